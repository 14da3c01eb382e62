# SPDX-License-Identifier: EUPL-1.2
"""The list of gatherings and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.gatherings.queries.inviting import mails_about_off
from samenspel.gatherings.queries.planning import GatheringPage, gathering_lists, gathering_page
from samenspel.gatherings.queries.planning_days import clashes_with
from samenspel.gatherings.views.frame import page_url, tabs_of
from samenspel.gatherings.views.planning_figures import figures_of
from samenspel.gatherings.views.planning_states import backward_step, forward_step
from samenspel.gatherings.views.planning_tasks import tasks_for


@requires("gatherings.view")
@require_safe
def gathering_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "lists": gathering_lists(),
        "may_change": may(current_actor(), "gatherings.change"),
        "new_url": page_url("gatherings:gathering_new", slug=slug),
    }
    return render(request, "gatherings/planning/gathering_list.html", context)


@requires("gatherings.view")
@require_safe
def gathering_detail(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    page = gathering_page(gathering_id)
    context = {
        "gathering": page,
        "tabs": tabs_of(request, gathering_id),
        "tasks": tasks_for(page, slug=slug),
        "figures": figures_of(page, slug=slug),
        "forward": forward_step(page.state, on_the_day=localdate(page.starts_at) <= localdate()),
        "backward": backward_step(page.state),
        "facts": _facts(page),
        "programme_url": page_url("gatherings:programme", slug=slug, gathering_id=gathering_id),
        "may_change": may(current_actor(), "gatherings.change"),
        "clashes": _clashes(page),
        "off_mails": mails_about_off(gathering_id, since=page.called_off_at) if page.called_off_at else 0,
    }
    return render(request, "gatherings/planning/gathering_detail.html", context)


def _clashes(page: GatheringPage) -> list[str]:
    """Only while the day can still be another one, for whoever can change it."""
    if page.starts_at <= timezone.now() or not may(current_actor(), "gatherings.change"):
        return []
    return clashes_with(page.starts_at, page.ends_at, besides=page.id)


def _facts(page: GatheringPage) -> list[tuple[str, str]]:
    """What was decided, in pairs of word and value; what was left empty is left out."""
    sentence = ngettext("%(rounds)d ronde, tafels van %(size)d", "%(rounds)d rondes, tafels van %(size)d", page.rounds)
    tables = sentence % {"rounds": page.rounds, "size": page.table_size}
    pairs = [
        (_("Thema"), page.theme),
        (_("Ontvangst"), page.host),
        (_("Plek"), "\n".join(line for line in (page.place, page.address) if line)),
        (_("Tafels"), tables if page.with_tables else _("Zonder tafelindeling")),
        (_("Eten"), _("We eten samen") if page.with_meal else ""),
    ]
    return [(word, value) for word, value in pairs if value]
