# SPDX-License-Identifier: EUPL-1.2
"""Seatings in which nobody meets anybody twice, written down at once instead of searched for.

With q tables, q a prime power, and at most q seats each: put the people in a grid of k columns and q rows over
the field of q elements. In round a, table b seats the person (x, a·x + b) of every column x. Two people of
different columns share a table in exactly one of the q rounds, two of one column in none (a transversal
design; Colbourn and Dinitz, *Handbook of combinatorial designs*, III.3). When the columns themselves can be
divided over the tables, that makes one round more.
"""

from __future__ import annotations

import numpy as np

from .fields import field_tables, prime_power
from .pairs import Numbers

LARGEST = 64
"""The most tables for which a field is made."""
DRAWS = 20
"""How often it is tried to find people who can be left out of a design."""


def without_repeats(people: int, tables: int, rounds: int) -> Numbers | None:
    """rounds × people: a table for everyone, in which no pair meets twice, or None when this way has none.

    Sizes in a round differ by at most one.
    """
    seats = -(-people // tables)
    if not 2 <= seats <= tables <= LARGEST or prime_power(tables) is None or rounds > tables + 1:
        return None
    sums, products = field_tables(tables)
    column, row = np.divmod(np.arange(people), tables)
    # Round a: the person in column x and row y sits at table y - a·x; minus is looked up in the sums.
    minus = np.argmin(sums, axis=1)
    seating = np.array([sums[row, minus[products[a, column]]] for a in range(min(rounds, tables))], dtype=np.int64)
    if rounds <= tables:
        return seating
    last = _columns_divided(people, tables, seats)
    return None if last is None else np.vstack([seating, last])


def _columns_divided(people: int, tables: int, seats: int) -> Numbers | None:
    """One more round, in which every column sits at tables of its own."""
    if people != seats * tables or tables % seats:
        return None
    return np.arange(people, dtype=np.int64) // seats


def with_fewer_people(design: Numbers, people: int, least: Numbers, rng: np.random.Generator) -> Numbers | None:
    """The design (rounds × places: table) without some places, no table below its `least`; None when not found."""
    rounds, places = design.shape
    for _ in range(DRAWS):
        sizes = np.array([np.bincount(row, minlength=len(least)) for row in design])
        kept = np.ones(places, dtype=np.bool_)
        for place in rng.permutation(places):
            tables = design[:, place]
            if kept.sum() > people and (sizes[np.arange(rounds), tables] > least[tables]).all():
                sizes[np.arange(rounds), tables] -= 1
                kept[place] = False
        if kept.sum() == people:
            return design[:, kept]
    return None
