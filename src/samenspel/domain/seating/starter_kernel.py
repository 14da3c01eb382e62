# SPDX-License-Identifier: EUPL-1.2
"""The inner loop of the search for starters: swap two people of a base round, and keep or undo it.

Importing this module loads numba: import it only where a starter is searched for.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .board import Int16, Int32, Int64
from .compiled import compiled
from .kernel import below, draw

HOT, COLD = 0.8, 0.15
"""Temperatures in repeated pairs at which a search begins and ends."""
WINDOW = 256
"""Moves between two changes of the temperature."""


class Search(NamedTuple):
    """Base rounds in which every class of pairs should be used no more often than it has room."""

    orbit: Int16
    """people × people: the class of each pair."""
    room: Int16
    """classes: how often each may be used."""
    table_of_seat: Int16
    """seats."""
    first_seat: Int16
    """tables + 1: the seats of table t are first_seat[t] up to first_seat[t + 1]."""
    seat: Int16
    """base rounds × seats: person."""
    used: Int32
    """classes: how often each is used."""
    cost: Int64
    """1: uses for which there is no room."""
    random: NDArray[np.uint64]
    """1: state of the generator."""


@compiled(inline=True)
def replace(search: Search, r: np.int64, hole: np.int64, out: np.int16, into: np.int16) -> int:
    """The person in seat `hole` of base round r is `into` instead of `out`: change in cost."""
    table, change = search.table_of_seat[hole], 0
    for k in range(search.first_seat[table], search.first_seat[table + 1]):
        if k == hole:
            continue
        x = search.seat[r, k]
        before, after = search.orbit[out, x], search.orbit[into, x]
        change -= 1 if search.used[before] > search.room[before] else 0
        search.used[before] -= 1
        change += 1 if search.used[after] >= search.room[after] else 0
        search.used[after] += 1
    return change


@compiled(inline=True)
def attempt(search: Search, r: np.int64, a: np.int64, b: np.int64, threshold: float) -> None:
    """Let seats a and b of base round r change hands when the cost rises by no more than the threshold."""
    p, q = search.seat[r, a], search.seat[r, b]
    change = replace(search, r, a, p, q) + replace(search, r, b, q, p)
    if change <= threshold:
        search.seat[r, a], search.seat[r, b] = q, p
        search.cost[0] += change
    else:
        replace(search, r, a, q, p)
        replace(search, r, b, p, q)


@compiled(inline=False)
def improve(search: Search, noise: NDArray[np.float64], start: int, stop: int, length: int) -> int:
    """Consider moves number `start` up to `stop` of a search of `length` moves; the number of the next move.

    Stops before `stop` when nothing is left to improve. `noise` as in `kernel.anneal`.
    """
    rounds, seats = search.seat.shape
    fall = np.log(COLD / HOT)
    warmth = HOT * np.exp(fall * (start - start % WINDOW) / length)
    for move in range(start, stop):
        if search.cost[0] == 0:
            return move
        if move % WINDOW == 0:
            warmth = HOT * np.exp(fall * move / length)
        bits = draw(search.random)
        more = draw(search.random)
        a, b = below(bits, seats), below(bits << np.uint64(32), seats)
        if search.table_of_seat[a] == search.table_of_seat[b]:
            continue
        threshold = -warmth * noise[(more >> np.uint64(8)) & np.uint64(4095)]
        attempt(search, below(more, rounds), a, b, threshold)
    return stop
