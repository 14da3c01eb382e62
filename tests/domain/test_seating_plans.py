# SPDX-License-Identifier: EUPL-1.2
"""Plans keep the rules, by a check that shares no code with the planner; the same seed gives the same plan."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.domain.seating import Planner, let_organisations_share, parse_instance, plan_for
from tests.domain.seating_cases import DATA, Data, errors, evening, feasible_evenings, instance_data
from tests.tools import check_seating

STEPS = 60_000
PATIENT = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_the_check_itself_still_finds_what_it_should() -> None:
    check_seating.selftest()


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.json")))
@pytest.mark.parametrize("goal", [0.0, 0.5, 1.0])
def test_every_plan_passes_the_check_for_every_goal(name: str, goal: float) -> None:
    data = instance_data(name)
    assert errors(data, plan_for(parse_instance(data), steps=STEPS, goal=goal).as_json()) == []


@PATIENT
@given(feasible_evenings(), st.sampled_from([0.0, 1.0]))
def test_an_evening_that_has_a_plan_gets_one(data: Data, goal: float) -> None:
    plan = plan_for(parse_instance(data), steps=300_000, goal=goal)
    assert errors(data, plan.as_json()) == []


@pytest.mark.parametrize(
    ("people", "tables"),
    [
        (1, [(1, 1)]),
        (1, [(0, 1), (0, 1), (0, 1)]),
        (2, [(0, 2), (0, 2)]),
        (7, [(7, 7)]),
        (3, [(0, 2)] * 5),
        (11, [(3, 4)] * 3),
    ],
)
def test_tiny_and_odd_evenings_have_a_plan(people: int, tables: list[tuple[int, int]]) -> None:
    data = evening(people, tables, rounds=2)
    assert errors(data, plan_for(parse_instance(data), steps=2_000).as_json()) == []


def test_sixteen_people_at_four_tables_meet_everyone_in_five_rounds_and_this_is_proven() -> None:
    planner = Planner(parse_instance(instance_data("sgp-4-4-5")), seed=3)
    planner.step(5_000_000)
    assert planner.proven_optimal
    assert planner.finished
    assert (planner.figures().new, planner.figures().new_upper, planner.figures().fewest) == (120, 120, 15)
    assert planner.steps < 5_000_000


def test_the_figures_are_those_of_the_independent_check() -> None:
    data = instance_data("rules-48-8x6-3")
    planner = Planner(parse_instance(data), seed=1)
    planner.step(STEPS)
    judged, figures = check_seating.check(data, planner.best.as_json()), planner.figures()
    assert figures.new == judged["new"]
    assert figures.new_upper <= judged["new_upper"]
    assert figures.value == pytest.approx(judged["value"])
    assert figures.value <= figures.value_upper <= judged["value_upper"]
    assert figures.fewest == judged["fewest_new_of_one_person"]
    assert figures.repeats == judged["repeats"]
    assert figures.old_acquaintances == judged["old_acquaintances"]
    assert figures.across_circles == judged["across_circles"]


@settings(PATIENT, max_examples=15)
@given(feasible_evenings(), st.integers(-(2**70), 2**70), st.lists(st.integers(1, 20_000), min_size=1, max_size=5))
def test_the_same_seed_and_steps_give_the_same_plan_however_the_steps_are_divided(
    data: Data, seed: int, parts: list[int]
) -> None:
    whole, divided = Planner(parse_instance(data), seed=seed), Planner(parse_instance(data), seed=seed)
    whole.step(sum(parts))
    for part in parts:
        divided.step(part)
    assert whole.valid == divided.valid
    assert not whole.valid or whole.best == divided.best


@settings(PATIENT, max_examples=15)
@given(feasible_evenings(), st.sampled_from([0.0, 0.5, 1.0]), st.lists(st.integers(1, 20_000), min_size=2, max_size=5))
def test_more_steps_are_never_worse_for_any_evening(data: Data, goal: float, parts: list[int]) -> None:
    planner = Planner(parse_instance(data), seed=1, goal=goal)
    reached = []
    for part in parts:
        planner.step(part)
        if planner.valid:
            reached.append(planner.figures().new)  # every meeting is worth the same here, whatever the goal
    assert reached == sorted(reached)


@settings(PATIENT, max_examples=15)
@given(feasible_evenings(), st.randoms(use_true_random=False))
def test_new_names_never_change_a_plan(data: Data, random: Any) -> None:
    names = [f"n{number}" for number in range(len(data["people"]))]
    random.shuffle(names)
    plan, other = (
        plan_for(parse_instance(each), seed=4, steps=100_000).as_json()["rounds"]
        for each in (data, _named(data, names))
    )
    assert [[[names[i] for i in group] for group in groups] for groups in plan] == other


def _named(data: Data, names: list[str]) -> Data:
    pairs = {
        key: [[names[a], names[b], *r] for a, b, *r in data.get(key, [])] for key in ("known", "apart", "together")
    }
    return data | {"people": [person | {"id": names[person["id"]]} for person in data["people"]]} | pairs


def test_more_steps_never_give_a_worse_plan() -> None:
    planner = Planner(parse_instance(instance_data("real-48-8x6-3")), seed=5)
    new = []
    for _ in range(20):
        planner.step(10_000)
        new.append((planner.figures().new, planner.figures().fewest))
    assert new == sorted(new)


def test_new_names_for_the_people_do_not_change_the_plan() -> None:
    data = instance_data("rules-48-8x6-3")
    renamed = _renamed(data)
    plan, other = (plan_for(parse_instance(d), seed=2, steps=20_000).as_json() for d in (data, renamed))
    assert [[[f"z{99 - i}" for i in group] for group in groups] for groups in plan["rounds"]] == other["rounds"]


def _renamed(data: Data) -> Data:
    people = [person | {"id": f"z{99 - person['id']}"} for person in data["people"]]
    return data | {
        "people": people,
        "known": [[f"z{99 - a}", f"z{99 - b}"] for a, b in data["known"]],
        "value": [[f"z{99 - a}", f"z{99 - b}", w] for a, b, w in data["value"]],
    }


def test_whoever_tells_how_much_time_there_is_gets_a_more_useful_plan() -> None:
    instance, parts, part = parse_instance(instance_data("real-48-8x6-3")), 100, 60_000
    useful = {"told": 0.0, "untold": 0.0}
    for seed in range(4):
        for told in useful:
            planner = Planner(instance, seed=seed, goal=1.0)
            for done in range(1, parts + 1):
                planner.step(part)
                if told == "told":
                    planner.aim(done / parts)
            useful[told] += planner.figures().value
    assert useful["told"] > useful["untold"]


def test_the_goal_moves_the_plan_from_many_meetings_to_useful_ones() -> None:
    instance = parse_instance(instance_data("real-48-8x6-3"))
    planners = {goal: Planner(instance, seed=0, goal=goal) for goal in (0.0, 1.0)}
    for planner in planners.values():
        planner.step(3_000_000)
    many, useful = planners[0.0].figures(), planners[1.0].figures()
    assert many.new >= 350 > useful.new
    assert useful.value >= 870 > many.value


def test_wishes_for_a_topic_are_met_where_there_is_room() -> None:
    data = evening(8, [(4, 4), (4, 4)])
    data["tables"][0]["topic"], data["tables"][1]["topic"] = "schulden", "jeugd"
    for i, person in enumerate(data["people"]):
        person["topics"] = ["schulden"] if i < 4 else ["jeugd", "schulden"]
    planner = Planner(parse_instance(data), seed=0)
    planner.step(20_000)
    assert errors(data, planner.best.as_json()) == []
    assert (planner.figures().wishes, planner.figures().wishes_met) == (8, 8)


def test_an_organisation_with_more_people_than_tables_is_spread_as_far_as_it_goes_when_it_may_share() -> None:
    data = evening(9, [(3, 3)] * 3, rounds=2, rules={"same_org_apart": True})
    for i, person in enumerate(data["people"]):
        person["org"] = "groot" if i < 4 else f"klein-{i // 2}"
    instance = let_organisations_share(parse_instance(data), frozenset({"groot"}))
    plan = plan_for(instance, steps=20_000)
    for groups in plan.rounds:
        assert sorted(sum(int(p[1:]) < 4 for p in group) for group in groups) == [1, 1, 2]
        assert all(not {"p4", "p5"} <= set(group) and not {"p6", "p7"} <= set(group) for group in groups)


def test_sizes_differ_by_at_most_one_when_that_is_asked() -> None:
    data = evening(17, [(2, 8)] * 4, rounds=3, rules={"even_sizes": True})
    plan = plan_for(parse_instance(data), steps=20_000)
    assert all(sorted(map(len, groups)) == [4, 4, 4, 5] for groups in plan.rounds)
