# SPDX-License-Identifier: EUPL-1.2
"""The state of the search as plain arrays, in the form that the compiled inner loop reads and writes.

The score of a seating is the sum over pairs of what their first meeting is worth, plus what each person's
table is worth to that person (a wish, not having to move), minus `hard` for every hard rule that is broken.
For a round r, `gain[r, a, b]` is what it adds to the score when a and b share a table in r, given all other
rounds; `pull[r, t, a]` is what it adds that a sits at table t in r: the sum of the gains with those who sit
there. With these two kept up to date a swap is judged by four look-ups (the tabu searches for the maximally
diverse grouping problem do the same for one round; Brimberg et al. 2015, Lai and Hao 2016), and one person can
be weighed against everybody else in a single pass over plain rows of numbers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Int8 = NDArray[np.int8]
Int16 = NDArray[np.int16]
Int32 = NDArray[np.int32]
Int64 = NDArray[np.int64]

SCORE, BROKEN, UNEVEN, BEST_KEY, BEST_BROKEN, PENDING = range(6)
"""Places in `Board.tally`: score, hard rules broken, shortfall of persons, and the same of the best so far."""

FIXED = 1 << 29
"""An own pull that no swap can make up for."""


class Board(NamedTuple):
    """Rounds × … arrays hold only the rounds that may still change. Seats of a round are numbered through all
    tables; an empty seat holds -1."""

    # Does not change.
    worth: Int32
    """people × people: worth of a first meeting, 0 when it is not new."""
    fresh: Int8
    """people × people: 1 when a first meeting counts as new."""
    must: Int8
    """rounds × people × people: 1 must be apart, -1 must be together, 0 free."""
    table_of_seat: Int16
    """rounds × seats: table, -1 past the last seat."""
    first_seat: Int32
    """rounds × (tables + 1): the seats of table t are first_seat[r, t] up to first_seat[r, t + 1]."""
    least: Int16
    """rounds × tables: fewest people."""
    kind: Int16
    """2 × people: circle and sector as numbers."""
    kinds_least: Int16
    """2: fewest circles and sectors at a table, 0 when there is no such rule."""
    movers: Int32
    """movers × 2: (round, person) who may move."""
    fixed: Int8
    """people: 1 who always sits at the same table."""
    roomy: Int8
    """rounds: 1 when there are more seats than people."""
    target: Int64
    """1: new meetings that each person should have at least (`UNEVEN` sums the squared shortfalls)."""
    # Changes with every accepted move.
    seat: Int32
    """rounds × seats: person or -1."""
    seat_of: Int32
    """rounds × people: seat or -1."""
    table_of: Int16
    """rounds × people: table or -1."""
    size: Int16
    """rounds × tables."""
    met: Int16
    """people × people: rounds in which both share a table."""
    made: Int32
    """people: new meetings."""
    gain: Int32
    """rounds × people × people."""
    pull: Int32
    """rounds × tables × people."""
    pull_row: Int32
    """The same memory as rounds × (tables · people)."""
    desk: Int32
    """rounds × people: where the row of one's own table begins in `pull_row`, 0 of who is not there."""
    own: Int32
    """rounds × people: the pull of one's own table; about `FIXED` for who is not there or may not move."""
    kind_count: Int16
    """2 × rounds × tables × kinds."""
    kinds: Int16
    """2 × rounds × tables: how many kinds sit there."""
    tally: Int64
    random: NDArray[np.uint64]
    """1: state of the xorshift64* generator (Vigna 2016)."""
    # The best so far.
    best_seat: Int32
    # Scratch paper.
    bar: Int32
    """What a change must pass, for as many chances as there is noise."""
    room: Int32
    """people: by how much a swap with each of them passes."""


class Heat(NamedTuple):
    """How the search is run: the temperature falls geometrically from `hot` to `cold` over `length` looks."""

    hot: float
    cold: float
    length: int
    width: int
    """How many people are weighed in one look."""
    hard: int
    """Cost of one broken hard rule."""
    fair: int
    """Cost of one squared shortfall while searching; 0 while the second goal is left out."""
    key_score: int
    key_uneven: int
    """The best seating has the fewest broken rules, then the highest score × key_score − shortfall × key_uneven."""
