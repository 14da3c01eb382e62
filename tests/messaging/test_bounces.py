# SPDX-License-Identifier: EUPL-1.2
"""Mail that came back: the report of a mail server, what a person says, and what can be done about it."""

import io
import sys
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from icalendar import Calendar

from samenspel.base.scope import Actor
from samenspel.config.cli import main
from samenspel.entrance.operations import link_for_contact, link_for_mailbox
from samenspel.messaging import operations
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import deliver_waiting, mark_as_bounced, mend_address, send_again, write_message
from samenspel.messaging.queries import addresses_in_trouble, mails_in_trouble
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory
from tests.gatherings.corpus import BAD_TEXT
from tests.messaging.test_outbox import mail as put

REPORTS = Path(__file__).parent.parent / "data" / "bounces"
IN_REPORTS = "<0b5d0a52-7c1e-4a55-9d0b-2f4f1f0c9a11@voorbeeld.test>"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def sent(pact: Partnership) -> OutboxMessage:
    return put(pact, message_id=IN_REPORTS, to_email="anna@weg.voorbeeld.test")


def read(*names: str) -> int:
    return main(["read-bounces", *(str(REPORTS / f"{name}.eml") for name in names)])


def now(message: OutboxMessage) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.error


def test_a_report_marks_the_mail_with_its_reason_and_twice_is_once(sent: OutboxMessage, capsys: Capture) -> None:
    assert read("postfix-unknown") == 0
    assert now(sent) == ("bounced", "unknown")
    when = sent.bounced_at
    assert read("postfix-unknown", "postfix-full") == 0
    assert now(sent) == ("bounced", "unknown")
    assert sent.bounced_at == when
    assert str(sent.pk) in capsys.readouterr().out


@pytest.mark.parametrize("name", ["postfix-delayed", "postfix-delivered"])
def test_what_is_late_or_arrived_has_not_come_back(sent: OutboxMessage, name: str) -> None:
    assert read(name) == 0
    assert now(sent) == ("sent", "")


@pytest.mark.parametrize(
    ("name", "code"), [("away-from-the-office", 2), ("answer-that-bounced", 1), ("gmail-without-the-mail", 0)]
)
def test_only_a_report_about_our_mail_is_one(sent: OutboxMessage, name: str, code: int) -> None:
    assert read(name) == code
    assert now(sent)[0] == ("sent" if code else "bounced")


