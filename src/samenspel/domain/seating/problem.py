# SPDX-License-Identifier: EUPL-1.2
"""From an instance and a goal to the arrays of the search (`board.Board`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .board import BEST_BROKEN, BEST_KEY, BROKEN, FIXED, SCORE, UNEVEN, Board, Int8, Int32, Int64
from .figures import meetings
from .pairs import Amounts, Flags, Numbers, Pairs, numbered, size_ranges
from .plan import Plan

UNIT = 10_000
"""The score of an average new meeting."""
WISH = 0.75
"""A met wish, the first of a person's list, in new meetings; later wishes count a little less."""
STAY = 0.5
"""Not having to move away from one's table in the kept plan, in new meetings."""
SHARE = 6.0
"""What it costs, in new meetings, that two people of a sharing organisation share a table."""


@dataclass(frozen=True)
class Problem:
    """The rounds of an instance that may still change, and what a seating of them is worth.

    `goal` runs from 0 (as many new meetings as possible) to 1 (as useful as possible). `past` holds the
    finished rounds, `kept` per open round and person the table in the kept plan, or -1.
    """

    pairs: Pairs
    goal: float
    past: Plan
    kept: Numbers

    @property
    def done(self) -> int:
        """How many rounds are finished."""
        return len(self.past.rounds)

    @property
    def open_rounds(self) -> range:
        """The 1-based rounds that may change."""
        return range(self.done + 1, self.pairs.instance.rounds + 1)

    @cached_property
    def fresh(self) -> Int8:
        """people × people: 1 when a first meeting in the open rounds is new."""
        met_before = meetings(self.pairs, self.past) > 0
        return (self.pairs.possible & ~met_before).astype(np.int8)

    @cached_property
    def worth(self) -> Int32:
        """people × people: the score of a first meeting in the open rounds."""
        value = self.pairs.value
        free = np.abs(value[self.pairs.possible])
        mean = float(free.mean()) if free.size and free.any() else 1.0
        mixed = (1.0 - self.goal) + self.goal * value / mean
        return np.where(self.fresh > 0, np.clip(np.rint(mixed * UNIT), -1e7, 1e7), 0).astype(np.int32)

    @cached_property
    def must(self) -> Int8:
        """open rounds × people × people: 1 apart, -1 together."""
        marks = np.repeat(self.pairs.apart.astype(np.int8)[None], len(self.open_rounds), axis=0)
        index = self.pairs.index
        for a, b, number in self.pairs.instance.together:
            if number in self.open_rounds:
                marks[number - self.done - 1, index[a], index[b]] = -1
                marks[number - self.done - 1, index[b], index[a]] = -1
        return marks

    @cached_property
    def liking(self) -> Int32:
        """open rounds × tables × people: the score of a table itself, for a wish met and for not moving."""
        tables, people = self.pairs.instance.tables, self.pairs.instance.people
        liking = np.zeros((len(self.open_rounds), len(tables), len(people)), dtype=np.int32)
        for i, person in enumerate(people):
            for t, table in enumerate(tables):
                if table.topic is not None and table.topic in person.topics:
                    rank = person.topics.index(table.topic)
                    liking[:, t, i] += int(UNIT * WISH * (1.0 - 0.1 * min(rank, 5)))
        rounds, places = np.nonzero(self.kept >= 0)
        liking[rounds, self.kept[rounds, places], places] += int(UNIT * STAY)
        return liking

    @property
    def asked_together(self) -> int:
        """How many pairs must sit together in the open rounds."""
        return int((self.must < 0).sum()) // 2

    def costs(self, met: Numbers) -> Amounts:
        """people × people: what it costs a first seating that two meet who have met in `met` already."""
        return np.where(met > 0, 1.0, 1.0 - self.worth / max(float(self.worth.max()), 1.0))


