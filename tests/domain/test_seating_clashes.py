# SPDX-License-Identifier: EUPL-1.2
"""Rules that contradict each other are named, with whom they are about; a broken plan is never given."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.domain.seating import (
    CannotPlanError,
    Clash,
    Planner,
    broken_rules,
    find_clashes,
    let_organisations_share,
    parse_instance,
    parse_plan,
    plan_for,
)
from tests.domain.seating_cases import Data, errors, evening, feasible_evenings


def clashes(data: Data) -> list[Clash]:
    found = find_clashes(parse_instance(data))
    with pytest.raises(CannotPlanError) as refusal:
        Planner(parse_instance(data))
    assert list(refusal.value.clashes) == found
    return found


def only_clash(data: Data) -> Clash:
    [clash] = clashes(data)
    assert clash.sentence.startswith(f"Round {clash.round}: ")
    return clash


def with_people(data: Data, **changes: dict[str, Any]) -> Data:
    return data | {"people": [person | changes.get(person["id"], {}) for person in data["people"]]}


def test_an_evening_without_contradictions_has_no_clashes() -> None:
    assert find_clashes(parse_instance(evening(6, [(3, 3)] * 2))) == []


def test_more_people_than_seats() -> None:
    clash = only_clash(evening(7, [(3, 3)] * 2))
    assert (clash.code, dict(clash.numbers)) == ("too_many_people", {"count": 7, "seats": 6})


def test_fewer_people_than_the_tables_need() -> None:
    clash = only_clash(evening(4, [(3, 3)] * 2))
    assert (clash.code, dict(clash.numbers)) == ("too_few_people", {"count": 4, "needed": 6})


def test_sizes_that_cannot_be_even() -> None:
    clash = only_clash(evening(8, [(1, 2), (4, 6)], rules={"even_sizes": True}))
    assert (clash.code, clash.tables) == ("sizes_not_even", ("A",))


def test_an_organisation_with_more_people_than_tables_is_named_with_its_people() -> None:
    data = evening(4, [(2, 2)] * 2, rules={"same_org_apart": True})
    data = with_people(data, p0={"org": "kerk"}, p1={"org": "kerk"}, p3={"org": "kerk"})
    clash = only_clash(data)
    assert (clash.code, clash.org, clash.people) == ("organisation_larger_than_tables", "kerk", ("p0", "p1", "p3"))
    assert dict(clash.numbers) == {"count": 3, "tables_in_use": 2}
    assert find_clashes(let_organisations_share(parse_instance(data), frozenset({clash.org}))) == []


def test_more_hosts_than_a_table_has_seats() -> None:
    data = with_people(evening(4, [(2, 2)] * 2), p0={"host": "A"}, p1={"host": "A"}, p2={"host": "A"})
    clash = only_clash(data)
    assert (clash.code, clash.people, clash.tables) == ("too_many_hosts", ("p0", "p1", "p2"), ("A",))


def test_two_hosts_of_one_table_who_must_sit_apart() -> None:
    data = with_people(evening(4, [(2, 2)] * 2, apart=[["p1", "p0"]]), p0={"host": "A"}, p1={"host": "A"})
    clash = only_clash(data)
    assert (clash.code, clash.people, clash.tables) == ("hosts_must_be_apart", ("p0", "p1"), ("A",))


def test_someone_who_must_sit_apart_from_a_host_of_every_table() -> None:
    data = evening(6, [(3, 3)] * 2, apart=[["p0", "p5"], ["p1", "p5"]])
    data = with_people(data, p0={"host": "A"}, p1={"host": "B"})
    clash = only_clash(data)
    assert (clash.code, clash.people) == ("no_table_left", ("p5",))


def test_two_who_must_sit_apart_and_together() -> None:
    clash = only_clash(evening(4, [(2, 2)] * 2, apart=[["p0", "p1"]], together=[["p1", "p0", 1]]))
    assert (clash.code, clash.people) == ("together_and_apart", ("p0", "p1"))


def test_two_who_must_sit_apart_and_together_through_a_third() -> None:
    data = evening(6, [(3, 3)] * 2, apart=[["p0", "p1"]], together=[["p0", "p2", 1], ["p2", "p1", 1]])
    clash = only_clash(data)
    assert (clash.code, clash.people) == ("together_and_apart", ("p0", "p1"))


def test_someone_who_must_sit_with_an_absent_person() -> None:
    data = with_people(evening(5, [(2, 3)] * 2, rounds=2, together=[["p0", "p1", 2]]), p1={"rounds": [1]})
    clash = only_clash(data)
    assert (clash.code, clash.round, clash.people) == ("together_but_absent", 2, ("p0", "p1"))


def test_a_group_that_must_sit_together_and_is_larger_than_a_table() -> None:
    clash = only_clash(evening(4, [(2, 2)] * 2, together=[["p0", "p1", 1], ["p1", "p2", 1]]))
    assert (clash.code, clash.people) == ("together_too_large", ("p0", "p1", "p2"))


def test_someone_who_must_sit_with_a_host_at_a_table_that_is_full_of_hosts() -> None:
    data = evening(6, [(2, 3)] * 2, together=[["p3", "p0", 1]])
    clash = only_clash(with_people(data, p0={"host": "A"}, p1={"host": "A"}, p2={"host": "A"}))
    assert (clash.code, clash.people) == ("together_too_large", ("p0", "p3"))


def test_two_who_must_sit_together_while_every_table_has_one_seat_beside_its_host() -> None:
    data = with_people(
        evening(6, [(2, 2)] * 3, together=[["p3", "p4", 1]]), **{f"p{i}": {"host": "ABC"[i]} for i in range(3)}
    )
    assert (only_clash(data).code, only_clash(data).people) == ("together_too_large", ("p3", "p4"))


def test_hosts_of_one_circle_who_fill_their_table() -> None:
    data = evening(4, [(2, 2)] * 2, rules={"min_circles": 2})
    facts = {"p0": {"host": "A", "circle": 1}, "p1": {"host": "A", "circle": 1}}
    clash = only_clash(with_people(data, **facts, p2={"circle": 2}, p3={"circle": 2}))
    assert (clash.code, clash.people, clash.tables) == ("too_few_circles_at_table", ("p0", "p1"), ("A",))


def test_hosts_of_two_tables_who_must_sit_together() -> None:
    data = evening(4, [(2, 2)] * 2, together=[["p0", "p1", 1]])
    clash = only_clash(with_people(data, p0={"host": "A"}, p1={"host": "B"}))
    assert (clash.code, clash.people, clash.tables) == ("together_but_hosts", ("p0", "p1"), ("A", "B"))


def test_fewer_circles_than_every_table_must_have() -> None:
    data = evening(4, [(2, 2)] * 2, rules={"min_circles": 2})
    clash = only_clash(with_people(data, p0={"circle": 1}))
    assert (clash.code, dict(clash.numbers)) == ("too_few_circles", {"least": 2, "kinds": 2, "tables_in_use": 2})


def test_tables_too_small_for_so_many_sectors() -> None:
    data = evening(4, [(2, 2)] * 2, rules={"min_sectors": 3})
    data = with_people(data, **{f"p{i}": {"sector": str(i)} for i in range(4)})
    assert [clash.code for clash in clashes(data)] == ["too_few_sectors"]
    data = with_people(evening(5, [(2, 2), (3, 3)], rules={"min_sectors": 3}), **_sectors("abcab"))
    assert only_clash(data).code == "too_few_sectors"


def _sectors(letters: str) -> dict[str, dict[str, str]]:
    return {f"p{i}": {"sector": letter} for i, letter in enumerate(letters)}


def test_people_who_must_all_sit_apart_and_are_more_than_there_are_tables() -> None:
    data = evening(6, [(3, 3)] * 2, apart=[["p0", "p1"], ["p1", "p4"], ["p0", "p4"]])
    clash = only_clash(data)
    assert (clash.code, clash.people) == ("group_larger_than_tables", ("p0", "p1", "p4"))


def test_a_contradiction_that_only_a_search_can_find_is_told_as_the_rules_that_were_left() -> None:
    """Five in a ring, each apart from both neighbours, cannot be divided over two tables; no three are all apart."""
    ring = [[f"p{i}", f"p{(i + 1) % 5}"] for i in range(5)]
    data = evening(6, [(3, 3)] * 2, apart=ring)
    assert find_clashes(parse_instance(data)) == []
    planner = Planner(parse_instance(data))
    planner.step(50_000)
    assert not planner.valid
    assert not planner.proven_optimal
    with pytest.raises(CannotPlanError) as refusal:
        _ = planner.best
    assert [(clash.code, clash.round) for clash in refusal.value.clashes] == [("not_apart", 1)]
    assert list(refusal.value.clashes[0].people) in [*ring, *(pair[::-1] for pair in ring)]


def test_rounds_that_are_finished_do_not_clash_any_more() -> None:
    data = with_people(evening(5, [(2, 2)] * 2, rounds=2), p4={"rounds": [1]})
    assert [clash.code for clash in clashes(data)] == ["too_many_people"]
    assert find_clashes(parse_instance(data), done=1) == []


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(feasible_evenings(), st.integers(0, 4), st.integers(1, 3))
def test_a_plan_is_valid_or_refused_with_reasons(data: Data, least: int, orgs: int) -> None:
    data["rules"] = data["rules"] | {"min_circles": least, "min_sectors": least, "same_org_apart": True}
    data["people"] = [person | {"org": person["id"] % (orgs * 3)} for person in data["people"]]
    try:
        plan = plan_for(parse_instance(data), steps=20_000)
    except CannotPlanError as refusal:
        assert refusal.clashes
        assert all(clash.sentence and clash.code for clash in refusal.clashes)
    else:
        assert errors(data, plan.as_json()) == []


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(feasible_evenings(), st.randoms(use_true_random=False))
def test_a_shuffled_plan_breaks_a_rule_exactly_when_the_independent_check_says_so(data: Data, random: Any) -> None:
    rounds = []
    for groups in plan_for(parse_instance(data), steps=20_000).as_json()["rounds"]:
        everyone = [person for group in groups for person in group]
        random.shuffle(everyone)
        rounds.append([[everyone.pop() for _ in group] for group in groups])
    instance = parse_instance(data)
    broken = broken_rules(instance, parse_plan({"rounds": rounds}, instance))
    assert bool(broken) == bool(errors(data, {"rounds": rounds}))
