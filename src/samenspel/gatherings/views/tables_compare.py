# SPDX-License-Identifier: EUPL-1.2
"""Two plans beside each other, and who moves when a plan is used."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.gatherings.forms.tables import CompareForm
from samenspel.gatherings.queries.table_compare import comparison
from samenspel.gatherings.queries.table_moves import moves_of
from samenspel.gatherings.queries.tables import PlanRow, evening_head, plan_row, plan_rows, plan_view
from samenspel.gatherings.views.frame import tabs_of


@requires("tables.view")
@require_safe
def table_compare(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    head = evening_head(gathering_id)
    rows = {str(row.id): row for row in plan_rows(gathering_id) if row.has_seats}
    form = CompareForm(_chosen(request, list(rows)), plans=[(pk, _name(row)) for pk, row in rows.items()])
    context = {
        "gathering": head,
        "tabs": tabs_of(request, gathering_id),
        "form": form if len(rows) > 1 else None,
        "may_change": may(current_actor(), "tables.change") and not head.is_harvested,
    }
    if len(rows) > 1 and form.is_valid():
        context["beside"] = comparison(rows[form.cleaned_data["een"]], rows[form.cleaned_data["twee"]])
    return render(request, "gatherings/evening/table_compare.html", context)


@requires("tables.view")
@require_safe
def table_moves(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID) -> HttpResponse:
    row = plan_row(gathering_id=gathering_id, plan_id=plan_id)
    plan = plan_view(gathering_id=gathering_id, row=row)
    context = {
        "gathering": evening_head(gathering_id),
        "tabs": tabs_of(request, gathering_id),
        "plan": plan,
        "moves": moves_of(gathering_id=gathering_id, plan=plan),
    }
    return render(request, "gatherings/evening/table_moves.html", context)


def _chosen(request: HttpRequest, newest: list[str]) -> dict[str, str]:
    """What was asked for; without that the newest plan beside the one before it."""
    later, earlier = [*newest[:2], "", ""][:2]
    return {"een": request.GET.get("een", earlier), "twee": request.GET.get("twee", later)}


def _name(row: PlanRow) -> str:
    made = date_format(localtime(row.created_at), "j b, H.i")
    people = _("wie er is") if row.from_attendance else _("aanmeldingen")
    new = _("%(new)d van %(bound)d nieuw") % {"new": row.new, "bound": row.bound}
    return " · ".join(filter(None, (made, people, new, row.goal_words, row.state_label)))
