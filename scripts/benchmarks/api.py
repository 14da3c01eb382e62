# SPDX-License-Identifier: EUPL-1.2
"""CPU per request of the open data over HTTP, on a directory of 3,642 services.

The only other open server of HSDS that was found running took 36 ms CPU for a list of 25 and 13.5 ms for one service
of as many: a third of that is what ours must stay below (``reference`` in the table).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.server import Server, environment, running, samenspel
from scripts.steps import ROOT

SLUG = "groot"
ROUNDS = 5
REQUESTS = 40  # per address and round
REFERENCE = {"list of 25": 36 / 3, "one service, whole": 13.5 / 3}
Row = dict[str, str | int | float]


def addresses(ids: dict[str, str], base: str) -> dict[str, str]:
    return {
        "list of 25": f"{base}/services?per_page=25&page=40",
        "list of 25, full": f"{base}/services?per_page=25&page=40&full=true",
        "one service, whole": f"{base}/services/{ids['service']}",
        "one organisation, whole": f"{base}/organizations/{ids['organization']}",
        "25 services at places": f"{base}/service_at_locations?per_page=25&page=40",
        "a word": f"{base}/services?per_page=25&search=vervoer",
    }


def measure(server: Server, path: str) -> float:
    """CPU-ms per request."""
    visitor = server.visitor()
    before = server.cpu_seconds()
    statuses = {visitor.get(path).status for _number in range(REQUESTS)}
    if statuses != {200}:
        raise RuntimeError(f"{path} answered {statuses}")
    return (server.cpu_seconds() - before) / REQUESTS * 1000


def run() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="samenspel-bench-") as folder:
        data = Path(folder)
        samenspel(data, "migrate", "--quiet")
        made = subprocess.run(
            [sys.executable, "-m", "scripts.benchmarks._directory", SLUG],
            cwd=ROOT,
            env=environment(data, 8000),
            capture_output=True,
            text=True,
            check=True,
        )
        ids: dict[str, str] = json.loads(made.stdout)
        with running(data) as server:
            asked = addresses(ids, f"/p/{SLUG}/hsds/v3")
            asked["list of 25, all pacts"] = "/hsds/v3/services?per_page=25&page=40"
            figures: dict[str, list[float]] = {name: [] for name in asked}
            for path in asked.values():
                for _warm in range(4):
                    server.visitor().get(path)
            for _round in range(ROUNDS):
                for name, path in asked.items():
                    figures[name].append(measure(server, path))
                time.sleep(0.05)
    return [_row(name, values) for name, values in figures.items()]


def _row(name: str, values: list[float]) -> Row:
    row: Row = {"address": name, "CPU ms": statistics.median(values), "least": min(values), "most": max(values)}
    if name in REFERENCE:
        row["reference"] = REFERENCE[name]
    return row
