# SPDX-License-Identifier: EUPL-1.2
"""Evenings to measure table plans with, all made up and the same for the same seed.

The kinds are those of ``tests/data/seating``; the shares (who knows whom, how useful a meeting is, how large an
organisation) are counted from those files. Groups to be made as diverse as possible are drawn as in the MDGLIB of
Gallego, Laguna, Martí and Duarte (2013), whose own files are not ours to ship.
"""

from __future__ import annotations

import math
import random
from itertools import combinations
from typing import Any

Data = dict[str, Any]
CIRCLE = {
    **dict.fromkeys(["gemeente", "wonen", "bedrijf", "schuldhulp"], 1),
    **dict.fromkeys(["zorg", "onderwijs", "sociaal werk"], 2),
    **dict.fromkeys(["voedselbank", "kerk", "vrijwilligers"], 3),
}
SUBJECTS = [
    *("brieven", "eenzaamheid", "energie", "eten", "geld", "gezondheid"),
    *("jeugd", "taal", "vervoer", "vrijwilligers", "werk", "wonen"),
]
KNOWN_IN_SECTOR, KNOWN_IN_CIRCLE, KNOWN_ELSEWHERE = 0.65, 0.35, 0.21
RULES = {"same_org_apart": True, "min_circles": 2, "min_sectors": 3}
GROUPS = {10: 2, 12: 4, 30: 5, 60: 6, 120: 10, 240: 12, 480: 20, 960: 24}
"""Elements → groups, as in the library."""
FAMILIES = ("RanInt", "RanReal", "Geo")
CLASSICS = (
    *((5, 3, 7), (5, 5, 6), (8, 3, 10), (8, 4, 8), (8, 4, 9), (7, 7, 8), (9, 3, 10)),
    *((6, 3, 8), (7, 3, 10), (7, 4, 9), (8, 4, 10), (6, 5, 6)),
)
"""Tables, seats and rounds for which a full schedule without a repeat is known to exist."""


