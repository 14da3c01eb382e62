# SPDX-License-Identifier: EUPL-1.2
"""The meal: how many eat, what they eat, and what to buy; on the screen and on paper."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.guards import requires
from samenspel.audit.operations import record
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Conflict
from samenspel.gatherings.forms.meals import LineFormSet, MealForm, lines_initial, lines_typed
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.meals import change_meal
from samenspel.gatherings.queries.meals import MealPage, meal_data, meal_page
from samenspel.gatherings.views.frame import tabs_of


def _page_asked(request: HttpRequest, gathering_id: UUID) -> MealPage:
    """Names only when they are asked for, and that is noted."""
    with_names = request.GET.get("namen") == "ja"
    if with_names:
        record(action="meal.names_shown", subject=Gathering.of(gathering_id))
    return meal_page(gathering_id, with_names=with_names)


@requires("registrations.change")
@require_safe
def meal(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    context = {
        "gathering": Gathering.of(gathering_id),
        "page": _page_asked(request, gathering_id),
        "with_names": request.GET.get("namen") == "ja",
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/planning/meal.html", context)


@requires("registrations.change")
@require_safe
def meal_pdf(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    data = meal_data(_page_asked(request, gathering_id))
    content = render_pdf(template="gatherings/documents/meal.typ", data=data)
    headers = {"Content-Disposition": 'inline; filename="boodschappen.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@requires("registrations.change")
@require_http_methods(["GET", "HEAD", "POST"])
def meal_edit(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """The whole list in one form. Whoever was second sees what the first kept, and keeps what they typed."""
    page = meal_page(gathering_id)
    typed = request.POST if request.method == "POST" else None
    form = MealForm(typed, expected=page.expected, initial={"version": page.version, "cook_for": page.cook_for})
    lines = LineFormSet(typed, initial=lines_initial(page), prefix="regel")
    status, conflict = (200 if typed is None else 422), False
    if typed is not None and _valid(form, lines):
        cook_for = form.cleaned_data["cook_for"]
        version = form.cleaned_data["version"] or 0
        try:
            change_meal(gathering_id=gathering_id, version=version, cook_for=cook_for, lines=lines_typed(lines))
        except Conflict:
            status, conflict = 409, True
            form = MealForm(expected=page.expected, initial={"version": page.version, "cook_for": cook_for})
        else:
            return redirect("gatherings:meal", slug=slug, gathering_id=gathering_id)
    context = {
        "gathering": Gathering.of(gathering_id),
        "page": page,
        "form": form,
        "lines": lines,
        "conflict": conflict,
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/planning/meal_edit.html", context, status=status)


def _valid(form: MealForm, lines: Any) -> bool:
    """Both; the summary on top says that a line is to be looked at, and the line says why."""
    if form.is_valid() and not lines.is_valid():
        form.add_error(None, _("Kijk de regels na waar iets bij staat."))
    return form.is_valid() and lines.is_valid()
