# SPDX-License-Identifier: EUPL-1.2
"""Maximally diverse grouping: ours and TPSDP, turn by turn, in the same CPU seconds on one thread.

``./do bench-peers diverse [--only WORD,…] [--seconds S] [--seeds N] [--instances N] [--people N]``. Per instance the
medians over the seeds; last, per family and over all, how many instances each is ahead on and the mean gap. Ours is
the planner with the one setting that it has; TPSDP is ``_tpsdp.py``. Both count from the instance as data, compiled
beforehand, and both plans are judged by ``tests/tools/check_seating.py``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from statistics import fmean, median

from samenspel.domain.seating import compile_now
from scripts.benchmarks import _seating_instances as made
from scripts.benchmarks.peers import _tpsdp
from scripts.benchmarks.seating import Case, Data, Row, measure
from tests.tools import check_seating

SECONDS, SEEDS, INSTANCES, PEOPLE = 3.0, 5, 2, 120
OPTIONS = "[--only WORD,…] [--seconds S] [--seeds N] [--instances N] [--people N]"
LEVEL = 1e-6
"""Medians that differ by less than this share are called level."""


def run(arguments: Sequence[str] = ()) -> list[Row]:
    """One row per instance, one per family and one over all."""
    parser = argparse.ArgumentParser(prog="./do bench-peers diverse")
    parser.add_argument("--only", default="", help="instances with one of these words (commas) in their name")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--instances", type=int, default=INSTANCES, help="instances per family and kind of sizes")
    parser.add_argument("--people", type=int, default=PEOPLE, choices=sorted(made.GROUPS))
    asked = parser.parse_args(list(arguments))
    words = [word for word in asked.only.split(",") if word]
    compile_now()
    _tpsdp.solve(made.diverse("RanInt", 12, same_size=False, seed=1), seed=0, seconds=0.01)
    rows: list[Row] = []
    for data in _instances(asked.people, asked.instances):
        if not words or any(word in data["name"] for word in words):
            rows.append(_row(data, asked.seconds, asked.seeds))
            print("  ", "  ".join(f"{key} {value}" for key, value in rows[-1].items()), flush=True)
    return rows + [_summed(name, rows) for name in (*made.FAMILIES, "") if any(_of(name, row) for row in rows)]


def _instances(people: int, count: int) -> list[Data]:
    return [
        made.diverse(family, people, same_size=same_size, seed=seed)
        for family in made.FAMILIES
        for same_size in (True, False)
        for seed in range(1, count + 1)
    ]


def _row(data: Data, seconds: float, seeds: int) -> Row:
    ours, theirs, generations = [], [], []
    for seed in range(seeds):
        ours.append(measure(Case(data, 1.0, seconds), seed, seconds).figures.value)
        answer = _tpsdp.solve(data, seed=seed, seconds=seconds)
        judged = check_seating.check(data, answer.plan)
        if not judged["valid"]:
            raise RuntimeError(f"TPSDP, {data['name']}, seed {seed}: {judged['errors'][:3]}")
        theirs.append(float(judged["value"]))
        generations.append(answer.generations)
    mine, peer = median(ours), median(theirs)
    return {
        "instance": str(data["name"]),
        "ours": mine,
        "TPSDP": peer,
        "gap %": 100 * (mine - peer) / peer,
        "ours, best": max(ours),
        "TPSDP, best": max(theirs),
        "seeds ahead": f"{sum(a > b for a, b in zip(ours, theirs, strict=True))}/{seeds}",
        "TPSDP, generations": median(generations),
    }


def _of(family: str, row: Row) -> bool:
    return str(row["instance"]).startswith(family)


def _summed(family: str, rows: Sequence[Row]) -> Row:
    """How often each is ahead by the medians, and by how much ours on average; over all when no family is named."""
    gaps = [float(row["gap %"]) for row in rows if _of(family, row)]
    ahead, behind = (sum(sign * gap > 100 * LEVEL for gap in gaps) for sign in (1, -1))
    return {
        "instance": f"{family or 'all'}, {len(gaps)} instances",
        "ours": f"ahead {ahead}",
        "TPSDP": f"ahead {behind}",
        "gap %": fmean(gaps),
    }
