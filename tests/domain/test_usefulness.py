# SPDX-License-Identifier: EUPL-1.2
"""What makes a meeting useful: written out by hand, and the same for both who meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.usefulness import (
    MEETING,
    Background,
    Reason,
    reasons_to_meet,
    usefulness_of,
    worth_of,
    worth_of_pairs,
)

CHURCH = Background(circle="outer", sector="kerk", tasks=frozenset({"geld"}), visits=5)
COUNCIL = Background(circle="inner", sector="gemeente", tasks=frozenset({"geld", "eten"}), visits=0)
LIBRARY = Background(circle="middle", sector="bibliotheek", tasks=frozenset({"kinderen"}), visits=1)
EXPERT = Background(visits=2, is_expert=True)
NOBODY_KNOWS = Background()

backgrounds = st.builds(
    Background,
    circle=st.sampled_from(["", "outer", "middle", "inner"]),
    sector=st.sampled_from(["", "kerk", "gemeente"]),
    tasks=st.frozensets(st.sampled_from(["geld", "eten"])),
    visits=st.integers(0, 6),
    is_expert=st.booleans(),
)


@pytest.mark.parametrize(
    ("one", "other", "reasons", "worth"),
    [
        # 1 for the meeting, 3 outer with inner, 2 the same task, 2 new with who knows the way, 1 two sectors
        (CHURCH, COUNCIL, {Reason.FAR_CIRCLES, Reason.SAME_TASK, Reason.WELCOME, Reason.SECTORS}, 9),
        (CHURCH, LIBRARY, {Reason.CIRCLES, Reason.SECTORS}, 4),
        (LIBRARY, COUNCIL, {Reason.CIRCLES, Reason.SECTORS}, 4),
        (EXPERT, COUNCIL, {Reason.EXPERIENCE}, 3),
        (EXPERT, EXPERT, set(), 1),
        (CHURCH, CHURCH, {Reason.SAME_TASK}, 3),
        (NOBODY_KNOWS, NOBODY_KNOWS, set(), 1),
        (NOBODY_KNOWS, CHURCH, {Reason.WELCOME}, 3),
        # Twice there before is not yet knowing the way, and a circle that was not chosen is no other circle.
        (NOBODY_KNOWS, Background(circle="inner", visits=2), set(), 1),
    ],
)
def test_each_pair_has_the_reasons_and_the_worth_of_the_page(
    one: Background, other: Background, reasons: set[Reason], worth: int
) -> None:
    assert set(reasons_to_meet(one, other)) == reasons
    assert worth_of(one, other) == worth


@given(one=backgrounds, other=backgrounds)
def test_the_worth_belongs_to_the_pair_and_not_to_one_of_them(one: Background, other: Background) -> None:
    assert reasons_to_meet(one, other) == reasons_to_meet(other, one)
    assert worth_of(one, other) >= MEETING


@given(st.lists(backgrounds, max_size=8))
def test_the_planner_is_told_of_every_pair_that_counts_for_more(people: list[Background]) -> None:
    named = {str(place): one for place, one in enumerate(people)}
    told = {frozenset((first, second)): worth for first, second, worth in worth_of_pairs(named)}
    for a, one in named.items():
        for b, other in named.items():
            if a < b:
                assert told.get(frozenset((a, b)), MEETING) == worth_of(one, other)


def test_a_plan_is_counted_pair_by_pair_and_a_stranger_is_only_a_meeting() -> None:
    people = {"church": CHURCH, "council": COUNCIL, "library": LIBRARY}
    counted = usefulness_of([("church", "council"), ("library", "church"), ("library", "gone")], people)
    assert counted.points == 9 + 4 + 1
    assert counted.times == {
        Reason.FAR_CIRCLES: 1,
        Reason.CIRCLES: 1,
        Reason.SAME_TASK: 1,
        Reason.WELCOME: 1,
        Reason.SECTORS: 2,
    }
