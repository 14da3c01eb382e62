# SPDX-License-Identifier: EUPL-1.2
"""Table plans of ours and of OR-Tools CP-SAT, turn by turn, in the same CPU seconds on one thread: medians of five.

``./do bench-peers seating [--only WORD,…] [--seconds S] [--seeds N]``. CP-SAT counts from the moment its model begins
to be written, ours from the moment the instance is read; both plans are judged by ``tests/tools/check_seating.py``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from samenspel.domain.seating import compile_now
from scripts.benchmarks import _seating_instances as made
from scripts.benchmarks.peers._environment import ROOT, peers_python
from scripts.benchmarks.seating import Case, Row, measure
from tests.tools import check_seating

SECONDS, SEEDS = 5.0, 5
PATIENCE = 40
"""How many times its seconds CP-SAT may take to stop, on a machine that is busy with other things."""
OPTIONS = "[--only WORD,…] [--seconds S] [--seeds N]"
Data = dict[str, Any]


def run(arguments: Sequence[str] = ()) -> list[Row]:
    """One row per instance and goal."""
    parser = argparse.ArgumentParser(prog="./do bench-peers seating")
    parser.add_argument("--only", default="", help="instances with one of these words (commas) in their name")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    asked = parser.parse_args(list(arguments))
    words = [word for word in asked.only.split(",") if word]
    python = peers_python()
    compile_now()
    rows = []
    for case in _cases():
        if not words or any(word in case.data["name"] for word in words):
            rows.append(_row(python, case, asked.seconds, asked.seeds))
            print("  ", "  ".join(f"{key} {value}" for key, value in rows[-1].items()), flush=True)
    return rows


def _cases() -> Iterator[Case]:
    folder = ROOT / "tests" / "data" / "seating"
    for name in ("small-14-3x5-3", "sgp-4-4-5", "sgp-5-3-7", "real-48-8x6-3", "rules-48-8x6-3"):
        data = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        yield from (Case(data, goal, SECONDS) for goal in ((0.0, 1.0) if data.get("value") else (0.0,)))
    yield Case(made.real(120, 20, 4, least=6, most=6, seed=1), 0.0, SECONDS)
    for people in (12, 30, 120):
        yield Case(made.diverse("RanReal", people, same_size=False, seed=1), 1.0, SECONDS)


def _row(python: Path, case: Case, seconds: float, seeds: int) -> Row:
    ours, theirs = [], []
    for seed in range(seeds):
        found = measure(case, seed, seconds)
        ours.append(check_seating.check(case.data, found.plan.as_json()) | {"seconds": found.seconds})
        theirs.append(_asked(python, case, seed, seconds))
    shown: Row = {"instance": case.data["name"], "goal": "value" if case.goal else "new", "of at most": ""}
    key = "value" if case.goal else "new"
    shown["of at most"] = ours[0][f"{key}_upper"]
    for who, answers in (("ours", ours), ("CP-SAT", theirs)):
        plans = [each for each in answers if each.get("valid")]
        shown[who] = float(median(each[key] for each in plans)) if plans else "none"
        shown[f"{who}: plans"] = f"{len(plans)}/{seeds}"
        shown[f"{who}: CPU s"] = median(each["seconds"] for each in answers)
    return shown


def _asked(python: Path, case: Case, seed: int, seconds: float) -> Data:
    question = {"instance": case.data, "by_value": case.goal > 0, "seed": seed, "seconds": seconds}
    try:
        done = subprocess.run(
            [python, Path(__file__).with_name("_cp_sat.py")],
            input=json.dumps(question),
            capture_output=True,
            text=True,
            check=True,
            timeout=seconds * PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return {"seconds": seconds * PATIENCE}
    answer: Data = json.loads(done.stdout)
    judged = check_seating.check(case.data, answer["plan"]) if answer["plan"] else {}
    return judged | {"seconds": answer["seconds"]}
