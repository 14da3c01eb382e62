# SPDX-License-Identifier: EUPL-1.2
"""A table plan by OR-Tools CP-SAT, on one thread: a question as JSON in, an answer as JSON out.

It runs in the environment of the peers and imports nothing of Samenspel. The clock is that of the processor, from
the moment at which the model begins to be written, as it is for our own planner.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model

Data = dict[str, Any]
FINE = 1000
"""Values are given to the solver as whole thousandths."""


class Evening:
    """The rules of an instance as constraints, and the worth of first meetings as objective."""

    def __init__(self, data: Data, *, by_value: bool) -> None:
        self.data, self.by_value = data, by_value
        self.model = cp_model.CpModel()
        self.people = {person["id"]: person for person in data["people"]}
        self.rounds = range(1, data["rounds"] + 1)
        self.tables = range(len(data["tables"]))
        self.there = {
            r: [i for i, person in self.people.items() if r in (person.get("rounds") or self.rounds)]
            for r in self.rounds
        }
        self.seat = {
            (r, i, t): self.model.new_bool_var("") for r in self.rounds for i in self.there[r] for t in self.tables
        }
        self._seats()
        self._pairs()
        self._variety()
        self._worth()

    def _seats(self) -> None:
        place = {table["id"]: t for t, table in enumerate(self.data["tables"])}
        for r in self.rounds:
            for i in self.there[r]:
                self.model.add_exactly_one(self.seat[r, i, t] for t in self.tables)
                if self.people[i].get("host") is not None:
                    self.model.add(self.seat[r, i, place[self.people[i]["host"]]] == 1)
            low, over = divmod(len(self.there[r]), len(self.tables))
            even = self.data.get("rules", {}).get("even_sizes")
            for t, table in enumerate(self.data["tables"]):
                least = max(table["min"], low) if even else table["min"]
                most = min(table["max"], low + (over > 0)) if even else table["max"]
                self.model.add_linear_constraint(sum(self.seat[r, i, t] for i in self.there[r]), least, most)

    def _pairs(self) -> None:
        for a, b in self._apart():
            for r in self.rounds:
                if a in self.there[r] and b in self.there[r]:
                    for t in self.tables:
                        self.model.add_at_most_one(self.seat[r, a, t], self.seat[r, b, t])
        for a, b, r in self.data.get("together", []):
            for t in self.tables:
                self.model.add(self.seat[r, a, t] == self.seat[r, b, t])

    def _apart(self) -> Iterator[tuple[Any, Any]]:
        yield from self.data.get("apart", [])
        if self.data.get("rules", {}).get("same_org_apart"):
            for a, b in combinations(self.people.values(), 2):
                if a.get("org") is not None and a.get("org") == b.get("org"):
                    yield a["id"], b["id"]

    def _variety(self) -> None:
        rules = self.data.get("rules", {})
        for key, least in (("circle", rules.get("min_circles")), ("sector", rules.get("min_sectors"))):
            for r in self.rounds if least else []:
                for t in self.tables:
                    kinds = []
                    for kind in {self.people[i].get(key) for i in self.there[r]}:
                        present = self.model.new_bool_var("")
                        those = [self.seat[r, i, t] for i in self.there[r] if self.people[i].get(key) == kind]
                        self.model.add_bool_or(*those, present.negated())
                        kinds.append(present)
                    self.model.add(sum(kinds) >= least)

    def _worth(self) -> None:
        known = {frozenset(pair) for pair in self.data.get("known", [])}
        worth: dict[frozenset[Any], float] = {frozenset((a, b)): w for a, b, w in self.data.get("value", [])}
        default: float = self.data.get("default_value", 1)
        terms = []
        for a, b in combinations(self.people, 2):
            if frozenset((a, b)) not in known:
                value = worth.get(frozenset((a, b)), default) if self.by_value else 1
                terms.append(round(value * FINE) * self._meeting(a, b))
        self.model.maximize(sum(terms))

    def _meeting(self, a: Any, b: Any) -> Any:
        """A variable that can only be true when both share a table in some round."""
        shared = []
        for r in self.rounds:
            if a in self.there[r] and b in self.there[r]:
                together = self.model.new_bool_var("")
                for t in self.tables:
                    self.model.add_bool_or(together.negated(), self.seat[r, a, t].negated(), self.seat[r, b, t])
                shared.append(together)
        met = self.model.new_bool_var("")
        self.model.add_bool_or(*shared, met.negated())
        return met

    def plan(self, solver: cp_model.CpSolver) -> Data:
        rounds = [
            [[i for i in self.there[r] if solver.boolean_value(self.seat[r, i, t])] for t in self.tables]
            for r in self.rounds
        ]
        return {"rounds": rounds}


def answer(question: Data) -> Data:
    start = time.process_time()
    evening = Evening(question["instance"], by_value=question["by_value"])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = question["seed"]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.02):
            if time.process_time() - start >= question["seconds"]:
                solver.stop_search()

    threading.Thread(target=watch, daemon=True).start()
    status = solver.solve(evening.model)
    done.set()
    found = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    return {
        "plan": evening.plan(solver) if found else None,
        "proven": status == cp_model.OPTIMAL,
        "seconds": time.process_time() - start,
    }


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
