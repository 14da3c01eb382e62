# SPDX-License-Identifier: EUPL-1.2
"""The tabs that all pages of one gathering share. A page that does not exist yet has no tab."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from samenspel.access.policy import may
from samenspel.base.conflicts import conflict_page
from samenspel.base.scope import current_actor
from samenspel.gatherings.forms.registering import DetailsForm
from samenspel.gatherings.queries.registering_details import details_version
from samenspel.ui.components import Link

# label, name of its first page, permission, the other pages that count as being there
TABS = (
    (_("Overzicht"), "gatherings:gathering_detail", "gatherings.view", ("gathering_", "host")),
    (_("Programma"), "gatherings:programme", "gatherings.view", ("programme", "speaker")),
    (_("Uitnodigen"), "gatherings:invite", "gatherings.change", ("invite", "mailing", "contact_link")),
    (_("Bellen"), "gatherings:call_list", "calls.make", ("call",)),
    (_("Aanmeldingen"), "gatherings:registration_list", "registrations.view", ("registration", "lift", "meal")),
    (_("Tafels"), "gatherings:table_plan", "tables.view", ("table", "seating")),
    (_("Deur"), "gatherings:door", "door.view", ("door", "sticker")),
    (_("Schermen"), "gatherings:screens", "screens.view", ("screen",)),
    (_("Evaluatie"), "gatherings:evaluation_list", "evaluations.view", ("evaluation",)),
    (_("Oogst"), "portal:harvest_session", "harvest.view", ("harvest",)),
)


def page_url(name: str, *, slug: str, **values: UUID | str) -> str:
    """The address of a page, or nothing when that page does not exist."""
    try:
        return reverse(name, kwargs={"slug": slug, **values})
    except NoReverseMatch:
        return ""


def tabs_of(request: HttpRequest, gathering_id: UUID) -> list[Link]:
    """The tabs this person may open, with the one they are on marked."""
    match = request.resolver_match
    slug, here = (match.kwargs["slug"], match.url_name or "") if match else ("", "")
    actor = current_actor()
    return [
        Link(label=str(label), url=url, current=here.startswith(places))
        for label, name, permission, places in TABS
        if may(actor, permission) and (url := page_url(name, slug=slug, gathering_id=gathering_id))
    ]


def details_conflict(request: HttpRequest, form: DetailsForm, now: dict[str, Any], *, back_url: str) -> HttpResponse:
    """The person by their link and the facilitator wrote down different needs: both texts, and a choice."""
    theirs = {name: value for name, value in now.items() if name in form.fields}
    return conflict_page(request, form=form, theirs=theirs, version=details_version(now), back_url=back_url)
