# SPDX-License-Identifier: EUPL-1.2
"""Giving the places of a design to people, so that who already knows whom does not meet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .pairs import Flags, Numbers

HOT, COLD = 0.5, 0.1
"""Temperatures, in the loss of the dearest meeting, at which a run begins and ends."""
APART = 4
"""A meeting that may not be, in dearest meetings."""


class Relabelling:
    """One run of annealing over who takes which place of a design (rounds × places: table).

    `loss` (people × people) is what a meeting costs, 0 for the best there is; `apart` are pairs that may not meet.
    The same seed and number of moves give the same result, however the moves are divided over calls.
    """

    def __init__(
        self,
        design: Numbers,
        loss: Numbers,
        apart: Flags,
        *,
        length: int,
        noise: NDArray[np.float64],
        rng: np.random.Generator,
    ) -> None:
        from .relabelling_kernel import Assignment

        self._design, self._noise, self._at, self._length = design, noise, 0, length
        self._heat = (HOT * max(int(loss.max()), 1), COLD * max(int(loss.max()), 1))
        meet: Numbers = (design[:, :, None] == design[:, None, :]).sum(axis=0)
        np.fill_diagonal(meet, 0)
        whole = loss + APART * max(int(loss.max()), 1) * apart
        who = rng.permutation(design.shape[1])
        cost = int((meet * whole[np.ix_(who, who)]).sum()) // 2
        self._assignment = Assignment(
            meet=meet.astype(np.int16),
            loss=whole.astype(np.int32),
            who=who.astype(np.int16),
            pull=(meet @ whole[who]).astype(np.int32),
            cost=np.array([cost, cost], dtype=np.int64),
            best=who.astype(np.int16),
            random=np.array([rng.integers(1, 2**63)], dtype=np.uint64),
        )

    @property
    def cost(self) -> int:
        """The loss of the best assignment so far."""
        return int(self._assignment.cost[1])

    @property
    def seating(self) -> Numbers:
        """rounds × people: the table of everyone in the best assignment so far."""
        seating = np.empty_like(self._design)
        seating[:, self._assignment.best] = self._design
        return seating

    def advance(self, moves: int) -> int:
        """Make at most `moves` moves, fewer at the end of the run; how many were made."""
        from .relabelling_kernel import relabel

        stop = min(self._at + moves, self._length)
        made = stop - self._at
        relabel(self._assignment, self._heat, self._noise, (self._at, stop), self._length)
        self._at = stop
        return made
