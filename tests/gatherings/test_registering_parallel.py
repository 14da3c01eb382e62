# SPDX-License-Identifier: EUPL-1.2
"""Many people press the button at the same moment: real threads, each with a connection of its own.

On SQLite the threads work on a file, as an installation does: the database in memory of the other tests has one
connection for all and would prove nothing.
"""

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections

from samenspel.access.constants import Role
from samenspel.base import jobs
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering, Registration
from samenspel.gatherings.operations.registering import answer_invitation
from samenspel.messaging.models import OutboxMessage
from tests.factories import ContactFactory, GatheringFactory, InvitationFactory, PartnershipFactory

InThread = Callable[[Callable[[], Any]], Any]


@pytest.fixture(autouse=True)
def mail_stays_in_the_outbox(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the operations themselves write counts here."""
    monkeypatch.setattr(jobs, "async_task", lambda *_args, **_options: None)


@pytest.fixture
def on_disk(transactional_db: None, tmp_path: Path) -> Iterator[InThread]:
    """Run something in a thread with a connection of its own; on SQLite to a copy of the database in a file."""
    values = connections.settings["default"]
    before = dict(values)

    def in_thread(work: Callable[[], Any]) -> Any:
        if connection.vendor == "sqlite" and values["NAME"] == before["NAME"]:
            _copy_to(tmp_path / "parallel.sqlite3")
            values["NAME"] = str(tmp_path / "parallel.sqlite3")
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(_closing, work).result()

    yield in_thread
    values.update(before)


def _copy_to(path: Path) -> None:
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
        # As `migrate` leaves it: many who ask for it at the same moment lock each other out.
        copy.execute("PRAGMA journal_mode=WAL")
    copy.close()


def _closing(work: Callable[[], Any]) -> Any:
    try:
        return work()
    finally:
        connections.close_all()


def register_at_once(in_thread: InThread, *, people: int, seats: int, presses: int = 1) -> None:
    pact = PartnershipFactory()
    gathering = GatheringFactory(partnership=pact, capacity=seats)
    contacts = [ContactFactory(partnership=pact) for _ in range(people)]
    for contact in contacts:
        InvitationFactory(gathering=gathering, contact=contact)
    barrier = threading.Barrier(min(people * presses, 20))

    def press(contact_id: UUID) -> str:
        actor = Actor(role=Role.CONTACT, partnership_id=pact.pk, link_id=contact_id, contact_id=contact_id)
        barrier.wait(20)
        with acting_as(actor):
            said = answer_invitation(gathering_id=gathering.pk, contact_id=contact_id, answer="yes")
        return str(said.state)

    def everybody() -> list[str]:
        with ThreadPoolExecutor(20) as pool:
            return list(pool.map(lambda key: _closing(lambda: press(key)), [c.pk for c in contacts] * presses))

    in_thread(everybody)

    def look() -> None:
        states = Counter(Registration._base_manager.values_list("state", flat=True))
        assert states == Counter(seated=min(seats, people), waiting=max(people - seats, 0))
        assert Gathering._base_manager.get().seats_taken == min(seats, people)
        assert OutboxMessage._base_manager.count() == people
        codes = Registration._base_manager.values_list("code", flat=True)
        assert len(set(codes)) == people
        waiting = Registration._base_manager.filter(state="waiting", waiting_since_at__isnull=False)
        assert waiting.count() == max(people - seats, 0)

    in_thread(look)


def test_twelve_people_at_once_for_four_seats_are_four_seated_and_eight_waiting(on_disk: InThread) -> None:
    register_at_once(on_disk, people=12, seats=4)


def test_one_person_pressing_twelve_times_at_once_has_one_seat(on_disk: InThread) -> None:
    register_at_once(on_disk, people=1, seats=4, presses=12)


def test_r36_sixty_people_at_once_for_twenty_seats_are_twenty_seated_and_forty_waiting(on_disk: InThread) -> None:
    register_at_once(on_disk, people=60, seats=20)


def test_people_who_leave_and_come_at_the_same_moment_leave_no_seat_behind(on_disk: InThread) -> None:
    pact = PartnershipFactory()
    gathering = GatheringFactory(partnership=pact, capacity=3)
    contacts = [ContactFactory(partnership=pact) for _ in range(6)]
    for contact in contacts:
        InvitationFactory(gathering=gathering, contact=contact)

    def waver(contact_id: UUID) -> None:
        actor = Actor(role=Role.CONTACT, partnership_id=pact.pk, link_id=contact_id, contact_id=contact_id)
        with acting_as(actor):
            for said in ("yes", "no", "yes", "maybe", "yes"):
                answer_invitation(gathering_id=gathering.pk, contact_id=contact_id, answer=said)

    def everybody() -> None:
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(lambda contact: _closing(lambda: waver(contact.pk)), contacts))

    on_disk(everybody)

    def look() -> None:
        states = Counter(Registration._base_manager.values_list("state", flat=True))
        assert states == Counter(seated=3, waiting=3)
        assert Gathering._base_manager.get().seats_taken == 3

    on_disk(look)
