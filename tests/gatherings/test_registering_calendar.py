# SPDX-License-Identifier: EUPL-1.2
"""The calendar files that one person gets, one after the other: one entry that moves, goes and comes back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from samenspel.base.scope import Actor
from samenspel.gatherings.models import Gathering, Registration
from samenspel.gatherings.operations.calling_off import call_off, go_on_after_all
from samenspel.gatherings.operations.inviting import draft_mailing, start_sending
from samenspel.gatherings.operations.planning import change_gathering, facts_of
from samenspel.gatherings.operations.registering import register_by_staff
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import GatheringFactory, InvitationFactory

AMSTERDAM = timezone.get_default_timezone()


@pytest.fixture
def session(pact: Partnership, coby: Contact) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, state="inviting")
    InvitationFactory(gathering=made, contact=coby)
    return made


def files() -> Iterator[Any]:
    """What was mailed, the oldest first: method and entry."""
    for message in OutboxMessage._base_manager.exclude(calendar="").order_by("created_at", "pk"):
        calendar = Calendar.from_ical(message.calendar)
        [entry] = calendar.walk("VEVENT")
        yield str(calendar["METHOD"]), entry


def numbers() -> list[tuple[str, int]]:
    return [(method, int(entry["SEQUENCE"])) for method, entry in files()]


def say(session: Gathering, coby: Contact, answer: str) -> None:
    register_by_staff(gathering_id=session.pk, contact_id=coby.pk, answer=answer)


def change(session: Gathering, **changes: Any) -> None:
    now = Gathering._base_manager.get(pk=session.pk)
    change_gathering(gathering_id=session.pk, version=now.version, facts=replace(facts_of(now), **changes))


def tell(session: Gathering, number: int) -> None:
    mailing = draft_mailing(mailing_id=UUID(int=number), gathering_id=session.pk, kind="change", audience="coming")
    start_sending(mailing_id=mailing.pk)


def test_each_file_has_a_higher_number_than_the_one_before_and_the_same_name(
    facilitating: Actor, session: Gathering, coby: Contact
) -> None:
    say(session, coby, "yes")
    say(session, coby, "no")
    say(session, coby, "yes")
    change(session, place="Ergens anders")
    tell(session, 1)
    change(session, starts_at=session.starts_at + timedelta(hours=1), ends_at=session.ends_at + timedelta(hours=1))
    tell(session, 2)
    change(session, title="Een andere naam")
    tell(session, 3)
    say(session, coby, "no")
    found = numbers()
    assert [method for method, _number in found] == [
        "REQUEST",
        "CANCEL",
        "REQUEST",
        "REQUEST",
        "REQUEST",
        "REQUEST",
        "CANCEL",
    ]
    assert [number for _method, number in found] == sorted({number for _method, number in found})
    assert {str(entry["UID"]) for _method, entry in files()} == {session.calendar_uid}


def test_a_change_that_no_calendar_shows_raises_nothing(facilitating: Actor, session: Gathering, coby: Contact) -> None:
    change(session, theme="Iets anders", capacity=99, rounds=5)
    assert Gathering._base_manager.get(pk=session.pk).calendar_sequence == 0


def test_off_and_on_again_count_as_well(facilitating: Actor, session: Gathering, coby: Contact) -> None:
    say(session, coby, "yes")
    mailing = call_off(gathering_id=session.pk, words="", tell="counting", mailing_id=UUID(int=9))
    assert mailing is not None
    start_sending(mailing_id=mailing.pk)
    go_on_after_all(gathering_id=session.pk)
    tell(session, 1)
    found = numbers()
    assert [method for method, _number in found] == ["REQUEST", "CANCEL", "REQUEST"]
    assert [number for _method, number in found] == sorted({number for _method, number in found})


def test_the_file_of_the_own_page_keeps_step_and_names_nobody(
    facilitating: Actor, visitor: Client, session: Gathering, coby: Contact, token_for: Any
) -> None:
    for answer in ("yes", "no", "yes"):
        say(session, coby, answer)
    page = f"/p/testdam/k/{token_for(coby)}/mijn/{session.pk}/agenda.ics"
    calendar = Calendar.from_ical(visitor.get(page).content)
    [entry] = calendar.walk("VEVENT")
    assert str(calendar["METHOD"]) == "PUBLISH"
    assert int(entry["SEQUENCE"]) == numbers()[-1][1]
    assert "ATTENDEE" not in entry
    call_off(gathering_id=session.pk, words="")
    assert str(Calendar.from_ical(visitor.get(page).content)["METHOD"]) == "CANCEL"


def test_only_who_has_a_seat_gets_the_appointment(facilitating: Actor, session: Gathering, coby: Contact) -> None:
    Gathering._base_manager.filter(pk=session.pk).update(capacity=0)
    say(session, coby, "yes")
    assert Registration._base_manager.get().state == "waiting"
    assert numbers() == []
    change(session, capacity=1)
    assert [method for method, _number in numbers()] == ["REQUEST"]


def test_the_file_says_who_asks_and_who_is_asked(facilitating: Actor, session: Gathering, coby: Contact) -> None:
    say(session, coby, "yes")
    [(_method, entry)] = files()
    assert str(entry["ATTENDEE"]) == "mailto:coby@voorbeeld.test"
    assert entry["ORGANIZER"].params["CN"] == "Pact Testdam"
    assert str(entry["ORGANIZER"]).startswith("mailto:")


@pytest.mark.parametrize(
    ("day", "hours"),
    [((2027, 3, 27), 6.0), ((2027, 3, 28), 7.0), ((2027, 10, 30), 8.0), ((2027, 10, 31), 7.0)],
)
def test_an_evening_and_the_nights_of_the_clock_keep_dutch_time(
    facilitating: Actor, session: Gathering, coby: Contact, day: tuple[int, int, int], hours: float
) -> None:
    begins = datetime(*day, 21, 0, tzinfo=AMSTERDAM)
    ends = datetime(*day, 4, 0, tzinfo=AMSTERDAM) + timedelta(days=1)
    change(session, starts_at=begins, ends_at=ends)
    say(session, coby, "yes")
    [(_method, entry)] = files()
    assert entry["DTSTART"].to_ical() == begins.strftime("%Y%m%dT210000").encode()
    assert entry["DTEND"].to_ical() == ends.strftime("%Y%m%dT040000").encode()
    assert (entry["DTEND"].dt.timestamp() - entry["DTSTART"].dt.timestamp()) / 3600 == hours
