# SPDX-License-Identifier: EUPL-1.2
"""What everybody may see of the figures, as a value that is frozen when it is published.

Counts of people follow `domain.disclosure` and `domain.releases`: below ten nothing, the rest to the nearest five, no
part beside its whole when the rest is a few people, no share of 0 % or 100 %, and what was published before moves only
when ten people moved. Figures that count no people, and those the CBS published, stand as they are.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import chain
from typing import Any
from uuid import UUID

from samenspel.agenda.constants import GoalState
from samenspel.agenda.models import Goal, WorkingGroup
from samenspel.base.errors import NotFound
from samenspel.domain.disclosure import LEAST, published
from samenspel.domain.periods import Span
from samenspel.domain.releases import Released, again, family, share
from samenspel.domain.spotting import Names, addresses_in, names
from samenspel.measurement.constants import COUNTED_WITHIN, DashboardPart
from samenspel.measurement.models import DashboardPublication, ReleasedCount
from samenspel.measurement.queries.frozen import frozen_row, thawed_row
from samenspel.measurement.queries.indicators import IndicatorRow, Value, indicator_rows
from samenspel.organizations.models import Contact, Organization
from samenspel.partnerships.models import Membership, Partnership

Key = tuple[str, Span]  # one count of people: of what (`IndicatorRow.what`), over which period


@dataclass(frozen=True, slots=True)
class Release:
    """One count of people as it goes out; `people` of a share: among how many."""

    exact: int
    people: int | None
    shown: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be published, and the exact counts behind it, which are never part of it."""

    content: dict[str, Any]
    releases: dict[Key, Release]

    @property
    def digest(self) -> str:
        return hashlib.sha256(json.dumps(self.content, sort_keys=True).encode()).hexdigest()


def draft(partnership: Partnership, parts: Collection[str]) -> Draft:
    """The chosen figures and parts, made fit for everybody."""
    everything = indicator_rows()
    releases = releases_of(everything, released_before())
    rows = [row for row in everything if row.is_public]
    shown = [public_row(row, releases, with_story=DashboardPart.STORIES in parts) for row in rows]
    content = {
        "name": partnership.name,
        "is_made_up": partnership.is_made_up,
        "parts": sorted(parts),
        "ambition": partnership.ambition if DashboardPart.AMBITION in parts else "",
        "goals": _goals() if DashboardPart.GOALS in parts else [],
        "figures": [frozen_row(row) for row in shown if row.values],
    }
    return Draft(content, releases)


def _goals() -> list[str]:
    open_goals = Goal.objects.filter(state=GoalState.RUNNING).order_by("pillar__position", "position")
    return list(open_goals.values_list("title", flat=True))


# --- counts of people -------------------------------------------------------------------------------------


def released_before() -> dict[Key, Release]:
    rows = ReleasedCount.objects.values_list("what", "start_date", "end_date", "exact", "people", "shown")
    return {(what, Span(start, end)): Release(exact, people, shown) for what, start, end, exact, people, shown in rows}


def releases_of(rows: list[IndicatorRow], before: Mapping[Key, Release]) -> dict[Key, Release]:
    """Every count of people in the public ones of these figures, with what may be shown of it now."""
    counted = [row for row in rows if row.is_protected]
    found = _counts([row for row in counted if not row.is_share], before)
    for row in counted:
        if row.is_share and row.is_public:
            for value in _over(row):
                key = (row.what, value.span)
                found[key] = _again(_fresh_share(value), before.get(key))
    return found


def _over(row: IndicatorRow) -> list[Value]:
    """Periods that are over: a year that still grows would be told a few people at a time."""
    return [value for value in row.values if not value.is_running]


def _counts(rows: list[IndicatorRow], before: Mapping[Key, Release]) -> dict[Key, Release]:
    """What is not public any more, or not there any more, is still known: nothing new is shown from which the rest of
    that could be found."""
    exact = {key: was.exact for key, was in before.items() if _is_known(was) and was.people is None}
    fresh: dict[Key, int | None] = {}
    for row in rows:
        for value in _over(row) if row.is_public else ():
            key = (row.what, value.span)
            exact[key] = max(0, round(value.value))
            fresh[key] = published(exact[key])
    hidden = {whole: _hidden(whole, parts, exact) for whole, parts in _families(rows, exact).items()}
    for keys in hidden.values():
        fresh |= {key: None for key in keys if key in fresh}
    found = {key: _again(Release(exact[key], None, shown), before.get(key)) for key, shown in fresh.items()}
    for whole, keys in hidden.items():
        if _is_known(found.get(whole)) and any(_is_known(found.get(key, before.get(key))) for key in keys):
            was = before.get(whole)
            found[whole] = was if was is not None and _is_known(was) else replace(found[whole], shown=None)
    return found


