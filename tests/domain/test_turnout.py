# SPDX-License-Identifier: EUPL-1.2
"""Shares recomputed by hand, and when nothing may be said."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.turnout import AGAIN, ENOUGH, Meeting, advise

TUESDAY, THURSDAY = 2, 4


def meeting(key: str, weekday: int, hour: int, *, invited: tuple[int, int], registered: tuple[int, int]) -> Meeting:
    return Meeting(key, weekday, hour, invited[0], invited[1], registered[0], registered[1])


def test_shares_are_sums_over_the_meetings_of_a_group() -> None:
    advice = advise(
        [
            meeting("a", TUESDAY, 16, invited=(100, 40), registered=(50, 40)),
            meeting("b", TUESDAY, 16, invited=(20, 20), registered=(20, 20)),
            meeting("c", THURSDAY, 10, invited=(100, 30), registered=(40, 30)),
            meeting("d", THURSDAY, 16, invited=(100, 40), registered=(40, 40)),
        ]
    )
    tuesday, thursday = advice.weekdays
    assert (tuesday.value, tuesday.meetings, tuesday.keys) == (TUESDAY, 2, ("a", "b"))
    assert (tuesday.of_invited, tuesday.of_registered) == (Fraction(60, 120), Fraction(60, 70))
    assert (thursday.of_invited, thursday.of_registered) == (Fraction(70, 200), Fraction(70, 80))
    assert advice.best_weekday == tuesday
    assert [(hour.value, hour.meetings) for hour in advice.hours] == [(10, 1), (16, 3)]
    assert advice.best_hour is None  # ten in the morning was tried only once


def test_below_three_meetings_nothing_is_advised() -> None:
    two = [meeting(key, TUESDAY, 16, invited=(10, 9), registered=(9, 9)) for key in "ab"]
    assert not advise(two).enough
    assert not advise([]).enough
    assert advise([*two, meeting("c", THURSDAY, 16, invited=(10, 1), registered=(1, 1))]).enough


def test_a_day_that_came_once_is_neither_best_nor_beaten() -> None:
    once = meeting("top", THURSDAY, 16, invited=(10, 10), registered=(10, 10))
    others = [meeting(key, TUESDAY, 16, invited=(10, 2), registered=(5, 2)) for key in "abc"]
    assert advise([once, *others]).best_weekday is None


def test_a_draw_has_no_best() -> None:
    days = [meeting(f"{day}{n}", day, 16, invited=(10, 5), registered=(6, 5)) for day in (1, 2) for n in (1, 2)]
    assert advise(days).best_weekday is None


def test_where_nobody_was_invited_the_registered_decide() -> None:
    days = [meeting(f"a{n}", 1, 16, invited=(0, 0), registered=(10, 9)) for n in (1, 2)]
    days += [meeting(f"b{n}", 2, 16, invited=(10, 9), registered=(10, 5)) for n in (1, 2)]
    best = advise(days).best_weekday
    assert best is not None
    assert best.value == 1


shares = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: (max(pair), min(pair)))
meetings = st.lists(
    st.builds(
        lambda key, day, hour, invited, registered: meeting(key, day, hour, invited=invited, registered=registered),
        st.uuids().map(str),
        st.integers(1, 7),
        st.integers(0, 23),
        shares,
        shares,
    ),
    max_size=30,
)


@given(meetings)
def test_every_meeting_counts_once_and_the_best_is_never_thin(found: list[Meeting]) -> None:
    advice = advise(found)
    for groups in (advice.weekdays, advice.hours):
        assert sorted(key for group in groups for key in group.keys) == sorted(one.key for one in found)
        assert sum(group.invited for group in groups) == sum(one.invited for one in found)
    for best in (advice.best_weekday, advice.best_hour):
        if best is not None:
            assert len(found) >= ENOUGH
            assert best.meetings >= AGAIN
