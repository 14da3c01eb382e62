# SPDX-License-Identifier: EUPL-1.2
"""Working groups with their ambassador and deputy. Everyone here is invented."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.agenda.models import WorkingGroup
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, WorkingGroupFactory
from tests.gatherings.corpus import BAD_TEXT

LIST = "/p/testdam/werkgroepen/"


@pytest.fixture
def group(pact: Partnership) -> WorkingGroup:
    made: WorkingGroup = WorkingGroupFactory(partnership=pact, name="Energie en wonen")
    return made


def form(**changes: str) -> dict[str, str]:
    return {"name": "Gezond eten", "purpose": "", "pillar": "", "ambassador": "", "deputy": "", **changes}


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_group_is_made_once_with_two_people(as_fenna: Client, coby: Contact) -> None:
    deputy = ContactFactory(partnership=coby.partnership, name="Dirk Deputy")
    sent = form(ambassador=str(coby.pk), deputy=str(deputy.pk), form_key=str(uuid4()))
    for _ in range(20):
        assert as_fenna.post(f"{LIST}nieuw/", sent).status_code == 302
    made = WorkingGroup._base_manager.get()
    assert (made.name, made.ambassador_id, made.deputy_id) == ("Gezond eten", coby.pk, deputy.pk)
    page = text(as_fenna.get(LIST))
    assert "Coby Contact" in page
    assert "Dirk Deputy" in page


def test_a_name_is_used_once(as_fenna: Client, group: WorkingGroup) -> None:
    answer = as_fenna.post(f"{LIST}nieuw/", form(name="Energie en wonen"))
    assert answer.status_code == 422
    assert "Er is al een werkgroep met deze naam" in text(answer)
    other = WorkingGroupFactory(partnership=group.partnership, name="Anders")
    assert as_fenna.post(f"{LIST}{other.pk}/", form(name="Energie en wonen", version="1")).status_code == 422


def test_ambassador_and_deputy_are_two_people(as_fenna: Client, coby: Contact) -> None:
    answer = as_fenna.post(f"{LIST}nieuw/", form(ambassador=str(coby.pk), deputy=str(coby.pk)))
    assert answer.status_code == 422
    assert "Kies twee verschillende mensen" in text(answer)


def test_people_of_elsewhere_cannot_be_chosen(as_fenna: Client, pact: Partnership) -> None:
    stranger = ContactFactory()
    assert as_fenna.post(f"{LIST}nieuw/", form(ambassador=str(stranger.pk))).status_code == 422
    assert not WorkingGroup._base_manager.exists()


def test_r37_two_editors_at_once_get_both_texts(as_fenna: Client, group: WorkingGroup) -> None:
    address = f"{LIST}{group.pk}/"
    assert as_fenna.post(address, form(name="Eerste", version="1")).status_code == 302
    answer = as_fenna.post(address, form(name="Tweede", version="1"))
    assert answer.status_code == 409
    assert "Eerste" in text(answer)
    assert "Tweede" in text(answer)


def test_a_group_is_removed_after_a_question(as_fenna: Client, group: WorkingGroup) -> None:
    address = f"{LIST}{group.pk}/weghalen/"
    assert "Werkgroep weghalen?" in text(as_fenna.get(address))
    assert WorkingGroup._base_manager.exists()
    assert as_fenna.post(address).status_code == 302
    assert not WorkingGroup._base_manager.exists()
    assert as_fenna.post(address).status_code == 404


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(as_fenna: Client, pact: Partnership) -> None:
    for bad in BAD_TEXT:
        assert as_fenna.post(f"{LIST}nieuw/", form(name=bad, purpose=bad)).status_code in {302, 422}, bad[:40]
    assert "<svg/onload" not in text(as_fenna.get(LIST))


def test_the_core_group_looks_and_changes_nothing(as_karim: Client, group: WorkingGroup) -> None:
    assert as_karim.get(LIST).status_code == 200
    for address in (f"{LIST}nieuw/", f"{LIST}{group.pk}/", f"{LIST}{group.pk}/weghalen/"):
        assert as_karim.get(address).status_code == 403
        assert as_karim.post(address, form(version="1")).status_code == 403


def test_groups_of_elsewhere_do_not_exist(as_fenna: Client, as_otto: Client, group: WorkingGroup) -> None:
    foreign = WorkingGroupFactory(name="Van elders")
    assert as_fenna.get(f"{LIST}{group.pk}/").status_code == 200
    for below in ("", "weghalen/"):
        assert as_fenna.get(f"{LIST}{foreign.pk}/{below}").status_code == 404
        assert as_fenna.post(f"{LIST}{foreign.pk}/{below}", form(version="1")).status_code == 404
    assert "Van elders" not in text(as_fenna.get(LIST))
    assert as_otto.get(LIST).status_code == 404
