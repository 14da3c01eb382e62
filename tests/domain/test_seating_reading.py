# SPDX-License-Identifier: EUPL-1.2
"""What is read, and what is refused with its place and reason."""

from typing import Any

import pytest

from samenspel.domain.seating import InvalidInstanceError, parse_instance, parse_plan
from tests.domain.seating_cases import evening


def changed(path: list[Any], value: Any) -> Any:
    data: Any = evening(4, [(1, 4), (1, 4)], rounds=2)
    spot = data
    for key in path[:-1]:
        spot = spot[key]
    spot[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "place", "reason"),
    [
        (["rounds"], 0, "rounds", "0 is not a whole number from 1"),
        (["rounds"], True, "rounds", "True is not a whole number"),
        (["rounds"], None, "rounds", "is missing"),
        (["tables"], [], "tables", "is empty"),
        (["tables"], {"A": 4}, "tables", "is not a list"),
        (["tables", 1, "id"], "A", "tables[1].id", "'A' occurs twice"),
        (["tables", 0, "max"], 0, "tables[0].max", "0 is less than 1"),
        (["tables", 0, "min"], 5, "tables[0].max", "4 is less than 5"),
        (["tables", 0, "min"], "1", "tables[0].min", "'1' is not a whole number"),
        (["people"], [], "people", "is empty"),
        (["people", 2], "Jan", "people[2]", "is not an object"),
        (["people", 2, "id"], "p0", "people[2].id", "'p0' occurs twice"),
        (["people", 2, "id"], None, "people[2].id", "is missing"),
        (["people", 3, "host"], "Z", "people[3].host", "there is no table 'Z'"),
        (["people", 3, "rounds"], [1, 3], "people[3].rounds", "3 is not a round from 1 to 2"),
        (["people", 3, "circle"], 1.5, "people[3].circle", "1.5 is not text or a whole number"),
        (["known"], [["p0"]], "known[0]", "has 1 values, 2 expected"),
        (["known"], [["p0", "p0"]], "known[0]", "'p0' twice"),
        (["value"], [["p0", "p1", "much"]], "value[0]", "'much' is not a number"),
        (["value"], [["p0", "p1", float("nan")]], "value[0]", "is not a number between"),
        (["default_value"], float("inf"), "default_value", "is not a number between"),
        (["apart"], [["p0", "p7"]], "apart[0]", "there is no person 'p7'"),
        (["together"], [["p0", "p1", 3]], "together[0]", "3 is not a round from 1 to 2"),
        (["value"], [["p0", "p1", 10**400]], "value[0]", "is not a number between"),
        (["people", 1, "id"], "\ud800", "people[1].id", "is not text"),
        (["people", 1, "rounds"], 0, "people[1].rounds", "is not a list"),
        (["apart"], "", "apart", "is not a list"),
        (["rules"], {"min_circle": 2}, "rules.min_circle", "is not a rule"),
        (["rules"], {"even_sizes": "yes"}, "rules.even_sizes", "is not true or false"),
        (["rules"], {"min_circles": -1}, "rules.min_circles", "-1 is not a whole number from 0"),
    ],
)
def test_a_wrong_instance_is_refused_with_its_place(path: list[Any], value: Any, place: str, reason: str) -> None:
    with pytest.raises(InvalidInstanceError) as refusal:
        parse_instance(changed(path, value))
    assert refusal.value.place == place
    assert reason in refusal.value.reason


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_something_that_is_no_instance_at_all_is_refused(data: Any) -> None:
    with pytest.raises(InvalidInstanceError, match="the instance: is not an object"):
        parse_instance(data)


def test_an_instance_that_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(InvalidInstanceError, match="too many: 2000 people over 20 rounds"):
        parse_instance(evening(2000, [(1, 2000)], rounds=20))


def test_an_instance_of_which_a_first_seating_takes_minutes_is_refused() -> None:
    with pytest.raises(InvalidInstanceError, match="rounds: too many: 1001, at most 1000"):
        parse_instance(evening(4, [(2, 2)] * 2, rounds=1001))


def test_history_may_name_people_who_do_not_come_tonight() -> None:
    data = evening(3, [(1, 3)], known=[["p0", "p1"], ["p0", "gone"]], value=[["gone", "p2", 4]])
    instance = parse_instance(data)
    assert instance.known == (("p0", "p1"),)
    assert instance.value == ()


def test_an_empty_list_of_rounds_means_all_rounds() -> None:
    assert parse_instance(changed(["people", 0, "rounds"], [])).people[0].rounds == {1, 2}


def test_a_plan_is_read_by_table_name_and_by_the_order_of_the_tables() -> None:
    instance = parse_instance(evening(3, [(1, 3), (1, 3)]))
    named = parse_plan({"rounds": [{"B": ["p1", "p2"], "A": ["p0"]}]}, instance)
    assert named == parse_plan({"rounds": [[["p0"], ["p1", "p2"]]]}, instance)
    assert named.as_json() == {"rounds": [{"A": ["p0"], "B": ["p1", "p2"]}]}
    assert named.table_of(1) == {"p0": "A", "p1": "B", "p2": "B"}


def test_tables_with_numbers_for_ids_are_written_in_order() -> None:
    data = evening(2, [(1, 1), (1, 1)])
    data["tables"] = [{"id": 1, "min": 1, "max": 1}, {"id": 2, "min": 1, "max": 1}]
    plan = parse_plan({"rounds": [{"2": ["p0"], "1": ["p1"]}]}, parse_instance(data))
    assert plan.as_json() == {"rounds": [[["p1"], ["p0"]]]}


@pytest.mark.parametrize(
    ("plan", "place", "reason"),
    [
        ([], "the plan", "is not an object"),
        ({}, "rounds", "is missing"),
        ({"rounds": [[["p0"]]]}, "rounds[0]", "1 tables, the instance has 2"),
        ({"rounds": [{"Z": ["p0"]}]}, "rounds[0]", "there is no table 'Z'"),
        ({"rounds": [[["p0"], ["p0"]]]}, "rounds[0]", "someone is seated twice"),
        ({"rounds": [[["p0"], 3]]}, "rounds[0][1]", "is not a list"),
    ],
)
def test_a_wrong_plan_is_refused_with_its_place(plan: Any, place: str, reason: str) -> None:
    with pytest.raises(InvalidInstanceError) as refusal:
        parse_plan(plan, parse_instance(evening(3, [(1, 3), (1, 3)])))
    assert (refusal.value.place, refusal.value.reason) == (place, reason)
