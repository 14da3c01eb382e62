# SPDX-License-Identifier: EUPL-1.2
"""Choosing one of many people: a select while the list is short, a name that is typed when it is long."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from samenspel.base.choosing import MOST_IN_A_SELECT, OneOfMany, WithPeople
from samenspel.base.conflicts import conflict_page
from tests.gatherings.corpus import BAD_TEXT

CROWD = [(f"id{number}", f"Voornaam{number} Achternaam{number}, Huis {number}") for number in range(MOST_IN_A_SELECT)]
KNOWN = [
    ("a", "Anna de Vries, De Brug"),
    ("b", "Annemarie Vries, De Brug"),
    ("c", "Özlem Yıldız"),
    ("d", "Jan Smit, De Brug"),
    ("e", "Jan Smit, Het Anker"),
    ("f", "Kees O'Brien, De Brug"),
    ("g", "Piet Pietersen, De Brug"),
    ("h", "Piet Pietersen, De Brug"),
    ("i", "José Ruiz, De Brug"),
    ("j", "Jose Ruiz, De Brug"),
    ("k", "🙂"),
]


class Form(WithPeople):
    who = OneOfMany(label="Wie")
    deputy = OneOfMany(label="Vervanger", required=False)

    def __init__(self, data: Any = None, *, people: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        for name in ("who", "deputy"):
            self.fields[name].offer(people, empty="Niemand")  # type: ignore[attr-defined]


def long(typed: str | None = None, **more: Any) -> Form:
    data = None if typed is None else QueryDict(mutable=True)
    if data is not None:
        data["who"] = typed
    return Form(data, people=[*KNOWN, *CROWD], **more)


def test_a_short_list_is_a_select_and_takes_ids_only() -> None:
    form = Form({"who": "a"}, people=KNOWN)
    assert "<select" in str(form["who"]) and form.suggestions == []
    assert form.is_valid() and form.cleaned_data["who"] == "a"
    assert not Form({"who": "Anna de Vries"}, people=KNOWN).is_valid()


def test_a_long_list_stands_on_the_page_once_and_the_fields_show_the_name() -> None:
    form = long(initial={"who": "a"})
    assert len(form.suggestions) == len(KNOWN) + MOST_IN_A_SELECT
    assert "<option" not in str(form["who"]) + str(form["deputy"])
    assert 'list="mensen"' in str(form["who"])
    assert 'value="Anna de Vries, De Brug"' in str(form["who"])


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Anna de Vries, De Brug", "a"),
        ("  anna DE vries ", "a"),
        ("ozlem yıldız", "c"),
        ("Özlem", "c"),
        ("Smit Anker", "e"),
        ("Obrien", None),
        ("O'Brien", "f"),
        ("g", "g"),  # as a page of a conflict carries it along
        ("Piet Pietersen, De Brug (1)", "g"),
        ("Piet Pietersen, De Brug (2)", "h"),
        ("José Ruiz, De Brug", "i"),  # as the list has it, though without the sign it is another's name
        ("Jose Ruiz, De Brug", "j"),
        ("🙂", "k"),
        ("id7", "id7"),
    ],
)
def test_a_name_is_recognised_by_its_whole_words(typed: str, who: str | None) -> None:
    form = long(typed)
    assert form.is_valid() is (who is not None), form.errors
    assert form.cleaned_data.get("who") == who


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Jan Smit", "Wie bedoel je? “Jan Smit, De Brug” of “Jan Smit, Het Anker”."),
        ("Ann", "Wie bedoel je? “Anna de Vries, De Brug” of “Annemarie Vries, De Brug”."),
        ("Piet Pietersen, De Brug", "“Piet Pietersen, De Brug (1)” of “Piet Pietersen, De Brug (2)”."),
        ("jose ruiz de brug", "“José Ruiz, De Brug” of “Jose Ruiz, De Brug”."),
        ("Annem", "Wie bedoel je? “Annemarie Vries, De Brug”."),  # a beginning is asked back, never filled in
        ("Iemand Anders", "We kennen niemand met deze naam."),
        ("…", "We kennen niemand met deze naam."),
    ],
)
def test_what_fits_nobody_or_several_is_asked_back_and_stays_as_it_was_typed(typed: str, asked: str) -> None:
    form = long(typed)
    assert not form.is_valid()
    assert asked in form.errors["who"][0]
    assert f'value="{typed}"' in str(form["who"])


@pytest.mark.words
@pytest.mark.parametrize("bad", BAD_TEXT)
def test_r29_bad_text_is_nobody_and_shown_harmless(bad: str) -> None:
    form = long(bad)
    form.is_valid()
    assert "<svg" not in str(form["who"]) + str(form.errors)


def test_an_empty_field_is_nobody_where_that_is_fine() -> None:
    form = long("Özlem")
    assert form.is_valid() and form.cleaned_data["deputy"] == ""
    assert long("").errors["who"]


def test_a_conflict_shows_names_and_carries_along_what_was_typed(db: None, rf: RequestFactory) -> None:
    form = long("Smit Anker")
    assert form.is_valid()
    page = conflict_page(rf.get("/"), form=form, theirs={"who": "a"}, version=2, back_url="/").content.decode()
    assert "Anna de Vries, De Brug" in page and "Jan Smit, Het Anker" in page
    assert 'name="who" value="Smit Anker"' in page