def real(people: int, tables: int, rounds: int, *, least: int, most: int, seed: int) -> Data:
    """An evening of organisations, circles, acquaintances and usefulness; no rules."""
    rng = _seeded(f"real {people} {tables} {rounds} {seed}")
    organisations = [rng.choice(list(CIRCLE)) for _ in range(people // 2)]
    crowd = [_person(rng, number, organisations) for number in range(people)]
    pairs = list(combinations(crowd, 2))
    return {
        "name": f"real-{people}-{tables}x{most}-{rounds}-s{seed}",
        "rounds": rounds,
        "tables": [{"id": number, "min": least, "max": most} for number in range(tables)],
        "people": crowd,
        "known": [[a["id"], b["id"]] for a, b in pairs if rng.random() < _chance(a, b)],
        "value": [[a["id"], b["id"], worth] for a, b in pairs if (worth := _worth(a, b)) > 1],
    }


def ruled(people: int, tables: int, rounds: int, *, even: bool, seed: int) -> Data:
    """The same with every rule: a host at each table, somebody late, somebody early, organisations apart."""
    seats = -(-people // tables)
    data = real(people, tables, rounds, least=seats - 2, most=seats, seed=seed)
    rng = _seeded(f"rules {people} {seed}")
    for number in range(tables):
        data["people"][number]["host"] = number
    guests = rng.sample(data["people"][tables:], 5)
    for person, there in zip(guests, [range(1, rounds)] * 2 + [range(2, rounds + 1)] * 3, strict=True):
        person["rounds"] = list(there)
    data["rules"] = RULES | ({"even_sizes": True} if even else {})
    data["name"] = f"rules-{people}-{tables}x{seats}-{rounds}{'-even' if even else ''}-s{seed}"
    return data


def themed(people: int, tables: int, rounds: int, *, seed: int) -> Data:
    """Tables that each have a subject, and people who wish for what they need."""
    seats = -(-people // tables)
    data = real(people, tables, rounds, least=seats - 1, most=seats + 1, seed=seed)
    for number, table in enumerate(data["tables"]):
        table["topic"] = SUBJECTS[number % len(SUBJECTS)]
    for person in data["people"]:
        person["topics"] = person["needs"]
    data["rules"] = {"same_org_apart": True, "even_sizes": True}
    data["name"] = f"topics-{people}-{tables}x{seats}-{rounds}-s{seed}"
    return data


def golfers(tables: int, seats: int, rounds: int) -> Data:
    """The social golfer problem: nobody knows anybody, every table is full."""
    return {
        "name": f"sgp-{tables}-{seats}-{rounds}",
        "rounds": rounds,
        "tables": [{"id": number, "min": seats, "max": seats} for number in range(tables)],
        "people": [{"id": number} for number in range(tables * seats)],
        "known": [],
    }


def diverse(family: str, people: int, *, same_size: bool, seed: int) -> Data:
    """One round, a value for every pair: maximally diverse grouping, of one size or of sizes between limits."""
    kind = "ss" if same_size else "ds"
    rng = _seeded(f"{family} {people} {kind} {seed}")
    groups = GROUPS[people]
    size = people // groups
    slack = 0 if same_size else max(1, round(size / 3))
    limits = [(size - rng.randint(0, slack), size + rng.randint(0, slack)) for _ in range(groups)]
    return {
        "name": f"{family}_n{people:03d}_{kind}_{seed:02d}",
        "rounds": 1,
        "tables": [{"id": number, "min": low, "max": high} for number, (low, high) in enumerate(limits)],
        "people": [{"id": number} for number in range(people)],
        "value": _distances(family, people, rng),
    }


def changed_evening(data: Data, plan: Data, done: int, *, seed: int) -> Data:
    """What the door knows after `done` rounds: of ten people one went home, for every twenty one walked in.

    Everybody who was there stays in the list with the rounds in which that was so; walk-ins know nobody.
    """
    rng = _seeded(f"door {data['name']} {seed}")
    crowd = [dict(person) for person in data["people"]]
    later = list(range(done + 1, data["rounds"] + 1))
    gone = {person["id"] for person in rng.sample(crowd, len(crowd) // 10)}
    kept = [person for person in crowd if person["id"] not in gone]
    if done:
        kept += [person | {"rounds": list(range(1, done + 1))} for person in crowd if person["id"] in gone]
    organisations = list(CIRCLE)
    walk_ins = [_person(rng, 10_000 + number, organisations) | {"rounds": later} for number in range(len(crowd) // 20)]
    tables = [table | {"min": max(1, table["min"] - 2)} for table in data["tables"]]
    assert len(plan["rounds"]) == data["rounds"]
    return data | {"people": kept + walk_ins, "tables": tables, "rules": {"even_sizes": True}}


def _seeded(what: str) -> random.Random:
    return random.Random(what)  # noqa: S311 - to measure with, nothing depends on who guesses it


def _person(rng: random.Random, number: int, organisations: list[str]) -> Data:
    org = rng.randrange(len(organisations))
    sector = organisations[org]
    offers, needs = (sorted(rng.sample(SUBJECTS, 1 + (rng.random() < 0.9))) for _ in range(2))
    facts = {"sector": sector, "circle": CIRCLE[sector], "offers": offers, "needs": needs}
    return {"id": number, **facts, "org": org}


def _chance(a: Data, b: Data) -> float:
    """That two people know each other."""
    if a["org"] == b["org"]:
        return 1.0
    if a["sector"] == b["sector"]:
        return KNOWN_IN_SECTOR
    return KNOWN_IN_CIRCLE if a["circle"] == b["circle"] else KNOWN_ELSEWHERE


def _worth(a: Data, b: Data) -> int:
    """One, and one more for what each can do for the other (two at most) and for who comes from another circle."""
    use = len(set(a["offers"]) & set(b["needs"])) + len(set(b["offers"]) & set(a["needs"]))
    return 1 + min(use, 2) + int(a["circle"] != b["circle"])


def _distances(family: str, people: int, rng: random.Random) -> list[list[float]]:
    pairs = combinations(range(people), 2)
    if family == "Geo":
        width = rng.randint(2, 21)
        points = [[rng.uniform(0, 100) for _ in range(width)] for _ in range(people)]
        return [[a, b, round(math.dist(points[a], points[b]), 3)] for a, b in pairs]
    if family == "RanReal":
        return [[a, b, round(rng.uniform(0, 100), 3)] for a, b in pairs]
    return [[a, b, rng.randint(0, 100)] for a, b in pairs]
