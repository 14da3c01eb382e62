# SPDX-License-Identifier: EUPL-1.2
"""Seatings by way of a design without repeats: written down or grown from a starter, then given to the people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .designs import with_fewer_people, without_repeats
from .pairs import Numbers, size_ranges
from .problem import UNIT, Problem, scrambled
from .relabelling import Relabelling
from .starter_search import StarterSearch

PATIENCE = 5
"""After so many turns in a row that bring no better plan the design is set aside."""

SHARE = 4
"""Relabelling takes one move for so many of annealing: its moves are slower and it is sooner at its best."""


class Constructions:
    """Proposes seatings of a whole evening, in turns of so many moves each.

    Only for an evening at which everybody is there in every round, with no other rules than sizes and who sits
    apart. Whether a design or annealing gives the better plan hangs on how many know each other and on how full
    the evening is. No count told it beforehand as well as trying does: a design keeps its turns for as long as
    they bring something, and turns begin short.
    """

    def __init__(self, problem: Problem, *, noise: NDArray[np.float64], seed: int) -> None:
        self.turn = 0
        """Moves left in the present turn."""
        self._noise, self._failed = noise, 0
        self._rng = np.random.default_rng(scrambled(seed))
        self._design: Numbers | None = None
        self._searches: list[StarterSearch] = []
        self._relabelling: Relabelling | None = None
        if not _is_plain(problem):
            return
        self._apart = problem.pairs.apart
        loss = problem.worth.max() - problem.worth.astype(np.int64)
        np.fill_diagonal(loss, 0)
        self._loss = loss * UNIT // max(int(loss.max()), 1)  # Sums of them fit in 32 bits, however far values differ.
        self._lossy = bool(self._loss.any() or self._apart.any())
        self._people, self._rounds = len(self._loss), len(problem.open_rounds)
        self._least, self._most = size_ranges(problem.pairs.instance, self._people)
        self._accept(without_repeats(self._people, len(self._least), self._rounds))
        if self._design is None:
            self._searches = [self._search(sizes) for sizes in _shapes(self._least, self._most, self._people)]

    @property
    def open(self) -> bool:
        """Whether another turn may bring something."""
        if self._design is None:
            return any(not search.over for search in self._searches)
        return self._failed < PATIENCE

    def at_once(self) -> Numbers | None:
        """A seating with nothing to lose, where one can be written down: rounds × people, the table of everyone."""
        return self._drawn() if self._design is not None and not self._lossy else None

    def begin(self, moves: int) -> None:
        """The next turn, of at most so many moves."""
        self.turn, self._relabelling = moves, None
        self._searches = [search for search in self._searches[1:] + self._searches[:1] if not search.over]
        if self._design is not None:
            self.turn = max(moves // SHARE, 1)
            self._relabelling = Relabelling(
                self._design, self._loss, self._apart, length=self.turn, noise=self._noise, rng=self._rng
            )

    def advance(self, moves: int) -> int:
        """Make at most so many moves of the turn, fewer when it is over before; how many were made."""
        moves = min(moves, self.turn)
        if self._relabelling is not None:
            made = self._relabelling.advance(moves)
        else:
            made = self._searches[0].advance(moves)
            self._accept(self._searches[0].found)
        over = self._relabelling is None and self._searches[0].over
        self.turn = 0 if over else self.turn - made
        return made

    def proposal(self) -> Numbers | None:
        """The seating that came out of the turn (open rounds × people: table), if any."""
        if self._relabelling is not None:
            return self._relabelling.seating
        return self.at_once()

    def judge(self, better: bool) -> None:
        """Whether the proposal was better than every plan before."""
        self._failed = 0 if better else self._failed + 1

    def _search(self, sizes: list[int]) -> StarterSearch:
        return StarterSearch(sizes, self._rounds, noise=self._noise, rng=self._rng)

    def _accept(self, design: Numbers | None) -> None:
        """Take this design, when as many people fit as there are."""
        if design is None:
            return
        design = design[: self._rounds]
        if design.shape[1] > self._people:
            even = np.maximum(self._least, self._people // len(self._least))
            design = with_fewer_people(design, self._people, even, self._rng)
        if design is not None and _within(design, self._least, self._most):
            self._design = design

    def _drawn(self) -> Numbers:
        """The design, its places given out by lot."""
        assert self._design is not None
        return self._design[:, self._rng.permutation(self._people)]


def compile_now() -> None:
    """Compile both inner loops (as `planner.compile_now`)."""
    rng, noise = np.random.default_rng(0), np.full(4096, -1.0)
    StarterSearch([2, 2, 2], 5, noise=noise, rng=rng).advance(1)
    design, loss = np.array([[0, 0, 1, 1]]), np.zeros((4, 4), dtype=np.int64)
    Relabelling(design, loss, loss > 0, length=1, noise=noise, rng=rng).advance(1)


def _is_plain(problem: Problem) -> bool:
    """Whether nothing but sizes, acquaintance, usefulness and apart decides, and it decides something."""
    pairs, rules = problem.pairs, problem.pairs.instance.rules
    varied = max(rules.min_circles, rules.min_sectors) > 1
    free = not problem.done and not problem.asked_together and not varied
    given = (pairs.host >= 0).any() or (problem.kept >= 0).any()
    return bool(free and not given and pairs.present.all() and len(problem.open_rounds) > 1 and problem.worth.any())


def _shapes(least: Numbers, most: Numbers, people: int) -> list[list[int]]:
    """Table sizes to look for: as even as they may be, and for more people, so that some can be left out."""
    even = least.copy()
    while even.sum() < people and (even < most).any():
        even[np.argmin(np.where(even < most, even, people + 1))] += 1
    full = [int(even.max())] * len(even)
    if even.sum() != people or even.max() < 2:
        return []
    return [even.tolist()] if sum(full) == people else [even.tolist(), full]


def _within(design: Numbers, least: Numbers, most: Numbers) -> bool:
    sizes = np.array([np.bincount(row, minlength=len(least)) for row in design])
    return bool((sizes >= least).all() and (sizes <= most).all())
