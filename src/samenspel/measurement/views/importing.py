# SPDX-License-Identifier: EUPL-1.2
"""Values from a list: choose it, look at what was read, have it taken."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, status_of
from samenspel.base.errors import Refused
from samenspel.base.tables import read_table
from samenspel.measurement.forms.importing import ListForm, TakeForm, packed
from samenspel.measurement.operations.import_reading import Found, knows_heading, read_values
from samenspel.measurement.operations.importing import Plan, plan_values, take_values
from samenspel.measurement.pictures import with_unit
from samenspel.measurement.queries.indicators import figures_by_hand

MOST_SHOWN = 200


@requires("indicators.change")
@READ_AND_WRITE
def import_values(request: HttpRequest, slug: str) -> HttpResponse:
    """Three moments of one address: the form, the preview (nothing is kept yet), and taking what was looked at."""
    if request.method == "POST" and "lines" in request.POST:
        return _take(request, slug)
    figures = figures_by_hand()
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(*typed, figures=figures, initial={"about": request.GET.get("cijfer", "")})
    if request.method == "POST" and form.is_valid():
        content, name = form.content()
        try:
            table = read_table(content, filename=name, knows_heading=knows_heading)
            found = read_values(table, about=dict(figures).get(form.cleaned_data["about"], ""))
            plan = plan_values(found.lines)
        except Refused as refusal:
            form.add_error("file" if name else "pasted", refusal.message)
        else:
            return render(request, "measurement/import_preview.html", _preview(slug, found, plan))
    context = {"form": form, "back_url": _list_url(slug), "has_figures": bool(figures)}
    return render(request, "measurement/import.html", context, status=status_of(form))


def _preview(slug: str, found: Found, plan: Plan) -> dict[str, Any]:
    left = sorted([*found.left, *plan.left], key=lambda one: one.number)
    return {
        "new": [(row.name, line.span, with_unit(line.value, row.unit)) for row, line in plan.new][:MOST_SHOWN],
        "changed": [
            (row.name, line.span, with_unit(there.value, row.unit), with_unit(line.value, row.unit))
            for row, line, there in plan.changed
        ][:MOST_SHOWN],
        "new_count": len(plan.new),
        "changed_count": len(plan.changed),
        "same": plan.same,
        "left": left[:MOST_SHOWN],
        "left_count": len(left),
        "empty": found.empty,
        "does_something": plan.does_something,
        "form": TakeForm(initial={"lines": packed(found.lines)}),
        "again_url": reverse("measurement:import", kwargs={"slug": slug}),
    }


def _take(request: HttpRequest, slug: str) -> HttpResponse:
    form = TakeForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["lines"][0]))
        return redirect("measurement:import", slug=slug)
    plan = take_values(form.cleaned_data["lines"])
    many = len(plan.new) + len(plan.changed)
    messages.success(
        request, ngettext("Er is %(n)d waarde opgenomen.", "Er zijn %(n)d waarden opgenomen.", many) % {"n": many}
    )
    return redirect(_list_url(slug))


def _list_url(slug: str) -> str:
    return reverse("measurement:indicator_list", kwargs={"slug": slug})
