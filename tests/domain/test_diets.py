# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.diets import DietGroup, diet_key, group_diets


def test_spelling_is_levelled_and_counted() -> None:
    wishes = [
        "Vegetarisch",
        "vega",
        "vegetarisch.",
        "halal",
        "Halal",
        "HALAL ",
        "Gluten-vrij",
        "glutenvrij",
        "gluten vrij",
    ]
    assert group_diets(wishes) == [
        DietGroup("Gluten-vrij", 3),
        DietGroup("HALAL", 3),
        DietGroup("vegetarisch", 3),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("geen noten", "notenallergie"),
        ("geen vis, vlees", "geen vlees, vis"),
        ("vegetarisch", "veganistisch"),
        ("vegetarisch", "vegetarisch, geen ei"),
        ("geen ei", "ei"),
        ("halal", "halal?"),
    ],
)
def test_wishes_that_differ_stay_apart(one: str, other: str) -> None:
    assert diet_key(one) != diet_key(other)


@pytest.mark.parametrize("text", ["", "geen", "Nee.", "n.v.t.", "niets", "-", "Ik eet alles", "geen bijzonderheden"])
def test_nothing_special_is_no_wish(text: str) -> None:
    assert group_diets([text]) == []


@given(st.lists(st.text(max_size=20)), st.randoms())
def test_every_wish_is_counted_once_whatever_the_order(texts: list[str], random: object) -> None:
    groups = group_diets(texts)
    assert sum(group.people for group in groups) == sum(1 for text in texts if diet_key(text))
    random.shuffle(texts)  # type: ignore[attr-defined]
    assert group_diets(texts) == groups
