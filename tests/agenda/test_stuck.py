# SPDX-License-Identifier: EUPL-1.2
"""What got stuck: said by the owner, seen by the core group and the facilitator, helped in three ways."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.agenda.models import ActionPoint, HelpOffer
from samenspel.audit.models import Event
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory, ContactFactory
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
LIST = "/p/testdam/actiepunten/vastgelopen/"


@pytest.fixture
def stuck(coby: Contact) -> ActionPoint:
    made: ActionPoint = ActionPointFactory(owner=coby, what="Zaal regelen", state="stuck", obstacle="Geen sleutel")
    return made


def text(response: Any) -> str:
    return str(response.content.decode())


def now(action: ActionPoint) -> ActionPoint:
    found: ActionPoint = ActionPoint._base_manager.get(pk=action.pk)
    return found


def test_one_tap_says_it_is_stuck_and_why_is_a_second_question_that_may_stay_open(
    visitor: Client, coby: Contact, token_for: TokenFor, as_karim: Client
) -> None:
    point = ActionPointFactory(owner=coby, what="Zaal regelen")
    own = f"/p/testdam/k/{token_for(coby)}/actiepunten/"
    answer = visitor.post(f"{own}{point.pk}/", {"state": "stuck"})
    assert now(point).state == "stuck"
    assert answer["Location"] == f"{own}{point.pk}/vast/"
    assert "Zaal regelen" in text(as_karim.get(LIST))
    assert visitor.post(answer["Location"], {"obstacle": ""}).status_code == 302
    form = {"obstacle": "Geen sleutel", "version": now(point).version}
    for _again in range(20):
        assert visitor.post(answer["Location"], form).status_code == 302  # pressed twenty times: one answer
    assert Event._base_manager.filter(action="action.obstacle_said").count() == 1
    assert "Geen sleutel" in text(as_karim.get(LIST))


def test_what_is_in_the_way_is_gone_when_it_goes_on(visitor: Client, stuck: ActionPoint, token_for: TokenFor) -> None:
    own = f"/p/testdam/k/{token_for(stuck.owner)}/actiepunten/{stuck.pk}/"
    visitor.post(own, {"state": "busy"})
    assert (now(stuck).state, now(stuck).obstacle) == ("busy", "")
    assert visitor.post(f"{own}vast/", {"obstacle": "Toch nog iets"}).status_code == 422
    assert now(stuck).obstacle == ""


@pytest.mark.r37
def test_two_who_write_what_is_in_the_way_at_once_get_both_texts_to_choose_from(
    visitor: Client, stuck: ActionPoint, token_for: TokenFor
) -> None:
    own = f"/p/testdam/k/{token_for(stuck.owner)}/actiepunten/{stuck.pk}/vast/"
    seen = now(stuck).version
    assert f'name="version" value="{seen}"' in text(visitor.get(own))
    assert visitor.post(own, {"obstacle": "De zaal is dicht", "version": seen}).status_code == 302
    late = visitor.post(own, {"obstacle": "<b>Geen geld</b>", "version": seen})
    assert late.status_code == 409
    assert "De zaal is dicht" in text(late) and "&lt;b&gt;Geen geld&lt;/b&gt;" in text(late)
    assert now(stuck).obstacle == "De zaal is dicht"
    assert visitor.post(own, {"obstacle": "Zonder nummer"}).status_code == 409
    again = {"obstacle": "<b>Geen geld</b>", "version": now(stuck).version}
    assert f'name="version" value="{again["version"]}"' in text(late)
    assert visitor.post(own, again).status_code == 302
    assert now(stuck).obstacle == "<b>Geen geld</b>"


def test_a_form_of_before_it_went_on_and_got_stuck_again_overwrites_nothing(
    visitor: Client, stuck: ActionPoint, token_for: TokenFor
) -> None:
    own = f"/p/testdam/k/{token_for(stuck.owner)}/actiepunten/{stuck.pk}/"
    seen = now(stuck).version
    for state in ("busy", "stuck"):
        visitor.post(own, {"state": state})
    assert visitor.post(f"{own}vast/", {"obstacle": "Van eergisteren", "version": seen}).status_code == 409
    assert now(stuck).obstacle == ""


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(
    visitor: Client, as_fenna: Client, stuck: ActionPoint, token_for: TokenFor
) -> None:
    own = f"/p/testdam/k/{token_for(stuck.owner)}/actiepunten/{stuck.pk}/vast/"
    for bad in BAD_TEXT:
        assert visitor.post(own, {"obstacle": bad, "version": now(stuck).version}).status_code in {302, 422}
        for deed in ({"deed": "help", "words": bad}, {"deed": "smaller", "first_step": bad, "version": "x"}):
            assert as_fenna.post(f"{LIST}{stuck.pk}/", deed).status_code in {302, 422}
    assert "<svg/onload" not in text(as_fenna.get(LIST))
    assert "111222333" not in text(as_fenna.get(LIST))


def test_help_offered_twenty_times_is_one_offer_and_one_mail(as_karim: Client, stuck: ActionPoint) -> None:
    sent = {"deed": "help", "words": "Ik bel de beheerder", "form_key": str(uuid4())}
    for _time in range(20):
        assert as_karim.post(f"{LIST}{stuck.pk}/", sent).status_code == 302
    assert HelpOffer._base_manager.count() == 1
    mail = OutboxMessage._base_manager.get(kind="help_offer")
    assert (mail.to_email, mail.subject) == ("coby@voorbeeld.test", "Karim Kerngroep wil je helpen met je actiepunt")
    assert "Ik bel de beheerder" in mail.body
    assert "Karim Kerngroep" in text(as_karim.get(LIST))


def test_help_for_who_has_no_mail_address_is_kept_without_a_mail(as_karim: Client, pact: Partnership) -> None:
    point = ActionPointFactory(owner=ContactFactory(partnership=pact, email=""), state="stuck")
    assert as_karim.post(f"{LIST}{point.pk}/", {"deed": "help", "words": "Ik help"}).status_code == 302
    assert HelpOffer._base_manager.count() == 1
    assert not OutboxMessage._base_manager.exists()


def test_somebody_else_takes_it_over(as_karim: Client, stuck: ActionPoint, pact: Partnership) -> None:
    other = ContactFactory(partnership=pact, name="Dina Test")
    sent = {"deed": "over", "owner": str(other.pk), "version": "1"}
    assert as_karim.post(f"{LIST}{stuck.pk}/", sent).status_code == 302
    assert (now(stuck).owner_id, now(stuck).state, now(stuck).obstacle) == (other.pk, "open", "")


def test_a_smaller_step_starts_it_anew(as_fenna: Client, stuck: ActionPoint) -> None:
    sent = {"deed": "smaller", "first_step": "Sleutel vragen", "due_date": "", "version": "1"}
    assert as_fenna.post(f"{LIST}{stuck.pk}/", sent).status_code == 302
    assert (now(stuck).first_step, now(stuck).state) == ("Sleutel vragen", "open")
    assert "Zaal regelen" not in text(as_fenna.get(LIST))


def test_r37_two_helpers_at_once_do_not_overwrite_each_other(as_fenna: Client, stuck: ActionPoint) -> None:
    sent = {"deed": "smaller", "first_step": "Sleutel vragen", "version": "1"}
    assert as_fenna.post(f"{LIST}{stuck.pk}/", sent).status_code == 302
    answer = as_fenna.post(f"{LIST}{stuck.pk}/", {**sent, "first_step": "Zaal bellen"})
    assert answer.status_code == 409
    assert "Zaal bellen" in text(answer)
    assert now(stuck).first_step == "Sleutel vragen"


def test_somebody_of_another_pact_takes_nothing_over(as_fenna: Client, stuck: ActionPoint) -> None:
    foreign = ContactFactory()
    sent = {"deed": "over", "owner": str(foreign.pk), "version": "1"}
    assert as_fenna.post(f"{LIST}{stuck.pk}/", sent).status_code == 422
    assert now(stuck).owner_id == stuck.owner_id


def test_a_button_that_does_not_exist_does_nothing(as_fenna: Client, stuck: ActionPoint) -> None:
    for deed in ("", "x", "\x00"):
        assert as_fenna.post(f"{LIST}{stuck.pk}/", {"deed": deed}).status_code == 200
    assert now(stuck).version == 1


def test_the_number_of_questions_does_not_grow_with_what_is_stuck(as_fenna: Client, coby: Contact) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert as_fenna.get(LIST).status_code == 200
        return len(seen)

    def add(number: int) -> None:
        for _ in range(number):
            point = ActionPointFactory(owner=coby, state="stuck")
            as_fenna.post(f"{LIST}{point.pk}/", {"deed": "help", "words": "Ik help", "form_key": str(uuid4())})

    add(3)
    questions()
    few = questions()
    add(20)
    assert questions() == few
