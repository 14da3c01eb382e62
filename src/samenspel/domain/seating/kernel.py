# SPDX-License-Identifier: EUPL-1.2
"""The inner loop: swap two people of one round, or move one to an empty seat, and keep or undo it.

Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983). Whole numbers throughout, so that a result is the
same on every machine. Importing this module loads numba: import it only where a plan is made.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .board import BEST_BROKEN, BEST_KEY, BROKEN, PENDING, SCORE, UNEVEN, Board, Heat, Int16, Int32
from .compiled import compiled

WINDOW = 1024
"""Looks between two changes of the temperature."""
CHANCES = 4096
"""How many different chances there are; a power of two."""
FAIR_REACH = 24
"""A move is judged on the second goal only when that many squared shortfalls could still save it."""


@compiled(inline=True)
def draw(state: NDArray[np.uint64]) -> np.uint64:
    """The next 64 random bits; only the upper ones are used."""
    x = state[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    state[0] = x
    return np.uint64(x * np.uint64(2685821657736338717))


@compiled(inline=True)
def below(bits: np.uint64, count: int) -> np.int64:
    """A number from 0 up to count out of the upper 32 bits."""
    return np.int64(((bits >> np.uint64(32)) * np.uint64(count)) >> np.uint64(32))


@compiled(inline=True)
def lacking(kinds: int, size: int, least: int) -> int:
    """How many kinds a table is short of; an empty table is short of none."""
    return max(0, least - kinds) if size > 0 else 0


@compiled(inline=True)
def kinds_after(kinds: int, count: Int16, out: int, into: int) -> int:
    """Kinds at a table after one person of kind `out` leaves and one of kind `into` comes (-1: nobody)."""
    if out == into:
        return kinds
    gone = 1 if out >= 0 and count[out] == 1 else 0
    come = 1 if into >= 0 and count[into] == 0 else 0
    return kinds - gone + come


@compiled(inline=True)
def variety_change(board: Board, r: int, s: int, j: int) -> int:
    """Change in the number of kinds that tables are short of, when seats s and j change hands."""
    p, q = board.seat[r, s], board.seat[r, j]
    a, b = board.table_of_seat[r, s], board.table_of_seat[r, j]
    size_a, size_b = board.size[r, a], board.size[r, b]
    moved = 1 if q < 0 else 0
    change = 0
    for d in range(2):
        least = board.kinds_least[d]
        mine = board.kind[d, p]
        other = board.kind[d, q] if q >= 0 else -1
        if least == 0 or mine == other:
            continue
        kinds_a, kinds_b = board.kinds[d, r, a], board.kinds[d, r, b]
        after_a = kinds_after(kinds_a, board.kind_count[d, r, a], mine, other)
        after_b = kinds_after(kinds_b, board.kind_count[d, r, b], other, mine)
        change += lacking(after_a, size_a - moved, least) - lacking(kinds_a, size_a, least)
        change += lacking(after_b, size_b + moved, least) - lacking(kinds_b, size_b, least)
    return change


@compiled(inline=True)
def short(target: int, made: int) -> int:
    """The squared shortfall of one person."""
    gap = max(0, target - made)
    return gap * gap


@compiled(inline=True)
def fair_half(board: Board, r: int, t: int, out: int, into: int) -> tuple[int, int, int]:
    """One table's share: change in shortfall of those who stay, and in new meetings of who leaves and comes."""
    target, change, lost, won = board.target[0], 0, 0, 0
    for k in range(board.first_seat[r, t], board.first_seat[r, t + 1]):
        x = board.seat[r, k]
        if x < 0 or x == out:
            continue
        step = 0
        if out >= 0 and board.fresh[out, x] and board.met[out, x] == 1:
            step -= 1
            lost += 1
        if into >= 0 and board.fresh[into, x] and board.met[into, x] == 0:
            step += 1
            won += 1
        if step != 0:
            change += short(target, board.made[x] + step) - short(target, board.made[x])
    return change, lost, won


