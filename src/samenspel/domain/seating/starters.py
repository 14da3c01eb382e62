# SPDX-License-Identifier: EUPL-1.2
"""Seatings without a repeat that grow out of a few base rounds (starters, difference families).

The people are some copies of an abelian group, and a few fixed people. Adding an element of the group to everyone
turns a round into another round; all elements together turn every base round into as many rounds as the group
is large. A pair is carried through its whole orbit, so nobody meets twice when every orbit of pairs is used at
most once, and those that close early (differences that are their own opposite, two fixed people) never
(Colbourn and Dinitz, *Handbook of combinatorial designs*, II.7 and VI.16). The base rounds are searched for: a
problem many times smaller than the whole evening.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import gcd, prod

import numpy as np

from .fields import prime_power
from .pairs import Numbers


@dataclass(frozen=True, slots=True)
class Starter:
    """A way to divide people: `copies` of the group with cyclic parts `orders`, then `fixed` people."""

    orders: tuple[int, ...]
    copies: int
    fixed: int
    base_rounds: int

    @property
    def order(self) -> int:
        """How many elements the group has."""
        return prod(self.orders)

    @property
    def people(self) -> int:
        """How many people it seats."""
        return self.order * self.copies + self.fixed

    @property
    def rounds(self) -> int:
        """How many rounds come out of the base rounds."""
        return self.order * self.base_rounds

    def room(self, size: int) -> int:
        """An upper bound on the orbits of pairs that tables of this size can use."""
        involutions = prod(gcd(2, order) for order in self.orders) - 1
        pure = self.copies * (self.order - 1 - involutions) // 2
        mixed = self.copies * (self.copies - 1) // 2 * self.order
        return pure + mixed + self.fixed * min(self.copies, self.base_rounds * (size - 1))

    def orbits(self) -> tuple[Numbers, Numbers]:
        """people × people: the orbit of each pair; and per orbit 1 when it may be used once, 0 when never."""
        elements, codes = _elements(self.orders)
        moved = self.order * self.copies
        copy, place = np.divmod(np.arange(moved), self.order)
        difference = _code(elements[place][None, :] - elements[place][:, None], self.orders, codes)
        pure = copy[:, None] == copy[None, :]
        back = difference.T
        forward = np.where(copy[:, None] <= copy[None, :], difference, back)
        kind = np.minimum(copy[:, None], copy[None, :]) * self.copies + np.maximum(copy[:, None], copy[None, :])
        label = 1 + kind * self.order + np.where(pure, np.minimum(difference, back), forward)
        whole: Numbers = np.zeros((self.people, self.people), dtype=np.int64)
        whole[:moved, :moved] = np.where(pure & (difference == back), 0, label)
        to_fixed = 1 + self.copies**2 * self.order + np.arange(self.fixed)[:, None] * self.copies + copy
        whole[moved:, :moved], whole[:moved, moved:] = to_fixed, to_fixed.T
        labels, orbit = np.unique(whole, return_inverse=True)
        return orbit.reshape(whole.shape), (labels > 0).astype(np.int64)

    def develop(self, base: Numbers) -> Numbers:
        """From base rounds × people to all rounds × people: the table of everyone."""
        elements, codes = _elements(self.orders)
        moved = self.order * self.copies
        copy, place = np.divmod(np.arange(moved), self.order)
        rows = []
        for element in elements:
            from_place = _code(elements[place] - element, self.orders, codes)
            origin = np.concatenate([copy * self.order + from_place, np.arange(moved, self.people)])
            rows.append(base[:, origin])
        return np.concatenate(rows)


def promising(sizes: Sequence[int], rounds: int) -> list[Starter]:
    """Ways that have enough orbits for tables of these sizes and this many rounds; the likeliest first."""
    people, needed = sum(sizes), sum(size * (size - 1) // 2 for size in sizes)
    found = []
    for order in range(3, min(2 * rounds, people) + 1):
        base = -(-rounds // order)
        for copies, orders in product({people // order, people // order - 1}, abelian_groups(order)):
            starter = Starter(orders, copies, people - copies * order, base)
            crowded = starter.fixed > len(sizes) or (starter.fixed and base * (min(sizes) - 1) > copies)
            if copies > 0 and not crowded and starter.room(max(sizes)) >= base * needed:
                found.append(starter)
    # A single base round is the smallest search; rounds that are not asked for make it harder.
    return sorted(found, key=lambda s: (s.base_rounds > 1, s.rounds, s.base_rounds, s.fixed, len(s.orders)))


def abelian_groups(order: int) -> Iterator[tuple[int, ...]]:
    """Every abelian group with this many elements, as the orders of its cyclic parts, each a prime power."""
    powers = [d for d in range(2, order + 1) if prime_power(d) and order % d == 0]
    primes = [d for d in powers if prime_power(d) == (d, 1)]
    exponents = [max(e for p, e in filter(None, map(prime_power, powers)) if p == prime) for prime in primes]
    for parts in product(*(list(_partitions(exponent, exponent)) for exponent in exponents)):
        yield tuple(p**k for p, part in zip(primes, parts, strict=True) for k in part)


def _partitions(number: int, largest: int) -> Iterator[tuple[int, ...]]:
    if number == 0:
        yield ()
    for first in range(min(number, largest), 0, -1):
        for rest in _partitions(number - first, first):
            yield (first, *rest)


def _elements(orders: tuple[int, ...]) -> tuple[Numbers, Numbers]:
    """The elements of the group as rows, in the order of their codes, and the weight of each part in a code."""
    elements = np.array(list(product(*map(range, orders))), dtype=np.int64)
    codes = np.array([prod(orders[i + 1 :]) for i in range(len(orders))], dtype=np.int64)
    return elements, codes


def _code(rows: Numbers, orders: tuple[int, ...], codes: Numbers) -> Numbers:
    numbers: Numbers = (rows % np.array(orders)) @ codes
    return numbers
