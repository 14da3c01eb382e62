# SPDX-License-Identifier: EUPL-1.2
"""From JSON-like data to an `Instance` or a `Plan`; whatever is wrong is refused with its place."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Mapping
from typing import Any

from .instance import Id, Instance, InvalidInstanceError, Label, Pair, Person, Rules, Table
from .plan import Plan

LARGEST = 40_000_000
"""The most cells (rounds × people × people) that an instance may need; 40 million take some 250 MB."""
MOST_TABLES = 1_000
MOST_ROUNDS = 1_000
"""Each round of a first seating takes milliseconds, before anybody looks at the clock."""
RULES = frozenset({"same_org_apart", "min_circles", "min_sectors", "even_sizes"})


def parse_instance(data: object) -> Instance:
    """Read an instance as decoded from JSON.

    Expects ``{"name"?, "rounds", "tables": [{"id", "min", "max", "topic"?}], "people": [{"id", "org"?,
    "sector"?, "circle"?, "host"?, "rounds"?, "topics"?}], "known"?: [[a, b]], "value"?: [[a, b, w]],
    "default_value"?, "apart"?: [[a, b]], "together"?: [[a, b, round]], "rules"?}``. Other keys are ignored,
    and so are pairs in ``known`` and ``value`` with someone who is not among the people: history may name
    more people than come tonight. An empty ``rounds`` of a person means all rounds. A rule that does not exist is
    refused, since a plan that quietly leaves it out is worse than none.

    Raises `InvalidInstanceError` with the place and the reason.
    """
    top = _mapping(data, "the instance")
    rounds = _number(top, "rounds", "rounds", least=1)
    if rounds > MOST_ROUNDS:
        raise InvalidInstanceError("rounds", f"too many: {rounds}, at most {MOST_ROUNDS}")
    tables = tuple(_table(row, f"tables[{i}]") for i, row in enumerate(_rows(top, "tables")))
    _unique([t.id for t in tables], "tables")
    if len(tables) > MOST_TABLES:
        raise InvalidInstanceError("tables", f"too many: {len(tables)}, at most {MOST_TABLES}")
    table_ids = {t.id for t in tables}
    people = tuple(_person(row, f"people[{i}]", rounds, table_ids) for i, row in enumerate(_rows(top, "people")))
    _unique([p.id for p in people], "people")
    if rounds * len(people) ** 2 > LARGEST:
        raise InvalidInstanceError("people", f"too many: {len(people)} people over {rounds} rounds")
    ids = {p.id for p in people}
    return Instance(
        rounds=rounds,
        tables=tables,
        people=people,
        name=str(top.get("name", "")),
        known=tuple(_pairs(top, "known", ids, strict=False)),
        value=tuple(_values(top, ids)),
        default_value=_amount(top.get("default_value", 1), "default_value"),
        apart=tuple(_pairs(top, "apart", ids, strict=True)),
        together=tuple(_together(top, ids, rounds)),
        rules=_rules(top.get("rules")),
    )


def parse_plan(data: object, instance: Instance, *, rounds: int | None = None) -> Plan:
    """Read the first `rounds` (default: all) rounds of a plan that was made for (an earlier form of) `instance`.

    Accepts ``{"rounds": [{table id: [person id, …]}, …]}`` or lists in the order of the tables. People who
    are unknown now are left in place for the caller to drop.

    Raises `InvalidInstanceError` with the place and the reason.
    """
    rows = _list(_mapping(data, "the plan").get("rounds"), "rounds")
    wanted = rows[:rounds]
    if rounds is not None and len(wanted) < rounds:
        raise InvalidInstanceError("rounds", f"the plan has {len(rows)} rounds, {rounds} are needed")
    return Plan(
        tables=tuple(t.id for t in instance.tables),
        rounds=tuple(_seated_round(row, f"rounds[{i}]", instance) for i, row in enumerate(wanted)),
    )


def _seated_round(row: object, place: str, instance: Instance) -> tuple[tuple[Id, ...], ...]:
    if isinstance(row, Mapping):
        names = {str(key): people for key, people in row.items()}
        gone = sorted(names.keys() - {str(table.id) for table in instance.tables})
        if gone:
            raise InvalidInstanceError(place, f"there is no table {_shown(gone[0])}")
        groups = [names.get(str(table.id), []) for table in instance.tables]
    else:
        groups = _list(row, place)
        if len(groups) != len(instance.tables):
            raise InvalidInstanceError(place, f"{len(groups)} tables, the instance has {len(instance.tables)}")
    seated = tuple(
        tuple(_id(person, f"{place}[{t}]") for person in _list(group, f"{place}[{t}]"))
        for t, group in enumerate(groups)
    )
    everyone = [person for group in seated for person in group]
    if len(set(everyone)) != len(everyone):
        raise InvalidInstanceError(place, "someone is seated twice")
    return seated


def _table(row: object, place: str) -> Table:
    data = _mapping(row, place)
    least, most = (_number(data, key, f"{place}.{key}", least=0) for key in ("min", "max"))
    if most < max(least, 1):
        raise InvalidInstanceError(f"{place}.max", f"{most} is less than {max(least, 1)}")
    return Table(
        id=_id(data.get("id"), f"{place}.id"),
        min=least,
        max=most,
        topic=_label(data.get("topic"), f"{place}.topic"),
    )


def _person(row: object, place: str, rounds: int, tables: set[Id]) -> Person:
    data = _mapping(row, place)
    host = data.get("host")
    if host is not None and _id(host, f"{place}.host") not in tables:
        raise InvalidInstanceError(f"{place}.host", f"there is no table {_shown(host)}")
    numbers = _optional(data, "rounds", f"{place}.rounds") or list(range(1, rounds + 1))
    for number in numbers:
        _check_round(number, f"{place}.rounds", rounds)
    topics = _optional(data, "topics", f"{place}.topics")
    return Person(
        id=_id(data.get("id"), f"{place}.id"),
        rounds=frozenset(numbers),
        org=_label(data.get("org"), f"{place}.org"),
        sector=_label(data.get("sector"), f"{place}.sector"),
        circle=_label(data.get("circle"), f"{place}.circle"),
        host=host,
        topics=tuple(_label(topic, f"{place}.topics") for topic in topics),
    )


def _rules(data: object) -> Rules:
    if data is None:
        return Rules()
    rules = _mapping(data, "rules")
    for key in rules.keys() - RULES:
        raise InvalidInstanceError(f"rules.{key}", f"is not a rule; there are {', '.join(sorted(RULES))}")
    for key in ("same_org_apart", "even_sizes"):
        if not isinstance(rules.get(key, False), bool | None):
            raise InvalidInstanceError(f"rules.{key}", "is not true or false")
    return Rules(
        same_org_apart=bool(rules.get("same_org_apart")),
        even_sizes=bool(rules.get("even_sizes")),
        min_circles=_number({"n": rules.get("min_circles") or 0}, "n", "rules.min_circles", least=0),
        min_sectors=_number({"n": rules.get("min_sectors") or 0}, "n", "rules.min_sectors", least=0),
    )


def _pairs(top: Mapping[str, Any], key: str, ids: set[Id], *, strict: bool) -> Iterable[Pair]:
    for i, row in enumerate(_optional(top, key, key)):
        pair = _row_of(row, 2, f"{key}[{i}]")
        if _two_people(pair, f"{key}[{i}]", ids, strict=strict):
            yield pair[0], pair[1]


def _values(top: Mapping[str, Any], ids: set[Id]) -> Iterable[tuple[Id, Id, float]]:
    for i, row in enumerate(_optional(top, "value", "value")):
        triple = _row_of(row, 3, f"value[{i}]")
        weight = _amount(triple[2], f"value[{i}]")
        if _two_people(triple, f"value[{i}]", ids, strict=False):
            yield triple[0], triple[1], weight


def _together(top: Mapping[str, Any], ids: set[Id], rounds: int) -> Iterable[tuple[Id, Id, int]]:
    for i, row in enumerate(_optional(top, "together", "together")):
        triple = _row_of(row, 3, f"together[{i}]")
        _two_people(triple, f"together[{i}]", ids, strict=True)
        _check_round(triple[2], f"together[{i}]", rounds)
        yield triple[0], triple[1], triple[2]


def _two_people(row: list[Any], place: str, ids: set[Id], *, strict: bool) -> bool:
    first, second = (_id(value, place) for value in row[:2])
    if first == second:
        raise InvalidInstanceError(place, f"{_shown(first)} twice")
    unknown = [person for person in (first, second) if person not in ids]
    if strict and unknown:
        raise InvalidInstanceError(place, f"there is no person {_shown(unknown[0])}")
    return not unknown


def _check_round(number: object, place: str, rounds: int) -> None:
    if type(number) is not int or not 1 <= number <= rounds:
        raise InvalidInstanceError(place, f"{_shown(number)} is not a round from 1 to {rounds}")


def _mapping(data: object, place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise InvalidInstanceError(place, "is not an object")
    return data


def _list(data: object, place: str) -> list[Any]:
    if not isinstance(data, list | tuple):
        raise InvalidInstanceError(place, "is missing" if data is None else "is not a list")
    return list(data)


def _optional(data: Mapping[str, Any], key: str, place: str) -> list[Any]:
    value = data.get(key)
    return [] if value is None else _list(value, place)


def _rows(top: Mapping[str, Any], key: str) -> list[Any]:
    rows = _list(top.get(key), key)
    if not rows:
        raise InvalidInstanceError(key, "is empty")
    return rows


def _row_of(row: object, length: int, place: str) -> list[Any]:
    values = _list(row, place)
    if len(values) != length:
        raise InvalidInstanceError(place, f"has {len(values)} values, {length} expected")
    return values


def _unique(ids: list[Id], place: str) -> None:
    seen: set[Id] = set()
    for i, value in enumerate(ids):
        if value in seen:
            raise InvalidInstanceError(f"{place}[{i}].id", f"{_shown(value)} occurs twice")
        seen.add(value)


def _id(value: object, place: str) -> Id:
    if type(value) is int or (isinstance(value, str) and value and _writable(value)):
        return value
    raise InvalidInstanceError(
        place, "is missing" if value is None else f"{_shown(value)} is not text or a whole number"
    )


def _writable(text: str) -> bool:
    """Whether a file can hold it: half of a surrogate pair is no character."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _shown(value: object) -> str:
    """The value for a message, shortened where it is long."""
    return reprlib.repr(value)


def _label(value: object, place: str) -> Label:
    return value if value is None or isinstance(value, str) else _id(value, place)


def _number(data: Mapping[str, Any], key: str, place: str, *, least: int) -> int:
    value = data.get(key)
    if type(value) is not int or not least <= value <= 100_000:
        problem = "is missing" if value is None else f"{_shown(value)} is not a whole number from {least} to 100000"
        raise InvalidInstanceError(place, problem)
    return value


def _amount(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInstanceError(place, f"{_shown(value)} is not a number")
    if not abs(value) <= 1e9:
        raise InvalidInstanceError(place, f"{_shown(value)} is not a number between -1e9 and 1e9")
    return float(value)
