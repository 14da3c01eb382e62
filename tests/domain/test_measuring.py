# SPDX-License-Identifier: EUPL-1.2
"""Numbers, periods, uncertainty and trends, as people write and read them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.dutch_numbers import Points, Unread, points_of, read_number, written
from samenspel.domain.periods import Span, read_span, span_words, year_span
from samenspel.domain.trends import Box, Direction, direction, trend_layout
from samenspel.domain.uncertainty import wilson

BOX = Box(0, 100, 0, 100)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *[("1.234,5", "1234.5"), ("12,5%", "12.5"), ("1.250", "1250"), ("1.234.567", "1234567"), ("0,0", "0.0")],
        *[("12.5", "12.5"), ("1,234.50", "1234.50"), ("€ 3 000", "3000"), ("−4,5", "-4.5"), ("1,234,567", "1234567")],
    ],
)
def test_a_number_is_read_as_it_was_meant(cell: str, value: str) -> None:
    assert read_number(cell).value == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        *[("", Unread.EMPTY), ("  ", Unread.EMPTY), ("n.b.", Unread.NOT_KNOWN), ("-", Unread.NOT_KNOWN)],
        *[("%", Unread.NOT_KNOWN), ("X", Unread.NOT_KNOWN), ("veel", Unread.NO_NUMBER), ("1,2,3", Unread.NO_NUMBER)],
        *[("1.23,4", Unread.NO_NUMBER), ("12-13", Unread.NO_NUMBER), ("99999999999", Unread.TOO_LARGE)],
    ],
)
def test_what_is_no_number_says_why(cell: str, why: Unread) -> None:
    assert read_number(cell).unread == why


def test_a_point_means_in_a_workbook_what_the_program_writes() -> None:
    assert points_of(["1.234"]) == Points.THOUSANDS
    assert points_of(["1.234"], from_workbook=True) == Points.DECIMAL
    assert read_number("1.234", Points.DECIMAL).value == Decimal("1.234")


@given(st.decimals(-99_999_999, 99_999_999, places=2))
def test_what_is_written_is_read_back(value: Decimal) -> None:
    assert read_number(written(value)).value == value


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        *[("2024", "2024-01-01", "2024-12-31"), ("2024.0", "2024-01-01", "2024-12-31")],
        *[("2024-K2", "2024-04-01", "2024-06-30"), ("Q4 2023", "2023-10-01", "2023-12-31")],
        *[("2e halfjaar 2024", "2024-07-01", "2024-12-31"), ("mrt 2024", "2024-03-01", "2024-03-31")],
        *[("2023/2024", "2023-08-01", "2024-07-31"), ("02-2024", "2024-02-01", "2024-02-29")],
        ("1-1-2023 t/m 30 juni 2023", "2023-01-01", "2023-06-30"),
    ],
)
def test_a_period_is_read_in_the_words_of_a_person(words: str, start: str, end: str) -> None:
    assert read_span(words) == Span(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "words", ["", "vorig jaar", "24", "2024-13", "31-2-2024", "2024-K5", "2025 t/m 2024", "ma 2024"]
)
def test_what_is_no_period_is_not_guessed(words: str) -> None:
    assert read_span(words) is None


@given(st.dates(date(1951, 1, 1), date(2097, 1, 1)), st.integers(0, 900))
def test_a_period_that_is_written_is_read_back(start: date, days: int) -> None:
    span = Span(start, date.fromordinal(start.toordinal() + days))
    assert read_span(span_words(span)) == span


# Newcombe (1998), Statistics in Medicine 17, table I, method 3.
@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_share_is_that_of_wilson(part: int, whole: int, low: float, high: float) -> None:
    found = wilson(100 * part / whole, whole)
    assert (round(found.low / 100, 4), round(found.high / 100, 4)) == (low, high)


def test_two_points_are_no_trend() -> None:
    assert direction([1, 9]) == Direction.TOO_FEW
    assert direction([1, 9, 12]) == Direction.UP


@given(st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=30), st.floats(-1e6, 1e6, allow_nan=False))
def test_everything_lies_inside_the_picture(values: list[float], target: float) -> None:
    points = [(year_span(2000 + at), value) for at, value in enumerate(values)]
    layout = trend_layout(points, box=BOX, baseline=values[0], target=target, target_day=date(2050, 1, 1))
    heights = [point.y for point in layout.points] + [layout.target_y, layout.baseline_y]
    assert all(height is not None and -0.1 <= height <= 100.1 for height in heights)
    assert all(0 <= point.x <= 100 for point in layout.points)


def test_a_year_that_is_missing_is_a_gap() -> None:
    points = [(year_span(2020), 1.0), (year_span(2021), 2.0), (year_span(2024), 3.0)]
    assert [point.after_gap for point in trend_layout(points, box=BOX).points] == [False, False, True]
