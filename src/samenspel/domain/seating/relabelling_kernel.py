# SPDX-License-Identifier: EUPL-1.2
"""The inner loop of relabelling: two people trade places in a whole seating, or not.

A quadratic assignment problem, solved by simulated annealing (Connolly 1990). Importing this module loads
numba: import it only where people are assigned to a design.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .board import Int16, Int32, Int64
from .compiled import compiled
from .kernel import below, draw

WINDOW = 256
"""Moves between two changes of the temperature."""


class Assignment(NamedTuple):
    """Who takes which place of a design. A place is the whole evening of one person, a table in every round."""

    meet: Int16
    """places × places: in how many rounds both share a table."""
    loss: Int32
    """people × people: what a meeting of two costs."""
    who: Int16
    """places: the person."""
    pull: Int32
    """places × people: what it would cost that this person takes this place, all others staying."""
    cost: Int64
    """2: of the present assignment, and of the best so far."""
    best: Int16
    """places: the person in the best assignment so far."""
    random: NDArray[np.uint64]
    """1: state of the generator."""


@compiled(inline=True)
def trade(a: Assignment, u: np.int64, v: np.int64) -> None:
    """The people of places u and v change places."""
    p, q = a.who[u], a.who[v]
    for place in range(a.who.shape[0]):
        step = a.meet[place, u] - a.meet[place, v]
        if step != 0:
            for x in range(a.who.shape[0]):
                a.pull[place, x] += step * (a.loss[x, q] - a.loss[x, p])
    a.who[u], a.who[v] = q, p


@compiled(inline=False)
def keep_best(a: Assignment) -> None:
    """Write down the present assignment when it is the best so far."""
    if a.cost[0] < a.cost[1]:
        a.cost[1] = a.cost[0]
        for place in range(a.who.shape[0]):
            a.best[place] = a.who[place]


@compiled(inline=False)
def relabel(
    a: Assignment, heat: tuple[float, float], noise: NDArray[np.float64], part: tuple[int, int], length: int
) -> None:
    """Consider the moves from part[0] up to part[1] of a run of `length`, cooling from heat[0] to heat[1]."""
    places, fall = a.who.shape[0], np.log(heat[1] / heat[0])
    warmth = heat[0] * np.exp(fall * (part[0] - part[0] % WINDOW) / length)
    for move in range(part[0], part[1]):
        if move % WINDOW == 0:
            warmth = heat[0] * np.exp(fall * move / length)
        bits = draw(a.random)
        u, v = below(bits, places), below(bits << np.uint64(32), places)
        p, q = a.who[u], a.who[v]
        change = a.pull[u, q] + a.pull[v, p] - a.pull[u, p] - a.pull[v, q] + 2 * a.meet[u, v] * a.loss[p, q]
        threshold = -warmth * noise[(draw(a.random) >> np.uint64(8)) & np.uint64(4095)]
        if u != v and change <= threshold:
            if change > 0:
                keep_best(a)
            trade(a, u, v)
            a.cost[0] += change
    keep_best(a)