@compiled(inline=True)
def fair_change(board: Board, r: int, s: int, j: int) -> int:
    """Change in the sum of squared shortfalls, when seats s and j change hands."""
    target, change = board.target[0], 0
    p, q = board.seat[r, s], board.seat[r, j]
    more_p, more_q = 0, 0
    for side in range(2):
        seat, out, into = (s, p, q) if side == 0 else (j, q, p)
        stay, lost, won = fair_half(board, r, board.table_of_seat[r, seat], out, into)
        change += stay
        more_p += won if side == 1 else -lost
        more_q += won if side == 0 else -lost
    change += short(target, board.made[p] + more_p) - short(target, board.made[p])
    if q >= 0:
        change += short(target, board.made[q] + more_q) - short(target, board.made[q])
    return change


@compiled(inline=True)
def bump(board: Board, r: int, a: int, b: int, worth: int) -> None:
    """In round r it has become worth more (or less) that a and b meet."""
    board.gain[r, a, b] += worth
    board.gain[r, b, a] += worth
    if board.seat_of[r, a] >= 0 and board.seat_of[r, b] >= 0:
        board.pull[r, board.table_of[r, b], a] += worth
        board.pull[r, board.table_of[r, a], b] += worth
        if board.table_of[r, a] == board.table_of[r, b]:
            board.own[r, a] += worth
            board.own[r, b] += worth


@compiled(inline=True)
def count_meeting(board: Board, r: int, a: int, b: int, step: int) -> None:
    """a and b start (1) or stop (-1) sharing a table in round r: what that means for the other rounds."""
    board.tally[BROKEN] += step * board.must[r, a, b]
    before = board.met[a, b]
    board.met[a, b] = before + step
    board.met[b, a] = before + step
    elsewhere = min(before, before + step)
    if board.fresh[a, b] and elsewhere == 0:
        board.made[a] += step
        board.made[b] += step
    worth = board.worth[a, b]
    if worth == 0 or elsewhere > 1:
        return
    for other in range(board.seat.shape[0]):
        if other == r:
            continue
        together = board.table_of[other, a] == board.table_of[other, b] and board.table_of[other, a] >= 0
        if together == (elsewhere == 1):
            bump(board, other, a, b, -step * worth)


@compiled(inline=True)
def recount_meetings(board: Board, r: int, t: int, out: int, into: int) -> None:
    """At one table somebody leaves and somebody comes (-1: nobody): count the meetings."""
    for k in range(board.first_seat[r, t], board.first_seat[r, t + 1]):
        x = board.seat[r, k]
        if x < 0 or x == out:
            continue
        for step in range(-1, 2, 2):
            who = out if step < 0 else into
            if who >= 0:
                count_meeting(board, r, who, x, step)


@compiled(inline=True)
def recount_kinds(board: Board, r: int, t: int, out: int, into: int) -> None:
    """At one table somebody leaves and somebody comes (-1: nobody): count the circles and sectors."""
    for d in range(2):
        count = board.kind_count[d, r, t]
        gone = board.kind[d, out] if out >= 0 else -1
        come = board.kind[d, into] if into >= 0 else -1
        board.kinds[d, r, t] = kinds_after(board.kinds[d, r, t], count, gone, come)
        if gone >= 0:
            count[gone] -= 1
        if come >= 0:
            count[come] += 1


@compiled(inline=True)
def shift_pull(gain: Int32, leaves: Int32, enters: Int32) -> None:
    """A person whose gains are `gain` leaves one table and enters another: what these are worth to everybody."""
    for x in range(gain.shape[0]):
        leaves[x] -= gain[x]
        enters[x] += gain[x]


@compiled(inline=True)
def note_own(board: Board, r: int, t: int) -> None:
    """Whoever sits at the table gets its pull as their own."""
    for k in range(board.first_seat[r, t], board.first_seat[r, t + 1]):
        x = board.seat[r, k]
        if x >= 0 and not board.fixed[x]:
            board.own[r, x] = board.pull[r, t, x]


