# SPDX-License-Identifier: EUPL-1.2
"""Table plans: who sits where in every round, so that people meet whom they do not know.

`parse_instance` reads the evening, `find_clashes` says which rules contradict each other, `Planner` makes the
plan step by step (`plan_for` in one call), `Planner.figures` counts what it reaches and `broken_rules` judges one.
A job calls `compile_now` when it starts, so that the first person does not wait for the compiler.

    planner = Planner(parse_instance(data), seed=1)
    while not planner.finished and time_is_left():
        planner.step(50_000)
    plan, figures = planner.best, planner.figures()
"""

from .clashes import CannotPlanError, Clash, find_clashes
from .figures import Figures
from .instance import Id, Instance, InvalidInstanceError, Person, Rules, Table, let_organisations_share
from .plan import Plan
from .planner import Planner, compile_now, plan_for
from .reading import parse_instance, parse_plan
from .rules import broken_rules

__all__ = [
    "CannotPlanError",
    "Clash",
    "Figures",
    "Id",
    "Instance",
    "InvalidInstanceError",
    "Person",
    "Plan",
    "Planner",
    "Rules",
    "Table",
    "broken_rules",
    "compile_now",
    "find_clashes",
    "let_organisations_share",
    "parse_instance",
    "parse_plan",
    "plan_for",
]
