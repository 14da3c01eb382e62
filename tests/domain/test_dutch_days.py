# SPDX-License-Identifier: EUPL-1.2
"""Easter against another maker's algorithm, and the days off against calendars that were printed."""

from datetime import date

import pytest
from dateutil.easter import easter

from samenspel.domain.dutch_days import days_off, easter_sunday, kings_day, special_on


@pytest.mark.parametrize("year", range(1900, 2200))
def test_easter_is_where_dateutil_has_it(year: int) -> None:
    assert easter_sunday(year) == easter(year)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2014, date(2014, 4, 26)), (2019, date(2019, 4, 27)), (2025, date(2025, 4, 26)), (2031, date(2031, 4, 26))],
)
def test_the_king_celebrates_on_saturday_when_his_birthday_is_a_sunday(year: int, expected: date) -> None:
    assert kings_day(year) == expected


def test_the_days_off_of_2027_as_the_calendar_on_the_wall_has_them() -> None:
    assert days_off(2027) == [
        (date(2027, 1, 1), "new_year"),
        (date(2027, 3, 26), "good_friday"),
        (date(2027, 3, 28), "easter"),
        (date(2027, 3, 29), "easter_monday"),
        (date(2027, 4, 27), "kings_day"),
        (date(2027, 5, 5), "liberation_day"),
        (date(2027, 5, 6), "ascension"),
        (date(2027, 5, 16), "whit_sunday"),
        (date(2027, 5, 17), "whit_monday"),
        (date(2027, 12, 25), "christmas"),
        (date(2027, 12, 26), "second_christmas"),
    ]


def test_two_may_fall_on_one_day() -> None:
    assert special_on(date(2016, 5, 5), until_hour=12) == ["ascension", "liberation_day"]


@pytest.mark.parametrize(
    ("day", "until", "expected"),
    [
        (date(2027, 12, 5), 16, []),
        (date(2027, 12, 5), 17, []),
        (date(2027, 12, 5), 18, ["saint_nicholas"]),
        (date(2027, 5, 4), 20, ["remembrance"]),
        (date(2027, 3, 16), 20, []),
    ],
)
def test_an_evening_is_taken_only_in_the_evening(day: date, until: int, expected: list[str]) -> None:
    assert special_on(day, until_hour=until) == expected
