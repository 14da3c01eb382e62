# SPDX-License-Identifier: EUPL-1.2
"""Table plans: per instance and goal the medians over five seeds, in CPU seconds; compiling is done beforehand.

``./do bench seating`` takes the instances of the tests and others of the same kinds, which takes a quarter of an hour;
``./do bench seating --only real,sgp --seconds 2 --seeds 1`` some of them, ``--files A.json B.json`` your own.
Every plan is judged by ``tests/tools/check_seating.py``, which shares no code with the planner.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from samenspel.domain.seating import Figures, Plan, Planner, compile_now, parse_instance, parse_plan
from scripts.benchmarks import _seating_instances as made
from tests.tools import check_seating

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = 5
STEPS = 500_000
"""Moves between two looks at the clock."""
OPTIONS = "[--only WORD,…] [--seconds S] [--seeds N] [--files FILE …]"
Row = dict[str, str | int | float]
Data = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One instance with a goal and the seconds that `reference` figures are given in."""

    data: Data
    goal: float
    seconds: float


@dataclass(frozen=True)
class Found:
    """What one seed reached; `first` is how many CPU seconds passed before there was a valid plan."""

    figures: Figures
    seconds: float
    first: float
    proven: bool
    plan: Plan


def run(arguments: Sequence[str] = ()) -> list[Row]:
    """One row per instance and goal, the changed evening, and the memory that large evenings take."""
    parser = argparse.ArgumentParser(prog="./do bench seating")
    parser.add_argument("--only", default="", help="instances with one of these words (commas) in their name")
    parser.add_argument("--seconds", type=float, help="CPU seconds per plan instead of each instance's own")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--files", type=Path, nargs="+", default=[])
    asked = parser.parse_args(list(arguments))
    words = [word for word in asked.only.split(",") if word]
    compile_now()
    rows: list[Row] = []
    for case in [*_from_files(asked.files, 5.0)] if asked.files else cases():
        if not words or any(word in str(case.data["name"]) for word in words):
            seconds = asked.seconds or case.seconds
            rows.append(row(case, [measure(case, seed, seconds) for seed in range(asked.seeds)]))
            print("  ", "  ".join(f"{key} {value}" for key, value in rows[-1].items()), flush=True)
    if not asked.files and (not words or "changed" in words):
        rows.append(changed_evening(asked.seeds))
    if not asked.files and (not words or "memory" in words):
        rows += [memory("real-400"), memory("Geo_n960")]
    return rows


def cases() -> Iterator[Case]:
    """Everything that is measured when nothing is chosen."""
    yield from _from_files(sorted((ROOT / "tests" / "data" / "seating").glob("[rs]*-*x*.json")), 5.0)
    for people, tables, rounds, seconds in ((48, 8, 3, 5.0), (120, 20, 4, 5.0), (400, 50, 5, 10.0)):
        seats = people // tables
        data = made.real(people, tables, rounds, least=seats, most=seats, seed=1)
        yield Case(data, 0.0, seconds)
        yield Case(data, 1.0, seconds)
    for even in (False, True):
        yield from (Case(made.ruled(48, 8, 3, even=even, seed=seed), 0.0, 5.0) for seed in (1, 2))
    yield Case(made.ruled(120, 20, 4, even=False, seed=1), 0.0, 5.0)
    yield Case(made.themed(60, 10, 3, seed=1), 0.0, 5.0)
    yield from (Case(made.golfers(*sizes), 0.0, 2.0) for sizes in made.CLASSICS)
    for family in made.FAMILIES:
        for people in (30, 120, 240, 480, 960):
            for same_size in (True, False):
                yield Case(made.diverse(family, people, same_size=same_size, seed=1), 1.0, 3.0)


def _from_files(paths: Sequence[Path], seconds: float) -> Iterator[Case]:
    for path in paths:
        data = json.loads(path.read_text(encoding="utf-8"))
        yield from (Case(data, goal, seconds) for goal in ((0.0, 1.0) if data.get("value") else (0.0,)))


def measure(case: Case, seed: int, seconds: float, keep: Data | None = None, done: int = 0) -> Found:
    """One plan within so many CPU seconds, judged by the independent check."""
    start = time.process_time()
    instance = parse_instance(case.data)
    kept = parse_plan(keep, instance) if keep else None
    planner = Planner(instance, seed=seed, goal=case.goal, keep=kept, done=done)
    first = None
    while True:
        first = first or (time.process_time() - start if planner.valid else None)
        if planner.finished or not planner.movable or time.process_time() - start >= seconds:
            break
        planner.step(STEPS)
        planner.aim((time.process_time() - start) / seconds)
    took = time.process_time() - start
    plan = planner.best
    judged = check_seating.check(case.data, plan.as_json())
    if not judged["valid"]:
        raise RuntimeError(f"{case.data['name']}, seed {seed}: {judged['errors'][:3]}")
    return Found(planner.figures(), took, first or took, planner.proven_optimal, plan)


def row(case: Case, found: Sequence[Found]) -> Row:
    """The medians over the seeds."""
    figures = [each.figures for each in found]
    new, bound = median(f.new for f in figures), figures[0].new_upper
    return {
        "instance": str(case.data["name"]),
        "goal": "value" if case.goal else "new",
        "new": new,
        "of at most": bound,
        "share": new / bound if bound else 1.0,
        "value": float(median(f.value for f in figures)),
        "value at most": figures[0].value_upper,
        "fewest of one": median(f.fewest for f in figures),
        "CPU s": median(each.seconds for each in found),
        "first plan s": median(each.first for each in found),
        "proven": f"{sum(each.proven for each in found)}/{len(found)}",
        "moved": "",
    }


def changed_evening(seeds: int, seconds: float = 1.0) -> Row:
    """120 people after the first round, 12 of them gone and 6 come in: planned anew in a second, few people moved.

    Value and its bound stand for the new meetings of a plan of ten seconds that need not spare anybody a move.
    """
    evening = made.real(120, 20, 4, least=4, most=7, seed=1) | {"rules": {"even_sizes": True}}
    before = measure(Case(evening, 0.0, 5.0), 0, 5.0).plan.as_json()
    later = made.changed_evening(evening, before, 1, seed=1)
    finished = {"rounds": before["rounds"][:1]}
    case = Case(later | {"name": "changed evening"}, 0.0, seconds)
    fresh = median(measure(case, seed, 10.0, finished, 1).figures.new for seed in range(min(seeds, 2)))
    found = [measure(case, seed, seconds, before, 1) for seed in range(seeds)]
    shown = row(case, found)
    shown |= {"value": float(fresh), "value at most": float(fresh), "share": float(shown["new"]) / fresh}
    return shown | {"moved": median(each.figures.moved for each in found)}


def memory(kind: str) -> Row:
    """The most memory that a process of its own takes while it plans a large evening for two seconds."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.benchmarks._seating_memory", kind],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return {"instance": f"memory of {kind}, MB", "goal": "", "new": int(done.stdout)}
