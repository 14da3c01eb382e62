# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.base.scope import Actor
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations import evaluating
from samenspel.gatherings.operations.thanks import send_thanks_due, send_thanks_now
from samenspel.gatherings.queries.thanks import thanks_due_at
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory

NL = ZoneInfo("Europe/Amsterdam")
Commit = Callable[..., Any]


@pytest.fixture
def yesterday(pact: Partnership) -> Gathering:
    start = timezone.now() - timedelta(days=2)
    made: Gathering = GatheringFactory(
        partnership=pact, state="under_way", starts_at=start, ends_at=start + timedelta(hours=2)
    )
    return made


def there(gathering: Gathering, **fields: Any) -> Contact:
    contact: Contact = ContactFactory(partnership=gathering.partnership, **fields)
    AttendanceFactory(registration=RegistrationFactory(gathering=gathering, contact=contact))
    return contact


def names(gathering: Gathering, one: Contact, *others: Contact, shares: bool = False) -> None:
    registration = evaluating.registration_for_evaluation(gathering_id=gathering.pk, contact_id=one.pk)
    evaluating.save_met(registration=registration, met_ids=[other.pk for other in others])
    evaluating.save_answers(registration=registration, shares_details=shares)


def mail_to(contact: Contact) -> OutboxMessage:
    found: OutboxMessage = OutboxMessage._base_manager.get(to_email=contact.email)
    return found


def test_everyone_reads_whom_they_met_and_their_action_point(yesterday: Gathering, facilitating: Actor) -> None:
    ada = there(yesterday, name="Ada Test", phone="06 0000 0001")
    bo = there(yesterday, name="Bo Test", phone="06 0000 0002")
    names(yesterday, ada, bo)
    registration = evaluating.registration_for_evaluation(gathering_id=yesterday.pk, contact_id=ada.pk)
    evaluating.save_action_point(
        registration=registration, what="Jassen inzamelen", first_step="Doos neerzetten", due_date=date(2026, 12, 24)
    )
    assert send_thanks_now(gathering_id=yesterday.pk) == 2
    body = mail_to(ada).body
    assert "Bo Test" in body
    assert "Jassen inzamelen" in body
    assert "24 december 2026" in body
    assert "Je leerde kennen" not in mail_to(bo).body
    assert body.startswith("Beste Ada,\n")  # as the invitation wrote to her


@pytest.mark.parametrize(
    ("both_name", "both_share", "shown"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_details_are_told_only_where_both_agreed(
    yesterday: Gathering, facilitating: Actor, both_name: bool, both_share: bool, shown: bool
) -> None:
    ada = there(yesterday, name="Ada Test", phone="06 0000 0001")
    bo = there(yesterday, name="Bo Test", phone="06 0000 0002")
    names(yesterday, ada, bo, shares=True)
    names(yesterday, bo, *([ada] if both_name else []), shares=both_share)
    send_thanks_now(gathering_id=yesterday.pk)
    assert ("06 0000 0002" in mail_to(ada).body) is shown


def test_pressing_twice_and_the_job_after_it_thank_once(yesterday: Gathering, facilitating: Actor) -> None:
    there(yesterday)
    assert send_thanks_now(gathering_id=yesterday.pk) == 1
    assert send_thanks_now(gathering_id=yesterday.pk) == 0
    assert send_thanks_due() == 0
    assert OutboxMessage._base_manager.count() == 1


def test_the_job_thanks_the_morning_after_in_every_pact(yesterday: Gathering, other_pact: Partnership) -> None:
    there(yesterday)
    elsewhere = GatheringFactory(
        partnership=other_pact,
        state="harvested",
        starts_at=timezone.now() - timedelta(days=3),
        ends_at=timezone.now() - timedelta(days=3) + timedelta(hours=2),
    )
    there(elsewhere)
    today = GatheringFactory(
        partnership=other_pact,
        state="under_way",
        starts_at=timezone.now() - timedelta(minutes=20),
        ends_at=timezone.now() - timedelta(minutes=1),
    )
    there(today)
    assert send_thanks_due() == 2
    assert {row.partnership_id for row in OutboxMessage._base_manager.all()} == {
        yesterday.partnership_id,
        other_pact.pk,
    }


def test_the_hour_is_nine_also_after_the_night_in_which_the_clock_goes_back(pact: Partnership) -> None:
    start = datetime(2026, 10, 24, 19, 0, tzinfo=NL)
    gathering = GatheringFactory(partnership=pact, starts_at=start, ends_at=start + timedelta(hours=3))
    due = thanks_due_at(gathering).astimezone(NL)
    assert (due.day, due.hour, due.minute) == (25, 9, 0)


def test_who_has_no_mail_address_is_told_to_the_facilitator(yesterday: Gathering, as_fenna: Client) -> None:
    there(yesterday, email="")
    page = as_fenna.get(f"/p/testdam/bijeenkomsten/{yesterday.pk}/evaluatie/").content.decode()
    assert "heeft geen e-mailadres" in page


@pytest.mark.parametrize("state", ["draft", "inviting", "closed"])
def test_pressing_before_the_evening_began_takes_nothing_from_the_day_after(
    pact: Partnership, as_fenna: Client, state: str
) -> None:
    gathering = GatheringFactory(partnership=pact, state=state)
    assert as_fenna.post(f"/p/testdam/bijeenkomsten/{gathering.pk}/evaluatie/bedanken/").status_code == 302
    gathering.refresh_from_db()
    assert gathering.thanked_at is None
