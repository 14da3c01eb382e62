# SPDX-License-Identifier: EUPL-1.2
"""``./do bench [what …]`` and ``./do bench-peers [what …]``: run the measurements by name.

A measurement is a module in ``scripts/benchmarks`` (``scripts/benchmarks/peers`` for other people's software)
with ``run() -> list[dict]``: one row per figure. A module with ``OPTIONS`` takes the options that follow its name
(``./do bench seating --seconds 2``). Rows are printed as a table and written as JSON to
``build/bench/NAME.json`` with the machine, the versions and the load at that moment.
"""

from __future__ import annotations

import json
import os
import pkgutil
import platform
import sys
import time
from importlib import import_module, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "build" / "bench"
VERSIONS = ["django", "granian", "numba", "numpy"]
Row = dict[str, str | int | float]


def measurements(package: str) -> list[str]:
    folder = ROOT.joinpath(*package.split("."))
    found = pkgutil.iter_modules([str(folder)])
    return sorted(module.name for module in found if not module.ispkg and not module.name.startswith("_"))


def machine() -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": [round(value, 2) for value in os.getloadavg()],
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        **{name: metadata.version(name) for name in VERSIONS},
    }


def table(rows: list[Row]) -> str:
    if not rows:
        return "  (nothing measured)"
    heads = list(dict.fromkeys(key for row in rows for key in row))
    lines = [heads, *[[shown(row.get(head, "")) for head in heads] for row in rows]]
    widths = [max(len(line[number]) for line in lines) for number in range(len(heads))]
    return "\n".join(
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines
    )


def shown(value: str | int | float) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def main(arguments: list[str]) -> int:
    peers = "--peers" in arguments
    named = [name for name in arguments if name != "--peers"]
    at = next((place for place, name in enumerate(named) if name.startswith("-")), len(named))
    names, options = named[:at], named[at:]
    package = "scripts.benchmarks.peers" if peers else "scripts.benchmarks"
    there = measurements(package)
    if unknown := [name for name in names if name not in there]:
        print(f"There is no measurement {', '.join(unknown)}. There are: {', '.join(there) or 'none'}", file=sys.stderr)
        return 2
    if not there:
        print("There is nothing to measure against yet.", file=sys.stderr)
        return 1
    modules = {name: import_module(f"{package}.{name}") for name in names or there}
    if options and (len(names) != 1 or not hasattr(modules[names[0]], "OPTIONS")):
        print("Options belong to one measurement that takes any, after its name.", file=sys.stderr)
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, module in modules.items():
        print(f"== {name}", flush=True)
        rows: list[Row] = module.run(options) if options else module.run()
        print(table(rows), flush=True)
        target = TARGET / f"{'peers-' if peers else ''}{name}.json"
        target.write_text(json.dumps({"machine": machine(), "rows": rows}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
