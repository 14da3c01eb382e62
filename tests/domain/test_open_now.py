# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.open_now import HoursRule, Opening, applies_on, next_opening, open_at

HERE = ZoneInfo("Europe/Amsterdam")
MORNING = HoursRule(freq="WEEKLY", byday="MO,WE", opens=time(9, 30), closes=time(12))
NIGHT = HoursRule(freq="WEEKLY", byday="SA", opens=time(20), closes=time(2))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23T09:29", False),
        ("2026-11-23T09:30", True),
        ("2026-11-23T11:59", True),
        ("2026-11-23T12:00", False),
        ("2026-11-24T10:00", False),
    ],
)
def test_it_is_open_from_the_first_minute_and_closed_at_the_last(moment: str, is_open: bool) -> None:
    assert (open_at([MORNING], at(moment)) is not None) is is_open


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (HoursRule(freq="MONTHLY", byday="1SA"), [date(2026, 11, 7), date(2026, 12, 5)]),
        (HoursRule(freq="MONTHLY", byday="-1FR"), [date(2026, 11, 27), date(2026, 12, 25)]),
        (HoursRule(freq="MONTHLY", bymonthday="-1,15"), [date(2026, 11, 15), date(2026, 11, 30)]),
        (HoursRule(freq="WEEKLY", byday="TU", interval=2, first=date(2026, 11, 10)), [date(2026, 11, 24)]),
        (HoursRule(byday="TH", until=date(2026, 11, 19)), [date(2026, 11, 12), date(2026, 11, 19)]),
        (
            HoursRule(freq="WEEKLY", byday="MO", first=date(2026, 11, 2), count=2),
            [date(2026, 11, 2), date(2026, 11, 9)],
        ),
        (HoursRule(freq="DAILY", interval=3, first=date(2026, 11, 1)), [date(2026, 11, 4), date(2026, 12, 4)]),
        (HoursRule(freq="YEARLY", first=date(2020, 12, 5)), [date(2026, 12, 5)]),
    ],
)
def test_rules_fall_on_the_days_of_the_calendar(rule: HoursRule, days: list[date]) -> None:
    assert all(applies_on(rule, day) for day in days)
    assert not any(applies_on(rule, day + timedelta(days=1)) for day in days)


def test_a_rule_that_is_over_or_says_no_day_is_not_open() -> None:
    assert not applies_on(HoursRule(byday="TH", valid_to=date(2026, 11, 19)), date(2026, 11, 26))
    assert not applies_on(HoursRule(freq="WEEKLY", byday="MO", first=date(2026, 11, 2), count=2), date(2026, 11, 16))
    assert open_at([HoursRule(opens=time(9), closes=time(17))], at("2026-11-23T10:00")) is None


def test_a_night_goes_on_after_midnight() -> None:
    assert open_at([NIGHT], at("2026-11-22T01:59")) == Opening(date(2026, 11, 21), time(20), time(2))
    assert open_at([NIGHT], at("2026-11-22T02:00")) is None
    assert open_at([NIGHT], at("2026-11-21T01:00")) is None


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_ten_o_clock_stays_ten_o_clock_when_the_clock_changes(day: str) -> None:
    sunday = HoursRule(byday="SU", opens=time(10), closes=time(11))
    assert open_at([sunday], at(f"{day}T10:30"))
    assert not open_at([sunday], at(f"{day}T09:30"))
    assert not open_at([sunday], at(f"{day}T11:30"))
    here = at(f"{day}T10:30").astimezone(UTC)
    assert here.hour == (8 if day.startswith("2026-03") else 9)
    assert open_at([sunday], here.astimezone(HERE))


def test_a_rule_with_a_clock_of_its_own_is_read_by_that_clock() -> None:
    utc = HoursRule(byday="MO", opens=time(9), closes=time(10), offset_hours=0)
    assert open_at([utc], at("2026-11-23T10:30"))
    assert not open_at([utc], at("2026-11-23T09:30"))


def test_the_next_opening_is_told() -> None:
    assert next_opening([NIGHT, MORNING], at("2026-11-23T10:00")) == Opening(date(2026, 11, 25), time(9, 30), time(12))
    assert next_opening([MORNING], at("2026-11-23T09:00")) == Opening(date(2026, 11, 23), time(9, 30), time(12))
    assert next_opening([HoursRule(byday="MO", until=date(2020, 1, 1))], at("2026-11-23T09:00")) is None


@given(st.text(alphabet="MOTUWEFRSA123-,+ ", max_size=30), st.text(alphabet="0123456789-,+x ", max_size=20))
def test_whatever_came_in_with_a_list_is_no_error(byday: str, numbers: str) -> None:
    for freq in ("", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "SOMETIMES"):
        rule = HoursRule(freq=freq, byday=byday, bymonthday=numbers, byyearday=numbers, byweekno=numbers, interval=0)
        applies_on(rule, date(2026, 2, 28))
        next_opening([rule], at("2026-12-31T23:59"))
