# SPDX-License-Identifier: EUPL-1.2
"""Afterwards: what followed the calls and the mails, with the people behind each number."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.queries.calling_results import CAME, PEOPLE, REGISTERED, WHAT, Asked, what_followed
from samenspel.gatherings.views.frame import tabs_of

BAR = 240  # the width of the longest bar


@dataclass(frozen=True, slots=True)
class Line:
    """One group with its three counts, and the lengths of its bars on one scale for all groups."""

    asked: Asked
    people: int
    registered: int
    came: int
    bars: tuple[int, int, int]


@requires("calls.view")
@require_safe
def call_results(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    gathering = Gathering.of(gathering_id)
    groups = what_followed(gathering_id)
    lines = _lines(groups)
    chosen = next((group for group in groups if group.code == request.GET.get("groep")), None)
    what = request.GET.get("wat") if request.GET.get("wat") in WHAT else PEOPLE
    context = {
        "gathering": gathering,
        "lines": lines,
        "chosen": chosen,
        "what": what,
        "rows": chosen.rows(what or PEOPLE) if chosen else [],
        "has_begun": gathering.starts_at <= timezone.now(),
        "links": {"people": PEOPLE, "registered": REGISTERED, "came": CAME},
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/call_results.html", context)


def _lines(groups: list[Asked]) -> list[Line]:
    most = max([1, *(len(group.people) for group in groups)])
    lines = []
    for group in groups:
        counts = (len(group.people), len(group.registered), len(group.came))
        bars = (counts[0] * BAR // most, counts[1] * BAR // most, counts[2] * BAR // most)
        lines.append(Line(group, *counts, bars))
    return lines