def new_board(problem: Problem, seating: Numbers, *, fewest: int, seed: int, noise: int) -> Board:
    """A board for `seating` (open rounds × people: table, or -1), not yet counted (see `recount`), for a search
    that takes its chances from so many numbers of `noise`."""
    pairs, rounds = problem.pairs, len(problem.open_rounds)
    people, tables = len(pairs.instance.people), len(pairs.instance.tables)
    sizes = [size_ranges(pairs.instance, int(pairs.present[r - 1].sum())) for r in problem.open_rounds]
    most = np.array([high for _, high in sizes], dtype=np.int64).reshape(rounds, tables)
    width = max(int(most.sum(axis=1).max(initial=0)), 1)
    first = np.concatenate([np.zeros((rounds, 1), dtype=np.int64), np.cumsum(most, axis=1)], axis=1).astype(np.int32)
    table_of_seat = np.full((rounds, width), -1, dtype=np.int16)
    seat = np.full((rounds, width), -1, dtype=np.int32)
    for r in range(rounds):
        table_of_seat[r, : first[r, -1]] = np.repeat(np.arange(tables), most[r])
        fill_seats(seat[r], first[r], seating[r], pairs.host)
    labels = [[p.circle for p in pairs.instance.people], [p.sector for p in pairs.instance.people]]
    kinds = [numbered(label) for label in labels]
    rules = pairs.instance.rules
    wide = max(count for _, count in kinds)
    pull = np.zeros((rounds, tables, people), dtype=np.int32)
    movers = [(r, p) for r in range(rounds) for p in range(people) if seating[r, p] >= 0 and pairs.host[p] < 0]
    return Board(
        worth=problem.worth,
        fresh=problem.fresh,
        must=problem.must,
        table_of_seat=table_of_seat,
        first_seat=first,
        least=np.array([low for low, _ in sizes], dtype=np.int16).reshape(rounds, tables),
        kind=np.array([numbers for numbers, _ in kinds], dtype=np.int16),
        kinds_least=np.array([_rule(rules.min_circles), _rule(rules.min_sectors)], dtype=np.int16),
        movers=np.array(movers, dtype=np.int32).reshape(-1, 2),
        fixed=(pairs.host >= 0).astype(np.int8),
        roomy=(first[:, -1] > (seating >= 0).sum(axis=1)).astype(np.int8),
        target=np.array([fewest], dtype=np.int64),
        seat=seat,
        seat_of=np.full((rounds, people), -1, dtype=np.int32),
        table_of=np.full((rounds, people), -1, dtype=np.int16),
        size=np.zeros((rounds, tables), dtype=np.int16),
        met=np.zeros((people, people), dtype=np.int16),
        made=np.zeros(people, dtype=np.int32),
        gain=np.zeros((rounds, people, people), dtype=np.int32),
        pull=pull,
        pull_row=pull.reshape(rounds, tables * people),
        desk=np.zeros((rounds, people), dtype=np.int32),
        own=np.zeros((rounds, people), dtype=np.int32),
        kind_count=np.zeros((2, rounds, tables, wide), dtype=np.int16),
        kinds=np.zeros((2, rounds, tables), dtype=np.int16),
        tally=_fresh_tally(),
        random=np.array([scrambled(seed)], dtype=np.uint64),
        best_seat=seat.copy(),
        bar=np.zeros(noise, dtype=np.int32),
        room=np.zeros(people, dtype=np.int32),
    )


def recount(board: Board, problem: Problem, hard: int) -> None:
    """Bring every count of the board in line with `board.seat`, a broken hard rule costing `hard`."""
    rounds, tables = board.size.shape
    board.seat_of[:], board.table_of[:] = -1, -1
    same = np.zeros((rounds, *board.met.shape), dtype=np.bool_)
    for r in range(rounds):
        seats = np.flatnonzero(board.seat[r] >= 0)
        board.seat_of[r, board.seat[r, seats]] = seats
        board.table_of[r, board.seat[r, seats]] = board.table_of_seat[r, seats]
        there = board.table_of[r] >= 0
        same[r] = (board.table_of[r][:, None] == board.table_of[r]) & there
        np.fill_diagonal(same[r], False)
        board.size[r] = np.bincount(board.table_of[r, there], minlength=tables)
    board.met[:] = same.sum(axis=0)
    board.made[:] = _made_before(problem) + ((board.met > 0) & (board.fresh > 0)).sum(axis=0)
    for r in range(rounds):
        _count_gains(board, problem, hard, r, same[r])
    _count_own(board)
    _count_kinds(board)
    _count_tally(board, problem, hard, same)


