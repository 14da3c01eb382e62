# SPDX-License-Identifier: EUPL-1.2
"""The mailbox of the demo: mail as received, with links that work; outside the demo it does not exist."""

from typing import Any

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.entrance.operations import link_for_contact
from samenspel.gatherings.operations.registering_mail import own_path
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import GatheringFactory, InvitationFactory
from tests.gatherings.corpus import BAD_TEXT
from tests.messaging.test_outbox import mail

PAGE = "/p/testdam/postvak/"


@pytest.fixture
def demo(settings: Any) -> None:
    settings.MAIL_STAYS_INSIDE = True


def test_outside_the_demo_it_does_not_exist(as_fenna: Client, pact: Partnership) -> None:
    received = mail(pact, calendar="BEGIN:VCALENDAR")
    for rest in ("", f"{received.pk}/", f"{received.pk}/agenda.ics"):
        assert as_fenna.get(f"{PAGE}{rest}").status_code == 404


def test_a_mail_is_read_with_a_link_that_works(
    demo: None, as_fenna: Client, visitor: Client, pact: Partnership, coby: Contact
) -> None:
    session = GatheringFactory(partnership=pact)
    InvitationFactory(gathering=session, contact=coby)
    with acting_as(Actor(role=Role.GATE, partnership_id=pact.pk)):
        link = link_for_contact(contact_id=coby.pk)
    received = mail(pact, body=f"Kom je?\n{LINK_MARK}", link=link, link_path=own_path(session.pk))
    text = as_fenna.get(f"{PAGE}{received.pk}/").content.decode()
    address = text.split('<a href="http://127.0.0.1:8000')[1].split('"')[0]
    assert address.startswith("/p/testdam/k/")
    assert visitor.get(address).status_code == 200


def test_mail_is_kept_apart_by_receiver_and_what_waits_is_not_there(
    demo: None, as_fenna: Client, pact: Partnership
) -> None:
    mail(pact, to_email="Anna@voorbeeld.test", subject="Eerste")
    mail(pact, to_email="anna@voorbeeld.test", subject="Tweede")
    mail(pact, to_email="piet@voorbeeld.test", subject="Voor Piet")
    mail(pact, "waiting", to_email="later@voorbeeld.test")
    boxes = {box.email: box.mails for box in as_fenna.get(PAGE).context["mailboxes"]}
    assert boxes == {"anna@voorbeeld.test": 2, "piet@voorbeeld.test": 1}
    shown = as_fenna.get(f"{PAGE}?aan=ANNA@voorbeeld.test").context["mails"]
    assert sorted(row.subject for row in shown) == ["Eerste", "Tweede"]


def test_the_calendar_file_comes_along(demo: None, as_fenna: Client, pact: Partnership) -> None:
    received, bare = mail(pact, calendar="BEGIN:VCALENDAR"), mail(pact)
    answer = as_fenna.get(f"{PAGE}{received.pk}/agenda.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer.content == b"BEGIN:VCALENDAR"
    assert as_fenna.get(f"{PAGE}{bare.pk}/agenda.ics").status_code == 404


def test_only_the_facilitator_of_the_pact_reads_it(
    demo: None, as_fenna: Client, as_karim: Client, as_otto: Client, visitor: Client, other_pact: Partnership
) -> None:
    foreign = mail(other_pact, subject="Geheim elders")
    assert as_karim.get(PAGE).status_code == 403
    assert as_otto.get(PAGE).status_code == 404
    assert visitor.get(PAGE).status_code == 302
    assert as_otto.get(f"/p/elders/postvak/{foreign.pk}/").status_code == 200
    assert as_fenna.get(f"{PAGE}{foreign.pk}/").status_code == 404
    assert as_fenna.get(f"{PAGE}?aan=anna@voorbeeld.test").context["mails"] == []


@pytest.mark.words
@pytest.mark.parametrize("text", [text for text in BAD_TEXT if "\x00" not in text and len(text) < 1000])
def test_strange_text_is_shown_as_text(demo: None, as_fenna: Client, pact: Partnership, text: str) -> None:
    received = mail(pact, subject=text[:200], to_name=text[:200], body=text)
    for rest in ("", f"{received.pk}/", "?aan=anna@voorbeeld.test"):
        shown = as_fenna.get(f"{PAGE}{rest}").content.decode()
        assert "<svg/onload" not in shown
        assert 'href="javascript:' not in shown


def test_what_a_library_sends_in_the_demo_is_read_there_too(
    demo: None, as_fenna: Client, fenna: Any, pact: Partnership, other_pact: Partnership
) -> None:
    backend = get_connection("samenspel.messaging.backend.InsideBackend")
    backend.send_messages([EmailMessage("Je inlogcode", "De code is ABC-123", to=["Fenna@voorbeeld.test"])])
    kept = OutboxMessage._base_manager.get()
    assert (kept.partnership_id, kept.state) == (pact.pk, "sent")
    assert "De code is ABC-123" in as_fenna.get(f"{PAGE}{kept.pk}/").content.decode()