@compiled(inline=True)
def exchange(board: Board, r: int, s: int, j: int) -> None:
    """Let seats s and j of round r, at different tables, change hands and bring all counts up to date.

    Each side is one turn of a loop and not a line of its own: what is pasted in once is compiled once.
    """
    p, q = board.seat[r, s], board.seat[r, j]
    a, b = board.table_of_seat[r, s], board.table_of_seat[r, j]
    for side in range(2):
        t, out, into = (a, p, q) if side == 0 else (b, q, p)
        recount_meetings(board, r, t, out, into)
        recount_kinds(board, r, t, out, into)
    board.seat[r, s], board.seat[r, j] = q, p
    for side in range(2):
        who, seat, t, gone = (p, j, b, a) if side == 0 else (q, s, a, b)
        if who >= 0:
            shift_pull(board.gain[r, who], board.pull[r, gone], board.pull[r, t])
            board.seat_of[r, who], board.table_of[r, who] = seat, t
            board.desk[r, who] = t * board.desk.shape[1]
    if q < 0:
        board.size[r, a] -= 1
        board.size[r, b] += 1
    for side in range(2):
        note_own(board, r, a if side == 0 else b)


@compiled(inline=False)
def keep_best(board: Board, heat: Heat) -> None:
    """Write down the present seating when it is the best so far."""
    tally = board.tally
    key = tally[SCORE] * heat.key_score - tally[UNEVEN] * heat.key_uneven
    if tally[BROKEN] < tally[BEST_BROKEN] or (tally[BROKEN] == tally[BEST_BROKEN] and key > tally[BEST_KEY]):
        tally[BEST_BROKEN] = tally[BROKEN]
        tally[BEST_KEY] = key
        for r in range(board.seat.shape[0]):
            for k in range(board.seat.shape[1]):
                board.best_seat[r, k] = board.seat[r, k]
    tally[PENDING] = 0


@compiled(inline=False)
def passes(board: Board, heat: Heat, move: tuple[int, int, int], threshold: float) -> bool:
    """Judge one move against the threshold that the temperature gives, and make it when it passes."""
    r, s, j = move
    p, q = board.seat[r, s], board.seat[r, j]
    a, b = board.table_of_seat[r, s], board.table_of_seat[r, j]
    change = board.pull[r, b, p] - board.pull[r, a, p]
    if q >= 0:
        change += board.pull[r, a, q] - board.pull[r, b, q] - 2 * board.gain[r, p, q]
    broken = 0
    if board.kinds_least[0] + board.kinds_least[1] > 0:
        broken = variety_change(board, r, s, j)
        change -= heat.hard * broken
        if change <= threshold - FAIR_REACH * heat.fair:
            return False
    fairer = fair_change(board, r, s, j)
    if change - fairer * heat.fair <= threshold:
        return False
    if board.tally[PENDING] and (change <= 0 or fairer > 0):
        keep_best(board, heat)
    board.tally[SCORE] += change
    board.tally[BROKEN] += broken
    board.tally[UNEVEN] += fairer
    exchange(board, r, s, j)
    board.tally[PENDING] = 1
    return True


class Rows(NamedTuple):
    """What one person is weighed with: the pulls on the person table after table, and per person of a block the
    pull of the first person's table, the own pull, where the own table's row begins, the gain of meeting each
    other, and what a swap must pass."""

    there: Int32
    here: Int32
    own: Int32
    desk: Int32
    gain: Int32
    bar: Int32


@compiled(inline=False)
def weigh(rows: Rows, room: Int32, floor: int) -> int:
    """Write into `room` what a swap of one person with everybody of a block is worth, less what it must pass; how
    many stand above `floor`, the worth of staying. Plain rows and no branches: the machine takes eight people or
    more at a time."""
    hits = np.int32(0)
    for q in range(rows.own.shape[0]):
        value = rows.there[np.uint64(rows.desk[q])] + rows.here[q] - rows.own[q] - 2 * rows.gain[q] - rows.bar[q]
        room[q] = value
        hits += np.int32(value > floor)
    return int(hits)


@compiled(inline=True)
def move_of(r: int, s: int, j: int) -> tuple[int, int, int]:
    """Of one width whatever they were read from, so that `passes` is compiled once."""
    return np.int64(r), np.int64(s), np.int64(j)  # type: ignore[return-value]


