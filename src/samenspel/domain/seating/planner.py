# SPDX-License-Identifier: EUPL-1.2
"""The planner: from a first seating, through runs of annealing that each take twice as long, to a proven best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from .board import BEST_BROKEN, BEST_KEY, Board, Heat
from .bounds import upper_bounds
from .clashes import CannotPlanError, find_clashes
from .figures import Figures, figures_of, meetings
from .first import first_seating
from .instance import Instance
from .pairs import Numbers, Pairs
from .plan import Plan
from .problem import UNIT, Problem, new_board, recount, seating_of
from .rules import broken_rules

NOISE = np.log((np.arange(4096) + 0.5) / 4096)
HOT, COLD = 0.5, 0.1
FIRST_RUN = 60
HARD = 4 * UNIT
FAIR = UNIT // 50


class Planner:
    """Makes one plan, step by step; the caller decides when it is good enough.

    The same instance, seed, goal, kept plan and number of steps give the same plan, however the steps are
    divided over calls; more steps never give a worse one. A step considers one move; a million take a tenth
    of a second or so.
    """

    def __init__(
        self, instance: Instance, *, seed: int = 0, goal: float = 0.0, keep: Plan | None = None, done: int = 0
    ) -> None:
        """`goal` runs from 0 (most new meetings) to 1 (most useful). The first `done` rounds of `keep` are
        finished: they stay, without people who are not there (any more). Later rounds of `keep` are changed
        as little as the goal allows.

        Raises `CannotPlanError` when rules contradict each other and `ValueError` for a goal or a number of
        finished rounds that does not exist.
        """
        if not 0.0 <= goal <= 1.0:
            raise ValueError("goal runs from 0 to 1")
        if not 0 <= done <= (min(len(keep.rounds), instance.rounds) if keep else 0):
            raise ValueError("done counts rounds of the kept plan")
        clashes = find_clashes(instance, done=done)
        if clashes:
            raise CannotPlanError(clashes)
        self.instance = instance
        self._pairs = Pairs(instance)
        self._bounds = upper_bounds(self._pairs)
        self._kept = keep
        self._problem = self._state_problem(goal, keep, done)
        self._rng = np.random.default_rng(seed)
        self._board = self._first_board(seed)
        self._hard = HARD
        self._run = 0
        self._at = 0
        self.steps = 0
        recount(self._board, self._problem, self._hard)
        self._anneal(0, 0)

    @property
    def valid(self) -> bool:
        """Whether a plan that keeps all rules is found."""
        return bool(self._board.tally[BEST_BROKEN] == 0)
