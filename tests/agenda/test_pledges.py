# SPDX-License-Identifier: EUPL-1.2
"""Pledges: one a year, on paper or by link, and looked back at after a year. Everyone here is invented."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.agenda.models import Pledge
from samenspel.agenda.queries.pledges import is_due
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, PartnerFactory, models_save
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
LIST = "/p/testdam/doelen/toezeggingen/"
WORDS = {"brings": "Een keuken", "will_do": "Elke week koken", "needs": "Kokers"}


@pytest.fixture
def own(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/toezegging/"


def given(contact: Contact, days_ago: int) -> Pledge:
    day = timezone.localdate() - timedelta(days=days_ago)
    row = Pledge(
        partnership=contact.partnership,
        partner=contact.partner,
        contact=contact,
        year=day.year,
        pledged_date=day,
        way="link",
        **WORDS,
    )
    models_save(row)
    return row


def text(response: Any) -> str:
    return str(response.content.decode())


def review(old: Pledge, choice: str, **changes: str) -> dict[str, str]:
    key = str(uuid4())
    return {
        **WORDS,
        "choice": choice,
        "outcome": "Veel gegeten",
        "version": str(old.version),
        "form_key": key,
        **changes,
    }


@pytest.mark.parametrize(
    ("given_on", "today", "due"),
    [
        (date(2025, 11, 22), date(2026, 11, 21), False),
        (date(2025, 11, 22), date(2026, 11, 22), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(2027, 2, 28), date(2028, 2, 29), True),
    ],
)
def test_a_pledge_is_due_after_a_year(given_on: date, today: date, due: bool) -> None:
    assert is_due(given_on, today) is due


def test_a_pledge_by_link_is_given_once_and_changed_while_it_runs(visitor: Client, own: str, coby: Contact) -> None:
    sent = {**WORDS, "version": "", "form_key": str(uuid4())}
    for _time in range(20):
        assert visitor.post(own, sent).status_code == 302
    made = Pledge._base_manager.get()
    assert (made.partner_id, made.contact_id, made.will_do) == (coby.partner_id, coby.pk, "Elke week koken")
    assert visitor.post(own, {**WORDS, "will_do": "Eerste", "version": "1"}).status_code == 302
    answer = visitor.post(own, {**WORDS, "will_do": "Tweede", "version": "1"})
    assert answer.status_code == 409
    assert "Eerste" in text(answer)


def test_paper_is_typed_over_and_the_next_stands_ready(as_fenna: Client, coby: Contact, pact: Partnership) -> None:
    assert as_fenna.get(f"{LIST}papier/").content.startswith(b"%PDF")
    today = timezone.localdate().isoformat()
    sent = {**WORDS, "partner": str(coby.partner_id), "pledged_date": today, "on_paper": "on", "next": "1"}
    assert as_fenna.post(f"{LIST}nieuw/", sent)["Location"] == f"{LIST}nieuw/?papier=ja"
    assert Pledge._base_manager.get().way == "paper"
    assert as_fenna.post(f"{LIST}nieuw/", sent).status_code == 422, "one a year"
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    other = {**sent, "partner": str(PartnerFactory(partnership=pact).pk), "pledged_date": tomorrow}
    assert as_fenna.post(f"{LIST}nieuw/", other).status_code == 422
    foreign = {**sent, "partner": str(PartnerFactory().pk)}
    assert as_fenna.post(f"{LIST}nieuw/", foreign).status_code == 422


@pytest.mark.parametrize(("choice", "now"), [("keep", "Elke week koken"), ("change", "Anders koken"), ("end", None)])
def test_after_a_year_it_is_kept_changed_or_ended_once_and_the_old_words_stay(
    visitor: Client, own: str, coby: Contact, choice: str, now: str | None
) -> None:
    old = given(coby, 380)
    assert "Elke week koken" in text(visitor.get(own))
    sent = review(old, choice, will_do="Anders koken")
    for _time in range(3):
        assert visitor.post(f"{own}{old.pk}/", sent).status_code == 302
    old.refresh_from_db()
    assert (old.will_do, old.outcome, old.is_ended) == ("Elke week koken", "Veel gegeten", choice == "end")
    running = Pledge._base_manager.filter(reviewed_date__isnull=True)
    assert [one.will_do for one in running] == ([now] if now else [])
    page = text(visitor.get(own))
    assert "Veel gegeten" in page, "the years before stay to be read"


def test_two_of_one_partner_look_back_and_only_the_first_counts(visitor: Client, own: str, coby: Contact) -> None:
    old = given(coby, 380)
    assert visitor.post(f"{own}{old.pk}/", review(old, "keep")).status_code == 302
    answer = visitor.post(f"{own}{old.pk}/", review(old, "end", outcome="Niets"))
    assert answer.status_code == 422
    assert "Niets" in text(answer), "what was typed is not lost"
    assert Pledge._base_manager.filter(is_ended=True).count() == 0


def test_a_pledge_of_another_partner_is_not_there(visitor: Client, own: str, pact: Partnership) -> None:
    other = given(ContactFactory(partnership=pact), 380)
    assert visitor.get(f"{own}{other.pk}/").status_code == 404
    assert visitor.post(f"{own}{other.pk}/", review(other, "end")).status_code == 404


def test_asking_twice_sends_nobody_a_second_mail(as_fenna: Client, coby: Contact, pact: Partnership) -> None:
    old, young = given(coby, 380), given(ContactFactory(partnership=pact), 30)
    silent = given(ContactFactory(partnership=pact, email=""), 500)
    page = text(as_fenna.get(f"{LIST}vragen/"))
    assert str(young.pk) not in page
    assert "bel even" in page
    for _time in range(3):
        assert as_fenna.post(f"{LIST}vragen/", {"pledges": [str(old.pk)]}).status_code == 302
    assert "Er gaan 0 mails weg" in text(as_fenna.get(f"{LIST}vragen/"))
    assert "Al gevraagd" in text(as_fenna.get(f"{LIST}vragen/"))
    mail = OutboxMessage._base_manager.get()
    assert (mail.to_email, mail.link_path) == ("coby@voorbeeld.test", "toezegging/")
    assert "Elke week koken" not in mail.body
    for wrong in (young, silent):
        as_fenna.post(f"{LIST}vragen/", {"pledges": [str(wrong.pk)]})
    assert OutboxMessage._base_manager.count() == 1
    assert "een jaar oud" in text(as_fenna.get(LIST))


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(visitor: Client, own: str, coby: Contact, as_fenna: Client) -> None:
    old = given(coby, 380)
    for bad in BAD_TEXT:
        words = dict.fromkeys(WORDS, bad)
        wrong = {**words, "partner": bad, "pledged_date": bad}
        assert as_fenna.post(f"{LIST}nieuw/", wrong).status_code == 422
        assert visitor.post(f"{own}{old.pk}/", {**words, "choice": bad, "outcome": bad}).status_code == 422
        other = ContactFactory(partnership=coby.partnership)
        sent = {**words, "partner": str(other.partner_id), "pledged_date": timezone.localdate().isoformat()}
        assert as_fenna.post(f"{LIST}nieuw/", sent).status_code in {302, 422}
        assert as_fenna.post(f"{LIST}vragen/", {"pledges": [bad]}).status_code == 422
    assert "<svg/onload" not in text(as_fenna.get(LIST))
