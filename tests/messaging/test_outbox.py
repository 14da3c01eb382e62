# SPDX-License-Identifier: EUPL-1.2
"""The page of outgoing mail."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.messaging.models import OutboxMessage
from samenspel.partnerships.models import Partnership
from tests.factories import models_save
from tests.gatherings.corpus import BAD_TEXT

PAGE = "/p/testdam/post/"


def mail(pact: Partnership, state: str = "sent", **more: object) -> OutboxMessage:
    made = OutboxMessage(
        partnership=pact,
        state=state,
        sent_at=timezone.now() if state == "sent" else None,
        **{
            "message_id": f"<{uuid4()}@voorbeeld.test>",
            "kind": "invitation",
            "to_name": "Bedachte Anna",
            "to_email": "anna@voorbeeld.test",
            "subject": "Kom je ook?",
            "body": "Beste Anna, dit staat alleen in de mail zelf.",
            **more,
        },
    )
    models_save(made)
    return made


def state(message: OutboxMessage) -> str:
    message.refresh_from_db()
    return str(message.state)


def test_the_page_counts_by_state_and_says_what_went_wrong(as_fenna: Client, pact: Partnership) -> None:
    mail(pact)
    mail(pact, "waiting", subject="Nog te gaan")
    mail(pact, "failed", error="SMTPRecipientsRefused")
    mail(pact, "unsure")
    shown = as_fenna.get(PAGE)
    text = shown.content.decode()
    assert shown.context["outbox"].counts == {"sent": 1, "waiting": 1, "failed": 1, "unsure": 1}
    assert "De mailserver weigert dit adres." in text
    assert "De mail kan zijn aangekomen." in text
    assert "dit staat alleen in de mail zelf" not in text
    only = as_fenna.get(f"{PAGE}?stand=wacht")
    assert [row.subject for row in only.context["outbox"].rows] == ["Nog te gaan"]


@pytest.mark.parametrize("query", ["?stand=onzin", "?stand=%00", "?bladzijde=-1", "?bladzijde=²", "?bladzijde=99999"])
def test_strange_addresses_show_a_page(as_fenna: Client, pact: Partnership, query: str) -> None:
    mail(pact)
    assert as_fenna.get(f"{PAGE}{query}").status_code == 200


def test_the_buttons_do_what_they_say(as_fenna: Client, pact: Partnership) -> None:
    failed, unsure, other = mail(pact, "failed"), mail(pact, "unsure"), mail(pact, "unsure")
    sent = mail(pact)
    for _ in range(2):
        assert as_fenna.post(f"{PAGE}{failed.pk}/opnieuw/").status_code == 302
    as_fenna.post(f"{PAGE}{unsure.pk}/aangekomen/")
    as_fenna.post(f"{PAGE}{other.pk}/opnieuw/")
    as_fenna.post(f"{PAGE}{sent.pk}/opnieuw/")
    assert [state(one) for one in (failed, unsure, other, sent)] == ["waiting", "sent", "waiting", "sent"]


def test_all_failed_ones_go_again_with_one_button(as_fenna: Client, pact: Partnership, other_pact: Partnership) -> None:
    here, there = mail(pact, "failed"), mail(other_pact, "failed")
    as_fenna.post(f"{PAGE}opnieuw/")
    assert (state(here), state(there)) == ("waiting", "failed")


def test_mail_of_another_pact_is_neither_shown_nor_touched(
    as_fenna: Client, as_otto: Client, pact: Partnership, other_pact: Partnership
) -> None:
    foreign = mail(other_pact, "unsure", subject="Geheim elders")
    assert "Geheim elders" in as_otto.get("/p/elders/post/").content.decode()
    assert "Geheim elders" not in as_fenna.get(PAGE).content.decode()
    assert as_otto.get(PAGE).status_code == 404
    for deed in ("opnieuw", "aangekomen"):
        assert as_fenna.post(f"{PAGE}{foreign.pk}/{deed}/").status_code == 404
    assert state(foreign) == "unsure"


def test_only_the_facilitator_reads_and_changes_it(
    as_fenna: Client, as_karim: Client, visitor: Client, pact: Partnership
) -> None:
    failed = mail(pact, "failed")
    assert as_karim.get(PAGE).status_code == 403
    assert visitor.get(PAGE).status_code == 302
    assert as_karim.post(f"{PAGE}{failed.pk}/opnieuw/").status_code == 403
    assert as_fenna.get(f"{PAGE}{failed.pk}/opnieuw/").status_code == 405
    assert state(failed) == "failed"


@pytest.mark.words
@pytest.mark.parametrize("text", [text for text in BAD_TEXT if "\x00" not in text and len(text) < 1000])
def test_strange_text_is_shown_as_text(as_fenna: Client, pact: Partnership, text: str) -> None:
    mail(pact, "failed", subject=text[:200], to_name=text[:200], error=text[:200])
    shown = as_fenna.get(PAGE).content.decode()
    assert "<svg/onload" not in shown


def test_the_number_of_queries_does_not_grow_with_the_mail(as_fenna: Client, pact: Partnership) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(PAGE).status_code == 200
        return len(captured)

    for _ in range(10):
        mail(pact, "failed")
    queries()
    few = queries()
    for _ in range(120):
        mail(pact, "unsure")
    assert queries() == few
