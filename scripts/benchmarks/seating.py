# SPDX-License-Identifier: EUPL-1.2
"""Table plans: per instance and goal the medians over five seeds. Compiling is done before the clock starts.

``./do bench seating`` takes the instances of the tests; ``python -m scripts.benchmarks.seating FILE …`` takes
others, in the form of ``tests/tools/check_seating.py``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from samenspel.domain.seating import Figures, Planner, parse_instance, plan_for

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = range(5)
SECONDS = 5.0
STEPS = 50_000
"""Moves between two looks at the clock."""
Row = dict[str, str | int | float]


def run(files: Sequence[Path] = (), seconds: float = SECONDS) -> list[Row]:
    """One row per instance and goal; value is a goal of its own where the instance says what meetings are worth."""
    rows: list[Row] = []
    for path in files or sorted((ROOT / "tests" / "data" / "seating").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        plan_for(parse_instance(data), steps=1)
        for goal in [0.0, 1.0] if data.get("value") else [0.0]:
            rows.append(_row(path.stem, goal, [_measured(data, goal, seed, seconds) for seed in SEEDS]))
    return rows


def _measured(data: object, goal: float, seed: int, seconds: float) -> tuple[Figures, float, bool]:
    start = time.process_time()
    planner = Planner(parse_instance(data), seed=seed, goal=goal)
    while not planner.finished and time.process_time() - start < seconds:
        planner.step(STEPS)
    return planner.figures(), time.process_time() - start, planner.proven_optimal


def _row(name: str, goal: float, found: list[tuple[Figures, float, bool]]) -> Row:
    figures = [each for each, _, _ in found]
    new, value = median(f.new for f in figures), median(f.value for f in figures)
    bound, value_bound = figures[0].new_upper, figures[0].value_upper
    return {
        "instance": name,
        "goal": "value" if goal else "new",
        "new": new,
        "of at most": bound,
        "share": new / bound if bound else 1.0,
        "value": value,
        "value at most": value_bound,
        "fewest of one": median(f.fewest for f in figures),
        "CPU s": median(seconds for _, seconds, _ in found),
        "proven": f"{sum(proven for _, _, proven in found)}/{len(found)}",
    }


if __name__ == "__main__":
    for row in run([Path(name) for name in sys.argv[1:]]):
        print("  ".join(f"{key}: {value}" for key, value in row.items()), flush=True)