@compiled(inline=True)
def slack(board: Board, heat: Heat) -> int:
    """What a swap may still win by the rules and the second goal, which `weigh` leaves out."""
    most = min(FAIR_REACH, board.tally[UNEVEN]) * heat.fair
    if board.kinds_least[0] + board.kinds_least[1] > 0:
        most += min(4, board.tally[BROKEN]) * heat.hard
    return int(most)


@compiled(inline=True)
def swap_with_somebody(board: Board, heat: Heat, mover: tuple[int, int], low: int, chance: np.uint64) -> None:
    """Weigh a person against the block from `low`; the first from a random one on whose swap passes is it."""
    r, p = mover
    a, s, high = board.table_of[r, p], board.seat_of[r, p], min(low + heat.width, board.own.shape[1])
    off = np.int64(chance & np.uint64(CHANCES - 1))
    room, bar = board.room[: high - low], board.bar[off : off + high - low]
    floor = board.pull[r, a, p] - slack(board, heat)
    mine = a * board.own.shape[1]
    rows = Rows(
        there=board.pull_row[r, p:],
        here=board.pull_row[r, mine + low : mine + high],
        own=board.own[r, low:high],
        desk=board.desk[r, low:high],
        gain=board.gain[r, p, low:high],
        bar=bar,
    )
    hits = weigh(rows, room, floor)
    if hits == 0:
        return
    k = int(below(chance, high - low))
    for _ in range(high - low):
        q = low + k
        if (
            room[k] > floor
            and board.table_of[r, q] != a
            and passes(board, heat, move_of(r, s, board.seat_of[r, q]), bar[k])
        ):
            return
        k = k + 1 if k + 1 < high - low else 0


@compiled(inline=True)
def step_aside(board: Board, heat: Heat, r: int, p: int, chance: np.uint64) -> None:
    """Weigh an empty seat at every other table; the first from a random one on that passes is it."""
    tables, a, s = board.size.shape[1], board.table_of[r, p], board.seat_of[r, p]
    if board.size[r, a] <= board.least[r, a]:
        return
    t = int(below(chance, tables))
    for k in range(tables):
        if t != a and board.size[r, t] < board.first_seat[r, t + 1] - board.first_seat[r, t]:
            j = board.first_seat[r, t]
            while board.seat[r, j] >= 0:
                j += 1
            if passes(board, heat, move_of(r, s, j), board.bar[(chance + np.uint64(k)) & np.uint64(CHANCES - 1)]):
                return
        t = t + 1 if t + 1 < tables else 0


@compiled(inline=False)
def anneal(board: Board, heat: Heat, noise: NDArray[np.float64], start: int, stop: int) -> None:
    """Look at persons number `start` up to `stop` of a run of `heat.length` looks.

    A look weighs one person in one round against a block of people, or against the empty seats. `noise` holds
    logarithms of evenly spread numbers from 0 to 1 (all below 0) in any order, `CHANCES` and as many again as a
    block is wide. Whether a run is made in one call or in many does not change its course.
    """
    movers, fall = board.movers.shape[0], np.log(heat.cold / heat.hot)
    blocks = (board.own.shape[1] + heat.width - 1) // heat.width
    for look in range(start, stop):
        if look % WINDOW == 0 or look == start:
            warmth = heat.hot * np.exp(fall * (look - look % WINDOW) / heat.length)
            for k in range(noise.shape[0]):
                board.bar[k] = np.int32(warmth * noise[k])
        bits, chance = draw(board.random), draw(board.random)
        mover = below(bits, movers)
        r, p = board.movers[mover, 0], board.movers[mover, 1]
        if board.roomy[r] and (chance >> np.uint64(12)) & np.uint64(3) == np.uint64(0):
            step_aside(board, heat, r, p, chance)
        else:
            low = heat.width * (np.int64(bits & np.uint64(0xFFFFFF)) % blocks)
            swap_with_somebody(board, heat, (r, p), low, chance)
    keep_best(board, heat)
