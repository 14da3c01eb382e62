# SPDX-License-Identifier: EUPL-1.2
"""Evenings to plan in tests, all made up: small ones by hand, and random ones that certainly have a plan."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.tools.check_seating import check

DATA = Path(__file__).parent.parent / "data" / "seating"
Data = dict[str, Any]


def instance_data(name: str) -> Data:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def evening(people: int, tables: list[tuple[int, int]], rounds: int = 1, **more: Any) -> Data:
    """People p0, p1, … and tables A, B, … with the given fewest and most seats."""
    return {
        "name": "made up",
        "rounds": rounds,
        "tables": [{"id": chr(65 + i), "min": low, "max": high} for i, (low, high) in enumerate(tables)],
        "people": [{"id": f"p{i}"} for i in range(people)],
        "known": [],
        **more,
    }


def errors(data: Data, plan: Data) -> list[str]:
    return list(check(data, plan)["errors"])


@st.composite
def feasible_evenings(draw: st.DrawFn) -> Data:
    """An evening whose rules all hold for a plan that was drawn first."""
    people, tables, rounds = draw(st.integers(1, 13)), draw(st.integers(1, 5)), draw(st.integers(1, 3))
    seats = st.integers(0, tables - 1)
    there = [draw(_attendance(rounds)) for _ in range(people)]
    even = draw(st.booleans())
    plan = []
    for r in range(rounds):
        row = draw(st.permutations([i for i in range(people) if r + 1 in there[i]]))
        table_of = {i: k % tables if even else draw(seats) for k, i in enumerate(row)}
        plan.append(table_of)
    sizes = [[sum(t == table for t in row.values()) for row in plan] for table in range(tables)]
    data = {
        "name": "drawn",
        "rounds": rounds,
        "tables": [
            {
                "id": t,
                "min": max(0, min(sizes[t]) - draw(st.integers(0, 2))),
                "max": max(1, *sizes[t]) + draw(st.integers(0, 2)),
            }
            for t in range(tables)
        ],
        "people": [_person(draw, i, there[i], [row.get(i) for row in plan]) for i in range(people)],
        "known": [list(pair) for pair in combinations(range(people), 2) if draw(st.integers(0, 3)) == 0],
        "rules": {"even_sizes": True} if even else {},
    }
    _add_pair_rules(draw, data, plan)
    _add_variety(draw, data, plan)
    return data


def _attendance(rounds: int) -> st.SearchStrategy[list[int]]:
    everything = list(range(1, rounds + 1))
    some = st.lists(st.sampled_from(everything), min_size=1, unique=True).map(sorted)
    return st.one_of(st.just(everything), st.just(everything), some)


def _person(draw: st.DrawFn, i: int, there: list[int], tables: list[int | None]) -> Data:
    person: Data = {"id": i, "rounds": there, "circle": draw(st.integers(1, 3)), "sector": draw(st.sampled_from("abc"))}
    used = {table for table in tables if table is not None}
    if len(used) == 1 and draw(st.integers(0, 4)) == 0:
        person["host"] = used.pop()
    return person


def _add_pair_rules(draw: st.DrawFn, data: Data, plan: list[dict[int, int]]) -> None:
    pairs = list(combinations(range(len(data["people"])), 2))
    met = {(a, b) for row in plan for a, b in pairs if a in row and b in row and row[a] == row[b]}
    strangers = [list(pair) for pair in pairs if pair not in met]
    if strangers:
        data["apart"] = draw(st.lists(st.sampled_from(strangers), max_size=5))
    tied = [[a, b, r] for r, row in enumerate(plan, 1) for a, b in pairs if a in row and b in row and row[a] == row[b]]
    if tied:
        data["together"] = draw(st.lists(st.sampled_from(tied), max_size=2))


def _add_variety(draw: st.DrawFn, data: Data, plan: list[dict[int, int]]) -> None:
    circle = {p["id"]: p["circle"] for p in data["people"]}
    groups = [[i for i, t in row.items() if t == table] for row in plan for table in set(row.values())]
    least = min((len({circle[i] for i in group}) for group in groups), default=0)
    if least > 1 and draw(st.booleans()):
        data["rules"]["min_circles"] = least
