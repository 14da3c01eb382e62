# SPDX-License-Identifier: EUPL-1.2
"""Mail is forgotten in time (P11): first its text, then to whom it went; what counts rest on stays."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.config.schedule import REPEATED
from samenspel.entrance.constants import LINK_ROW_KEPT
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import forget_links, link_for_contact
from samenspel.messaging import operations
from samenspel.messaging.constants import LINK_MARK, MAIL_TEXT_KEPT
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import deliver_waiting, forget_mail, mend_address, send_again, send_failed_again
from samenspel.messaging.queries import addresses_in_trouble, mails_in_trouble, people_behind
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory
from tests.messaging.test_outbox import mail

SECRET = "Beste Anna, dit staat alleen in de mail zelf."


def aged(message: OutboxMessage, **age: int) -> OutboxMessage:
    OutboxMessage._base_manager.filter(pk=message.pk).update(created_at=timezone.now() - timedelta(**age))
    return message


def row(message: OutboxMessage) -> OutboxMessage:
    found: OutboxMessage = OutboxMessage._base_manager.get(pk=message.pk)
    return found


@pytest.mark.r16
def test_the_text_of_a_mail_is_gone_after_three_months_in_every_pact(
    pact: Partnership, other_pact: Partnership
) -> None:
    more = {"calendar": "BEGIN:VCALENDAR", "link_path": "kaart/", "deed": "mailing:1:2"}
    old, young = (
        aged(mail(pact, **more), days=90, minutes=1),
        aged(mail(pact, **{**more, "deed": "x"}), days=89, hours=23),
    )
    elsewhere = aged(mail(other_pact), days=100)
    assert forget_mail() == 2
    left = row(old)
    assert (left.body, left.calendar, left.link_path) == ("", "", "")
    assert (left.state, left.kind, left.deed, left.to_email) == (
        "sent",
        "invitation",
        "mailing:1:2",
        "anna@voorbeeld.test",
    )
    assert (left.message_id, left.sent_at) == (old.message_id, old.sent_at)
    assert row(young).body == SECRET and row(young).calendar
    assert row(elsewhere).body == ""


@pytest.mark.r16
def test_to_whom_it_went_is_gone_after_a_year(pact: Partnership) -> None:
    old, young = aged(mail(pact, reply_to="fenna@voorbeeld.test"), days=366), aged(mail(pact), days=364)
    forget_mail()
    left = row(old)
    assert (left.to_name, left.to_email, left.from_name, left.reply_to, left.subject) == ("", "", "", "", "")
    assert row(young).to_email == "anna@voorbeeld.test"


@pytest.mark.parametrize("state", ["waiting", "claimed"])
def test_what_still_has_to_go_keeps_its_text(pact: Partnership, state: str) -> None:
    message = aged(mail(pact, state), days=500)
    assert forget_mail() == 0
    assert row(message).body == SECRET


def test_forgetting_twice_finds_nothing_and_the_log_holds_counts_only(pact: Partnership) -> None:
    aged(mail(pact), days=400)
    assert (forget_mail(), forget_mail()) == (2, 0)
    [event] = Event._base_manager.filter(action="mail.forgotten")
    assert (event.role, event.codes) == ("retention", {"texts": 1, "receivers": 1})


def test_a_mail_without_its_text_is_never_sent_again(facilitating: Actor, pact: Partnership) -> None:
    failed, unsure = aged(mail(pact, "failed"), days=91), aged(mail(pact, "unsure"), days=91)
    forget_mail()
    assert send_failed_again() == 0
    for message in (failed, unsure):
        with pytest.raises(Refused):
            send_again(message_id=message.pk)
        with pytest.raises(Refused):
            mend_address(message_id=message.pk, email="nieuw@voorbeeld.test")
    assert (row(failed).state, row(unsure).state) == ("failed", "unsure")


def test_a_text_that_is_forgotten_at_that_very_moment_does_not_go_as_an_empty_mail(
    facilitating: Actor, pact: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = aged(mail(pact, "failed"), days=91)
    with_its_text = operations._with_its_text

    def forgotten_after_reading(message_id: UUID) -> OutboxMessage:
        read = with_its_text(message_id)
        forget_mail()
        return read

    monkeypatch.setattr(operations, "_with_its_text", forgotten_after_reading)
    with pytest.raises(Conflict):
        send_again(message_id=message.pk)
    assert row(message).state == "failed"


def test_a_mail_that_waited_longer_than_its_link_does_not_go_with_a_mark_for_a_link(
    as_fenna: Client, facilitating: Actor, pact: Partnership
) -> None:
    link = link_for_contact(contact_id=ContactFactory(partnership=pact).pk)
    message = mail(pact, "waiting", body=f"Beste Anna, kijk op {LINK_MARK}", link=link)
    PersonalLink._base_manager.update(expires_at=timezone.now() - LINK_ROW_KEPT)
    assert forget_links() == 1
    assert deliver_waiting() == 0
    assert (row(message).state, django_mail.outbox) == ("failed", [])
    assert "de link erin niet meer werkt" in as_fenna.get("/p/testdam/post/").content.decode()


def test_it_asks_for_nobody_any_more_and_the_pages_say_why(as_fenna: Client, pact: Partnership) -> None:
    message, there = aged(mail(pact, "failed"), days=400), mail(pact, "failed", subject="Deze kan nog")
    forget_mail()
    assert [one.subject for one in as_fenna.get("/p/testdam/post/?stand=kijk-na").context["outbox"].rows] == [
        there.subject
    ]
    page = as_fenna.get("/p/testdam/post/").content.decode()
    assert "Niet meer bewaard" in page
    shown = as_fenna.get(f"/p/testdam/post/{message.pk}/").content.decode()
    assert "bewaren we drie maanden" in shown
    assert "Verbeter en verstuur opnieuw" not in shown
    OutboxMessage._base_manager.filter(pk=there.pk).delete()
    assert "Verstuur ze allemaal opnieuw" not in as_fenna.get("/p/testdam/post/").content.decode()


def test_the_page_of_a_mail_says_until_when_its_text_is_kept(as_fenna: Client, pact: Partnership) -> None:
    message = mail(pact)
    until = timezone.localdate() + timedelta(days=90)
    shown = as_fenna.get(f"/p/testdam/post/{message.pk}/").content.decode()
    assert f"We bewaren deze tekst tot {until.day} " in shown


def test_a_forgotten_address_is_not_that_of_people_without_one(facilitating: Actor, pact: Partnership) -> None:
    ContactFactory(partnership=pact, email="")
    message = aged(mail(pact, "failed"), days=400)
    forget_mail()
    assert people_behind(row(message)) == []
    assert addresses_in_trouble() == set()
    assert mails_in_trouble() == 0


def test_who_forgets_sees_mail_of_before_today_and_no_people(pact: Partnership) -> None:
    mail(pact)
    ContactFactory(partnership=pact)
    with acting_as(Actor(role=Role.RETENTION)):
        assert OutboxMessage.objects.count() == 0
        assert Contact.objects.count() == 0


def test_a_link_is_kept_as_long_as_the_mails_that_carry_it() -> None:
    assert LINK_ROW_KEPT >= MAIL_TEXT_KEPT


def test_it_happens_by_itself() -> None:
    assert "samenspel.messaging.operations.forget_mail" in dict(REPEATED)
