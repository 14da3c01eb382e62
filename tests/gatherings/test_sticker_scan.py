# SPDX-License-Identifier: EUPL-1.2
"""The phone's own camera at the QR of a sticker: staff let somebody in, anybody else reads nothing about anybody."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Attendance, Gathering, Registration
from samenspel.gatherings.operations.sticker_tokens import token_for
from tests.factories import ContactFactory, GatheringFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bella(pact: Any) -> Registration:
    begun = timezone.now() - timedelta(hours=1)
    hall = GatheringFactory(
        partnership=pact, state="under_way", starts_at=begun, ends_at=begun + timedelta(hours=3), seats_taken=1
    )
    contact = ContactFactory(partnership=pact, name="Bedachte Bella")
    made: Registration = RegistrationFactory(gathering=hall, contact=contact)
    return made


@pytest.fixture
def address(bella: Registration) -> str:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=bella.partnership_id)):
        return f"/p/testdam/s/{token_for(bella)}/"


@pytest.mark.parametrize("who", ["as_fenna", "as_karim"])
def test_staff_see_who_it_is_and_let_them_in_with_one_button(
    who: str, request: pytest.FixtureRequest, address: str, bella: Registration
) -> None:
    client: Client = request.getfixturevalue(who)
    page = client.get(address)
    assert "Bedachte Bella" in page.text
    assert "Inchecken" in page.text
    assert Attendance._base_manager.count() == 0
    for _ in range(3):
        page = client.post(f"{address}inchecken/", follow=True)
    assert "Is binnen, sinds " in page.text
    assert Attendance._base_manager.get().registration_id == bella.pk
    page = client.post(f"{address}toch-niet/", follow=True)
    assert "Inchecken" in page.text
    assert Attendance._base_manager.count() == 0


@pytest.mark.parametrize("who", ["visitor", "as_otto", "as_adriana"])
def test_anybody_else_reads_what_it_is_for_and_nothing_about_the_person(
    who: str, request: pytest.FixtureRequest, address: str, bella: Registration
) -> None:
    client: Client = request.getfixturevalue(who)
    page = client.get(address)
    assert page.status_code == 200
    assert "Hij hoort bij een bijeenkomst van Pact Testdam." in page.text
    for name in ("Bedachte Bella", bella.code, bella.contact.partner.organization.name):
        assert name not in page.text
    assert client.get("/p/testdam/s/verzonnen/").text.count("Dit is een naamsticker") == 1
    assert client.post(f"{address}inchecken/").status_code in {302, 404}
    assert Attendance._base_manager.count() == 0


def test_while_the_questions_are_open_the_page_leads_there(visitor: Client, address: str, bella: Registration) -> None:
    assert "Naar de vragen" not in visitor.get(address).text
    Gathering._base_manager.update(evaluation_code="muur-0123456789")
    assert "/p/testdam/evalueren/muur-0123456789/" in visitor.get(address).text


def test_a_sticker_of_who_cancelled_or_of_another_pact_opens_nothing(
    as_fenna: Client, as_otto: Client, address: str
) -> None:
    assert as_otto.get(address.replace("/testdam/", "/elders/")).status_code == 404
    Registration._base_manager.update(state="cancelled", answer="no")
    page = as_fenna.get(address)
    assert page.status_code == 404
    assert "Deze sticker kennen we niet" in page.text
    for rest in ("inchecken/", "toch-niet/"):
        assert as_fenna.post(address + rest).status_code == 404


def test_after_the_harvest_there_is_nothing_to_press(as_fenna: Client, address: str) -> None:
    Gathering._base_manager.update(state="harvested")
    assert "Inchecken" not in as_fenna.get(address).text
    refused = as_fenna.post(f"{address}inchecken/")
    assert (refused.status_code, "is afgerond" in refused.text) == (422, True)
