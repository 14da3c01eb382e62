# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.shopping import amount_to_buy, unit_for, written


@pytest.mark.parametrize(
    ("hundredths", "people", "expected"),
    [(30, 31, "9,3"), (300, 31, "93"), (5, 31, "1,6"), (30, 100, "30"), (33, 31, "11"), (1, 1, "0,1"), (30, 0, "0")],
)
def test_what_to_buy_by_hand(hundredths: int, people: int, expected: str) -> None:
    assert written(amount_to_buy(hundredths=hundredths, people=people)) == expected


@pytest.mark.parametrize(("hundredths", "expected"), [(5, "0,05"), (150, "1,5"), (25, "0,25"), (1000, "10"), (0, "0")])
def test_numbers_are_written_as_people_do(hundredths: int, expected: str) -> None:
    assert written(hundredths) == expected


@pytest.mark.parametrize(
    ("hundredths", "unit", "said"),
    [
        (100, "stuks", "stuk"),
        (50, "stuks", "stuk"),
        (150, "stuks", "stuks"),
        (0, "stuks", "stuks"),
        (100, "Sneetjes", "Sneetje"),
        (100, "liter", "liter"),
        (100, "emmers", "emmers"),
        (100, "", ""),
    ],
)
def test_one_of_something_is_not_said_as_many(hundredths: int, unit: str, said: str) -> None:
    assert unit_for(hundredths, unit) == said


@given(st.integers(1, 100_000), st.integers(0, 5000))
def test_nobody_gets_less_and_hardly_anything_is_left(hundredths: int, people: int) -> None:
    bought = amount_to_buy(hundredths=hundredths, people=people)
    assert hundredths * people <= bought < hundredths * people + 100
