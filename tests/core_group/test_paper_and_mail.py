# SPDX-License-Identifier: EUPL-1.2
"""The agenda and the minutes on paper and by mail. Everyone here is invented."""

import pytest
from django.test import Client

from samenspel.accounts.models import User
from samenspel.gatherings.models import Gathering
from samenspel.messaging.models import OutboxMessage
from samenspel.partnerships.models import Partnership
from tests.core_group.acting import HERE, decision_form, point, reader_of, signal_of, text
from tests.gatherings.corpus import BAD_TEXT


def of(meeting: Gathering, below: str = "") -> str:
    return f"{HERE}vergadering/{meeting.pk}/{below}"


def test_the_agenda_and_the_minutes_are_tagged_paper_without_signals(
    as_karim: Client, meeting: Gathering, later: Gathering, pact: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    words_of = reader_of(monkeypatch, "samenspel.core_group.views.paper")
    said = point(meeting, "Vervoer", 1, minutes=20, brought_in_by="Truus", notes="Er rijdt een bus.")
    point(meeting, "Niet gehaald", 2)
    point(meeting, "–", 3, signal=signal_of(pact, subject="Kanarievogeltje"))
    as_karim.post(f"{HERE}besluiten/nieuw/?punt={said.pk}", decision_form(what="We huren een busje"))
    agenda = words_of(as_karim, of(meeting, "agenda.pdf"))
    assert "Vervoer" in agenda
    assert "Truus" in agenda
    assert "Er rijdt een bus." not in agenda
    as_karim.post(of(meeting, "door/"))
    minutes = words_of(as_karim, of(meeting, "verslag.pdf"))
    for word in ("Er rijdt een bus.", "We huren een busje", "2026-1", "Niet gehaald"):
        assert word in minutes, word
    assert "Kanarievogeltje" not in agenda + minutes


@pytest.mark.words
def test_whatever_is_written_prints(as_karim: Client, meeting: Gathering) -> None:
    for number, bad in enumerate(BAD_TEXT[:-2], start=1):
        point(meeting, bad.replace("\x00", "")[:200], number, notes=bad.replace("\x00", "")[:4000])
    for paper in ("agenda.pdf", "verslag.pdf"):
        assert as_karim.get(of(meeting, paper)).content.startswith(b"%PDF")


def test_the_agenda_goes_once_to_who_was_chosen(
    as_karim: Client, karim: User, wanda: User, fenna: User, meeting: Gathering, pact: Partnership
) -> None:
    point(meeting, "Vervoer", 1, minutes=20, brought_in_by="Truus")
    point(meeting, "–", 2, signal=signal_of(pact, subject="Kanarievogeltje"))
    address = of(meeting, "mail/?wat=agenda")
    form = as_karim.get(address).context["form"]
    sent = {"to": [str(karim.pk), str(wanda.pk)], "words": "Neem soep mee.", "form_key": str(form.initial["form_key"])}
    for _ in range(20):
        assert as_karim.post(address, sent).status_code == 302
    mails = list(OutboxMessage._base_manager.order_by("to_email"))
    assert [mail.to_email for mail in mails] == ["karim@voorbeeld.test", "wanda@voorbeeld.test"]
    body = mails[0].body
    for word in ("Beste Karim,", "Neem soep mee.", "1. Vervoer", "20 min.", "Truus", of(meeting)):
        assert word in body, word
    assert "Kanarievogeltje" not in body
    assert "\n2." not in body, "also not that there is a point"


def test_the_decisions_go_by_mail_afterwards(as_fenna: Client, fenna: User, meeting: Gathering) -> None:
    as_fenna.post(f"{HERE}besluiten/nieuw/?bij={meeting.pk}", decision_form(what="We huren een busje"))
    address = of(meeting, "mail/?wat=besluiten")
    assert "We huren een busje" in text(as_fenna.get(address))
    assert as_fenna.post(address, {"to": [str(fenna.pk)], "words": ""}).status_code == 302
    mail = OutboxMessage._base_manager.get()
    assert "2026-1. We huren een busje" in mail.body
    assert mail.subject.startswith("Besluiten van Kerngroep van nu")


def test_mail_goes_only_to_people_who_work_here(as_karim: Client, otto: User, meeting: Gathering) -> None:
    for wrong in ([], [str(otto.pk)], ["x"]):
        assert as_karim.post(of(meeting, "mail/"), {"to": wrong, "words": ""}).status_code == 422
    assert not OutboxMessage._base_manager.exists()
