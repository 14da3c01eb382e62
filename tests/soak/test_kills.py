# SPDX-License-Identifier: EUPL-1.2
"""kill -9 under registrations: what the screen confirmed is still there afterwards.

Twenty kills, each with at least eight requests in flight and fifty confirmed since the last. Every contact answers by
their own link, each time otherwise than before; after a kill the database must hold the last confirmed answer, or the
one that was under way. Every confirmed answer must have its audit row. The counts are printed.
"""

import json
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts.server import Server, Visitor, environment, form_token, running, samenspel, start
from scripts.steps import ROOT

pytestmark = pytest.mark.soak

KILLS = 20
CONFIRMED_BETWEEN = 50
IN_FLIGHT = 8
PEOPLE = 14
PATIENCE = 120.0
NEXT = {"": "yes", "yes": "maybe", "maybe": "no", "no": "yes"}


@dataclass
class Person:
    """A contact who keeps changing their mind."""

    contact: str
    path: str
    confirmed: str = ""
    asking: str = ""
    confirmations: int = 0


@dataclass
class Crowd:
    """All contacts at work at once, until told to stop."""

    people: list[Person]
    stop: threading.Event = field(default_factory=threading.Event)
    strange: list[str] = field(default_factory=list)

    def in_flight(self) -> int:
        return sum(bool(person.asking) for person in self.people)

    def confirmations(self) -> int:
        return sum(person.confirmations for person in self.people)

    def work(self, person: Person, visitor: Visitor) -> None:
        try:
            token = form_token(visitor.get(person.path).text)
            while not self.stop.is_set():
                self.answer(person, visitor, token)
        except OSError:
            return  # the server is gone; what was being asked stays noted in `asking`

    def answer(self, person: Person, visitor: Visitor, token: str) -> None:
        person.asking = NEXT[person.confirmed]
        response = visitor.post(person.path, {"answer": person.asking}, token=token)
        if response.status not in {302, 303}:
            self.strange.append(f"{response.status} {response.text[:200]}")
            self.stop.set()
            return
        person.confirmed, person.asking = person.asking, ""
        person.confirmations += 1


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kills")
    samenspel(folder, "migrate", "--quiet")
    samenspel(folder, "demo-load")
    return folder


@pytest.fixture(scope="module")
def people(data: Path) -> list[Person]:
    command = [sys.executable, "-m", "tests.soak.links"]
    printed = subprocess.run(command, cwd=ROOT, env=environment(data, 8000), check=True, capture_output=True, text=True)
    found = [Person(contact, path) for contact, path in json.loads(printed.stdout).items()][:PEOPLE]
    assert len(found) == PEOPLE
    return found


def rows(data: Path, question: str) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(data / "samenspel.sqlite3", timeout=20)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def answers(data: Path) -> dict[str, str]:
    question = """
        SELECT registration.contact_id, registration.answer FROM gatherings_registration AS registration
        JOIN gatherings_gathering AS gathering ON gathering.id = registration.gathering_id
        WHERE gathering.state = 'inviting'
    """
    return {contact: answer for contact, answer in rows(data, question)}


def audited(data: Path) -> int:
    return int(rows(data, "SELECT count(*) FROM audit_event WHERE action = 'registration.answered'")[0][0])


def until_busy(crowd: Crowd, before: int) -> int:
    """Wait for the moment to kill; gives how many requests were in flight."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not crowd.stop.is_set():
        flying = crowd.in_flight()
        if crowd.confirmations() - before >= CONFIRMED_BETWEEN and flying >= IN_FLIGHT:
            return flying
        time.sleep(0.005)  # a busy loop would keep the contacts from asking
    raise AssertionError(f"never busy enough: {crowd.confirmations() - before} confirmed; {crowd.strange[:1]}")


def one_kill(data: Path, people: list[Person]) -> tuple[int, int]:
    """Start, let everybody answer, kill. Gives confirmed answers and requests in flight."""
    crowd = Crowd(people)
    before = crowd.confirmations()
    server: Server = start(data)
    threads = [threading.Thread(target=crowd.work, args=(person, server.visitor())) for person in people]
    try:
        for thread in threads:
            thread.start()
        flying = until_busy(crowd, before)
    finally:
        server.kill()
        crowd.stop.set()
        for thread in threads:
            thread.join()
    assert not crowd.strange, crowd.strange[0]
    return crowd.confirmations() - before, flying


def lost(data: Path, people: list[Person]) -> Iterator[str]:
    """Whoever's confirmed answer is not there; and note where everybody stands now."""
    there = answers(data)
    for person in people:
        found = there.get(person.contact, "")
        if found not in {person.confirmed, person.asking}:
            yield f"{person.contact}: confirmed {person.confirmed!r}, found {found!r}"
        person.confirmed, person.asking = found, ""


def test_what_was_confirmed_survives_twenty_kills(data: Path, people: list[Person]) -> None:
    there = answers(data)
    for person in people:
        person.confirmed = there.get(person.contact, "")
    audit_before, confirmed, flown = audited(data), 0, 0
    for number in range(1, KILLS + 1):
        done, flying = one_kill(data, people)
        confirmed, flown = confirmed + done, flown + flying
        missing = list(lost(data, people))
        print(f"kill {number:2}: {done:4} confirmed, {flying:2} in flight, {len(missing)} lost", flush=True)
        assert not missing, missing
    written = audited(data) - audit_before
    print(f"{KILLS} kills: {confirmed} confirmed, {written} audit rows, at least {flown} were in flight, 0 lost")
    assert confirmed <= written <= confirmed + KILLS * PEOPLE


def test_seats_add_up_after_the_kills(data: Path) -> None:
    question = """
        SELECT gathering.seats_taken, gathering.capacity, count(registration.id) FROM gatherings_gathering AS gathering
        LEFT JOIN gatherings_registration AS registration
        ON registration.gathering_id = gathering.id AND registration.state = 'seated'
        WHERE gathering.state = 'inviting' GROUP BY gathering.id
    """
    [(taken, capacity, seated)] = rows(data, question)
    assert taken == seated
    assert int(taken) <= int(capacity)


def test_the_worker_then_sends_every_mail_once(data: Path) -> None:
    with running(data, worker=True):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and rows(data, "SELECT 1 FROM messaging_outboxmessage WHERE state = 'waiting'"):
            time.sleep(0.5)
    states = dict(rows(data, "SELECT state, count(*) FROM messaging_outboxmessage GROUP BY state"))
    print(f"mails after the kills: {states}")
    assert set(states) == {"sent"}
    [(messages, different)] = rows(data, "SELECT count(*), count(DISTINCT message_id) FROM messaging_outboxmessage")
    assert messages == different
