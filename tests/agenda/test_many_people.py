# SPDX-License-Identifier: EUPL-1.2
"""The forms in which somebody is chosen stay light and usable in a pact of a thousand people."""

import pytest
from django.test import Client

from samenspel.agenda.models import ActionPoint, Companion, WorkingGroup
from samenspel.organizations.models import Contact, Partner
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory, ContactFactory, PartnerFactory

MANY = 1_000
NEW, GROUP = "/p/testdam/actiepunten/nieuw/", "/p/testdam/werkgroepen/nieuw/"


@pytest.fixture
def crowd(pact: Partnership) -> list[Contact]:
    partner: Partner = PartnerFactory(partnership=pact)
    rows = [Contact(partnership=pact, partner=partner, name=f"Bedachte Nummer{number}") for number in range(MANY)]
    Contact._base_manager.bulk_create(rows)
    return rows


@pytest.mark.parametrize(("address", "kilobytes"), [(NEW, 110), (GROUP, 110)])
def test_the_page_holds_everybody_once(as_fenna: Client, crowd: list[Contact], address: str, kilobytes: int) -> None:
    page = as_fenna.get(address).content
    assert page.count(b"<option") < MANY + 20
    assert page.count(b"<datalist") == 1
    assert len(page) < kilobytes * 1_000


def test_an_action_point_is_written_down_by_typing_names(as_fenna: Client, crowd: list[Contact]) -> None:
    form = {"owner": "bedachte nummer7", "with_0": "Nummer8", "with_1": "", "what": "Soep koken"}
    assert as_fenna.post(NEW, form).status_code == 302
    made = ActionPoint._base_manager.get()
    assert made.owner.name == "Bedachte Nummer7"
    assert [one.contact.name for one in Companion._base_manager.filter(action_point=made)] == ["Bedachte Nummer8"]
    page = as_fenna.get(f"/p/testdam/actiepunten/{made.pk}/").content.decode()
    assert 'value="Bedachte Nummer7, ' in page and 'value="Bedachte Nummer8, ' in page


def test_who_cannot_be_told_apart_is_asked_back_and_nothing_is_lost(
    as_fenna: Client, crowd: list[Contact], pact: Partnership
) -> None:
    for number in (1, 2):
        ContactFactory(partnership=pact, name=f"Ria Raadsel{number}")
    answer = as_fenna.post(NEW, {"owner": "Ria", "what": "Soep koken", "with_0": "Niemand Bekend"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Wie bedoel je? “Ria Raadsel1" in page and "We kennen niemand met deze naam." in page
    assert 'value="Ria"' in page and 'value="Niemand Bekend"' in page and "Soep koken" in page
    assert not ActionPoint._base_manager.exists()


def test_nobody_of_another_pact_can_be_typed(as_fenna: Client, crowd: list[Contact], other_pact: Partnership) -> None:
    other = ContactFactory(partnership=other_pact, name="Verre Vreemde")
    for typed in ("Verre Vreemde", str(other.pk)):
        assert as_fenna.post(NEW, {"owner": typed, "what": "Soep koken"}).status_code == 422


def test_a_working_group_is_made_and_a_change_of_two_at_once_is_a_choice(
    as_fenna: Client, crowd: list[Contact]
) -> None:
    assert as_fenna.post(GROUP, {"name": "Vervoer", "ambassador": "Nummer1", "deputy": ""}).status_code == 302
    group = WorkingGroup._base_manager.get()
    assert group.ambassador is not None and group.ambassador.name == "Bedachte Nummer1"
    edit = f"/p/testdam/werkgroepen/{group.pk}/"
    late = as_fenna.post(edit, {"name": "Vervoer", "ambassador": "Nummer2", "deputy": "", "version": group.version - 1})
    assert late.status_code == 409
    assert "Bedachte Nummer1" in late.content.decode() and "Bedachte Nummer2" in late.content.decode()


def test_a_short_list_stays_a_list_to_choose_from(as_fenna: Client, coby: Contact) -> None:
    page = as_fenna.get(f"/p/testdam/actiepunten/{ActionPointFactory(owner=coby).pk}/").content.decode()
    assert page.count("<select") >= 4 and "<datalist" not in page
