# SPDX-License-Identifier: EUPL-1.2
"""What a facilitator prints: the list of participants, the tables per table and per person."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.documents import render_pdf
from samenspel.gatherings.queries import evening_papers as papers
from samenspel.gatherings.queries.door import everyone_expected
from samenspel.gatherings.queries.table_moves import moves_of
from samenspel.gatherings.queries.tables import EveningHead, PlanView, evening_head, plan_row, plan_view
from samenspel.gatherings.views.frame import tabs_of

PER_TABLE, PER_PERSON = "tafel", "persoon"


@requires("door.view")
@require_safe
def door_list(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    context = {
        "gathering": evening_head(gathering_id),
        "tabs": tabs_of(request, gathering_id),
        "people": everyone_expected(gathering_id),
    }
    return render(request, "gatherings/evening/participants.html", context)


@requires("door.view")
@require_safe
def door_list_pdf(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return _pdf("participants", papers.list_data(evening_head(gathering_id), everyone_expected(gathering_id)))


@requires("tables.view")
@require_safe
def table_print(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID, per: str) -> HttpResponse:
    head, plan = _plan(gathering_id, plan_id)
    context: dict[str, Any] = {"gathering": head, "tabs": tabs_of(request, gathering_id), "plan": plan, "per": per}
    if per == PER_PERSON:
        context["people"] = papers.people_in_plan(plan, moves_of(gathering_id=gathering_id, plan=plan))
    return render(request, "gatherings/evening/table_print.html", context)


@requires("tables.view")
@require_safe
def table_pdf(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID, per: str) -> HttpResponse:
    head, plan = _plan(gathering_id, plan_id)
    if per == PER_PERSON:
        return _pdf("seats", papers.seats_data(head, plan, moves_of(gathering_id=gathering_id, plan=plan)))
    return _pdf("tables", papers.tables_data(head, plan))


def _plan(gathering_id: UUID, plan_id: UUID) -> tuple[EveningHead, PlanView]:
    row = plan_row(gathering_id=gathering_id, plan_id=plan_id)
    if not row.has_seats:
        raise Http404
    return evening_head(gathering_id), plan_view(gathering_id=gathering_id, row=row)


def _pdf(name: str, data: Mapping[str, Any]) -> HttpResponse:
    content = render_pdf(template=f"gatherings/documents/{name}.typ", data=data)
    disposition = f'inline; filename="{name}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})
