# SPDX-License-Identifier: EUPL-1.2
"""What no plan can pass: upper bounds on new meetings, on their value and on the fewest of one person.

Two counts, the lower of which holds: the pairs that fit at the tables with the best sizes, and half the sum over
people of the new companions that each can have (Harvey's count for the social golfer problem).

What those pairs can be worth at most follows from a price on every companion and on every pair (Lagrange): any
prices give a bound, and good ones are found by raising what is in too great demand and lowering the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .pairs import Amounts, Numbers, Pairs, size_ranges

TURNS, COOLING = 120, 0.95
"""How often prices change, and how much less each time."""
WORK = 8_000_000
"""Pairs looked at in all: of large evenings prices change less often, so that the first plan does not wait."""
GRAIN = 1024
"""Prices are multiples of one part in so many."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """`new` and `fewest` count meetings, `value` has the unit of `Instance.value`."""

    new: int
    value: float
    fewest: int


def upper_bounds(pairs: Pairs) -> Bounds:
    """Bounds for a whole evening, finished rounds included as if they could still be changed."""
    fits, companions = _companions(pairs)
    possible = pairs.possible
    each = np.minimum(companions, possible.sum(axis=1))
    new = int(min(fits, each.sum() // 2))
    value = most_worth(np.where(possible, np.maximum(pairs.value, 0.0), 0.0), each, new)
    return Bounds(new=new, value=value, fewest=int(each.min(initial=new)))


def most_worth(worth: Amounts, companions: Numbers, pairs: int) -> float:
    """What so many pairs are worth at most, when nobody is in more of them than `companions` says.

    `worth` (people × people) is not negative, symmetric, and 0 on the diagonal.
    """
    if not companions.sum() or not pairs:
        return 0.0
    ranked = -np.sort(-worth, axis=1)
    last = np.clip(companions - 1, 0, len(worth) - 1)[:, None]
    person = np.where(companions > 0, np.take_along_axis(ranked, last, axis=1)[:, 0], 2 * ranked[:, 0]) / 2
    pair, best, step = 0.0, np.inf, float(worth.max()) / 2
    lowest = float(-np.sort(-worth[np.triu_indices(len(worth), 1)])[:pairs].sum())
    for _ in range(min(TURNS, 1 + WORK // worth.size)):
        left = worth - person[:, None] - person - pair
        bought = left > 0
        np.fill_diagonal(bought, val=False)
        best = min(best, float(companions @ person) + pairs * pair + float(left[bought].sum()) / 2)
        demand = bought.sum(axis=1)
        person = _grained(person + step * (demand - companions) / (1 + np.abs(demand - companions).max(initial=0)))
        pair = float(_grained(np.array(pair + step * (demand.sum() / 2 - pairs) / (1 + pairs))))
        step *= COOLING
    return min(best, lowest)


def _grained(prices: Amounts) -> Amounts:
    """Not negative, and rounded so that sums of whole values stay exact."""
    rounded: Amounts = np.maximum(np.rint(prices * GRAIN) / GRAIN, 0.0)
    return rounded


def _companions(pairs: Pairs) -> tuple[int, Numbers]:
    """The pairs that fit at the tables over all rounds; per person the most companions over all rounds."""
    fits = 0
    companions = np.zeros(len(pairs.instance.people), dtype=np.int64)
    for there in pairs.present:
        least, most = size_ranges(pairs.instance, int(there.sum()))
        fits += _most_pairs(least, most, int(there.sum()))
        seats = np.where(pairs.host >= 0, most[pairs.host], most.max())
        companions += np.where(there, np.maximum(seats - 1, 0), 0)
    return fits, companions


def _most_pairs(least: Numbers, most: Numbers, people: int) -> int:
    """The most pairs that fit, over all sizes within the ranges that seat everyone; 0 when none do."""
    if (least == most).all():
        return int((least * (least - 1) // 2).sum())
    return max(int(_pairs_up_to(least, most, people)[-1][people]), 0)


def widest_sizes(least: Numbers, most: Numbers, people: int) -> Numbers | None:
    """Sizes within the ranges that seat everyone and hold the most pairs, or None when none seat everyone."""
    layers = _pairs_up_to(least, most, people)
    if layers[-1][people] < 0:
        return None
    sizes, left = np.zeros_like(least), people
    for t in range(len(least) - 1, -1, -1):
        size = np.arange(least[t], min(most[t], left) + 1)
        before = layers[t][left - size]
        sizes[t] = size[np.argmax(np.where(before >= 0, before + size * (size - 1) // 2, -1))]
        left -= int(sizes[t])
    return sizes


def _pairs_up_to(least: Numbers, most: Numbers, people: int) -> list[Numbers]:
    """For the first 0, 1, … tables: the most pairs that so many people make there, -1 where they do not fit."""
    layers = [np.full(people + 1, -1, dtype=np.int64)]
    layers[0][0] = 0
    for low, high in zip(least.tolist(), most.tolist(), strict=True):
        longer = np.full(people + 1, -1, dtype=np.int64)
        for size in range(low, min(high, people) + 1):
            before = layers[-1][: people + 1 - size]
            found = np.where(before >= 0, before + size * (size - 1) // 2, -1)
            np.maximum(longer[size:], found, out=longer[size:])
        layers.append(longer)
    return layers


def share(part: float, whole: float) -> float:
    """How much of a bound is reached, 1.0 when nothing was possible."""
    return part / whole if whole else 1.0
