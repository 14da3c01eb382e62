# SPDX-License-Identifier: EUPL-1.2
"""Who comes: the list, the short list to print, the file for a spreadsheet."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.audit.operations import record
from samenspel.base.answers import page_number
from samenspel.base.fields import plain_text
from samenspel.base.scope import current_actor
from samenspel.base.tables import write_csv
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.forms.registering import PeopleFilterForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.queries.registering import (
    HEADINGS,
    STANDS,
    STANDS_AFTERWARDS,
    export_rows,
    gathering_head,
    needs_of,
    people_page,
)
from samenspel.gatherings.views.frame import tabs_of


def frame(request: HttpRequest, gathering_id: UUID) -> dict[str, Any]:
    """What every page about the people of one gathering needs."""
    return {
        "gathering": gathering_head(gathering_id),
        "tabs": tabs_of(request, gathering_id),
        "may_change": may(current_actor(), "registrations.change"),
    }


@requires("registrations.view")
@require_safe
def registration_list(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    wanted = request.GET.get("stand", "")
    stand = wanted if wanted in STANDS else "alles"
    text = plain_text(request.GET.get("q", ""))[:100]
    page = people_page(gathering_id, stand=stand, text=text, number=page_number(request.GET))
    around = frame(request, gathering_id)
    is_over = around["gathering"].state == GatheringState.HARVESTED
    words = STANDS_AFTERWARDS if is_over else STANDS
    stands = [(name, f"{label} ({page.counts.get(name, 0)})") for name, label in words.items()]
    context = {
        **around,
        "is_over": is_over,
        "page": page,
        "stand": stand,
        "form": PeopleFilterForm(initial={"q": text, "stand": stand}, stands=stands),
        "query": request.GET.urlencode(),
    }
    return render(request, "gatherings/registering/registration_list.html", context)


@requires("registrations.change")
@require_safe
def registration_needs(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    context = {**frame(request, gathering_id), "needs": needs_of(gathering_id)}
    return render(request, "gatherings/registering/registration_needs.html", context)


@requires("registrations.change")
@require_safe
def registration_csv(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    head = gathering_head(gathering_id)
    rows = export_rows(gathering_id)
    record(action="registrations.exported", subject=Gathering.of(gathering_id), count=len(rows))
    response = HttpResponse(write_csv([str(word) for word in HEADINGS], rows), content_type="text/csv; charset=utf-8")
    name = slugify(head.title)[:60] or "bijeenkomst"
    response["Content-Disposition"] = f'attachment; filename="aanmeldingen-{name}.csv"'
    return response
