# SPDX-License-Identifier: EUPL-1.2
"""Prints the most megabytes that this process took while it planned one large evening for two seconds."""

import resource
import sys

from samenspel.domain.seating import Planner, compile_now, parse_instance
from scripts.benchmarks import _seating_instances as made

STEPS = 10_000_000


def main(kind: str) -> None:
    if kind == "real-400":
        data = made.real(400, 50, 5, least=8, most=8, seed=1)
    else:
        data = made.diverse(kind[:3], 960, same_size=False, seed=1)
    compile_now()
    planner = Planner(parse_instance(data), goal=1.0)
    planner.step(STEPS)
    planner.figures()
    print(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


if __name__ == "__main__":
    main(sys.argv[1])
