# SPDX-License-Identifier: EUPL-1.2
"""Poster and booklet with any number of sessions and partners: nothing runs off the sheet, nothing lies on another."""

import json
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
import typst

from samenspel.base.documents import TEMPLATES, fonts_folder
from samenspel.portal.constants import PROMPTS
from samenspel.portal.documents import POSTER, harvest_pdf, paper_data
from samenspel.portal.pictures import sheet_circles
from samenspel.portal.queries.harvest_sheet import Sheet, SheetPartner, SheetSession, SheetTie, Totals

pytestmark = pytest.mark.words

SHORT = {"motto": "Samen komen we verder", "lessen": "Bellen helpt\nConcrete acties worden gedaan"}
A_WORD = "Verbindingssessievoorbereidingsgroep "
FULL = {
    section: "\n".join([(A_WORD * 3)[:90]] * 40)[: prompt.longest]
    if prompt.in_points
    else (A_WORD * 99)[: prompt.longest]
    for section, prompt in PROMPTS.items()
}
UNBROKEN = {section: "w" * prompt.longest for section, prompt in PROMPTS.items()}
NAMES = ["Voedselbank", "Stichting " + "Lange Naam " * 8, "Şükrü's Kapsalon", "x" * 200]


def sheet(sessions: int, partners: int, texts: dict[str, str], *, place: str = "Buurthuis De Verzinning") -> Sheet:
    circles = ("outer", "middle", "outer", "inner")
    drawn = [
        SheetPartner(f"{number}", f"{NAMES[number % 4]} {number}", circles[number % 4]) for number in range(partners)
    ]
    first = date(2018, 10, 3)
    held = [
        SheetSession("", first + timedelta(days=40 * at), place, 312, 84, 20 + at * 31 % 90, 14 + at, 4, 9, 8, 7)
        for at in range(sessions)
    ]
    return Sheet(
        name="Armoedepact Testdam",
        first_date=held[0].day if held else None,
        last_date=held[-1].day if held else None,
        is_made_up=True,
        texts=texts,
        kinds={"connection_session": sessions} if sessions else {},
        groups=3,
        partners=drawn,
        ties=[SheetTie(one.key, other.key, is_new=True) for one, other in pairwise(drawn)],
        sessions=held,
        totals=Totals(partners, sessions, min(sessions, 6), 312, 84, 79, 172, 92, 94, 41, 4),
    )


def fit_of(given: Sheet) -> dict[str, Any]:
    """What the poster itself measured."""
    address = "https://voorbeeld.test/p/testdam/openbaar/" + "a" * 43
    data = {"lang": "nl", "replaced": [], **paper_data(given, address)}
    found = typst.query(
        TEMPLATES / POSTER,
        "<fit>",
        field="value",
        one=True,
        root=TEMPLATES,
        font_paths=[fonts_folder()],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )
    fit: dict[str, Any] = json.loads(found)
    return fit


CASES = [(sessions, partners) for sessions in (0, 1, 7, 30) for partners in (5, 52, 100)]


@pytest.mark.parametrize(("sessions", "partners"), CASES)
@pytest.mark.parametrize("texts", [{}, SHORT, FULL], ids=["no words", "some words", "as many words as fit"])
def test_the_poster_is_one_sheet_on_which_everything_fits(sessions: int, partners: int, texts: dict[str, str]) -> None:
    given = sheet(sessions, partners, texts)
    fit = fit_of(given)
    assert fit["fits"] and fit["pages"] == 1, fit


@pytest.mark.parametrize("texts", [FULL, UNBROKEN], ids=["long words", "one word without an end"])
def test_words_and_places_without_a_break_stay_on_the_sheet(texts: dict[str, str]) -> None:
    given = sheet(30, 100, texts, place="P" * 120)
    assert fit_of(given)["fits"]
    assert harvest_pdf("boekje", given).startswith(b"%PDF-")


def test_letters_get_larger_when_there_is_less_to_tell() -> None:
    assert fit_of(sheet(1, 5, SHORT))["scale"] > fit_of(sheet(30, 100, FULL))["scale"]


def test_with_the_words_of_a_usual_year_nothing_is_left_out() -> None:
    usual = {
        section: ("Een zin van een gewone lengte, met een les.\n" * 5)[: prompt.longest]
        for section, prompt in PROMPTS.items()
    }
    assert fit_of(sheet(7, 52, {**usual, "motto": "Het geheel is meer"}))["most"] == 999


@pytest.mark.parametrize("partners", [5, 52, 100])
def test_no_marker_of_the_picture_lies_on_another(partners: int) -> None:
    nodes = [node for group in sheet_circles(sheet(7, partners, {})).groups for node in group.nodes]
    assert len(nodes) == partners
    places = [(float(node.x), float(node.y)) for node in nodes]
    assert all(abs(a - c) + abs(b - d) > 10 for (a, b), (c, d) in combinations(places, 2))


def test_the_picture_has_its_names_in_words_for_who_cannot_see_it() -> None:
    data = paper_data(sheet(7, 100, {}))
    assert all(name in data["circles"]["alt"] for name in ("Voedselbank 0", "Buitenste kring", "Binnenste kring"))


@pytest.mark.parametrize("sessions", [0, 1, 30])
def test_the_booklet_opens_with_any_number_of_sessions(sessions: int) -> None:
    assert harvest_pdf("boekje", sheet(sessions, 100, FULL)).startswith(b"%PDF-")


def test_signs_that_the_letter_lacks_do_not_refuse_the_paper() -> None:
    given = sheet(1, 5, {"motto": "Samen 🎉 verder", "lessen": "日本\u0000"})
    for kind in ("poster", "boekje"):
        assert harvest_pdf(kind, given).startswith(b"%PDF-")
