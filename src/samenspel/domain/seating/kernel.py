# SPDX-License-Identifier: EUPL-1.2
"""The inner loop: swap two people of one round, or move one to an empty seat, and keep or undo it.

Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983). Whole numbers throughout, so that a result is the
same on every machine. Importing this module loads numba: import it only where a plan is made.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .board import BEST_BROKEN, BEST_KEY, BROKEN, PENDING, SCORE, UNEVEN, Board, Heat, Int16, Int32
from .compiled import compiled

WINDOW = 256
"""Moves between two changes of the temperature."""
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
    target = board.target[0]
    p, q = board.seat[r, s], board.seat[r, j]
    change_a, lost_p, won_q = fair_half(board, r, board.table_of_seat[r, s], p, q)
    change_b, lost_q, won_p = fair_half(board, r, board.table_of_seat[r, j], q, p)
    change = change_a + change_b
    change += short(target, board.made[p] + won_p - lost_p) - short(target, board.made[p])
    if q >= 0:
        change += short(target, board.made[q] + won_q - lost_q) - short(target, board.made[q])
    return change


@compiled(inline=True)
def bump(board: Board, r: int, a: int, b: int, worth: int) -> None:
    """In round r it has become worth more (or less) that a and b meet."""
    board.gain[r, a, b] += worth
    board.gain[r, b, a] += worth
    if board.seat_of[r, a] >= 0 and board.seat_of[r, b] >= 0:
        board.pull[r, board.table_of[r, b], a] += worth
        board.pull[r, board.table_of[r, a], b] += worth


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
        if out >= 0:
            count_meeting(board, r, out, x, -1)
        if into >= 0:
            count_meeting(board, r, into, x, 1)


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


@compiled(inline=False)
def exchange(board: Board, r: int, s: int, j: int) -> None:
    """Let seats s and j of round r, at different tables, change hands and bring all counts up to date."""
    p, q = board.seat[r, s], board.seat[r, j]
    a, b = board.table_of_seat[r, s], board.table_of_seat[r, j]
    recount_meetings(board, r, a, p, q)
    recount_meetings(board, r, b, q, p)
    recount_kinds(board, r, a, p, q)
    recount_kinds(board, r, b, q, p)
    shift_pull(board.gain[r, p], board.pull[r, a], board.pull[r, b])
    board.seat[r, s], board.seat[r, j] = q, p
    board.seat_of[r, p], board.table_of[r, p] = j, b
    if q >= 0:
        shift_pull(board.gain[r, q], board.pull[r, b], board.pull[r, a])
        board.seat_of[r, q], board.table_of[r, q] = s, a
    else:
        board.size[r, a] -= 1
        board.size[r, b] += 1


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


@compiled(inline=True)
def consider(board: Board, heat: Heat, move: tuple[int, int, int], threshold: float) -> None:
    """Judge one move against the threshold that the temperature gives, and make it when it passes."""
    r, s, j = move
    p, q = board.seat[r, s], board.seat[r, j]
    a, b = board.table_of_seat[r, s], board.table_of_seat[r, j]
    change = board.pull[r, b, p] - board.pull[r, a, p]
    if q >= 0:
        change += board.pull[r, a, q] - board.pull[r, b, q] - 2 * board.gain[r, p, q]
    elif board.size[r, a] <= board.least[r, a]:
        return
    reach = threshold - FAIR_REACH * heat.fair
    broken = 0
    if board.kinds_least[0] + board.kinds_least[1] > 0:
        if change + 4 * heat.hard <= reach:
            return
        broken = variety_change(board, r, s, j)
        change -= heat.hard * broken
    if change <= reach:
        return
    fairer = fair_change(board, r, s, j)
    if change - fairer * heat.fair <= threshold:
        return
    if board.tally[PENDING] and (change <= 0 or fairer > 0):
        keep_best(board, heat)
    board.tally[SCORE] += change
    board.tally[BROKEN] += broken
    board.tally[UNEVEN] += fairer
    exchange(board, r, s, j)
    board.tally[PENDING] = 1


@compiled(inline=False)
def anneal(board: Board, heat: Heat, noise: NDArray[np.float64], start: int, stop: int) -> None:
    """Consider moves number `start` up to `stop` of a run of `heat.length` moves.

    `noise` holds 4096 logarithms of evenly spread numbers from 0 to 1 (all below 0). Whether a run is made in
    one call or in many does not change its course.
    """
    movers, fall = board.movers.shape[0], np.log(heat.cold / heat.hot)
    warmth = heat.hot * np.exp(fall * (start - start % WINDOW) / heat.length)
    for move in range(start, stop):
        if move % WINDOW == 0:
            warmth = heat.hot * np.exp(fall * move / heat.length)
        bits = draw(board.random)
        i = below(bits, movers)
        r, p = board.movers[i, 0], board.movers[i, 1]
        s = board.seat_of[r, p]
        more = draw(board.random)
        j = board.open_seats[r, below(more, board.open_count[r])]
        if board.table_of_seat[r, s] == board.table_of_seat[r, j]:
            continue
        threshold = warmth * noise[(more >> np.uint64(8)) & np.uint64(4095)]
        consider(board, heat, (r, s, j), threshold)
    keep_best(board, heat)