def test_a_report_about_a_mail_of_others_cannot_be_noted(pact: Partnership, capsys: Capture) -> None:
    assert read("postfix-unknown") == 1
    assert "not ours" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 500, b"\xff\xfe", b"Content-Type: multipart/report\n\n", b"=" * 9999]
)
def test_anything_on_standard_input_ends_with_two(
    sent: OutboxMessage, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert main(["read-bounces"]) == 2
    assert now(sent)[0] == "sent"


def test_a_mail_server_pipes_a_report_in(sent: OutboxMessage, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (REPORTS / "postfix-full.eml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert main(["read-bounces", "-"]) == 0
    assert now(sent) == ("bounced", "full")


def test_a_file_that_is_not_there_does_not_keep_the_next_from_being_read(sent: OutboxMessage, capsys: Capture) -> None:
    assert main(["read-bounces", "/weg/er-niet.eml", "nul\x00.eml", str(REPORTS / "postfix-full.eml")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert now(sent) == ("bounced", "full")


def test_a_report_that_is_quicker_than_the_worker_is_not_overwritten(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = write_message(kind="x", to_name="A", to_email="a@voorbeeld.test", subject="S", body="B")
    monkeypatch.setattr(operations, "_hand_over", lambda row: mark_as_bounced(message_id=row.pk, reason="full"))
    deliver_waiting()
    assert now(message) == ("bounced", "full")


def test_a_late_report_about_the_first_try_says_nothing_of_the_second(facilitating: Actor, sent: OutboxMessage) -> None:
    read("postfix-unknown")
    send_again(message_id=sent.pk)
    deliver_waiting()
    assert read("postfix-unknown") == 1
    assert now(sent)[0] == "sent"
    assert sent.message_id != IN_REPORTS


def test_what_was_unsure_goes_again_under_the_same_id(facilitating: Actor, pact: Partnership) -> None:
    """A receiver that had it already shows one of the two."""
    unsure = put(pact, "unsure", message_id=IN_REPORTS)
    send_again(message_id=unsure.pk)
    deliver_waiting()
    assert mail.outbox[0].extra_headers["Message-ID"] == IN_REPORTS


def test_a_better_address_goes_into_the_list_and_the_mail_goes_again(
    as_fenna: Client, pact: Partnership, facilitating: Actor
) -> None:
    anna = ContactFactory(partnership=pact, name="Anna", email="ana@voorbeeld.test")
    bounced = put(
        pact, "bounced", to_email="Ana@voorbeeld.test", error="unknown", link=link_for_contact(contact_id=anna.pk)
    )
    answer = as_fenna.post(f"/p/testdam/post/{bounced.pk}/adres/", {"email": "anna@voorbeeld.test"})
    assert answer.status_code == 302
    anna.refresh_from_db()
    assert anna.email == "anna@voorbeeld.test"
    deliver_waiting()
    assert [sent.to for sent in mail.outbox] == [["anna@voorbeeld.test"]]
    again = as_fenna.post(f"/p/testdam/post/{bounced.pk}/adres/", {"email": "ander@voorbeeld.test"})
    assert again.status_code == 422
    anna.refresh_from_db()
    assert anna.email == "anna@voorbeeld.test"


def test_mending_an_address_that_others_read_asks_who_opens_it(pact: Partnership, facilitating: Actor) -> None:
    anna = ContactFactory(partnership=pact, name="Anna", email="fout@voorbeeld.test")
    ContactFactory(partnership=pact, name="Piet", email="info@voorbeeld.test")
    bounced = put(pact, "bounced", to_email=anna.email, link=link_for_contact(contact_id=anna.pk), link_path="mijn/x/")
    mend_address(message_id=bounced.pk, email="info@voorbeeld.test")
    found = OutboxMessage._base_manager.select_related("link").get()
    assert found.link is not None
    assert (found.link.mailbox, found.link_path) == ("info@voorbeeld.test", "")


def test_the_address_of_a_shared_mailbox_is_mended_for_all_its_readers(pact: Partnership, facilitating: Actor) -> None:
    for name in ("Anna", "Piet"):
        ContactFactory(partnership=pact, name=name, email="inffo@voorbeeld.test")
    bounced = put(
        pact, "bounced", to_email="inffo@voorbeeld.test", link=link_for_mailbox(mailbox="inffo@voorbeeld.test")
    )
    mend_address(message_id=bounced.pk, email="info@voorbeeld.test")
    assert set(Contact._base_manager.values_list("email", flat=True)) == {"info@voorbeeld.test"}
    found = OutboxMessage._base_manager.select_related("link").get()
    assert found.link is not None
    assert found.link.mailbox == "info@voorbeeld.test"


def test_the_page_of_a_mail_says_what_is_the_matter_and_whom_to_call(as_fenna: Client, pact: Partnership) -> None:
    ContactFactory(partnership=pact, name="Anna Bakker", email="anna@voorbeeld.test", phone="06 12 34 56 78")
    bounced = put(pact, "bounced", error="full")
    text = as_fenna.get(f"/p/testdam/post/{bounced.pk}/").content.decode()
    for words in (
        "De mailbox van de ontvanger is vol.",
        "Anna Bakker",
        "tel:0612345678",
        "Verbeter en verstuur opnieuw",
    ):
        assert words in text
    assert "Deze mail kwam terug" not in text


def test_whoever_gets_the_report_in_an_own_mailbox_notes_it_here(as_fenna: Client, sent: OutboxMessage) -> None:
    page = f"/p/testdam/post/{sent.pk}/"
    assert "Deze mail kwam terug" in as_fenna.get(page).content.decode()
    assert as_fenna.post(f"{page}kwam-terug/", {"reason": "onzin"}).status_code == 422
    assert as_fenna.post(f"{page}kwam-terug/", {}).status_code == 422
    for _ in range(20):
        assert as_fenna.post(f"{page}kwam-terug/", {"reason": "unknown"}).status_code == 302
    assert now(sent) == ("bounced", "unknown")
    as_fenna.post(f"{page}aangekomen/")
    assert now(sent) == ("sent", "")
    assert sent.bounced_at is None


@pytest.mark.words
@pytest.mark.parametrize("text", [*BAD_TEXT, "geen adres", "a@b", "a@b.test\r\nBcc: c@d.test", ""])
def test_a_wrong_address_is_told_beside_the_field(as_fenna: Client, sent: OutboxMessage, text: str) -> None:
    read("postfix-unknown")
    answer = as_fenna.post(f"/p/testdam/post/{sent.pk}/adres/", {"email": text})
    assert answer.status_code == 422
    assert "email" in answer.context["address_form"].errors
    assert "<svg/onload" not in answer.content.decode()
    assert now(sent)[0] == "bounced"


def test_what_asks_attention_is_one_list(as_fenna: Client, pact: Partnership, facilitating: Actor) -> None:
    for state in ("sent", "waiting", "failed", "unsure", "bounced"):
        put(pact, state, subject=state, to_email=f"{state}@voorbeeld.test")
    shown = as_fenna.get("/p/testdam/post/?stand=kijk-na").context["outbox"]
    assert sorted(row.subject for row in shown.rows) == ["bounced", "failed", "unsure"]
    assert mails_in_trouble() == 3
    assert addresses_in_trouble() == {"failed@voorbeeld.test", "bounced@voorbeeld.test"}
    put(pact, "sent", to_email="Bounced@voorbeeld.test")
    assert addresses_in_trouble() == {"failed@voorbeeld.test"}


def test_only_the_facilitator_of_the_pact_puts_mail_right(
    as_fenna: Client, as_karim: Client, as_otto: Client, visitor: Client, sent: OutboxMessage
) -> None:
    page = f"/p/testdam/post/{sent.pk}/"
    assert as_fenna.get(page).status_code == 200
    for rest, form in (("adres/", {"email": "kwaad@voorbeeld.test"}), ("kwam-terug/", {"reason": "full"})):
        assert as_karim.post(page + rest, form).status_code == 403
        assert as_otto.post(page + rest, form).status_code == 404
        assert visitor.post(page + rest, form).status_code == 302
        assert as_fenna.get(page + rest).status_code == 405
    assert now(sent) == ("sent", "")


def delivered() -> Any:
    return message_from_bytes(mail.outbox[-1].message().as_bytes())


def test_a_mail_goes_in_the_name_of_who_wrote_it_from_the_address_of_the_installation(
    facilitating: Actor, settings: Any
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Samenspel <post@samenspel.test>"
    write_message(
        kind="invitation",
        to_name="Anna",
        to_email="anna@voorbeeld.test",
        subject="Kom je?",
        body="Beste Anna",
        from_name='Fenna "de Aanjager" <baas@elders.test>, Şükrü (Pact Testdam)\r\nBcc: x@y.test',
        reply_to="fenna@voorbeeld.test",
    )
    deliver_waiting()
    one = message_from_bytes(mail.outbox[-1].message().as_bytes(), policy=policy.default)
    [sender] = one["From"].addresses
    assert sender.addr_spec == "post@samenspel.test"
    assert sender.display_name == 'Fenna "de Aanjager" <baas elders.test>, Şükrü (Pact Testdam) Bcc: x y.test'
    assert [to.addr_spec for to in one["Reply-To"].addresses] == ["fenna@voorbeeld.test"]
    assert one["Bcc"] is None


def test_without_a_writer_it_goes_in_the_name_of_the_pact(facilitating: Actor, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Samenspel <post@samenspel.test>"
    write_message(kind="x", to_name="A", to_email="a@voorbeeld.test", subject="S", body="B")
    deliver_waiting()
    assert delivered()["From"] == "Pact Testdam <post@samenspel.test>"
    assert delivered()["Reply-To"] is None


def test_the_method_of_a_calendar_file_stands_in_its_heading_and_its_text_is_whole(facilitating: Actor) -> None:
    calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:CANCEL\r\nX-NAME:Şükrü\r\nEND:VCALENDAR\r\n"
    write_message(kind="x", to_name="A", to_email="a@voorbeeld.test", subject="S", body="B", calendar=calendar)
    deliver_waiting()
    [part] = [part for part in delivered().walk() if part.get_content_type() == "text/calendar"]
    assert part.get_param("method") == "CANCEL"
    assert part.get_filename() == "bijeenkomst.ics"
    assert Calendar.from_ical(part.get_payload(decode=True))["X-NAME"] == "Şükrü"
