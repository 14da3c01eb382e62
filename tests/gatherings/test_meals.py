# SPDX-License-Identifier: EUPL-1.2
"""The meal: counts without names, and a shopping list that people can change."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.gatherings.models import Gathering, Meal, Registration
from samenspel.gatherings.operations.retention import forget_diets
from samenspel.gatherings.queries.meals import meal_data, meal_page
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, with_meal=True)
    return made


def eater(session: Gathering, diet: str = "", eats: bool | None = True, **values: Any) -> Registration:
    contact = ContactFactory(partnership=session.partnership, name=values.pop("name", "Bedachte Eter"))
    made: Registration = RegistrationFactory(gathering=session, contact=contact, diet=diet, eats_along=eats, **values)
    return made


def page(session: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{session.pk}/eten/{rest}"


def form(*lines: tuple[str, str, str], cook_for: str = "", version: int = 0) -> dict[str, str]:
    typed = {
        "version": str(version),
        "cook_for": cook_for,
        "regel-TOTAL_FORMS": str(len(lines)),
        "regel-INITIAL_FORMS": "0",
    }
    for number, (what, amount, unit) in enumerate(lines):
        typed |= {f"regel-{number}-what": what, f"regel-{number}-amount": amount, f"regel-{number}-unit": unit}
    return typed


def test_diets_are_counted_without_names_and_amounts_follow_who_eats(as_fenna: Client, session: Gathering) -> None:
    eater(session, "Vegetarisch", name="Geheime Greet")
    eater(session, "vega")
    eater(session, "geen noten", eats=None)
    eater(session)
    eater(session, "halal", eats=False)
    eater(session, "halal", state="waiting")
    answer = as_fenna.get(page(session))
    shown = answer.context["page"]
    assert (shown.eat, shown.eat_not, shown.eat_unknown, shown.people) == (3, 1, 1, 4)
    assert [(group.words, group.people) for group in shown.diets] == [("vegetarisch", 2), ("geen noten", 1)]
    soup = shown.lines[0]
    assert (soup.what, soup.a_person, soup.total, soup.unit) == ("Soep", "0,3", "1,2", "liter")
    assert "Geheime Greet" not in answer.content.decode()
    assert not Event._base_manager.filter(action="meal.names_shown").exists()


def test_names_come_only_when_the_cook_needs_them_and_that_is_noted(as_fenna: Client, session: Gathering) -> None:
    eater(session, "halal", name="Geheime Greet")
    eater(session, "geen", name="Gewone Gert")
    text = as_fenna.get(page(session, "?namen=ja")).content.decode()
    assert "Geheime Greet" in text
    assert "Gewone Gert" not in text
    assert Event._base_manager.filter(action="meal.names_shown").count() == 1


def test_on_paper_there_are_no_names_either(as_fenna: Client, session: Gathering, facilitating: Any) -> None:
    eater(session, "halal", name="Geheime Greet")
    assert "Geheime Greet" not in str(meal_data(meal_page(session.pk)))
    assert "Geheime Greet" in str(meal_data(meal_page(session.pk, with_names=True)))
    for asked in ("boodschappen.pdf", "boodschappen.pdf?namen=ja"):
        paper = as_fenna.get(page(session, asked))
        assert paper["Content-Type"] == "application/pdf"
        assert paper.content.startswith(b"%PDF")


def test_the_list_can_be_changed_and_twenty_presses_are_one_change(as_fenna: Client, session: Gathering) -> None:
    for _ in range(3):
        eater(session)
    typed = form(("Stamppot", "0,35", "kilo"), ("", "", ""), ("Worst", "1", "stuk"))
    for _ in range(20):
        assert as_fenna.post(page(session, "lijst/"), typed).status_code == 302
    meal = Meal._base_manager.get()
    assert (meal.version, meal.cook_for) == (1, None)
    assert Event._base_manager.filter(action="meal.changed").count() == 1
    shown = as_fenna.get(page(session)).context["page"]
    assert [(line.what, line.total, line.unit) for line in shown.lines] == [
        ("Stamppot", "1,1", "kilo"),
        ("Worst", "3", "stuk"),
    ]
    as_fenna.post(page(session, "lijst/"), form(("Stamppot", "0,35", "kilo"), cook_for="40", version=1))
    shown = as_fenna.get(page(session)).context["page"]
    assert (shown.people, shown.expected, shown.lines[0].total) == (40, 3, "14")


def test_two_people_at_one_list_see_both_and_lose_nothing(as_fenna: Client, session: Gathering) -> None:
    first, second = form(("Soep", "0,3", "liter")), form(("Rijst", "0,1", "kilo"))
    as_fenna.post(page(session, "lijst/"), first)
    answer = as_fenna.post(page(session, "lijst/"), second)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Soep: 0,3 liter" in text
    assert 'value="Rijst"' in text
    version = answer.context["form"].initial["version"]
    assert as_fenna.post(page(session, "lijst/"), {**second, "version": str(version)}).status_code == 302
    assert Meal._base_manager.get().lines == [{"what": "Rijst", "hundredths": 10, "unit": "kilo"}]


@pytest.mark.parametrize(
    "amount", ["", "0", "-1", "x", "1e5", "NaN", "Infinity", "9" * 400, "1001", "١", "0,001", "\u0000"]
)
def test_an_amount_that_cannot_be_is_told_and_nothing_is_lost(
    as_fenna: Client, session: Gathering, amount: str
) -> None:
    answer = as_fenna.post(page(session, "lijst/"), form(("Soep", amount, "liter"), ("Brood", "2", "sneetjes")))
    assert answer.status_code == 422
    assert 'value="Brood"' in answer.content.decode()
    assert not Meal._base_manager.exists()


@pytest.mark.parametrize("count", ["-1", "5001", "x", "1.5"])
def test_a_number_of_eaters_that_cannot_be_is_told(as_fenna: Client, session: Gathering, count: str) -> None:
    answer = as_fenna.post(page(session, "lijst/"), form(("Soep", "1", "liter"), cook_for=count))
    assert answer.status_code == 422
    assert "cook_for" in answer.context["form"].errors


@pytest.mark.parametrize("broken", [{}, {"regel-TOTAL_FORMS": "x"}, {"regel-TOTAL_FORMS": "100000"}])
def test_a_form_without_its_lines_breaks_nothing(as_fenna: Client, session: Gathering, broken: dict[str, str]) -> None:
    assert as_fenna.post(page(session, "lijst/"), {"version": "0", **broken}).status_code in {302, 422}


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_words_are_shown_as_text_on_screen_and_paper(as_fenna: Client, session: Gathering, text: str) -> None:
    answer = as_fenna.post(page(session, "lijst/"), form((text, "1", text)))
    assert answer.status_code in {302, 422}
    Registration._base_manager.filter(pk=eater(session).pk).update(diet=text[:200].replace("\u0000", ""))
    for asked in ("", "?namen=ja", "lijst/", "boodschappen.pdf?namen=ja"):
        shown = as_fenna.get(page(session, asked))
        assert shown.status_code == 200
        assert b"<svg/onload" not in shown.content


def test_after_two_weeks_the_wishes_are_gone_and_the_page_says_so(as_fenna: Client, session: Gathering) -> None:
    eater(session, "halal")
    text = as_fenna.get(page(session)).content.decode()
    assert "gooien we dit weg, twee weken na de bijeenkomst" in text
    ended = timezone.now() - timedelta(days=15)
    Gathering._base_manager.filter(pk=session.pk).update(starts_at=ended - timedelta(hours=3), ends_at=ended)
    forget_diets()
    text = as_fenna.get(page(session)).content.decode()
    assert "halal" not in text
    assert "Wat mensen over eten zeiden, is weggegooid." in text


def test_a_session_without_a_meal_says_so(as_fenna: Client, pact: Partnership) -> None:
    text = as_fenna.get(page(GatheringFactory(partnership=pact, with_meal=False))).content.decode()
    assert "eten jullie niet samen" in text


def test_the_number_of_queries_does_not_grow_with_the_eaters(as_fenna: Client, session: Gathering) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(page(session, "?namen=ja")).status_code == 200
        return len(captured)

    for number in range(5):
        eater(session, f"dieet {number}")
    queries()
    few = queries()
    for number in range(60):
        eater(session, f"dieet {number}")
    assert queries() == few
