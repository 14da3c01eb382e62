# SPDX-License-Identifier: EUPL-1.2
"""Prints the most megabytes that this process took while it planned one large evening for two seconds."""

import re
import resource
import sys
from pathlib import Path

from samenspel.domain.seating import Planner, compile_now, parse_instance
from scripts.benchmarks import _seating_instances as made

STEPS = 500_000_000
STATUS = Path("/proc/self/status")


def main(kind: str) -> None:
    if kind == "real-400":
        data = made.real(400, 50, 5, least=8, most=8, seed=1)
    else:
        data = made.diverse(kind[:3], 960, same_size=False, seed=1)
    compile_now()
    planner = Planner(parse_instance(data), goal=1.0)
    planner.step(STEPS)
    planner.figures()
    print(round(most_kilobytes() / 1024))


def most_kilobytes() -> int:
    """On Linux from the process itself: what the system counts begins at the size of the process that started it."""
    found = re.search(r"VmHWM:\s+(\d+)", STATUS.read_text()) if STATUS.exists() else None
    return int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(sys.argv[1])
