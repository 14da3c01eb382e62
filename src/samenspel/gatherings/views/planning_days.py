# SPDX-License-Identifier: EUPL-1.2
"""Days to avoid, and what a chosen day runs into."""

from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.gatherings.forms.planning_days import DayCheckForm, DayToAvoidForm
from samenspel.gatherings.operations.planning_days import DayFacts, add_day, remove_day
from samenspel.gatherings.queries.planning_days import clashes_with, days_to_avoid

REMOVED = "removed_day"  # in the session: what an undo puts back


@requires("gatherings.change")
@require_http_methods(["GET", "HEAD", "POST"])
def day_list(request: HttpRequest, slug: str) -> HttpResponse:
    form = DayToAvoidForm(request.POST or None, initial={"form_key": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            add_day(day_id=form.cleaned_data["form_key"], facts=form.facts())
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return redirect("gatherings:day_list", slug=slug)
    context = {"form": form, "days": days_to_avoid(), "removed": request.session.get(REMOVED)}
    return render(request, "gatherings/planning/day_list.html", context, status=422 if form.errors else 200)


@requires("gatherings.change")
@require_POST
def day_remove(request: HttpRequest, slug: str, day_id: UUID) -> HttpResponse:
    """Gone at once; the page offers to put it back."""
    facts = remove_day(day_id=day_id)
    request.session[REMOVED] = {
        "id": str(day_id),
        "name": facts.name,
        "first": facts.first_date.isoformat(),
        "last": facts.last_date.isoformat(),
    }
    return redirect("gatherings:day_list", slug=slug)


@requires("gatherings.change")
@require_POST
def day_restore(request: HttpRequest, slug: str) -> HttpResponse:
    """Undo of a removal, from what this session remembers."""
    gone = request.session.pop(REMOVED, None)
    if gone:
        first, last = date.fromisoformat(gone["first"]), date.fromisoformat(gone["last"])
        add_day(day_id=UUID(gone["id"]), facts=DayFacts(name=gone["name"], first_date=first, last_date=last))
    return redirect("gatherings:day_list", slug=slug)


@requires("gatherings.change")
@require_safe
def day_check(request: HttpRequest, slug: str) -> HttpResponse:
    """A part of the form: what is on the day that was just chosen."""
    form = DayCheckForm(request.GET)
    moments = form.moments()
    clashes = clashes_with(*moments, besides=form.cleaned_data["form_key"]) if moments else []
    return render(request, "gatherings/planning/day_check.html", {"clashes": clashes})
