# SPDX-License-Identifier: EUPL-1.2
"""A link to a mailbox that several people read asks who you are, among those people only. All are invented."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.entrance.operations import link_for_mailbox, token_of
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, InvitationFactory


@pytest.fixture
def kerk(pact: Partnership) -> list[Contact]:
    return [ContactFactory(partnership=pact, name=name, email="info@kerk.test") for name in ("Anna", "Bram")]


@pytest.fixture
def door(kerk: list[Contact], pact: Partnership) -> str:
    with acting_as(Actor(role=Role.GATE, partnership_id=pact.pk)):
        return f"/p/testdam/k/{token_of(link_for_mailbox(mailbox='Info@Kerk.test'))}/"


def test_the_page_names_the_people_of_that_mailbox_only(visitor: Client, door: str, coby: Contact) -> None:
    page = visitor.get(door).content.decode()
    assert "Wie ben je?" in page
    assert "Anna" in page
    assert "Bram" in page
    assert coby.name not in page


def test_opening_the_page_writes_nothing(visitor: Client, door: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(door).status_code == 200
        assert visitor.head(door).status_code == 200
    assert not [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_who_chooses_a_name_comes_on_that_persons_page(visitor: Client, door: str, kerk: list[Contact]) -> None:
    answer = visitor.post(f"{door}ik-ben/{kerk[0].pk}/")
    assert answer.status_code == 302
    assert "Dag Anna" in visitor.get(answer["Location"]).content.decode()


def test_somebody_of_another_mailbox_or_pact_cannot_be_chosen(
    visitor: Client, door: str, coby: Contact, kerk: list[Contact]
) -> None:
    elsewhere = ContactFactory(name="Van elders", email="info@kerk.test")
    assert visitor.post(f"{door}ik-ben/{kerk[1].pk}/").status_code == 302
    for hidden in (coby, elsewhere):
        assert visitor.post(f"{door}ik-ben/{hidden.pk}/").status_code == 404


def test_who_left_is_no_longer_among_them(visitor: Client, door: str, kerk: list[Contact]) -> None:
    Contact._base_manager.filter(pk=kerk[1].pk).update(active=False)
    assert "Bram" not in visitor.get(door).content.decode()
    assert visitor.post(f"{door}ik-ben/{kerk[1].pk}/").status_code == 404


def test_the_mailbox_itself_opens_nobodys_page(visitor: Client, door: str, kerk: list[Contact]) -> None:
    gathering = GatheringFactory(partnership=kerk[0].partnership)
    InvitationFactory(gathering=gathering, contact=kerk[0])
    for below in ("mijn/", f"mijn/{gathering.pk}/", "actiepunten/"):
        assert visitor.get(door + below).status_code == 403
    assert visitor.post(f"{door}mijn/{gathering.pk}/", {"answer": "yes"}).status_code == 403


def test_making_somebodys_links_worthless_takes_in_the_link_of_their_mailbox(
    visitor: Client, as_fenna: Client, door: str, kerk: list[Contact]
) -> None:
    """Else whoever holds the leaked mailbox link chooses the name again and has a fresh link."""
    assert as_fenna.post(f"/p/testdam/contacten/{kerk[0].pk}/link/ongeldig/").status_code == 302
    assert visitor.get(door).status_code == 404
    assert visitor.post(f"{door}ik-ben/{kerk[0].pk}/").status_code == 404


def test_other_mailboxes_keep_their_link(visitor: Client, as_fenna: Client, door: str, coby: Contact) -> None:
    ContactFactory(partnership=coby.partnership, name="Zonder adres", email="")
    assert as_fenna.post(f"/p/testdam/contacten/{coby.pk}/link/ongeldig/").status_code == 302
    assert visitor.get(door).status_code == 200
