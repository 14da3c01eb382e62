# SPDX-License-Identifier: EUPL-1.2
"""A gathering that does not go on: who hears of it, what the pages say, and back again."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from samenspel.base.errors import Refused
from samenspel.base.scope import Actor
from samenspel.gatherings.models import Gathering, Invitation, Mailing, Registration, Speaker
from samenspel.gatherings.operations.calling_off import call_off, go_on_after_all
from samenspel.gatherings.operations.door import check_in
from samenspel.gatherings.operations.inviting import draft_mailing, link_by_hand, start_sending
from samenspel.gatherings.operations.planning import move_to_state
from samenspel.gatherings.operations.registering import register_by_staff
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    RegistrationFactory,
    models_save,
)
from tests.gatherings.corpus import BAD_TEXT


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(
        partnership=pact, title="Sessie in de Brink", state="inviting", open_code="open-testdam-0123456789"
    )
    return made


def page(session: Gathering, rest: str = "afgelasten/") -> str:
    return f"/p/testdam/bijeenkomsten/{session.pk}/{rest}"


def person(session: Gathering, name: str, answer: str = "", state: str = "seated", **more: Any) -> Contact:
    """Somebody who was invited and, with an answer, said something."""
    made: Contact = ContactFactory(
        partnership=session.partnership, name=name, **{"email": f"{name.lower()}@voorbeeld.test", **more}
    )
    InvitationFactory(gathering=session, contact=made)
    if answer:
        RegistrationFactory(gathering=session, contact=made, answer=answer, state=state)
        if state == "seated":
            Gathering._base_manager.filter(pk=session.pk).update(seats_taken=session.seats_taken + 1)
            session.seats_taken += 1
    return made


@pytest.fixture
def everybody(session: Gathering) -> None:
    person(session, "Anna", "yes")
    person(session, "Wachter", "yes", "waiting")
    person(session, "Misschien", "maybe", "none")
    person(session, "Nee", "no", "none")
    person(session, "Stil")
    person(session, "Zonder", "yes", email="", phone="06 12 34 56 78")


def mails() -> dict[str, OutboxMessage]:
    return {message.to_name: message for message in OutboxMessage._base_manager.filter(kind="called_off")}


def form(**values: str) -> dict[str, str]:
    return {"form_key": str(uuid4()), "words": "Door de sneeuw.", "tell": "counting", **values}


def entry(message: OutboxMessage) -> Any:
    return Calendar.from_ical(message.calendar).walk("VEVENT")[0]


@pytest.mark.parametrize(
    ("tell", "expected"),
    [
        ("counting", {"Anna", "Wachter", "Misschien"}),
        ("asked", {"Anna", "Wachter", "Misschien", "Stil"}),
        ("", set()),
    ],
)
def test_who_was_chosen_hears_of_it_and_nobody_who_said_no(
    as_fenna: Client, session: Gathering, everybody: None, tell: str, expected: set[str]
) -> None:
    shown = as_fenna.get(page(session))
    assert "Zonder" in shown.content.decode()
    assert as_fenna.post(page(session), form(tell=tell)).status_code == 302
    assert set(mails()) == expected
    session.refresh_from_db()
    assert session.called_off_at is not None
    for message in mails().values():
        assert "gaat niet door" in message.body
        assert "Door de sneeuw." in message.body


def test_whoever_counted_on_it_gets_a_file_that_takes_it_out_of_the_calendar(
    as_fenna: Client, session: Gathering, everybody: None
) -> None:
    as_fenna.post(page(session), form(tell="asked"))
    assert {name for name, message in mails().items() if message.calendar} == {"Anna", "Wachter"}
    file = mails()["Anna"].calendar
    assert "METHOD:CANCEL" in file
    assert str(entry(mails()["Anna"])["STATUS"]) == "CANCELLED"
    assert str(entry(mails()["Anna"])["UID"]) == session.calendar_uid
    assert str(entry(mails()["Anna"])["ATTENDEE"]) == "mailto:anna@voorbeeld.test"


@pytest.mark.r36
def test_pressing_twenty_times_is_once(as_fenna: Client, session: Gathering, everybody: None) -> None:
    typed = form()
    for _ in range(20):
        assert as_fenna.post(page(session), typed).status_code == 302
    assert len(mails()) == 3
    assert Mailing._base_manager.count() == 1
    session.refresh_from_db()
    assert session.calendar_sequence == 1


def test_the_mails_can_be_looked_at_first(as_fenna: Client, session: Gathering, everybody: None) -> None:
    answer = as_fenna.post(page(session), form(eerst_kijken="1"))
    assert answer["Location"].endswith("/bekijken/")
    assert mails() == {}
    shown = as_fenna.get(answer["Location"]).content.decode()
    assert "Door de sneeuw." in shown
    assert "een bestand dat de afspraak uit de agenda haalt" in shown
    assert "Er is nog geen mail over verstuurd" in as_fenna.get(page(session, "")).content.decode()
    as_fenna.post(answer["Location"].replace("bekijken", "versturen"))
    assert len(mails()) == 3
    assert "Er gingen 3 mails uit" in " ".join(as_fenna.get(page(session, "")).content.decode().split())


def test_pages_say_so_and_nobody_can_come_any_more(
    as_fenna: Client, as_karim: Client, visitor: Client, session: Gathering, token_for: Any, facilitating: Actor
) -> None:
    anna, stil = person(session, "Anna", "yes"), person(session, "Stil")
    call_off(gathering_id=session.pk, words="Door de sneeuw.")
    own = f"/p/testdam/k/{token_for(stil)}/mijn/{session.pk}/"
    places = {
        as_fenna: ["/p/testdam/bijeenkomsten/", page(session, ""), page(session, "uitnodigen/")],
        as_karim: ["/p/testdam/bijeenkomsten/", page(session, "")],
        visitor: [own, own.split("mijn/", maxsplit=1)[0], f"/p/testdam/k/{token_for(anna)}/mijn/{session.pk}/"],
    }
    for client, addresses in places.items():
        for address in addresses:
            text = client.get(address, follow=True).content.decode()
            assert "aat niet door" in text, address
            assert "Ja, ik kom" not in text
            assert "Meld me af" not in text
            assert "Zet in je agenda" not in text
    open_page = visitor.get("/p/testdam/aanmelden/open-testdam-0123456789/", follow=True)
    assert "Deze bijeenkomst gaat niet door" in open_page.content.decode()
    assert visitor.post(own, {"answer": "yes"}).status_code == 422
    assert not Registration._base_manager.filter(contact=stil).exists()


def test_nothing_else_happens_to_a_gathering_that_is_off(facilitating: Actor, session: Gathering) -> None:
    anna, stil = person(session, "Anna", "yes"), person(session, "Stil")
    call_off(gathering_id=session.pk, words="")
    registration = Registration._base_manager.get(contact=anna)
    mailing = draft_mailing(mailing_id=uuid4(), gathering_id=session.pk, kind="reminder", audience="silent")
    for refused in (
        lambda: register_by_staff(gathering_id=session.pk, contact_id=stil.pk),
        lambda: move_to_state(gathering_id=session.pk, to="closed", seen="inviting"),
        lambda: link_by_hand(gathering_id=session.pk, contact_id=stil.pk),
        lambda: check_in(registration_id=registration.pk),
        lambda: start_sending(mailing_id=mailing.pk),
    ):
        with pytest.raises(Refused, match="gaat niet door"):
            refused()
    registration.refresh_from_db()
    assert (registration.answer, registration.state) == ("yes", "seated")


def test_back_again_everybody_keeps_the_answer_and_the_calendar_is_put_right(
    as_fenna: Client, facilitating: Actor, session: Gathering, everybody: None
) -> None:
    before = list(Registration._base_manager.order_by("pk").values_list("pk", "answer", "state"))
    as_fenna.post(page(session), form())
    off = entry(mails()["Anna"])["SEQUENCE"]
    for _ in range(5):
        answer = as_fenna.post(page(session, "toch-door/"))
        assert answer["Location"].endswith("/uitnodigen/?bericht=verandering")
    session.refresh_from_db()
    assert (session.called_off_at, session.called_off_words, session.calendar_sequence) == (None, "", 2)
    assert list(Registration._base_manager.order_by("pk").values_list("pk", "answer", "state")) == before
    mailing = draft_mailing(mailing_id=uuid4(), gathering_id=session.pk, kind="change", audience="coming")
    start_sending(mailing_id=mailing.pk)
    again = OutboxMessage._base_manager.get(kind="change")
    assert entry(again)["SEQUENCE"] > off
    assert "METHOD:REQUEST" in again.calendar


def test_that_it_is_off_is_told_only_while_it_is(facilitating: Actor, session: Gathering, everybody: None) -> None:
    mailing = call_off(gathering_id=session.pk, words="", tell="counting", mailing_id=uuid4())
    assert mailing is not None
    go_on_after_all(gathering_id=session.pk)
    with pytest.raises(Refused, match="gaat gewoon door"):
        start_sending(mailing_id=mailing.pk)
    assert mails() == {}


@pytest.mark.parametrize(
    ("changes", "inside", "sentence"),
    [
        ({"state": "harvested"}, False, "al geoogst"),
        (
            {"starts_at": timezone.now() - timedelta(hours=9), "ends_at": timezone.now() - timedelta(hours=6)},
            False,
            "voorbij",
        ),
        ({"state": "under_way"}, True, "Er zijn al mensen binnen"),
    ],
)
def test_what_is_going_on_or_over_is_not_called_off(
    as_fenna: Client, pact: Partnership, changes: dict[str, Any], inside: bool, sentence: str
) -> None:
    session = GatheringFactory(partnership=pact, **changes)
    if inside:
        AttendanceFactory(registration=RegistrationFactory(gathering=session))
    assert sentence in as_fenna.get(page(session)).content.decode()
    answer = as_fenna.post(page(session), form(tell=""))
    assert answer.status_code == 422
    session.refresh_from_db()
    assert session.called_off_at is None


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_reasons_are_shown_as_text(
    as_fenna: Client, visitor: Client, session: Gathering, token_for: Any, text: str
) -> None:
    anna = person(session, "Anna", "yes")
    answer = as_fenna.post(page(session), form(words=text))
    assert answer.status_code in {302, 422}
    assert answer.status_code == 422 or len(mails()) == 1
    for client, address in (
        (as_fenna, page(session, "")),
        (visitor, f"/p/testdam/k/{token_for(anna)}/mijn/{session.pk}/"),
    ):
        shown = client.get(address)
        assert shown.status_code == 200
        assert "<svg/onload" not in shown.content.decode()


@pytest.mark.parametrize("wrong", [{"tell": "all"}, {"tell": "onzin"}, {"form_key": "x"}, {"words": "n" * 301}])
def test_what_cannot_be_leaves_it_going_on(
    as_fenna: Client, session: Gathering, everybody: None, wrong: dict[str, str]
) -> None:
    assert as_fenna.post(page(session), form(**wrong)).status_code == 422
    session.refresh_from_db()
    assert session.called_off_at is None


def test_only_the_facilitator_of_the_pact_calls_off(
    as_fenna: Client, as_karim: Client, as_otto: Client, visitor: Client, session: Gathering, other_pact: Partnership
) -> None:
    for rest in ("afgelasten/", "toch-door/"):
        assert as_karim.post(page(session, rest), form()).status_code == 403
        assert as_otto.post(page(session, rest), form()).status_code == 404
        assert visitor.post(page(session, rest), form()).status_code == 302
    session.refresh_from_db()
    assert session.called_off_at is None
    foreign = GatheringFactory(partnership=other_pact)
    assert as_fenna.post(page(foreign), form()).status_code == 404
    assert as_fenna.get(page(session, "toch-door/")).status_code == 405


def test_a_speaker_who_never_answered_hears_of_it_and_is_not_counted_as_invited(
    as_fenna: Client, session: Gathering
) -> None:
    speaker = ContactFactory(partnership=session.partnership, name="Spreker", email="spreker@voorbeeld.test")
    models_save(Speaker(partnership=session.partnership, gathering=session, contact=speaker, state="confirmed"))
    declined = ContactFactory(partnership=session.partnership, name="Liever", email="liever@voorbeeld.test")
    models_save(Speaker(partnership=session.partnership, gathering=session, contact=declined, state="declined"))
    as_fenna.post(page(session), form())
    assert set(mails()) == {"Spreker"}
    assert not Invitation._base_manager.exists()
