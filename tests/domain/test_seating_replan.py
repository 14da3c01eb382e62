# SPDX-License-Identifier: EUPL-1.2
"""Planning anew during an evening: finished rounds stay, who did not come is out, who walked in gets a seat."""

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.domain.seating import Plan, Planner, parse_instance, parse_plan, plan_for
from tests.domain.seating_cases import Data, errors, evening, feasible_evenings, instance_data

CAREFUL = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def without_rules(data: Data) -> Data:
    return data | {"rules": {}, "apart": [], "together": []}


@CAREFUL
@given(feasible_evenings(), st.data())
def test_finished_rounds_are_kept_exactly(data: Data, draw: st.DataObject) -> None:
    instance = parse_instance(data)
    first = plan_for(instance, seed=1, steps=100_000)
    done = draw.draw(st.integers(0, instance.rounds))
    second = plan_for(instance, seed=2, steps=100_000, keep=first, done=done)
    assert second.rounds[:done] == first.rounds[:done]
    assert errors(data, second.as_json()) == []


def test_no_shows_leave_their_seats_and_walk_ins_get_one_in_the_rounds_to_come() -> None:
    data = evening(24, [(4, 7)] * 4, rounds=3, rules={"even_sizes": True})
    before = plan_for(parse_instance(data), steps=100_000)
    tonight = copy.deepcopy(data)
    tonight["people"] = [p | {"rounds": [1]} if p["id"] in {"p3", "p9"} else p for p in data["people"]]
    tonight["people"] += [{"id": "walk-in", "rounds": [2, 3]}]
    after = plan_for(parse_instance(tonight), steps=100_000, keep=before, done=1)
    assert after.rounds[0] == before.rounds[0]
    assert errors(tonight, after.as_json()) == []
    for groups in after.rounds[1:]:
        seated = {person for group in groups for person in group}
        assert seated == {f"p{i}" for i in range(24) if i not in {3, 9}} | {"walk-in"}


def test_someone_who_never_came_is_taken_out_of_the_finished_rounds_as_well() -> None:
    data = evening(6, [(1, 4)] * 2, rounds=2)
    before = plan_for(parse_instance(data), steps=1_000)
    tonight = data | {"people": data["people"][1:]}
    after = plan_for(parse_instance(tonight), steps=1_000, keep=before, done=1)
    expected = tuple(tuple(person for person in group if person != "p0") for group in before.rounds[0])
    assert after.rounds[0] == expected
    assert errors(tonight, after.as_json()) == []


def test_a_meeting_in_a_finished_round_is_not_new_any_more() -> None:
    data = evening(4, [(2, 2)] * 2, rounds=2)
    kept = parse_plan({"rounds": [{"A": ["p0", "p1"], "B": ["p2", "p3"]}]}, parse_instance(data))
    planner = Planner(parse_instance(data), seed=0, keep=kept, done=1)
    planner.step(1_000)
    second = {frozenset(group) for group in planner.best.rounds[1]}
    assert frozenset({"p0", "p1"}) not in second
    assert planner.figures().new == 4


def test_few_people_move_when_two_stay_away() -> None:
    data = instance_data("real-48-8x6-3")
    data["tables"] = [table | {"min": 4} for table in data["tables"]]
    before = plan_for(parse_instance(data), steps=300_000)
    tonight = data | {"people": data["people"][2:]}
    planner = Planner(parse_instance(tonight), seed=0, keep=before, done=1)
    planner.step(300_000)
    fresh = Planner(parse_instance(tonight), seed=0, keep=before, done=1)
    assert planner.figures().moved <= 10
    assert planner.figures().new >= fresh.figures().new


def test_a_seat_in_the_kept_plan_at_a_table_that_is_full_of_hosts_is_given_up() -> None:
    data = evening(4, [(2, 2)] * 2)
    data["people"][0]["host"] = data["people"][1]["host"] = "A"
    kept = Plan(tables=("A", "B"), rounds=((("p2", "p3"), ("p0", "p1")),))
    assert plan_for(parse_instance(data), keep=kept).rounds == ((("p0", "p1"), ("p2", "p3")),)


@pytest.mark.parametrize("done", [-1, 2])
def test_more_finished_rounds_than_the_kept_plan_has_are_refused(done: int) -> None:
    data = evening(4, [(2, 2)] * 2, rounds=3)
    kept = Plan(tables=("A", "B"), rounds=((("p0", "p1"), ("p2", "p3")),))
    with pytest.raises(ValueError, match="done"):
        Planner(parse_instance(data), keep=kept, done=done)
