# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a handover: made from what is there, with words beside it. Everyone here is invented."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.accounts.models import User
from samenspel.core_group.models import AgendaItem, Decision, Handover, HandoverWords, Signal, SignalStep
from samenspel.gatherings.models import Speaker
from samenspel.organizations.models import Contact, TalkNote
from samenspel.partnerships.models import Partnership
from samenspel.portal.models import HarvestText
from tests.core_group.acting import reader_of
from tests.factories import (
    ActionPointFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    PhoneCallFactory,
    WorkingGroupFactory,
    models_save,
)
from tests.gatherings.corpus import BAD_TEXT

LIST = "/p/testdam/overdracht/"
SECRET = "Kanarievogeltje"


@pytest.fixture
def handover(as_fenna: Client, karim: User) -> Handover:
    sent = {
        "form_key": str(uuid4()),
        "kind": "municipality",
        "receiver": str(karim.pk),
        "start_date": timezone.localdate().isoformat(),
    }
    as_fenna.post(f"{LIST}nieuw/", sent)
    made: Handover = Handover._base_manager.get()
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Any:
    return reader_of(monkeypatch, "samenspel.portal.views.handover_dossier")


def paper(handover: Handover) -> str:
    return f"{LIST}{handover.pk}/dossier.pdf"


def part(handover: Handover, section: str) -> HandoverWords:
    made: HandoverWords = HandoverWords._base_manager.get(handover=handover, section=section)
    return made


def part_page(handover: Handover, section: str) -> str:
    return f"{LIST}deel/{part(handover, section).pk}/"


def test_it_says_who_is_who_by_circle_and_how_they_like_to_be_reached(
    as_fenna: Client, handover: Handover, pact: Partnership, read: Any
) -> None:
    ContactFactory(partnership=pact, name="Bella Beller", channel="phone", phone="06 0000 0001", role_title="kok")
    ContactFactory(partnership=pact, name="Max Mailer", channel="mail", email="max@voorbeeld.test")
    ContactFactory(partnership=pact, name="Weg Gegaan", active=False)
    ContactFactory(partnership=pact, partner=None, name="Eva Ervaring", is_experience_expert=True)
    words = read(as_fenna, paper(handover))
    for sentence in ("Buitenste kring", "Bella Beller (kok)", "Telefoon: 06 0000 0001", "E-mail: max@voorbeeld.test"):
        assert sentence in words, sentence
    assert "Eva Ervaring" in words
    assert "Weg Gegaan" not in words


def test_it_says_what_was_promised(
    as_fenna: Client, handover: Handover, pact: Partnership, coby: Contact, read: Any
) -> None:
    ActionPointFactory(owner=coby, what="Soep koken")
    ActionPointFactory(owner=coby, what="Al gedaan", state="done")
    session = GatheringFactory(partnership=pact, title="Sessie in de kerk")
    other = ContactFactory(partnership=pact, name="Is Al Gebeld")
    PhoneCallFactory(gathering=session, contact=coby, outcome="call_back")
    PhoneCallFactory(
        gathering=session, contact=other, outcome="call_back", called_at=timezone.now() - timedelta(days=1)
    )
    PhoneCallFactory(gathering=session, contact=other, outcome="comes")
    models_save(Speaker(partnership=pact, gathering=session, contact=coby, subject="Rondkomen", state="asked"))
    words = read(as_fenna, paper(handover))
    for sentence in ("Soep koken", "Terugbellen over Sessie in de kerk", "gevraagd om te spreken", "Rondkomen"):
        assert sentence in words, sentence
    assert "Al gedaan" not in words
    assert words.count("Terugbellen over") == 1, "who was called since is no promise any more"


def test_it_says_how_it_is_done_here(as_fenna: Client, handover: Handover, pact: Partnership, read: Any) -> None:
    begin = timezone.localtime().replace(hour=16, minute=30, second=0, microsecond=0) - timedelta(days=200)
    for number, place in enumerate(("De kerk", "Het gemeentehuis", "De kerk")):
        starts_at = begin + timedelta(days=56 * number)
        held = GatheringFactory(
            partnership=pact, place=place, starts_at=starts_at, ends_at=starts_at + timedelta(hours=3), state="closed"
        )
        person = ContactFactory(partnership=pact)
        InvitationFactory(gathering=held, contact=person, invited_at=starts_at - timedelta(days=28))
        PhoneCallFactory(gathering=held, contact=person, called_at=starts_at - timedelta(days=10))
    words = read(as_fenna, paper(handover))
    for sentence in (
        "Verbindingssessie: 3 keer van",
        "om de 56 dagen",
        "Plekken: De kerk, Het gemeentehuis.",
        "meestal 28 dagen van tevoren",
        "meestal 10 dagen van tevoren",
    ):
        assert sentence in words, sentence


