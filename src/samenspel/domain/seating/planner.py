# SPDX-License-Identifier: EUPL-1.2
"""The planner: from a first seating, through runs of annealing that each take twice as long, to the best plan."""

from __future__ import annotations

import numpy as np

from . import constructions
from .board import BEST_BROKEN, BEST_KEY, Heat
from .bounds import upper_bounds
from .clashes import CannotPlanError, find_clashes
from .figures import Figures, figures_of, meetings
from .first import first_seating
from .heat import Warmth, all_losses, first_warmth, settled_warmth
from .instance import Instance, Person, Table
from .pairs import Numbers, Pairs
from .plan import Plan
from .problem import UNIT, Problem, fill_seats, new_board, recount, scrambled, seating_of
from .rules import broken_rules

NOISE = np.log((np.arange(4096) + 0.5) / 4096)
"""Logarithms of evenly spread chances: what a loop compares a loss with."""
BLOCK = 160
"""At most so many people are weighed in one look: more have more than one good swap, and one is taken."""
SHUFFLED = np.resize(np.random.default_rng(0).permutation(NOISE), len(NOISE) + BLOCK)
"""The same chances out of order, for a look that takes as many in a row as a block is wide."""
HOT, COLD = 0.25 * UNIT, 0.12 * UNIT
"""Temperatures at which a run for new meetings begins and ends; for useful ones `heat` reads them."""
POLISH = 0.16 * UNIT
"""Where a run on a design begins that took the lead: not so warm that it melts."""
FIRST_RUN = 100
"""Moves per person and round in the first run; each next run takes twice as many."""
HARD = (4, 1, 2, 8)
"""Price of a broken hard rule in new meetings, in turn as long as no plan keeps them all."""
FAIR = UNIT // 50
ASK = 4
"""Moves per pair of people between two questions whether the plan is finished."""
LONG = 16
"""The run that is laid out to fill the caller's time begins when it is at most so many times a usual one."""
TOO_SOON = 0.02
"""The share of the caller's time before which its pace is not known."""
LOOKS = 8_192
"""Looks of the annealing between two questions whether the plan is finished."""