def _count_gains(board: Board, problem: Problem, hard: int, r: int, same: Flags) -> None:
    standing = -hard * board.must[r].astype(np.int64) - int(SHARE * UNIT) * problem.pairs.sharing
    board.gain[r] = standing + np.where(board.met - same == 0, board.worth, 0)
    for t in range(board.size.shape[1]):
        board.pull[r, t] = board.gain[r][board.table_of[r] == t].sum(axis=0) + problem.liking[r, t]


def _count_own(board: Board) -> None:
    rounds, people = np.indices(board.own.shape)
    board.own[:] = board.pull[rounds, board.table_of, people]
    board.own[(board.table_of < 0) | (board.fixed > 0)] = FIXED
    board.desk[:] = np.maximum(board.table_of.astype(np.int32), 0) * board.desk.shape[1]


def _count_kinds(board: Board) -> None:
    board.kind_count[:] = 0
    for d in range(2):
        for r in range(board.size.shape[0]):
            there = np.flatnonzero(board.table_of[r] >= 0)
            np.add.at(board.kind_count[d, r], (board.table_of[r, there], board.kind[d, there]), 1)
    board.kinds[:] = (board.kind_count > 0).sum(axis=3)


def _count_tally(board: Board, problem: Problem, hard: int, same: Flags) -> None:
    lacking = np.maximum(board.kinds_least[:, None, None] - board.kinds, 0) * (board.size > 0)
    paired = int((board.must * same).sum()) // 2 + problem.asked_together
    met_worth = int(np.where(board.met > 0, board.worth, 0).sum(dtype=np.int64)) // 2
    shared = int((same & problem.pairs.sharing).sum()) // 2
    rounds, people = np.nonzero(board.table_of >= 0)
    liked = int(problem.liking[rounds, board.table_of[rounds, people], people].sum(dtype=np.int64))
    broken = paired + int(lacking.sum())
    shortfall = np.maximum(board.target[0] - board.made, 0)
    board.tally[SCORE] = met_worth + liked - shared * int(SHARE * UNIT) - hard * broken
    board.tally[BROKEN] = broken
    board.tally[UNEVEN] = int((shortfall**2).sum())


def seating_of(board: Board, seats: Int32) -> Numbers:
    """open rounds × people: the table of everybody in `seats` (rounds × seats), or -1."""
    rounds, people = board.seat_of.shape
    seating = np.full((rounds, people), -1, dtype=np.int64)
    for r in range(rounds):
        taken = np.flatnonzero(seats[r] >= 0)
        seating[r, seats[r, taken]] = board.table_of_seat[r, taken]
    return seating


def _made_before(problem: Problem) -> Numbers:
    new = (meetings(problem.pairs, problem.past) > 0) & ~problem.pairs.known
    made: Numbers = new.sum(axis=0)
    return made


def fill_seats(seat: Int32, first: Int32, tables: Numbers, host: Numbers) -> None:
    """Write one round into `seat`: at every table the hosts first, in the same seats each time."""
    seat[:] = -1
    taken = first[:-1].copy()
    order = sorted(np.flatnonzero(tables >= 0).tolist(), key=lambda place: host[place] < 0)
    for place in order:
        seat[taken[tables[place]]] = place
        taken[tables[place]] += 1


def _rule(least: int) -> int:
    return least if least > 1 else 0


def _fresh_tally() -> Int64:
    tally = np.zeros(6, dtype=np.int64)
    tally[BEST_BROKEN] = np.iinfo(np.int64).max
    tally[BEST_KEY] = np.iinfo(np.int64).min
    return tally


def scrambled(seed: int) -> int:
    """A start for the generator that differs in all bits between seeds (splitmix64), never 0."""
    mask = (1 << 64) - 1
    x = (seed + 0x9E3779B97F4A7C15) & mask
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & mask
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & mask
    return (x ^ (x >> 31)) or 1
