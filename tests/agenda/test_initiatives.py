# SPDX-License-Identifier: EUPL-1.2
"""Initiatives: with partners, first actions, and what supports the thought behind them. Everyone is invented."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.agenda.models import ActionPoint, Initiative, InitiativeAction, InitiativePartner, Pledge
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, PartnerFactory, models_save
from tests.gatherings.corpus import BAD_TEXT

LIST = "/p/testdam/doelen/initiatieven/"


@pytest.fixture
def initiative(pact: Partnership) -> Initiative:
    row = Initiative(partnership=pact, name="Samen koken")
    models_save(row)
    return row


def text(response: Any) -> str:
    return str(response.content.decode())


def form(**changes: Any) -> dict[str, Any]:
    return {"name": "Busje", "state": "preparing", "form_key": str(uuid4()), **changes}


def test_an_initiative_is_made_once_with_its_partners(as_fenna: Client, pact: Partnership) -> None:
    partners = [PartnerFactory(partnership=pact) for _ in range(2)]
    sent = form(partners=[str(one.pk) for one in partners], chances="De bus rijdt al", pitfalls="Schaamte")
    for _time in range(3):
        assert as_fenna.post(f"{LIST}nieuw/", sent).status_code == 302
    assert Initiative._base_manager.count() == 1
    taking_part = InitiativePartner._base_manager.values_list("partner_id", flat=True)
    assert set(taking_part) == {one.pk for one in partners}
    elsewhere = form(name="Anders", partners=[str(PartnerFactory().pk)])
    assert as_fenna.post(f"{LIST}nieuw/", elsewhere).status_code == 422
    assert as_fenna.post(f"{LIST}nieuw/", form()).status_code == 422, "the name is taken"


@pytest.mark.parametrize(
    ("grounds", "words", "status"),
    [
        ("research", "", 422),
        ("", "Een onderzoek", 422),
        ("unknown", "", 422),
        ("unknown", "We vragen het na drie maanden", 302),
        ("experience", "Vrijwilligers van de uitgifte", 302),
        ("", "", 302),
    ],
)
def test_what_supports_it_is_told_with_its_source_or_not_at_all(
    as_fenna: Client, pact: Partnership, grounds: str, words: str, status: int
) -> None:
    answer = as_fenna.post(f"{LIST}nieuw/", form(grounds=grounds, grounds_words=words))
    assert answer.status_code == status
    assert "met deze naam" not in text(answer), "what is missing is said beside its own field"


def test_a_first_action_is_an_action_point_of_somebody(as_fenna: Client, initiative: Initiative, coby: Contact) -> None:
    sent = {"what": "Bel de bus", "owner": str(coby.pk), "due_date": "", "form_key": str(uuid4())}
    for _time in range(3):
        assert as_fenna.post(f"{LIST}{initiative.pk}/actie/", sent).status_code == 302
    point = ActionPoint._base_manager.get()
    assert InitiativeAction._base_manager.get().action_point_id == point.pk
    assert "Bel de bus" in text(as_fenna.get(f"{LIST}{initiative.pk}/"))
    assert as_fenna.get(f"{LIST}{initiative.pk}/pdf/").content.startswith(b"%PDF")
    elsewhere = {**sent, "owner": str(ContactFactory().pk), "form_key": str(uuid4())}
    assert as_fenna.post(f"{LIST}{initiative.pk}/actie/", elsewhere).status_code == 422
    as_fenna.post(f"{LIST}{initiative.pk}/weghalen/")
    assert not Initiative._base_manager.exists()
    assert ActionPoint._base_manager.get() == point, "who was going to do it still is"


def test_partners_that_are_one_after_all_keep_their_ties_and_lose_no_words(
    as_fenna: Client, initiative: Initiative, pact: Partnership
) -> None:
    keep, drop = (PartnerFactory(partnership=pact) for _ in range(2))
    for partner in (keep, drop):
        models_save(InitiativePartner(partnership=pact, initiative=initiative, partner=partner))
        today = timezone.localdate()
        words = {"year": today.year, "pledged_date": today, "will_do": "Koken", "way": "link"}
        models_save(Pledge(partnership=pact, partner=partner, **words))
    merge = f"/p/testdam/partners/dubbel/{keep.pk}/{drop.pk}/samen/"
    assert "waarvan er maar één kan zijn" in text(as_fenna.post(merge, follow=True))
    assert Pledge._base_manager.count() == 2
    Pledge._base_manager.filter(partner=drop).delete()
    as_fenna.post(merge)
    assert InitiativePartner._base_manager.get().partner_id == keep.pk


def test_r37_two_editors_at_once_get_both_texts(as_fenna: Client, initiative: Initiative) -> None:
    page = f"{LIST}{initiative.pk}/wijzigen/"
    assert as_fenna.post(page, form(name="Eerste", version="1")).status_code == 302
    answer = as_fenna.post(page, form(name="Tweede", version="1"))
    assert answer.status_code == 409
    assert "Eerste" in text(answer)
    assert "Tweede" in text(answer)


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(as_fenna: Client, initiative: Initiative, coby: Contact) -> None:
    fields = ("name", "what", "chances", "pitfalls", "we_think", "because", "grounds_words")
    for bad in BAD_TEXT:
        everywhere = {**dict.fromkeys(fields, bad), "grounds": "research"}
        assert as_fenna.post(f"{LIST}nieuw/", form(**everywhere)).status_code in {302, 422}, bad[:40]
        sent = {"what": bad, "owner": str(coby.pk)}
        assert as_fenna.post(f"{LIST}{initiative.pk}/actie/", sent).status_code in {302, 422}
    odd = form(partners=BAD_TEXT[:3], goal=BAD_TEXT[0], state=BAD_TEXT[1], grounds=BAD_TEXT[2])
    assert as_fenna.post(f"{LIST}nieuw/", odd).status_code == 422
    assert "<svg/onload" not in text(as_fenna.get(LIST)) + text(as_fenna.get(f"{LIST}{initiative.pk}/"))
    assert as_fenna.get(f"{LIST}pdf/").content.startswith(b"%PDF")