def test_it_says_what_was_learnt_decided_and_what_is_stuck(
    as_fenna: Client, handover: Handover, pact: Partnership, coby: Contact, read: Any
) -> None:
    WorkingGroupFactory(partnership=pact, name="Eten voor iedereen", ambassador=coby)
    models_save(HarvestText(partnership=pact, section="lessen", text="Bel iedereen eerst\nHou het klein"))
    day = timezone.localdate()
    old = Decision(partnership=pact, year=2026, number=1, decided_date=day, what="Altijd in het gemeentehuis")
    models_save(old)
    models_save(
        Decision(partnership=pact, year=2026, number=2, decided_date=day, what="Elke keer anders", supersedes=old)
    )
    ActionPointFactory(owner=coby, what="Vervoer regelen", state="stuck", obstacle="Geen bus")
    models_save(AgendaItem(partnership=pact, title="Budget", carried=2))
    words = read(as_fenna, paper(handover))
    for sentence in (
        "Eten voor iedereen",
        "Coby Contact",
        "Hou het klein",
        "Elke keer anders",
        "Vervoer regelen: Geen bus",
        "Schuift steeds door bij de kerngroep: Budget",
    ):
        assert sentence in words, sentence
    assert "Altijd in het gemeentehuis" not in words


def test_notes_of_talks_and_signals_are_never_in_it(
    as_fenna: Client, fenna: User, handover: Handover, pact: Partnership, coby: Contact, read: Any
) -> None:
    """Not even a note that was shared with the core group."""
    day = timezone.localdate()
    for shared in (True, False):
        models_save(
            TalkNote(
                partnership=pact,
                contact=coby,
                author=fenna,
                talked_date=day,
                text=f"{SECRET} notitie",
                for_core_group=shared,
            )
        )
    signal = Signal(partnership=pact, subject=f"{SECRET} signaal", words=SECRET, said_by=SECRET, said_date=day)
    models_save(signal)
    models_save(SignalStep(partnership=pact, signal=signal, kind="held", with_whom=SECRET, day=day))
    models_save(AgendaItem(partnership=pact, title=SECRET, signal=signal, carried=5))
    type(coby)._base_manager.filter(pk=coby.pk).update(remark=f"{SECRET} opmerking")
    assert "Coby Contact" in read(as_fenna, paper(handover))
    assert SECRET not in read(as_fenna, paper(handover))
    assert SECRET not in as_fenna.get(f"{LIST}{handover.pk}/dossier/").content.decode()


def test_the_facilitator_chooses_the_parts_and_writes_beside_them(
    as_fenna: Client, as_karim: Client, handover: Handover, coby: Contact, read: Any
) -> None:
    ActionPointFactory(owner=coby, what="Soep koken")
    begin, promises = part_page(handover, "begin"), part_page(handover, "promises")
    assert "Waar ben je trots op" in as_fenna.get(begin).content.decode()
    sent = {"words": "Bel altijd eerst.", "included": "on", "version": "1"}
    assert as_fenna.post(begin, sent).status_code == 302
    assert as_fenna.post(promises, {"words": "", "version": "1"}).status_code == 302
    words = read(as_karim, paper(handover))
    assert "Bel altijd eerst." in words
    assert "Soep koken" not in words
    assert as_karim.get(begin).status_code == 403


def test_r37_two_writers_at_once_get_both_texts(as_fenna: Client, handover: Handover) -> None:
    address = part_page(handover, "lessons")
    sent = {"words": "Eerste woorden", "included": "on", "version": "1"}
    assert as_fenna.post(address, sent).status_code == 302
    answer = as_fenna.post(address, {**sent, "words": "Tweede woorden"})
    assert answer.status_code == 409
    assert b"Eerste woorden" in answer.content


@pytest.mark.words
def test_r29_bad_text_prints_or_is_refused(as_fenna: Client, handover: Handover, coby: Contact, read: Any) -> None:
    address = part_page(handover, "begin")
    for bad in BAD_TEXT:
        version = str(part(handover, "begin").version)
        answer = as_fenna.post(address, {"words": bad, "included": "on", "version": version})
        assert answer.status_code in {302, 422}, bad[:40]
        if answer.status_code == 302:
            read(as_fenna, paper(handover))
    assert "<svg/onload" not in as_fenna.get(f"{LIST}{handover.pk}/dossier/").content.decode()


def test_the_dossier_asks_as_many_questions_with_many_partners_as_with_few(
    as_fenna: Client, handover: Handover, pact: Partnership
) -> None:
    counts = []
    for more in (3, 40):
        for _ in range(more):
            person = ContactFactory(partnership=pact)
            ActionPointFactory(owner=person)
            InvitationFactory(gathering=GatheringFactory(partnership=pact), contact=person)
        address = f"{LIST}{handover.pk}/dossier/"
        as_fenna.get(address)
        with CaptureQueriesContext(connection) as seen:
            as_fenna.get(address)
        counts.append(len(seen))
    assert counts[0] == counts[1]
