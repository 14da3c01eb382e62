# SPDX-License-Identifier: EUPL-1.2
"""A first seating, quickly made: person by person, each to the table where it disturbs least."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .bounds import widest_sizes
from .clashes import joined
from .pairs import Amounts, Numbers, Pairs, numbered, size_ranges

BARRED = 1e6
UNWANTED = 1e3


def first_seating(
    pairs: Pairs, costs: Amounts, round_number: int, wanted: Numbers, rng: np.random.Generator
) -> Numbers:
    """Per person the table in this 1-based round, -1 for who is not there.

    `costs` (people × people) is what it costs that two share a table; `wanted` gives a table per person, or -1.
    Hosts, sizes and evenness always hold; all other rules as far as this simple method finds a way.
    """
    maker = _Maker(pairs, costs, round_number, rng)
    there = np.flatnonzero(pairs.present[round_number - 1]).tolist()
    hosts = [place for place in there if pairs.host[place] >= 0]
    if (wanted < 0).all():
        maker.widen(np.bincount(pairs.host[hosts], minlength=len(maker.least)))
    for place in hosts:
        maker.put([place], int(pairs.host[place]))
    groups = _groups(pairs, round_number, there)
    order = rng.permutation(len(groups)).tolist()
    order.sort(key=lambda g: (-len(groups[g]), wanted[groups[g][0]] < 0, -maker.trouble[groups[g]].sum()))
    for g in order:
        maker.seat([place for place in groups[g] if pairs.host[place] < 0], groups[g], wanted)
    return maker.table


def _groups(pairs: Pairs, round_number: int, there: Sequence[int]) -> list[list[int]]:
    """Who must sit together, as one group; everyone else alone."""
    index = pairs.index
    asked = [(index[a], index[b]) for a, b, number in pairs.instance.together if number == round_number]
    groups = joined(asked)
    tied = {place for group in groups for place in group}
    return groups + [[place] for place in there if place not in tied and pairs.host[place] < 0]


class _Maker:
    def __init__(self, pairs: Pairs, costs: Amounts, round_number: int, rng: np.random.Generator) -> None:
        present = pairs.present[round_number - 1]
        self.host = pairs.host
        self.least, self.most = size_ranges(pairs.instance, int(present.sum()))
        self.table: Numbers = np.full(len(present), -1, dtype=np.int64)
        self.size = np.zeros_like(self.least)
        self.left = int(present.sum())
        self.costs = costs + BARRED * pairs.apart
        self.trouble = pairs.apart.sum(axis=1)
        self.at_table: Amounts = np.zeros((len(self.least), len(present)))
        self.dither: NDArray[np.float64] = rng.random((len(self.least), len(present))) * 0.5
        rules, people = pairs.instance.rules, pairs.instance.people
        self.alike = np.zeros_like(costs)
        for labels, least in (
            ([p.circle for p in people], rules.min_circles),
            ([p.sector for p in people], rules.min_sectors),
        ):
            if least > 1:
                numbers, _ = numbered(labels)
                self.alike += 2.0 * (numbers[:, None] == numbers)

    def widen(self, hosts: Numbers) -> None:
        """Aim at the sizes that hold the most pairs: a search that moves one person at a time seldom gets there."""
        sizes = widest_sizes(np.maximum(self.least, hosts), self.most, self.left)
        if sizes is not None:
            self.least = self.most = sizes

    def seat(self, people: list[int], group: list[int], wanted: Numbers) -> None:
        """Seat `people` together, with the hosts in `group` if there are; apart when no table holds them all."""
        if not people:
            return
        table = self._best_table(people, group, wanted)
        if table >= 0:
            self.put(people, table)
        else:
            for place in people:
                self.seat([place], [place], wanted)

    def put(self, people: list[int], table: int) -> None:
        """Give these people a seat and remember what that costs the others."""
        self.table[people] = table
        self.size[table] += len(people)
        self.left -= len(people)
        self.at_table[table] += (self.costs[people] + self.alike[people]).sum(axis=0)

    def _best_table(self, people: list[int], group: list[int], wanted: Numbers) -> int:
        after = self.size + len(people)
        needed = np.maximum(self.least - self.size, 0)
        missing = needed.sum() - np.minimum(needed, len(people))
        possible = (after <= self.most) & (missing <= self.left - len(people))
        hosts = [int(self.host[place]) for place in group if self.host[place] >= 0]
        if hosts and possible[hosts[0]]:
            return hosts[0]
        if not possible.any():
            return -1
        cost = self.at_table[:, people].sum(axis=1) + self.dither[:, people[0]]
        cost = cost + UNWANTED * (np.arange(len(cost)) != wanted[people[0]])
        return int(np.argmin(np.where(possible, cost, np.inf)))
