# SPDX-License-Identifier: EUPL-1.2
"""Roughly how many people, and which theme a text seems to be about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.observing import proposed, roughly

THEMES = {
    "energie": ["Mensen zetten de verwarming uit, omdat de energie te duur is"],
    "post": ["Brieven van de gemeente blijven dicht, niemand begrijpt ze"],
}


@given(st.lists(st.integers(min_value=0, max_value=500), max_size=30))
def test_people_are_never_told_exactly_and_never_below_ten(estimates: list[int]) -> None:
    told = roughly(estimates)
    assert told is None if sum(estimates) < 10 else told is not None and told >= 10 and told % 5 == 0
    assert told is None or abs(told - sum(estimates)) <= 2


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Het is koud: de verwarming blijft uit en energie is niet te betalen", "energie"),
        ("Weer een tas met brieven, de gemeente schrijft te moeilijk", "post"),
        ("De verwarming in de school is stuk", None),  # one word is not enough
        ("De gemeente schrijft brieven over energie en verwarming", None),  # as much of the one as of the other
        ("Mensen zonder kinderen krijgen minder", None),
        ("", None),
    ],
)
def test_the_theme_that_a_text_seems_to_be_about(text: str, theme: str | None) -> None:
    assert proposed(text, THEMES) == theme
    assert proposed(text, dict(reversed(THEMES.items()))) == theme, "the order of the themes says nothing"
