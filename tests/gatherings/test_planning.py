# SPDX-License-Identifier: EUPL-1.2
"""The list of gatherings and the page of one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.partnerships.models import Partnership
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    RegistrationFactory,
)

LIST = "/p/testdam/bijeenkomsten/"


def page_of(gathering: object) -> str:
    return f"{LIST}{gathering.pk}/"  # type: ignore[attr-defined]


def test_an_empty_list_teaches_the_first_step(as_fenna: Client) -> None:
    page = as_fenna.get(LIST)
    assert page.status_code == 200
    assert "Begin met een dag en een plek" in page.content.decode()


def test_what_is_to_come_stands_above_what_was(as_fenna: Client, pact: Partnership) -> None:
    GatheringFactory(partnership=pact, title="Lang geleden", starts_at=timezone.now() - timedelta(days=700))
    GatheringFactory(partnership=pact, title="Pas geweest", starts_at=timezone.now() - timedelta(days=7))
    GatheringFactory(partnership=pact, title="Ver weg", starts_at=timezone.now() + timedelta(days=70))
    GatheringFactory(partnership=pact, title="Bijna", starts_at=timezone.now() + timedelta(days=7))
    text = as_fenna.get(LIST).content.decode()
    places = [text.index(title) for title in ("Bijna", "Ver weg", "Pas geweest", "Lang geleden")]
    assert places == sorted(places)


def test_the_core_group_sees_the_list_and_no_button_to_plan(as_karim: Client, pact: Partnership) -> None:
    GatheringFactory(partnership=pact, title="Sessie in de Brink")
    text = as_karim.get(LIST).content.decode()
    assert "Sessie in de Brink" in text
    assert "Plan een bijeenkomst" not in text


def test_a_visitor_is_asked_to_sign_in(visitor: Client, pact: Partnership) -> None:
    assert visitor.get(LIST).status_code == 302


def test_somebody_of_another_pact_gets_404(as_otto: Client, as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact)
    assert as_fenna.get(page_of(gathering)).status_code == 200
    assert as_otto.get(page_of(gathering)).status_code == 404
    assert as_otto.get(LIST).status_code == 404


def test_a_gathering_of_another_pact_is_404_within_ones_own(
    as_fenna: Client, as_otto: Client, other_pact: Partnership
) -> None:
    foreign = GatheringFactory(partnership=other_pact, title="Geheim elders")
    assert as_otto.get(f"/p/elders/bijeenkomsten/{foreign.pk}/").status_code == 200
    assert as_fenna.get(page_of(foreign)).status_code == 404
    assert "Geheim elders" not in as_fenna.get(LIST).content.decode()


def test_the_page_counts_people_by_what_they_said(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, capacity=40, seats_taken=2)
    for _number in range(3):
        InvitationFactory(gathering=gathering, contact=ContactFactory(partnership=pact))
    answered = RegistrationFactory(gathering=gathering)
    InvitationFactory(gathering=gathering, contact=answered.contact)
    RegistrationFactory(gathering=gathering)
    RegistrationFactory(gathering=gathering, answer="maybe", state="none")
    RegistrationFactory(gathering=gathering, answer="no", state="none")
    RegistrationFactory(gathering=gathering, answer="no", state="cancelled")
    RegistrationFactory(gathering=gathering, answer="maybe", state="pending")
    InvitationFactory(gathering=gathering, contact=ContactFactory(partnership=pact, active=False))
    RegistrationFactory(gathering=gathering, answer="yes", state="waiting")
    shown = as_fenna.get(page_of(gathering)).context["figures"]
    assert {figure.label: figure.number for figure in shown} == {
        "uitgenodigd": 5,
        "nog geen antwoord": 3,
        "komen": 2,
        "misschien": 1,
        "komen niet": 2,
        "op de wachtlijst": 1,
        "wachten op jou": 1,
        "plekken": 40,
    }
    for figure in shown:
        if figure.url:
            assert as_fenna.get(figure.url).context["page"].found == figure.number, figure.label


def test_the_number_of_queries_does_not_grow_with_the_list(as_fenna: Client, pact: Partnership) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            past = GatheringFactory(partnership=pact, starts_at=timezone.now() - timedelta(days=7 + number))
            AttendanceFactory(registration=RegistrationFactory(gathering=past))

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert as_fenna.get(LIST).status_code == 200
        return len(captured)

    fill(5)
    queries()
    few = queries()
    fill(40)
    assert queries() == few


@pytest.mark.parametrize("state", ["draft", "inviting", "closed", "under_way", "harvested"])
def test_every_state_has_a_page(as_fenna: Client, as_karim: Client, pact: Partnership, state: str) -> None:
    gathering = GatheringFactory(partnership=pact, state=state)
    assert as_fenna.get(page_of(gathering)).status_code == 200
    assert as_karim.get(page_of(gathering)).status_code == 200


def test_of_a_gathering_that_is_over_the_page_says_who_was_there(pact: Partnership, as_fenna: Client) -> None:
    gathering = GatheringFactory(partnership=pact, state="harvested")
    AttendanceFactory(registration=RegistrationFactory(gathering=gathering))
    RegistrationFactory(gathering=gathering)
    page = as_fenna.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/").content.decode()
    assert ">was er<" in page and "Wie er was" in page
    assert ">komen<" not in page and ">komt<" not in page
    people = as_fenna.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/mensen/").content.decode()
    assert "hadden zich aangemeld" in people and "mensen komen" not in people
