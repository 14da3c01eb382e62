# SPDX-License-Identifier: EUPL-1.2
"""Looking for a starter: way after way, each for twice as long at its next turn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .pairs import Numbers
from .starters import Starter, promising

FIRST_TRY = 4_000
"""Moves per person and base round in the first try of each way."""
TURNS = 7
"""How often the tries are doubled before the search is given up."""
WAYS_AT_FIRST = 2
LARGEST = 256
"""The most people for whom the orbits of pairs are kept."""


class StarterSearch:
    """Searches step by step for a seating of tables of these sizes in which nobody meets anybody twice.

    The same seed and number of moves give the same result, however the moves are divided over calls.
    """

    def __init__(
        self, sizes: Sequence[int], rounds: int, *, noise: NDArray[np.float64], rng: np.random.Generator
    ) -> None:
        self.found: Numbers | None = None
        """At least `rounds` rounds × people: the table of everyone, once there is one."""
        self._sizes, self._noise = np.array(sizes, dtype=np.int64), noise
        self._rng = np.random.default_rng(rng.integers(2**63))
        ways = promising(sizes, rounds) if sum(sizes) <= LARGEST and rounds > 1 and max(sizes) > 1 else []
        self._tries = [(way, turn) for turn in range(TURNS) for way in ways[: WAYS_AT_FIRST + turn]]
        self._at, self._length = 0, 0

    @property
    def over(self) -> bool:
        """Whether more moves are useless."""
        return self.found is not None or (not self._tries and self._at == self._length)

    def advance(self, moves: int) -> int:
        """Make at most `moves` moves, fewer when the search is over before; how many were made."""
        from .starter_kernel import improve

        made = 0
        while made < moves and not self.over:
            if self._at == self._length:
                self._begin(*self._tries.pop(0))
            reached = improve(
                self._search, self._noise, self._at, min(self._at + moves - made, self._length), self._length
            )
            made += reached - self._at
            self._at = reached
            if self._search.cost[0] == 0:
                self.found = self._way.develop(self._tables())
        return made

    def _begin(self, way: Starter, turn: int) -> None:
        from .starter_kernel import Search

        self._way, self._at = way, 0
        self._length = FIRST_TRY * way.people * way.base_rounds * 2**turn
        orbit, room = way.orbits()
        seat = np.array([self._rng.permutation(way.people) for _ in range(way.base_rounds)])
        table = np.repeat(np.arange(len(self._sizes)), self._sizes)
        used = np.zeros(len(room), dtype=np.int64)
        for row in seat:
            a, b = np.nonzero(np.triu(table[:, None] == table, 1))
            np.add.at(used, orbit[row[a], row[b]], 1)
        self._search = Search(
            orbit=orbit.astype(np.int16),
            room=room.astype(np.int16),
            table_of_seat=table.astype(np.int16),
            first_seat=np.concatenate([[0], np.cumsum(self._sizes)]).astype(np.int16),
            seat=seat.astype(np.int16),
            used=used.astype(np.int32),
            cost=np.array([np.maximum(used - room, 0).sum()], dtype=np.int64),
            random=np.array([self._rng.integers(1, 2**63)], dtype=np.uint64),
        )

    def _tables(self) -> Numbers:
        """base rounds × people: the table of everyone."""
        tables = np.zeros(self._search.seat.shape, dtype=np.int64)
        for row, seat in zip(tables, self._search.seat, strict=True):
            row[seat] = self._search.table_of_seat
        return tables
