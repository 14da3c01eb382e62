# SPDX-License-Identifier: EUPL-1.2
"""The compiled steps of TPSDP: local search, two perturbations, crossover and a whole turn of the three phases.

See `_tpsdp` for where it comes from. The numbers of algorithms are those of the article.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

ETA_MAX = 3
LEAST_GAIN = 1e-4
Numbers = NDArray[np.int64]
Amounts = NDArray[np.float64]
Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    return cast(Function, numba.njit(cache=True)(function))


class Task(NamedTuple):
    """elements × elements distances; per group the fewest and the most elements."""

    distance: Amounts
    least: Numbers
    most: Numbers


class Paper(NamedTuple):
    """groups × elements: the sum of the distances from an element to a group, for the grouping in hand."""

    pull: Amounts


@compiled
def seed_chances(seed: int) -> None:
    np.random.seed(seed)


@compiled
def below(count: int) -> int:
    return int(np.random.randint(0, count))


@compiled
def one_of(flags: Numbers) -> int:
    """A place of a flag that is up, each as likely; there must be one."""
    left = below(flags.sum())
    for place in range(len(flags)):
        left -= flags[place]
        if left < 0:
            return place
    return -1


@compiled
def sum_up(task: Task, paper: Paper, group: Numbers) -> float:
    """Sum up the pulls; the diversity of the grouping."""
    paper.pull[:] = 0.0
    for v in range(len(group)):
        paper.pull[group[v]] += task.distance[v]
    total = 0.0
    for v in range(len(group)):
        total += paper.pull[group[v], v]
    return total / 2.0


@compiled
def shift(task: Task, paper: Paper, v: int, out: int, into: int) -> None:
    leaves, enters, distance = paper.pull[out], paper.pull[into], task.distance[v]
    for u in range(len(distance)):
        leaves[u] -= distance[u]
        enters[u] += distance[u]


@compiled
def improve_by_moves(task: Task, paper: Paper, group: Numbers, size: Numbers) -> float:
    won = 0.0
    for v in range(len(group)):
        for into in range(len(size)):
            out = group[v]
            if out == into or size[out] <= task.least[out] or size[into] >= task.most[into]:
                continue
            gain = paper.pull[into, v] - paper.pull[out, v]
            if gain > LEAST_GAIN:
                shift(task, paper, v, out, into)
                size[out] -= 1
                size[into] += 1
                group[v] = into
                won += gain
    return won


@compiled
def improve_by_swaps(task: Task, paper: Paper, group: Numbers) -> float:
    won, pull, distance = 0.0, paper.pull, task.distance
    for v in range(len(group)):
        for u in range(v + 1, len(group)):
            a, b = group[v], group[u]
            if a == b:
                continue
            gain = pull[b, v] - pull[a, v] + pull[a, u] - pull[b, u] - 2.0 * distance[v, u]
            if gain > LEAST_GAIN:
                shift(task, paper, v, a, b)
                shift(task, paper, u, b, a)
                group[v], group[u] = b, a
                won += gain
    return won


@compiled
def local_search(task: Task, paper: Paper, group: Numbers, size: Numbers) -> float:
    """Algorithm 3: the first better move, then the first better swap, until there is neither; the diversity."""
    total = sum_up(task, paper, group)
    while True:
        won = improve_by_moves(task, paper, group, size)
        won += improve_by_swaps(task, paper, group)
        total += won
        if won == 0.0:
            return total


@compiled
def random_grouping(task: Task, group: Numbers, size: Numbers) -> None:
    """Algorithm 2: first what every group needs at least, then the rest wherever there is room."""
    order, groups = np.random.permutation(len(group)), len(size)
    size[:] = 0
    place = 0
    for g in range(groups):
        for _ in range(task.least[g]):
            group[order[place]] = g
            size[g] += 1
            place += 1
    while place < len(group):
        g = below(groups)
        if size[g] < task.most[g]:
            group[order[place]] = g
            size[g] += 1
            place += 1


@compiled
def perturb_undirected(task: Task, group: Numbers, size: Numbers, strength: int) -> None:
    """Algorithm 4: so many random moves and swaps, each of the neighbourhood as likely."""
    elements, groups = len(group), len(size)
    swaps = elements * (elements - 1) // 2
    done = 0
    while done < strength:
        if below(swaps + elements * groups) < elements * groups:
            v, into = below(elements), below(groups)
            out = group[v]
            if out != into and size[out] > task.least[out] and size[into] < task.most[into]:
                size[out] -= 1
                size[into] += 1
                group[v] = into
                done += 1
        else:
            v, u = below(elements), below(elements)
            if group[v] != group[u]:
                group[v], group[u] = group[u], group[v]
                done += 1


@compiled
def diversities(task: Task, group: Numbers, groups: int) -> Amounts:
    total = np.zeros(groups)
    for v in range(len(group)):
        for u in range(v):
            if group[v] == group[u]:
                total[group[v]] += task.distance[v, u]
    return total


@compiled
def take_away(task: Task, left: Numbers, diversity: Amounts, v: int) -> None:
    """An element that went to the child is no longer of a parent."""
    g = left[v]
    left[v] = -1
    for u in range(len(left)):
        if left[u] == g:
            diversity[g] -= task.distance[v, u]


@compiled
def hand_down(task: Task, members: Numbers, open_groups: Numbers, child: Numbers, size: Numbers) -> None:
    """These go to the child as one of its open groups that holds them all, or else as many as the widest holds."""
    fits = open_groups * (task.most >= len(members)).astype(np.int64)
    if fits.any():
        target = one_of(fits)
    else:
        target = int(np.argmax(np.where(open_groups > 0, task.most, -1)))
        members = np.random.permutation(members)[: task.most[target]]
    for v in members:
        child[v] = target
    size[target] = len(members)
    open_groups[target] = 0


@compiled
def fill_up(task: Task, child: Numbers, size: Numbers) -> None:
    """Bring the child within its sizes: elements from groups with too many for those with too few, then the rest."""
    free = (child < 0).sum()
    while free < np.maximum(task.least - size, 0).sum():
        g = one_of((size > task.least).astype(np.int64))
        v = one_of((child == g).astype(np.int64))
        child[v] = -1
        size[g] -= 1
        free += 1
    while free > 0:
        short = (size < task.least).astype(np.int64)
        if not short.any():
            short = (size < task.most).astype(np.int64)
        g, v = one_of(short), one_of((child < 0).astype(np.int64))
        child[v] = g
        size[g] += 1
        free -= 1


@compiled
def cross(task: Task, mother: Numbers, father: Numbers, child: Numbers, size: Numbers) -> None:
    """Algorithm 5: group after group, the most diverse that is left of one parent, whichever the coin says."""
    left = (mother.copy(), father.copy())
    diversity = (diversities(task, mother, len(size)), diversities(task, father, len(size)))
    open_groups = np.ones(len(size), dtype=np.int64)
    child[:] = -1
    size[:] = 0
    for _ in range(len(size)):
        parent = below(2)
        hand_down(task, np.flatnonzero(left[parent] == np.argmax(diversity[parent])), open_groups, child, size)
        for v in range(len(child)):
            if child[v] >= 0 and left[0][v] >= 0:
                take_away(task, left[0], diversity[0], v)
                take_away(task, left[1], diversity[1], v)
    fill_up(task, child, size)


@compiled
def take_weakest(task: Task, paper: Paper, group: Numbers, size: Numbers) -> Numbers:
    """Take out of every group the element that adds least to it; which these are."""
    weakest = np.full(len(size), -1)
    for v in range(len(group)):
        g = group[v]
        if weakest[g] < 0 or paper.pull[g, v] < paper.pull[g, weakest[g]]:
            weakest[g] = v
    for g in range(len(size)):
        if weakest[g] >= 0:
            paper.pull[g] -= task.distance[weakest[g]]
            group[weakest[g]] = -1
            size[g] -= 1
    return weakest[weakest >= 0]


@compiled
def perturb_directed(task: Task, paper: Paper, group: Numbers, size: Numbers) -> None:
    """Algorithm 6: the weakest of every group go where they are on average farthest from those who are there.

    Groups with too few choose first, in random order, then the elements that are left do.
    """
    for _ in range(ETA_MAX):
        sum_up(task, paper, group)
        loose = take_weakest(task, paper, group, size)
        free = np.ones(len(loose), dtype=np.int64)
        while free.any():
            short = (size < task.least).astype(np.int64)
            mean = paper.pull / np.maximum(size, 1).reshape(-1, 1)
            if short.any():
                g = one_of(short)
                k = int(np.argmax(np.where(free > 0, mean[g][loose], -np.inf)))
            else:
                k = one_of(free)
                g = int(np.argmax(np.where(size < task.most, mean[:, loose[k]], -np.inf)))
            group[loose[k]] = g
            size[g] += 1
            paper.pull[g] += task.distance[loose[k]]
            free[k] = 0


class Crowd(NamedTuple):
    """population × elements: groups; population × groups: sizes; population: diversities. The best is one row."""

    group: Numbers
    size: Numbers
    value: Amounts
    best: Numbers
    best_value: Amounts


@compiled
def note_best(crowd: Crowd, i: int) -> None:
    if crowd.value[i] > crowd.best_value[0]:
        crowd.best_value[0] = crowd.value[i]
        crowd.best[:] = crowd.group[i]


@compiled
def found(task: Task, paper: Paper, crowd: Crowd) -> None:
    """The first population."""
    for i in range(len(crowd.value)):
        random_grouping(task, crowd.group[i], crowd.size[i])
        crowd.value[i] = local_search(task, paper, crowd.group[i], crowd.size[i])
        note_best(crowd, i)


@compiled
def breed(task: Task, paper: Paper, crowd: Crowd, children: Crowd, alive: int) -> None:
    """The second phase: a child of each with another takes its place unless it is worse."""
    for i in range(alive):
        other = (i + 1 + below(alive - 1)) % alive
        cross(task, crowd.group[i], crowd.group[other], children.group[i], children.size[i])
        children.value[i] = local_search(task, paper, children.group[i], children.size[i])
    for i in range(alive):
        if children.value[i] >= crowd.value[i]:
            crowd.group[i], crowd.size[i] = children.group[i], children.size[i]
            crowd.value[i] = children.value[i]
        note_best(crowd, i)


@compiled
def generation(task: Task, paper: Paper, crowds: tuple[Crowd, Crowd], alive: int, strength: int) -> None:
    """Algorithm 1, one turn: the three phases for the first `alive` of the population, the best then in front.

    `crowds` are the population and room for its children; `strength` counts moves of the first phase.
    """
    crowd, children = crowds
    for i in range(alive):
        perturb_undirected(task, crowd.group[i], crowd.size[i], strength)
        crowd.value[i] = local_search(task, paper, crowd.group[i], crowd.size[i])
        note_best(crowd, i)
    if alive > 1:
        breed(task, paper, crowd, children, alive)
    for i in range(alive):
        perturb_directed(task, paper, crowd.group[i], crowd.size[i])
        crowd.value[i] = local_search(task, paper, crowd.group[i], crowd.size[i])
        note_best(crowd, i)
    order = np.argsort(-crowd.value[:alive])
    crowd.group[:alive], crowd.size[:alive] = crowd.group[:alive][order], crowd.size[:alive][order]
    crowd.value[:alive] = crowd.value[:alive][order]
