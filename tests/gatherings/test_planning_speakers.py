# SPDX-License-Identifier: EUPL-1.2
"""Speakers: asked by mail or on the phone, and their own yes or no."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.gatherings.models import Evaluation, Gathering, Speaker
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, RegistrationFactory, models_save
from tests.gatherings.corpus import BAD_TEXT


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, state="draft", title="Avond over post")
    return made


def speaker(session: Gathering, contact: Contact, **values: Any) -> Speaker:
    made = Speaker(partnership=session.partnership, gathering=session, contact=contact, **values)
    models_save(made)
    return made


def page(row: Speaker, rest: str) -> str:
    return f"/p/testdam/bijeenkomsten/{row.gathering_id}/sprekers/{row.pk}/{rest}"


def letter(client: Client, row: Speaker) -> dict[str, str]:
    initial = client.get(page(row, "vragen/")).context["form"].initial
    return {name: str(value) for name, value in initial.items()}


def stand(row: Speaker) -> str:
    row.refresh_from_db()
    state: str = row.state
    return state


def test_asking_by_mail_puts_one_mail_out_however_often_it_is_pressed(
    as_fenna: Client, session: Gathering, coby: Contact
) -> None:
    row = speaker(session, coby, subject="De blauwe envelop", expenses="Een bon van 50 euro")
    form = letter(as_fenna, row)
    assert "De blauwe envelop" in form["body"]
    assert "Een bon van 50 euro" in form["body"]
    for _ in range(20):
        assert as_fenna.post(page(row, "vragen/"), form).status_code == 302
    [mail] = OutboxMessage._base_manager.all()
    assert (mail.to_email, mail.link_path) == ("coby@voorbeeld.test", f"spreken/{row.pk}/")
    assert "{link}" not in mail.body
    assert "[[persoonlijke link]]" in mail.body
    assert stand(row) == "asked"
    assert (row.way, row.asked_by.name) == ("mail", "Fenna Facilitator")
    shown = as_fenna.get(f"/p/testdam/bijeenkomsten/{session.pk}/programma/").content.decode()
    assert "Fenna Facilitator vroeg het op" in shown
    assert "1 spreker zei nog geen ja." in shown


def test_asking_again_is_a_second_mail(as_fenna: Client, session: Gathering, coby: Contact) -> None:
    row = speaker(session, coby)
    for _ in range(2):
        as_fenna.post(page(row, "vragen/"), letter(as_fenna, row))
    assert OutboxMessage._base_manager.count() == 2


def test_a_text_without_the_link_stays_on_the_screen(as_fenna: Client, session: Gathering, coby: Contact) -> None:
    row = speaker(session, coby)
    answer = as_fenna.post(page(row, "vragen/"), {**letter(as_fenna, row), "body": "Kom je vertellen?"})
    assert answer.status_code == 422
    assert "Kom je vertellen?" in answer.content.decode()
    assert OutboxMessage._base_manager.count() == 0
    assert stand(row) == "to_ask"


def test_without_a_mail_address_there_is_only_the_phone(
    as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    row = speaker(session, ContactFactory(partnership=pact, email="", phone="06 12345678"))
    text = as_fenna.get(page(row, "vragen/")).content.decode()
    assert "tel:0612345678" in text
    assert "Verstuur de vraag" not in text
    form = {"form_key": str(uuid4()), "subject": "x", "body": "{link}"}
    assert as_fenna.post(page(row, "vragen/"), form).status_code == 422


@pytest.mark.parametrize(
    ("seen", "to", "expected"),
    [("to_ask", "confirmed", "confirmed"), ("to_ask", "declined", "declined"), ("to_ask", "asked", "asked")],
)
def test_one_tap_after_a_call_and_back(
    as_fenna: Client, session: Gathering, coby: Contact, seen: str, to: str, expected: str
) -> None:
    row = speaker(session, coby)
    for _ in range(2):
        as_fenna.post(page(row, "antwoord/"), {"seen": seen, "to": to})
    assert stand(row) == expected
    assert (row.way, row.asked_by.name) == ("phone", "Fenna Facilitator")
    as_fenna.post(page(row, "antwoord/"), {"seen": to, "to": "to_ask"})
    assert stand(row) == "to_ask"
    assert (row.way, row.asked_at, row.answered_at) == ("", None, None)


def test_a_tap_on_an_old_page_does_not_undo_what_the_speaker_said(
    as_fenna: Client, session: Gathering, coby: Contact
) -> None:
    row = speaker(session, coby, state="confirmed", answered_at=timezone.now())
    answer = as_fenna.post(page(row, "antwoord/"), {"seen": "asked", "to": "declined"}, follow=True)
    assert stand(row) == "confirmed"
    assert "Er is net iets veranderd" in answer.content.decode()
    as_fenna.post(page(row, "antwoord/"), {"seen": "x", "to": "y"})
    assert stand(row) == "confirmed"


def own(row: Speaker, token: str) -> str:
    return f"/p/testdam/k/{token}/spreken/{row.pk}/"


def test_the_speaker_says_yes_with_one_button_and_opening_the_page_says_nothing(
    visitor: Client, session: Gathering, coby: Contact, token_for: Callable[..., str]
) -> None:
    row = speaker(session, coby, state="asked", subject="Mijn schulden", expenses="Een bon van 50 euro")
    address = own(row, token_for(coby))
    for _ in range(2):
        text = visitor.get(address).content.decode()
    visitor.head(address)
    assert stand(row) == "asked"
    assert "Avond over post" in text
    assert "Mijn schulden" not in text, "a link that is passed on tells nothing about the story"
    assert "50 euro" not in text
    assert visitor.post(address, {}).status_code == 422
    for _ in range(2):
        assert visitor.post(address, {"speaks": "yes"}).status_code == 302
    assert stand(row) == "confirmed"
    assert Event._base_manager.filter(action="speaker.answered").count() == 1
    visitor.post(address, {"speaks": "no"})
    assert stand(row) == "declined"


def test_the_own_page_shows_the_question(
    visitor: Client, session: Gathering, coby: Contact, token_for: Callable[..., str]
) -> None:
    row = speaker(session, coby, state="asked")
    token = token_for(coby)
    assert own(row, token) in visitor.get(f"/p/testdam/k/{token}/mijn/").content.decode()


def test_nobody_answers_for_another_and_who_was_not_asked_sees_nothing(
    visitor: Client, session: Gathering, coby: Contact, pact: Partnership, token_for: Callable[..., str]
) -> None:
    row = speaker(session, coby, state="asked")
    not_asked = speaker(session, ContactFactory(partnership=pact))
    stranger = token_for(ContactFactory(partnership=pact))
    for address in (own(row, stranger), own(not_asked, token_for(not_asked.contact))):
        assert visitor.get(address).status_code == 404
        assert visitor.post(address, {"speaks": "yes"}).status_code == 404
    assert (stand(row), stand(not_asked)) == ("asked", "to_ask")


def test_after_the_start_the_answer_stays(
    visitor: Client, session: Gathering, coby: Contact, token_for: Callable[..., str]
) -> None:
    Gathering._base_manager.filter(pk=session.pk).update(
        starts_at=timezone.now() - timedelta(hours=1), ends_at=timezone.now() + timedelta(hours=1)
    )
    row = speaker(session, coby, state="asked")
    address = own(row, token_for(coby))
    assert "Ja, dat doe ik" not in visitor.get(address).content.decode()
    assert visitor.post(address, {"speaks": "yes"}).status_code == 422
    assert stand(row) == "asked"


def offer(pact: Partnership, contact: Contact, words: str, *, will: str = "yes", days_ago: int = 30) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    evening = GatheringFactory(partnership=pact, starts_at=at, state="harvested")
    registration = RegistrationFactory(gathering=evening, contact=contact)
    models_save(
        Evaluation(
            partnership=pact,
            gathering=evening,
            registration=registration,
            way="phone",
            will_contribute=will,
            contribution=words,
        )
    )


def test_experts_come_first_and_then_what_people_offered_in_their_latest_words(
    as_fenna: Client, session: Gathering, pact: Partnership, other_pact: Partnership
) -> None:
    ContactFactory(partnership=pact, partner=None, is_experience_expert=True, name="Ervaren Els")
    spoken = ContactFactory(partnership=pact, partner=None, is_experience_expert=True, name="Al Geweest")
    speaker(GatheringFactory(partnership=pact), spoken, state="confirmed")
    here = ContactFactory(partnership=pact, partner=None, is_experience_expert=True, name="Staat Er Al")
    speaker(session, here)
    willing = ContactFactory(partnership=pact, name="Wil Wel")
    offer(pact, willing, "oude woorden", days_ago=90)
    offer(pact, willing, "een les koken voor weinig geld", will="maybe")
    offer(pact, ContactFactory(partnership=pact, name="Wil Niet"), "liever niet", will="no")
    offer(other_pact, ContactFactory(partnership=other_pact, name="Van Elders"), "iets anders")
    found = as_fenna.get(f"/p/testdam/bijeenkomsten/{session.pk}/sprekers/nieuw/").context["suggestions"]
    assert [one.name for one in found.experts] == ["Ervaren Els", "Al Geweest"]
    assert [(one.name, one.words) for one in found.offered] == [("Wil Wel", "een les koken voor weinig geld")]


def test_a_suggestion_fills_the_form(as_fenna: Client, session: Gathering, coby: Contact) -> None:
    text = as_fenna.get(f"/p/testdam/bijeenkomsten/{session.pk}/sprekers/nieuw/?wie={coby.pk}").content.decode()
    assert f'<option value="{coby.pk}" selected>' in text


def test_the_page_of_the_session_reminds_of_who_did_not_say_yes(
    as_fenna: Client, session: Gathering, coby: Contact
) -> None:
    row = speaker(session, coby, state="asked")
    address = f"/p/testdam/bijeenkomsten/{session.pk}/"
    assert "Sprekers vragen die nog geen ja zeiden" in as_fenna.get(address).content.decode()
    as_fenna.post(page(row, "antwoord/"), {"seen": "asked", "to": "confirmed"})
    assert "Sprekers vragen die nog geen ja zeiden" not in as_fenna.get(address).content.decode()


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_text_goes_out_as_text_or_is_refused_with_a_word(
    as_fenna: Client, session: Gathering, coby: Contact, text: str
) -> None:
    row = speaker(session, coby)
    form = {**letter(as_fenna, row), "subject": text, "body": f"{text} {{link}}"}
    answer = as_fenna.post(page(row, "vragen/"), form)
    assert answer.status_code in {302, 422}
    assert "<svg/onload" not in answer.content.decode()
    for mail in OutboxMessage._base_manager.all():
        assert "\n" not in mail.subject


def test_the_number_of_queries_does_not_grow_with_who_could_speak(
    as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(f"/p/testdam/bijeenkomsten/{session.pk}/sprekers/nieuw/").status_code == 200
        return len(captured)

    def fill(count: int) -> None:
        for _ in range(count):
            ContactFactory(partnership=pact, is_experience_expert=True)
            offer(pact, ContactFactory(partnership=pact), "soep")

    fill(2)
    queries()
    few = queries()
    fill(30)
    assert queries() == few


def test_for_what_does_not_go_on_nobody_is_asked_and_nobody_answers(
    as_fenna: Client, visitor: Client, session: Gathering, coby: Contact, token_for: Callable[..., str]
) -> None:
    row = speaker(session, coby, state="asked")
    form = letter(as_fenna, row)
    Gathering._base_manager.filter(pk=session.pk).update(called_off_at=timezone.now())
    assert as_fenna.post(page(row, "vragen/"), form).status_code == 422
    address = own(row, token_for(coby))
    assert "gaat niet door" in visitor.get(address).content.decode()
    assert visitor.post(address, {"speaks": "yes"}).status_code == 422
    assert (stand(row), OutboxMessage._base_manager.count()) == ("asked", 0)
