# SPDX-License-Identifier: EUPL-1.2
"""The three-phase search with dynamic population size (TPSDP) for maximally diverse grouping, made anew here.

After the description of Yang, Cai, Jin, Tang and Gao, "A three-phase search approach with dynamic population size
for solving the maximally diverse grouping problem", European Journal of Operational Research 302 (2022) 925-953,
with their values for up to 400 elements. A population of groupings goes through rounds of three phases, each ended
by a local search over moves and swaps: an undirected perturbation, a crossover that hands down whole groups, and a
directed perturbation that takes the weakest element out of every group. The strength of the first falls in a
straight line over the time that is given.

On two points description and published program differ: whether a child that is worse but different may take its
parent's place (in the program a division of whole numbers makes that term nothing), and whether the population
shrinks from its first size or from its present one, which is much sooner. The program's way is followed, since it
finds more here: four seeds, 120 elements, groups of different sizes, 48,651 against 48,477 for RanInt, 50,268 against
50,105 for RanReal.

Sums of distances per group are kept up to date as rows of numbers, and all of it is machine code, as ours is.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from scripts.benchmarks.peers._tpsdp_kernel import Crowd, Paper, Task, found, generation, seed_chances

BETA_MAX, BETA_MIN = 15, 2
"""The population at first and at last."""
THETA_MAX, THETA_MIN = 1.2, 0.1
"""The strength of the undirected perturbation, in average groups."""
Data = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """The best grouping as a plan of one round, and what it took."""

    plan: Data
    generations: int
    seconds: float


def empty_crowd(people: int, elements: int, groups: int) -> Crowd:
    return Crowd(
        group=np.zeros((people, elements), dtype=np.int64),
        size=np.zeros((people, groups), dtype=np.int64),
        value=np.zeros(people),
        best=np.zeros(elements, dtype=np.int64),
        best_value=np.full(1, -np.inf),
    )


def solve(data: Data, *, seed: int, seconds: float) -> Answer:
    """An evening of one round as a grouping problem, for so many CPU seconds; compiled beforehand by a short call."""
    start = time.process_time()
    task = task_of(data)
    elements, groups = len(task.distance), len(task.least)
    paper = Paper(np.zeros((groups, elements)))
    crowd, children = (empty_crowd(BETA_MAX, elements, groups) for _ in range(2))
    seed_chances(seed)
    found(task, paper, crowd)
    generations, spent, alive = 0, 0.0, BETA_MAX
    while spent < 1.0:
        alive = int(alive - (alive - BETA_MIN) * spent)
        theta = THETA_MAX - (THETA_MAX - THETA_MIN) * spent
        generation(task, paper, (crowd, children), alive, int(theta * elements / groups))
        generations, spent = generations + 1, (time.process_time() - start) / seconds
    tables: list[list[Any]] = [[] for _ in data["tables"]]
    for person, group in zip(data["people"], crowd.best.tolist(), strict=True):
        tables[group].append(person["id"])
    return Answer({"rounds": [tables]}, generations, spent * seconds)


def task_of(data: Data) -> Task:
    """Elements and groups in the order of the people and the tables; an unlisted pair is as far apart as the rest."""
    place = {person["id"]: i for i, person in enumerate(data["people"])}
    distance = np.full((len(place), len(place)), float(data.get("default_value", 1)))
    for a, b, worth in data["value"]:
        distance[place[a], place[b]] = distance[place[b], place[a]] = worth
    np.fill_diagonal(distance, 0.0)
    least, most = (np.array([table[key] for table in data["tables"]], dtype=np.int64) for key in ("min", "max"))
    return Task(distance, least, most)
