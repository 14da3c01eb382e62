# SPDX-License-Identifier: EUPL-1.2
"""Whom to call first and why, and who calls whom."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.calls import Facts, Stage, Why, divided, ranked, reasons

FACTS = st.builds(
    Facts,
    key=st.text("abcdefgh", min_size=1, max_size=6),
    name=st.text("abc", max_size=3),
    stage=st.sampled_from(Stage),
    waits=st.floats(0, 1e6),
    answered=st.booleans(),
    first_time=st.booleans(),
    expert=st.booleans(),
    host=st.booleans(),
    offered=st.booleans(),
    coming=st.integers(20, 40),
    known=st.integers(0, 20),
)
PEOPLE = st.lists(FACTS, max_size=12, unique_by=lambda one: one.key)


def somebody(key: str, stage: Stage = Stage.NOT_YET, **more: object) -> Facts:
    return replace(Facts(key=key, name=key, stage=stage), **more)  # type: ignore[arg-type]


def keys(people: list[Facts]) -> list[str]:
    return [one.key for one in people]


def test_a_promise_goes_first_and_a_maybe_last() -> None:
    people = [
        somebody("misschien", Stage.MAYBE, answered=True, first_time=True, expert=True),
        somebody("voicemail", Stage.IN_VAIN, first_time=True),
        somebody("nieuw", first_time=True),
        somebody("beloofd", Stage.PROMISED),
    ]
    assert keys(ranked(people)) == ["beloofd", "nieuw", "voicemail", "misschien"]


def test_who_has_most_reasons_is_called_first() -> None:
    people = [somebody("a"), somebody("b", first_time=True), somebody("c", first_time=True, expert=True)]
    assert keys(ranked(people)) == ["c", "b", "a"]


def test_with_as_many_reasons_the_one_that_is_said_first_decides_and_then_the_name() -> None:
    people = [somebody("a", offered=True), somebody("c", first_time=True), somebody("b", first_time=True)]
    assert keys(ranked(people)) == ["b", "c", "a"]


def test_who_was_called_longest_ago_is_tried_first_again() -> None:
    people = [
        somebody("net", Stage.IN_VAIN, waits=60, expert=True, first_time=True),
        somebody("gisteren", Stage.IN_VAIN, waits=86_400),
    ]
    assert keys(ranked(people)) == ["gisteren", "net"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (somebody("a"), [Why.NO_ANSWER]),
        (somebody("a", Stage.PROMISED), [Why.PROMISED, Why.NO_ANSWER]),
        (somebody("a", Stage.MAYBE, answered=True), [Why.SAID_MAYBE]),
        (somebody("a", coming=4, known=0), [Why.NO_ANSWER]),
        (somebody("a", coming=5, known=2), [Why.NO_ANSWER, Why.KNOWS_FEW]),
        (somebody("a", coming=5, known=3), [Why.NO_ANSWER]),
        (somebody("a", coming=12, known=3), [Why.NO_ANSWER]),
        (somebody("a", coming=13, known=3), [Why.NO_ANSWER, Why.MANY_NEW]),
        (somebody("a", host=True, offered=True), [Why.NO_ANSWER, Why.HOST, Why.OFFERED]),
    ],
)
def test_the_reasons_are_what_holds(facts: Facts, expected: list[Why]) -> None:
    assert list(reasons(facts)) == expected


@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_depends_on_the_people_and_not_on_how_they_came_in(people: list[Facts], random: object) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(shuffled) == ranked(people)
    assert sorted(keys(ranked(people))) == sorted(keys(people))


@given(PEOPLE, FACTS)
def test_one_more_reason_moves_nobody_down(people: list[Facts], one: Facts) -> None:
    others = [other for other in people if other.key != one.key]
    without = replace(one, first_time=False, key="zz")
    more = replace(without, first_time=True)
    assert ranked([*others, more]).index(more) <= ranked([*others, without]).index(without)


IDS = st.lists(st.text("abcdefghij", min_size=1, max_size=3), max_size=30, unique=True)
CALLERS = st.lists(st.sampled_from(["femke", "karel", "hennie", "ank"]), min_size=1, max_size=4, unique=True)


@given(IDS, CALLERS, st.data())
def test_everybody_has_one_caller_and_the_shares_are_as_even_as_can_be(
    people: list[str], callers: list[str], data: st.DataObject
) -> None:
    kept = data.draw(st.dictionaries(st.sampled_from([*people, "x"]), st.sampled_from([*callers, "weg"]), max_size=9))
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(callers), st.sampled_from([*people, "x"])), max_size=20))
    knows = {caller: {person for one, person in pairs if one == caller} for caller in callers}
    given_to = divided(people, callers=callers, kept=kept, knows=knows)
    assert set(given_to) == set(people)
    stays = {person: caller for person, caller in kept.items() if person in people and caller in callers}
    assert stays.items() <= given_to.items()
    load = {caller: list(given_to.values()).count(caller) for caller in callers}
    before = {caller: list(stays.values()).count(caller) for caller in callers}
    for busy in callers:  # nobody got somebody while another had two fewer
        if load[busy] > before[busy]:
            assert load[busy] <= min(load.values()) + 1
    for person, caller in given_to.items():  # with a stranger only when those who know them have no room left
        if person not in stays and person not in knows[caller]:
            for other in callers:
                if person in knows[other]:
                    own = [one for one, who in given_to.items() if who == other]
                    assert all(one in stays or one in knows[other] for one in own)


def test_pressing_again_changes_nothing() -> None:
    people = list("abcdefg")
    first = divided(people, callers=["femke", "karel"], kept={}, knows={"karel": {"a", "b"}})
    assert divided(people, callers=["femke", "karel"], kept=first, knows={}) == first
    assert first["a"] == first["b"] == "karel"


def test_each_caller_gets_some_from_the_top_of_the_list() -> None:
    given_to = divided(list("abcdef"), callers=["femke", "karel", "ank"], kept={}, knows={})
    assert {given_to[person] for person in "abc"} == {"femke", "karel", "ank"}


@pytest.mark.parametrize(("people", "callers"), [(["a"], []), (["a", "a"], ["femke"]), (["a"], ["femke", "femke"])])
def test_a_division_without_callers_or_with_doubles_is_refused(people: list[str], callers: list[str]) -> None:
    with pytest.raises(ValueError, match="everybody once"):
        divided(people, callers=callers, kept={}, knows={})