def _hidden(whole: Key, parts: Mapping[str, int], exact: Mapping[Key, int]) -> list[Key]:
    """The parts that cannot stand beside this whole."""
    return [(part, whole[1]) for part, count in family(exact[whole], parts).items() if count is None]


def _is_known(release: Release | None) -> bool:
    return release is not None and release.shown is not None


def _families(rows: list[IndicatorRow], exact: Mapping[Key, int]) -> dict[Key, dict[str, int]]:
    families: defaultdict[Key, dict[str, int]] = defaultdict(dict)
    said = _said(rows)
    for (what, span), count in exact.items():
        for whole in (*said[what], *_within(what)):
            if (whole, span) in exact:
                families[whole, span][what] = count
    return families


def _said(rows: list[IndicatorRow]) -> defaultdict[str, set[str]]:
    """What the people of each are among, as somebody said it."""
    names = {row.id: row.what for row in rows}
    said: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.part_of_id in names:
            said[row.what].add(names[row.part_of_id])
    return said


def _within(what: str) -> list[str]:
    """The same, as it follows from what is counted."""
    return [f"data:{whole.value}" for part, whole in COUNTED_WITHIN.items() if what == f"data:{part.value}"]


def _fresh_share(value: Value) -> Release:
    """Without how many people it is of, nothing can be said about how few they are."""
    if not value.people:
        return Release(0, None, None)
    part = round(value.value * value.people / 100)
    return Release(part, value.people, share(part, value.people))


def _again(now: Release, before: Release | None) -> Release:
    """What was published before stays, until ten people moved."""
    if before is None:
        return now
    if now.people is not None and before.people is not None and abs(now.people - before.people) >= LEAST:
        return now
    kept = again(now.exact, now.shown, Released(before.exact, before.shown))
    return before if kept.exact == before.exact and kept.shown == before.shown else now


def public_row(row: IndicatorRow, releases: Mapping[Key, Release], *, with_story: bool) -> IndicatorRow:
    """The indicator as everybody may see it."""
    told = replace(row, story=row.story if with_story else "", goal="", goal_id=None, part_of_id=None)
    if not row.is_protected:
        return replace(told, values=tuple(_bare(value) for value in row.values))
    values = tuple(
        replace(_bare(value), value=Decimal(shown), people=None)
        for value in _over(row)
        if (shown := releases[row.what, value.span].shown) is not None
    )
    began = next((value.value for value in values if value.span == row.baseline_span), None)
    return replace(
        told, values=values, baseline_value=began, baseline_span=row.baseline_span if began is not None else None
    )


def _bare(value: Value) -> Value:
    return replace(value, id=None, note="", version=0)


# --- names ------------------------------------------------------------------------------------------------


def findings(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Where a person or an address stands in what would be published, and the words."""
    known = names_here()
    texts = [("", content["ambition"]), *(("", goal) for goal in content["goals"])]
    for figure in content["figures"]:
        texts += [(figure["name"], figure[field]) for field in ("name", "definition", "unit", "source", "story")]
    return [(where, words) for where, text in texts for words in (*known.people_in(text), *addresses_in(text))]


def names_here() -> Names:
    people = chain(
        Contact.objects.values_list("name", flat=True), Membership.objects.values_list("user__name", flat=True)
    )
    groups = WorkingGroup.objects.values_list("name", flat=True)
    bodies = Organization.objects.filter(partner__isnull=False)  # a register may hold 40,000 more
    return names(people, bodies.values_list("name", flat=True), groups)


# --- published --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Published:
    id: UUID
    code: str
    published_at: datetime
    may_be_found: bool
    content: dict[str, Any]

    @property
    def rows(self) -> list[IndicatorRow]:
        return rows_of(self.content)


def rows_of(content: Mapping[str, Any]) -> list[IndicatorRow]:
    return [thawed_row(one) for one in content["figures"]]


def live() -> Published | None:
    row = DashboardPublication.objects.filter(withdrawn_at__isnull=True).first()
    return _published(row) if row else None


def published_at_code(code: str) -> Published:
    """What was frozen at this address; 404 when there is none, or none any more."""
    row = DashboardPublication.objects.filter(code=code, withdrawn_at__isnull=True).first()
    if row is None:
        raise NotFound("DashboardPublication")
    return _published(row)


def _published(row: DashboardPublication) -> Published:
    return Published(row.pk, row.code, row.published_at, row.may_be_found, row.content)
