# SPDX-License-Identifier: EUPL-1.2
"""The pairs of an instance as matrices, and the sizes that tables may have in each round.

Every matrix is people × people, symmetric, in the order of `Instance.people`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .instance import Id, Instance, Label

Flags = NDArray[np.bool_]
Amounts = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Pairs:
    """Matrices derived from one instance. Nothing here depends on the ids, only on the order of the people."""

    instance: Instance

    @cached_property
    def index(self) -> dict[Id, int]:
        """The place of every person."""
        return self.instance.index()

    @cached_property
    def present(self) -> Flags:
        """rounds × people: who is there."""
        rows = [[r in p.rounds for p in self.instance.people] for r in range(1, self.instance.rounds + 1)]
        return np.array(rows, dtype=np.bool_).reshape(self.instance.rounds, len(self.instance.people))

    @cached_property
    def host(self) -> Numbers:
        """Per person the place of the table of which they are host, or -1."""
        place = {table.id: i for i, table in enumerate(self.instance.tables)}
        return np.array([-1 if p.host is None else place[p.host] for p in self.instance.people], dtype=np.int64)

    @cached_property
    def known(self) -> Flags:
        """Pairs for whom a meeting is not new."""
        return self._marked(self.instance.known)

    @cached_property
    def colleagues(self) -> Flags:
        """Pairs of one organisation, when the rule `same_org_apart` is on; sharing organisations left out."""
        rules = self.instance.rules
        orgs = [None if p.org in rules.sharing_orgs else p.org for p in self.instance.people]
        return same_label(orgs) if rules.same_org_apart else np.zeros_like(self.known)

    @cached_property
    def sharing(self) -> Flags:
        """Pairs of one organisation that may share a table only because there are too many of them."""
        orgs = [p.org if p.org in self.instance.rules.sharing_orgs else None for p in self.instance.people]
        return same_label(orgs) if self.instance.rules.same_org_apart else np.zeros_like(self.known)

    @cached_property
    def apart(self) -> Flags:
        """Pairs that must not share a table: asked for, or of one organisation."""
        return self._marked(self.instance.apart) | self.colleagues

    @cached_property
    def value(self) -> Amounts:
        """How useful it is that a pair meets; 0 on the diagonal."""
        n = len(self.instance.people)
        worth = np.full((n, n), self.instance.default_value)
        for a, b, weight in self.instance.value:
            worth[self.index[a], self.index[b]] = worth[self.index[b], self.index[a]] = weight
        np.fill_diagonal(worth, 0.0)
        return worth

    @cached_property
    def possible(self) -> Flags:
        """Pairs that could have a new meeting: unknown, not apart, no hosts of two tables, once there together."""
        hosts = self.host[:, None]
        two_hosts = (hosts >= 0) & (hosts.T >= 0) & (hosts != hosts.T)
        there = self.present.astype(np.int64)
        free: Flags = ~self.known & ~self.apart & ~two_hosts & (there.T @ there > 0)
        np.fill_diagonal(free, False)
        return free

    def _marked(self, pairs: tuple[tuple[Id, Id], ...]) -> Flags:
        n = len(self.instance.people)
        marks = np.zeros((n, n), dtype=np.bool_)
        for a, b in pairs:
            marks[self.index[a], self.index[b]] = marks[self.index[b], self.index[a]] = True
        return marks


def same_label(labels: list[Label]) -> Flags:
    """Which pairs share a label; nobody shares None."""
    numbers, _ = numbered(labels)
    alike: Flags = (numbers[:, None] == numbers) & np.array([x is not None for x in labels], dtype=np.bool_)
    np.fill_diagonal(alike, False)
    return alike


def numbered(labels: list[Label]) -> tuple[Numbers, int]:
    """Labels as whole numbers in order of first appearance, and how many there are (None is one of them)."""
    order: dict[tuple[type, Label], int] = {}
    numbers = [order.setdefault((type(label), label), len(order)) for label in labels]
    return np.array(numbers, dtype=np.int64), len(order)


def size_ranges(instance: Instance, people: int) -> tuple[Numbers, Numbers]:
    """Per table the fewest and the most seats taken when `people` are there, evenness included.

    The ranges may be empty or unable to hold all: `clashes.find_clashes` says so in words.
    """
    least = np.array([table.min for table in instance.tables], dtype=np.int64)
    most = np.array([min(table.max, people) for table in instance.tables], dtype=np.int64)
    if instance.rules.even_sizes:
        share, over = divmod(people, len(instance.tables))
        least = np.maximum(least, share)
        most = np.minimum(most, share + (over > 0))
    room = people - least.sum() + least
    return least, np.minimum(most, np.maximum(room, least))