class Planner:
    """Makes one plan, step by step; the caller decides when it is good enough.

    The same instance, seed, goal, kept plan and number of steps give the same plan, however the steps are
    divided over calls; more steps never give a worse one. A step considers one move; a million of them take
    some tenths of a second.
    """

    def __init__(
        self, instance: Instance, *, seed: int = 0, goal: float = 0.0, keep: Plan | None = None, done: int = 0
    ) -> None:
        """`goal` runs from 0 (most new meetings) to 1 (most useful). The first `done` rounds of `keep` are
        finished: they stay, without people who are not there (any more). In the later rounds of `keep` people
        stay where they were as far as that does not stand in the way.

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
        self.steps = self._ask_after = 0
        self._pairs = Pairs(instance)
        self._bounds = upper_bounds(self._pairs)
        self._kept = keep
        kept = _kept_tables(self._pairs, keep, done)
        self._problem = Problem(self._pairs, goal, _finished_rounds(instance, keep, done), kept)
        self._rng = np.random.default_rng(scrambled(seed))
        first = _first_seating(self._problem, self._rng)
        noise = len(SHUFFLED)
        self._board = new_board(self._problem, first, fewest=self._bounds.fewest, seed=seed, noise=noise)
        people = len(instance.people)
        self._width = -(-people // -(-people // BLOCK))
        self._hard, self._run, self._at, self._owed = HARD[0] * UNIT, 0, 0, 0
        self._until, self._long_run, self._long = 0, -1, 0
        self._done_with: tuple[int, bool, bool] | None = None
        self._constructions = constructions.Constructions(self._problem, noise=NOISE, seed=seed)
        self._useful = self._first_warmth()
        self._warmth = self._blended()
        self._hot = self._warmth[0]
        design = self._constructions.at_once()
        if design is not None:
            self._seat(design)
        if not self.finished:
            self._seat(first)

    @property
    def valid(self) -> bool:
        """Whether a plan that keeps all rules is found."""
        return bool(self._board.tally[BEST_BROKEN] == 0)

    @property
    def best(self) -> Plan:
        """The best plan so far. Raises `CannotPlanError` while none keeps all rules, saying what is in the way."""
        plan = self._best_plan()
        broken = broken_rules(self.instance, plan, done=self._problem.done)
        if broken:
            raise CannotPlanError(broken)
        return plan

    @property
    def proven_optimal(self) -> bool:
        """Whether no plan can be better for the goal: the bound is reached and every wish is met."""
        return self._judged()[0]

    @property
    def finished(self) -> bool:
        """Whether more steps are useless: proven for the goal, and the fewest of one person at its bound too."""
        return self._judged()[1]

    @property
    def movable(self) -> bool:
        """Whether there is anybody whose seat is not given."""
        return len(self._board.movers) > 0

    def figures(self) -> Figures:
        """What the best plan reaches. Raises `CannotPlanError` while there is none."""
        return figures_of(self._pairs, self.best, kept=self._kept, bounds=self._bounds)

    def step(self, count: int) -> None:
        """Consider `count` more moves; none any more once the plan is finished.

        One look weighs many moves at once: what is left over of `count` waits for the next call.
        """
        self._owed += count
        while self._owed >= self._width and self.movable and not self._nothing_left():
            looks = self._owed // self._width
            made = self._construct(looks * self._width) if self._constructions.turn else self._look(looks)
            self._owed -= made
            self.steps += made

    def aim(self, spent: float) -> None:
        """Tell which share of its time, from 0 to 1, the caller has given so far; as often as it knows.

        The search for useful meetings then lays out one long run that ends with that time, since there the last
        of many runs finds more the longer it cools. Which plan is found depends on when this is told and on
        nothing else; who never tells gets runs that each take twice as long.
        """
        if self._problem.goal == 0 or not TOO_SOON < spent < 1:
            return
        left = int(self.steps * (1 - spent) / spent)
        self._until = self.steps + left
        if self._run == self._long_run:
            self._long = self._at + max(left // self._width, 1)

    def _nothing_left(self) -> bool:
        """Whether the plan is finished; asked again only after as many moves as the asking itself takes."""
        if self.steps < self._ask_after:
            return False
        if self.finished:
            return True
        self._ask_after = self.steps + ASK * len(self.instance.people) ** 2
        return False

    def _look(self, looks: int) -> int:
        """Go on with the run, at most so many looks; how many moves that were."""
        length = self._length()
        turn = self._fair_from() if self._at < self._fair_from() else length
        part = min(looks, turn - self._at, LOOKS - self._at % LOOKS)
        self._anneal(part)
        if self._at == length:
            self._next_run()
        return part * self._width

    def _anneal(self, looks: int) -> None:
        from .kernel import anneal

        length = self._length()
        key = (1_000_000, 1) if self._problem.goal == 0 else (1, FAIR)
        heat = Heat(
            hot=self._hot,
            cold=self._warmth[1],
            length=length,
            width=self._width,
            hard=self._hard,
            fair=FAIR if self._at >= self._fair_from() else 0,
            key_score=key[0],
            key_uneven=key[1],
        )
        anneal(self._board, heat, SHUFFLED, self._at, self._at + looks)
        self._at += looks

    def _first_warmth(self) -> Warmth:
        worth = self._problem.worth[self._pairs.possible].astype(np.float64)
        there = float(self._pairs.present.sum(axis=1).mean())
        return first_warmth(worth, there / len(self.instance.tables))

    def _blended(self) -> Warmth:
        """Between what suits new meetings and what suits useful ones, as the goal says."""
        share = self._problem.goal
        return HOT + share * (self._useful[0] - HOT), COLD + share * (self._useful[1] - COLD)

    def _length(self) -> int:
        """Looks in the present run."""
        if self._run == self._long_run:
            return self._long
        moves = FIRST_RUN * max(len(self._board.movers), 1) * 2**self._run
        return int(-(-moves // self._width))

    def _fair_from(self) -> int:
        return self._length() * 7 // 10

    def _next_run(self) -> None:
        if self._constructions.open:
            self._constructions.begin(self._length() * self._width)
        self._run += 1
        self._at = 0
        left = (self._until - self.steps) // self._width
        if 0 < left <= LONG * self._length():
            self._long_run, self._long = self._run, left
        if self._problem.goal > 0:
            losses = all_losses(self._board, self._problem.liking)
            self._useful = settled_warmth(losses, self._useful, self._first_warmth())
            self._warmth = self._blended()
        self._hot = self._warmth[0]
        if not self.valid:
            self._start_anew()

    def _start_anew(self) -> None:
        """From another first seating, with broken rules at another price: what one cannot leave, another can."""
        self._hard = UNIT * HARD[self._run % len(HARD)]
        self._seat(_first_seating(self._problem, self._rng))

    def _construct(self, moves: int) -> int:
        """Make at most so many moves towards a plan by way of a design; how many were made."""
        made = self._constructions.advance(moves)
        seating = None if self._constructions.turn else self._constructions.proposal()
        if seating is not None:
            present, before = seating_of(self._board, self._board.seat), self._worth_of_best()
            self._seat(seating)
            better = self._worth_of_best() > before
            self._constructions.judge(better)
            if better:
                self._polish()
            self._seat(present)
        return made

    def _polish(self) -> None:
        """A short run on the present seating, not so warm that it melts; the run under way waits."""
        waiting = self._run, self._at, self._hot
        self._run, self._at, self._hot = 0, 0, min(POLISH, self._warmth[0])
        self._anneal(self._length())
        self._run, self._at, self._hot = waiting

    def _worth_of_best(self) -> tuple[int, int]:
        return -int(self._board.tally[BEST_BROKEN]), int(self._board.tally[BEST_KEY])

    def _seat(self, seating: Numbers) -> None:
        """Go on from this seating (open rounds × people: table)."""
        for row, tables in enumerate(seating):
            fill_seats(self._board.seat[row], self._board.first_seat[row], tables, self._pairs.host)
        recount(self._board, self._problem, self._hard)
        self._anneal(0)

    def _judged(self) -> tuple[bool, bool]:
        if not self.valid:
            return False, False
        key = int(self._board.tally[BEST_KEY])
        if self._done_with is None or self._done_with[0] != key:
            self._done_with = (key, *self._judge())
        return self._done_with[1:]

    def _judge(self) -> tuple[bool, bool]:
        figures = figures_of(self._pairs, self._best_plan(), bounds=self._bounds)
        value_reached = figures.value >= figures.value_upper - 1e-9
        goal = self._problem.goal
        reached = (goal == 1 or figures.new == figures.new_upper) and (goal == 0 or value_reached)
        proven = reached and figures.wishes == figures.wishes_met and not self._pairs.sharing.any()
        settled = figures.fewest == figures.fewest_upper and not (self._problem.kept >= 0).any()
        return proven, proven and settled

    def _best_plan(self) -> Plan:
        seating = seating_of(self._board, self._board.best_seat)
        ids = [person.id for person in self.instance.people]
        tables = range(len(self.instance.tables))
        rounds = tuple(
            tuple(tuple(ids[place] for place in np.flatnonzero(row == t)) for t in tables) for row in seating
        )
        return Plan(tables=tuple(t.id for t in self.instance.tables), rounds=self._problem.past.rounds + rounds)


def plan_for(
    instance: Instance,
    *,
    seed: int = 0,
    steps: int = 1_000_000,
    goal: float = 0.0,
    keep: Plan | None = None,
    done: int = 0,
) -> Plan:
    """The plan after `steps` moves (see `Planner`).

    Raises `CannotPlanError` when rules contradict each other, or when no plan that keeps them was found.
    """
    planner = Planner(instance, seed=seed, goal=goal, keep=keep, done=done)
    planner.step(steps)
    return planner.best


def compile_now() -> None:
    """Compile the inner loops, or load them when that was done before, so that the first plan does not wait.

    Takes some ten seconds the first time on a machine and one or two in every later process.
    """
    tables, people = (Table("A", 2, 2), Table("B", 2, 2)), tuple(Person(n, frozenset({1})) for n in range(4))
    plan_for(Instance(rounds=1, tables=tables, people=people), steps=100)
    constructions.compile_now()


def _finished_rounds(instance: Instance, keep: Plan | None, done: int) -> Plan:
    """The finished rounds as they were, with the people whom the instance says were there."""
    there = [{p.id for p in instance.people if number in p.rounds} for number in range(1, done + 1)]
    rounds = tuple(
        tuple(tuple(person for person in group if person in there[r]) for group in groups)
        for r, groups in enumerate(keep.rounds[:done] if keep else ())
    )
    return Plan(tables=tuple(table.id for table in instance.tables), rounds=rounds)


def _kept_tables(pairs: Pairs, keep: Plan | None, done: int) -> Numbers:
    """Open rounds × people: the table in the kept plan, or -1."""
    instance = pairs.instance
    kept = np.full((instance.rounds - done, len(instance.people)), -1, dtype=np.int64)
    for r, groups in enumerate(keep.rounds[done : instance.rounds] if keep else ()):
        for t, group in enumerate(groups):
            kept[r, [pairs.index[person] for person in group if person in pairs.index]] = t
    return kept


def _first_seating(problem: Problem, rng: np.random.Generator) -> Numbers:
    """Open rounds × people: a table for everyone, quickly chosen."""
    met = meetings(problem.pairs, problem.past)
    rows = []
    for row, number in enumerate(problem.open_rounds):
        seats = first_seating(problem.pairs, problem.costs(met), number, problem.kept[row], rng)
        met = met + ((seats[:, None] == seats) & (seats >= 0))
        rows.append(seats)
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(problem.pairs.instance.people))
