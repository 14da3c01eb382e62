# SPDX-License-Identifier: EUPL-1.2
"""How warm a search for useful meetings begins and ends, read from the instance itself.

A fixed part of the average value does not do: distances between points want a search six times cooler than random
values of the same mean and spread. What does is to look at a settled seating and ask how much every possible swap
would lose there: at a warmth where one swap in fifty would still be taken, the search is some four times too hot.
One setting so serves evenings with organisations and every family of the maximally diverse grouping library.
"""

from __future__ import annotations

import numpy as np

from .board import Board, Int32
from .pairs import Amounts, Flags, Numbers

Warmth = tuple[float, float]
"""Where a run begins and where it ends, in points of the score."""

UNSETTLED = 0.05
"""The first warmth, to settle quickly: in spreads of the value, for each root of a companion."""
TAKEN = 0.02
"""The share of swaps that a settled seating would take at `OVERHEATED` times the warmth to begin with."""
OVERHEATED = 4.0
FALL = 2.0
"""A run ends so many times cooler than it begins."""
SAMPLE = 200
"""Of so many people and more only a part is looked at, evenly spread."""
COOLEST = 4.0
HALVINGS = 40


def first_warmth(worth: Amounts, companions: float) -> Warmth:
    """Where a first run begins and ends; `worth` holds the score of every pair that could meet.

    `companions` is how many people share a table, on average.
    """
    spread = float(worth.std()) if worth.size else 0.0
    hot = max(UNSETTLED * spread * max(companions, 1.0) ** 0.5, 1.0)
    return hot, hot / FALL


def settled_warmth(losses: Amounts, before: Warmth, first: Warmth) -> Warmth:
    """Where the next run begins and ends, from what swaps would lose now (see `all_losses`).

    Where too many swaps would cost nothing, the seating is not settled yet: the next run is cooler than the one
    `before`, though never cooler than a part of the `first`.
    """
    if not losses.size:
        return before
    if float((losses <= 0).mean()) >= TAKEN:
        hot = max(before[0] / FALL, first[0] / COOLEST)
        return hot, hot / FALL
    low, high = 1e-3, 1e9
    for _ in range(HALVINGS):
        middle = float(np.sqrt(low * high))
        taken = float(np.exp(-losses / middle).mean())
        low, high = (low, middle) if taken > TAKEN else (middle, high)
    hot = max(low / OVERHEATED, 1.0)
    return hot, hot / FALL


def all_losses(board: Board, liking: Int32) -> Amounts:
    """What swaps would lose, over all rounds of the board."""
    rounds, people = board.seat_of.shape
    movable = np.zeros((rounds, people), dtype=np.bool_)
    movable[board.movers[:, 0], board.movers[:, 1]] = True
    table = board.table_of.astype(np.int64)
    each = [
        swap_losses(board.gain[r].astype(np.float64), liking[r].astype(np.float64), table[r], movable[r])
        for r in range(rounds)
    ]
    return np.concatenate([np.zeros(0), *each])


def swap_losses(gain: Amounts, liking: Amounts, table: Numbers, movable: Flags) -> Amounts:
    """What swaps of two people at different tables would lose in one round; 0 when one would not lose.

    `gain` (people × people) is what it adds that two share a table, `liking` (tables × people) what the table
    itself adds, `table` (people) where each sits or -1, `movable` (people) who may be swapped.
    """
    people = np.flatnonzero(movable & (table >= 0))
    people = people[:: 1 + len(people) // SAMPLE]
    at = (table == np.arange(len(liking))[:, None]).astype(np.float64)
    pull = (at @ gain + liking)[:, people]
    where = table[people]
    elsewhere = pull[where].T
    change = elsewhere - np.take_along_axis(elsewhere, np.arange(len(people))[:, None], axis=1)
    change = change + change.T - 2.0 * gain[np.ix_(people, people)]
    apart = np.triu(where[:, None] != where, 1)
    losses: Amounts = np.maximum(-change[apart], 0.0)
    return losses
