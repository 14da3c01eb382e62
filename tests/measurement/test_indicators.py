# SPDX-License-Identifier: EUPL-1.2
"""What is measured, by hand. Everything here is invented."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.agenda.models import Goal
from samenspel.measurement.models import Indicator, Measurement
from samenspel.partnerships.models import Partnership

LIST = "/p/testdam/cijfers/"


def form(**changes: str) -> dict[str, str]:
    said = {"name": "Gezinnen met hulp", "kind": "how_much", "obtained": "hand", "better": "up", "unit": "gezinnen"}
    return {**said, **changes}


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def indicator(pact: Partnership) -> Indicator:
    row = Indicator(partnership=pact, name="Gezinnen met hulp", kind="how_much", unit="%")
    Indicator._base_manager.bulk_create([row])
    return row


def test_an_indicator_is_made_once(as_fenna: Client) -> None:
    sent = form(form_key=str(uuid4()), baseline_period="2022", baseline_value="1.250,5")
    for _ in range(3):
        assert as_fenna.post(f"{LIST}nieuw/", sent).status_code == 302
    made = Indicator._base_manager.get()
    assert (str(made.baseline_value), str(made.baseline_end_date)) == ("1250.5000", "2022-12-31")
    assert as_fenna.post(f"{LIST}nieuw/", form()).status_code == 422  # a name is used once


@pytest.mark.parametrize(
    ("better", "target", "answer"), [("up", "10", 422), ("down", "30", 422), ("down", "10", 302), ("none", "10", 302)]
)
def test_a_target_on_the_wrong_side_is_asked_about(as_fenna: Client, better: str, target: str, answer: int) -> None:
    sent = form(
        better=better, baseline_period="2022", baseline_value="20", target_value=target, target_date="2027-12-31"
    )
    response = as_fenna.post(f"{LIST}nieuw/", sent)
    assert response.status_code == answer
    assert answer == 302 or "dan het begin" in text(response)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"baseline_value": "20"}, "de periode en het getal"),
        ({"target_value": "veel"}, "Dit lijkt geen getal"),
        ({"baseline_period": "ooit"}, "begrijpen we niet"),
        ({"obtained": "data"}, "Kies wat Samenspel moet tellen"),
        ({"story": "Bel 111222333 maar"}, "burgerservicenummer"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(as_fenna: Client, changes: dict[str, str], words: str) -> None:
    response = as_fenna.post(f"{LIST}nieuw/", form(**changes))
    assert response.status_code == 422
    assert words in text(response)
    assert not Indicator._base_manager.exists()


def test_periods_of_one_indicator_do_not_overlap(as_fenna: Client, indicator: Indicator) -> None:
    address = f"{LIST}{indicator.pk}/waarde/"
    assert as_fenna.post(address, {"period": "2024", "value": "12,5", "people": "40"}).status_code == 302
    for period in ("2024", "2e kwartaal 2024", "1-12-2023 t/m 31-1-2024"):
        response = as_fenna.post(address, {"period": period, "value": "13"})
        assert response.status_code == 422
        assert "valt samen met 2024" in text(response)
    assert as_fenna.post(address, {"period": "2025", "value": "130", "people": "40"}).status_code == 422
    assert Measurement._base_manager.count() == 1
    page = text(as_fenna.get(f"{LIST}{indicator.pk}/"))
    assert "tussen 5 en 26 procent" in page  # 12,5% of 40: Wilson gives 5.5 to 26.1
    assert "te weinig waarden" in page


def test_two_people_who_change_a_value_see_both_texts(as_fenna: Client, indicator: Indicator) -> None:
    as_fenna.post(f"{LIST}{indicator.pk}/waarde/", {"period": "2024", "value": "12,5"})
    value = Measurement._base_manager.get()
    address = f"{LIST}{indicator.pk}/waarde/{value.pk}/"
    assert as_fenna.post(address, {"period": "2024", "value": "13", "version": "1"}).status_code == 302
    late = as_fenna.post(address, {"period": "2024", "value": "14", "version": "1"})
    assert late.status_code == 409
    assert "13" in text(late) and "14" in text(late)
    assert str(Measurement._base_manager.get().value) == "13.0000"


def test_figures_of_the_municipality_come_with_their_source(as_fenna: Client, pact: Partnership) -> None:
    sent = {"place": "GM0060", "figures": ["laag_inkomen_pct", "bijstand_per_1000"]}  # Ameland has no second figure
    for _ in range(2):
        assert as_fenna.post(f"{LIST}gemeente/", sent).status_code == 302
    row = Indicator._base_manager.get()
    page = text(as_fenna.get(f"{LIST}{row.pk}/"))
    assert "85039NED" in page and "3,2%" in page and "Friesland" in page and "Nederland" in page


def test_a_goal_shows_by_which_figures_it_is_seen(
    as_fenna: Client, as_karim: Client, indicator: Indicator, pact: Partnership
) -> None:
    """The goals and their figures stand on two floors: who opens a goal sees both."""
    goal = Goal(partnership=pact, title="Niemand wacht")
    bare = Goal(partnership=pact, title="Iedereen eet")
    Goal._base_manager.bulk_create([goal, bare])
    Indicator._base_manager.filter(pk=indicator.pk).update(goal=goal, target_value=200, target_date=date(2027, 12, 31))
    Measurement._base_manager.bulk_create(
        [
            Measurement(
                partnership=pact,
                indicator=indicator,
                value=value,
                start_date=date(year, 1, 1),
                end_date=date(year, 12, 31),
            )
            for year, value in ((2023, 90), (2024, 120))
        ]
    )
    page = text(as_karim.get(f"/p/testdam/doelen/{goal.pk}/"))
    assert f"/p/testdam/cijfers/{indicator.pk}/" in page and "120" in page and "Nog 80 tot het doel" in page
    assert "picture--trend" in page
    assert "streven 200" in text(as_karim.get("/p/testdam/doelen/"))
    assert f"/cijfers/nieuw/?doel={bare.pk}" in text(as_fenna.get(f"/p/testdam/doelen/{bare.pk}/"))
    assert "Waaraan we het zien" not in text(as_karim.get(f"/p/testdam/doelen/{bare.pk}/"))
