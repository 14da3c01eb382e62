# SPDX-License-Identifier: EUPL-1.2
"""Why somebody sits with whom: one person of a plan, table by table, and the question about one other."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.gatherings.forms.tables import OtherForm
from samenspel.gatherings.queries.table_why import Around, around
from samenspel.gatherings.queries.table_why_words import rounds_around, why_not
from samenspel.gatherings.queries.tables import Sitter, evening_head, plan_row
from samenspel.gatherings.views.frame import tabs_of


@requires("tables.view")
@require_safe
def table_why(
    request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID, registration_id: UUID
) -> HttpResponse:
    row = plan_row(gathering_id=gathering_id, plan_id=plan_id)
    one = around(gathering_id=gathering_id, row=row, registration_id=registration_id)
    people = {str(other.registration_id): other for other in one.others}
    form = OtherForm(request.GET or None, people=[(pk, _name(other)) for pk, other in people.items()])
    other = people.get(form.cleaned_data["met"]) if form.is_bound and form.is_valid() else None
    context = {
        "gathering": evening_head(gathering_id),
        "tabs": tabs_of(request, gathering_id),
        "row": row,
        "person": one.person,
        "rounds": rounds_around(one),
        "form": form if people else None,
        "other": other,
        **(_answer(one, other) if other else {}),
    }
    return render(request, "gatherings/evening/table_why.html", context)


def _answer(one: Around, other: Sitter) -> dict[str, list[int] | list[str]]:
    """In which rounds the two sit together; or why they do not."""
    together = one.rounds_with(other)
    return {"together": together, "sentences": [] if together else why_not(one, other)}


def _name(one: Sitter) -> str:
    return f"{one.name} ({one.organization})" if one.organization else one.name
