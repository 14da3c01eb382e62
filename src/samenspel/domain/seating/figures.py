# SPDX-License-Identifier: EUPL-1.2
"""What a plan reaches, counted from the plan itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .bounds import Bounds, upper_bounds
from .pairs import Flags, Numbers, Pairs, numbered
from .plan import Plan


@dataclass(frozen=True, slots=True)
class Figures:
    """Meetings of a plan. A meeting of two people is new when they did not know each other before.

    `new_upper` and `value_upper` cannot be passed by any plan. `fewest` is the number of new meetings of the
    person who has the fewest, `fewest_upper` its bound; `repeats` counts each time that a pair sits together
    again, `old_acquaintances` the pairs who met although they knew each other. `moved` counts, over all rounds,
    the people who sit at another table than in the plan that was kept, 0 without one.
    """

    new: int
    new_upper: int
    value: float
    value_upper: float
    fewest: int
    fewest_upper: int
    repeats: int
    old_acquaintances: int
    across_circles: int
    wishes: int
    wishes_met: int
    moved: int = 0


def figures_of(pairs: Pairs, plan: Plan, *, kept: Plan | None = None, bounds: Bounds | None = None) -> Figures:
    """Count what `plan` reaches for the instance of `pairs`; people whom the instance lacks do not count.

    `bounds` are those of the instance where somebody has them already: they take longer than all the counting.
    """
    met = meetings(pairs, plan)
    new = np.triu((met > 0) & ~pairs.known, 1)
    bounds = bounds or upper_bounds(pairs)
    circles, _ = numbered([person.circle for person in pairs.instance.people])
    each = new.sum(axis=0) + new.sum(axis=1)
    wishes, wishes_met = _wishes(pairs, plan)
    return Figures(
        new=int(new.sum()),
        new_upper=bounds.new,
        value=float(pairs.value[new].sum()),
        value_upper=bounds.value,
        fewest=int(each.min()),
        fewest_upper=bounds.fewest,
        repeats=int(np.maximum(np.triu(met, 1) - 1, 0).sum()),
        old_acquaintances=int(np.triu((met > 0) & pairs.known, 1).sum()),
        across_circles=int((new & (circles[:, None] != circles)).sum()),
        wishes=wishes,
        wishes_met=wishes_met,
        moved=_moved(plan, kept) if kept else 0,
    )


def meetings(pairs: Pairs, plan: Plan) -> Numbers:
    """people × people: in how many rounds each pair shares a table; the diagonal is 0."""
    n = len(pairs.instance.people)
    met = np.zeros((n, n), dtype=np.int64)
    for groups in plan.rounds:
        seat = np.full(n, -1, dtype=np.int64)
        for table, group in enumerate(groups):
            seat[[pairs.index[person] for person in group if person in pairs.index]] = table
        same: Flags = (seat[:, None] == seat) & (seat >= 0)
        met += same
    np.fill_diagonal(met, 0)
    return met


def _wishes(pairs: Pairs, plan: Plan) -> tuple[int, int]:
    people = {person.id: person for person in pairs.instance.people}
    asked = met = 0
    for groups in plan.rounds:
        for table, group in zip(pairs.instance.tables, groups, strict=True):
            wanted = [people[p].topics for p in group if p in people and people[p].topics]
            if table.topic is not None:
                asked += len(wanted)
                met += sum(table.topic in topics for topics in wanted)
    return asked, met


def _moved(plan: Plan, kept: Plan) -> int:
    moved = 0
    for number in range(1, min(len(plan.rounds), len(kept.rounds)) + 1):
        before = kept.table_of(number)
        moved += sum(before.get(person, table) != table for person, table in plan.table_of(number).items())
    return moved
