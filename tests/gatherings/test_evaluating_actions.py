# SPDX-License-Identifier: EUPL-1.2
"""The action point of the evaluation: with whom, and with hints that never stand in the way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.agenda.models import ActionPoint, Companion
from samenspel.gatherings.models import Evaluation, Gathering
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]


@pytest.fixture
def evening(pact: Partnership) -> Gathering:
    start = timezone.now() - timedelta(days=3)
    made: Gathering = GatheringFactory(
        partnership=pact, state="under_way", starts_at=start, ends_at=start + timedelta(hours=3)
    )
    return made


@pytest.fixture
def people(evening: Gathering, coby: Contact) -> list[Contact]:
    bram, dina = (ContactFactory(partnership=evening.partnership, name=f"{n} Test") for n in ("Bram", "Dina"))
    for contact, code in ((coby, "ACDEF"), (bram, "GHJKM"), (dina, "NPQRT")):
        AttendanceFactory(registration=RegistrationFactory(gathering=evening, contact=contact, code=code))
    return [coby, bram, dina]


@pytest.fixture
def phone(evening: Gathering, people: list[Contact], token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(people[0])}/evaluatie/{evening.pk}/"


@pytest.fixture
def typing(evening: Gathering, people: list[Contact]) -> str:
    return f"/p/testdam/bijeenkomsten/{evening.pk}/evaluatie/papier/"


def text(response: Any) -> str:
    return str(response.content.decode())


def together() -> set[str]:
    return set(Companion._base_manager.values_list("contact__name", flat=True))


def test_on_the_phone_i_choose_of_those_i_named(visitor: Client, phone: str, people: list[Contact]) -> None:
    _coby, bram, dina = people
    assert "Met wie?" not in text(visitor.get(f"{phone}actie/"))
    visitor.post(f"{phone}wie/", {"met": [str(bram.pk)]})
    page = text(visitor.get(f"{phone}actie/"))
    assert "Bram Test" in page
    assert "Dina Test" not in page
    refused = visitor.post(f"{phone}actie/", {"what": "Bellen", "companions": [str(dina.pk)]})
    assert refused.status_code == 422
    visitor.post(f"{phone}actie/", {"what": "Bellen", "companions": [str(bram.pk)]})
    assert together() == {"Bram Test"}
    assert "Met wie: Bram Test" in text(visitor.get(f"{phone}klaar/"))
    visitor.post(f"{phone}actie/", {"what": "Bellen"})
    assert together() == set()


def test_on_the_phone_hints_are_given_and_nothing_is_kept_by_asking_for_them(visitor: Client, phone: str) -> None:
    answer = visitor.post(f"{phone}actie/", {"hints": "1", "keep": "1", "what": "Iemand moet bellen"})
    assert answer.status_code == 200
    assert "Er staat “iemand moet”" in text(answer)
    assert "hint-owner" not in text(answer)
    assert not Evaluation._base_manager.exists()


def test_a_vague_one_is_kept_and_the_last_page_says_what_could_be_added(visitor: Client, phone: str) -> None:
    visitor.post(f"{phone}actie/", {"what": "Iets met armoede"})
    page = text(visitor.get(f"{phone}klaar/"))
    assert "Het is bewaard." in page
    assert "Wat doe je als eerste?" in page
    assert ActionPoint._base_manager.get().judged == "step date"


def test_while_it_is_still_being_written_it_is_judged_anew(visitor: Client, phone: str) -> None:
    visitor.post(f"{phone}actie/", {"what": "Bellen", "keep": "1"})
    soon = (timezone.localdate() + timedelta(days=5)).isoformat()
    visitor.post(f"{phone}actie/", {"what": "Bellen", "first_step": "Nummer zoeken", "due_date": soon})
    assert ActionPoint._base_manager.get().judged == "concrete"


def test_paper_names_companions_by_their_codes_and_is_judged_by_the_day_of_the_evening(
    as_fenna: Client, typing: str, evening: Gathering
) -> None:
    due = (timezone.localdate(evening.starts_at) + timedelta(days=184)).isoformat()
    sent = {"code": "ACDEF", "what": "Bellen", "companions": "ghjkm, NPQRT", "first_step": "Nummer", "due_date": due}
    assert as_fenna.post(typing, sent).status_code == 302
    assert together() == {"Bram Test", "Dina Test"}
    assert ActionPoint._base_manager.get().judged == "far_date", "today it would be nearer than half a year"


def test_after_the_harvest_paper_is_no_longer_typed_over_and_the_page_says_what_can_be_done(
    as_fenna: Client, typing: str, evening: Gathering
) -> None:
    overview = typing.removesuffix("papier/")
    assert "Typ formulieren over" in text(as_fenna.get(overview))
    Gathering._base_manager.update(state="harvested", evaluation_code="")
    closed = as_fenna.get(typing)
    assert closed.status_code == 200
    assert "De vragen zijn dicht" in text(closed)
    assert 'name="code"' not in text(closed)
    assert 'href="/p/testdam/actiepunten/nieuw/"' in text(closed)
    assert typing not in text(as_fenna.get(overview))


def test_a_code_of_nobody_is_told_beside_its_field(as_fenna: Client, typing: str) -> None:
    answer = as_fenna.post(typing, {"code": "ACDEF", "what": "Bellen", "companions": "WXY34"})
    assert answer.status_code == 422
    assert "WXY34" in text(answer)
    assert not ActionPoint._base_manager.exists()


def test_typing_gives_hints_while_typing_and_after_it(as_fenna: Client, typing: str) -> None:
    assert "Wat doe je als eerste?" in text(as_fenna.post(typing, {"hints": "1", "what": "Bellen"}))
    assert not Evaluation._base_manager.exists()
    page = text(as_fenna.post(typing, {"code": "ACDEF", "what": "Bellen"}, follow=True))
    assert "Tip bij het actiepunt: Wat doe je als eerste?" in page


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(
    as_fenna: Client, visitor: Client, typing: str, phone: str, people: list[Contact]
) -> None:
    visitor.post(f"{phone}wie/", {"met": [str(people[1].pk)]})
    for bad in BAD_TEXT:
        sent = {"code": "ACDEF", "what": "Bellen", "companions": bad}
        assert as_fenna.post(typing, sent).status_code in {302, 422}
        assert visitor.post(f"{phone}actie/", {"what": "Bellen", "companions": [bad]}).status_code == 422
    assert "<svg/onload" not in text(as_fenna.get(typing))
