# SPDX-License-Identifier: EUPL-1.2
"""What no plan can pass: upper bounds on new meetings, on their value and on the fewest of one person.

Two counts, the lower of which holds: the pairs that fit at the tables with the best sizes, and half the sum over
people of the new companions that each can have (Harvey's count for the social golfer problem).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .pairs import Numbers, Pairs, size_ranges


@dataclass(frozen=True, slots=True)
class Bounds:
    """`new` and `fewest` count meetings, `value` has the unit of `Instance.value`."""

    new: int
    value: float
    fewest: int


def upper_bounds(pairs: Pairs) -> Bounds:
    """Bounds for a whole evening, finished rounds included as if they could still be changed."""
    instance = pairs.instance
    fits, companions = _companions(pairs)
    possible = pairs.possible
    each = np.minimum(companions, possible.sum(axis=1))
    new = int(min(fits, each.sum() // 2))
    worth = np.where(possible, pairs.value, -np.inf)
    ranked = -np.sort(-worth, axis=1)
    taken = np.arange(len(instance.people)) < each[:, None]
    by_person = float(np.where(taken & (ranked > 0), ranked, 0.0).sum()) / 2
    best = -np.sort(-worth[np.triu(possible, 1)])[:new]
    by_pair = float(np.maximum(best, 0.0).sum())
    return Bounds(new=new, value=min(by_person, by_pair), fewest=int(each.min(initial=new)))


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
