# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.naming import called


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Joost Omslag", "Joost"),
        ("Anna van der Meer", "Anna"),
        ("Anne-Marie de Wit", "Anne-Marie"),
        ("Bo Test", "Bo"),
        ("Ömer Yıldız", "Ömer"),
    ],
)
def test_somebody_is_called_by_the_first_name(name: str, expected: str) -> None:
    assert called(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Mw. Bakker",
        "mevrouw De Wit",
        "De heer Jansen",
        "J. Bakker",
        "J.P. Bakker",
        "JP Bakker",
        "Dr. Bos",
        "Fatima",
        "",
    ],
)
def test_a_title_or_initials_stay_with_the_name(name: str) -> None:
    assert called(name) == name


@given(st.text(max_size=60))
def test_nobody_is_called_what_is_not_in_the_name(name: str) -> None:
    assert called(name) in name
    assert bool(called(name).strip()) is bool(name.strip())
