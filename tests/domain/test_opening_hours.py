# SPDX-License-Identifier: EUPL-1.2
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.opening_hours import (
    DAYS,
    UnclearHours,
    hours_in_words,
    plain_days,
    read_hours,
    rules_of,
    week_of,
)

MORNING = (time(9, 30), time(12))
AFTERNOON = (time(13), time(15))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9.30-12", (MORNING,)),
        ("09:30 – 12:00", (MORNING,)),
        ("van 9.30 tot 12 uur", (MORNING,)),
        ("9u30-12u", (MORNING,)),
        ("13-15 en 9.30-12", (MORNING, AFTERNOON)),
        ("09:30-12:00, 13:00-15:00", (MORNING, AFTERNOON)),
        ("19-24:00", ((time(19), time(23, 59)),)),
        ("dicht", ()),
        ("  ", ()),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, meant: object) -> None:
    assert read_hours(typed) == meant


@pytest.mark.parametrize("typed", ["op afspraak", "12-9", "9-25", "9-12, 11-13", "9", "9-12 na overleg", "9-12-15"])
def test_what_is_no_stretch_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(UnclearHours):
        read_hours(typed)


moments = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
stretches = st.lists(moments, min_size=2, max_size=4, unique=True).map(
    lambda found: tuple(zip(sorted(found)[::2], sorted(found)[1::2], strict=False))
)
weeks = st.dictionaries(st.sampled_from(DAYS), stretches, max_size=7)


@given(weeks)
def test_a_week_comes_back_from_its_rules_and_from_its_words(week: dict[str, tuple[tuple[time, time], ...]]) -> None:
    assert week_of(rules_of(week)) == week
    assert all(read_hours(hours_in_words(day)) == day for day in week.values())


def test_only_a_rule_of_every_week_is_one_of_plain_days() -> None:
    assert plain_days("MO,WE") == ("MO", "WE")
    assert plain_days("1MO") is None
    assert plain_days("") is None
