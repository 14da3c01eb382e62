# SPDX-License-Identifier: EUPL-1.2
"""What got done, what stayed: counts with the rows behind each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.sections import section_tabs
from samenspel.gatherings.queries.done_and_stayed import done_and_stayed as counted
from samenspel.gatherings.queries.done_and_stayed import rows_behind

FEW = 20  # below this the page says that small numbers say little


@requires("actions.view")
@require_safe
def done_and_stayed(request: HttpRequest, slug: str) -> HttpResponse:
    found = counted()
    context = {
        "found": found,
        "few": found.written < FEW,
        "tabs": section_tabs(slug, "gatherings:done_and_stayed"),
    }
    return render(request, "gatherings/evaluating/done_and_stayed.html", context)


@requires("actions.view")
@require_safe
def done_and_stayed_rows(request: HttpRequest, slug: str) -> HttpResponse:
    behind = rows_behind(
        kind=request.GET.get("soort", ""),
        gathering=request.GET.get("bij", ""),
        column=request.GET.get("stand", "") or "alle",
    )
    return render(request, "gatherings/evaluating/done_and_stayed_rows.html", {"behind": behind})
