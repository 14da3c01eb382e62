# SPDX-License-Identifier: EUPL-1.2
"""One large evening, over HTTP, on a real server with its worker: mailing, registering, the door, tables, stickers.

Each figure is what a person waits for, from the press of the button to the result on the screen. Mail stays inside the
installation, so a mail server's own time comes on top.
"""

from __future__ import annotations

import json
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from scripts.benchmarks.pages import HOME, Row, choose_role
from scripts.server import Answer, Server, Visitor, environment, form_token, running, samenspel
from scripts.steps import ROOT

PEOPLE, COMING, AT_THE_DOOR, DEVICES, STICKERS = 500, 300, 120, 3, 400
EARLY = 47  # a number for which no perfect tables are known, so that the search takes all of its time
PHONES = 8  # people who answer at the same moment
PATIENCE = 180.0
Given = TypeVar("Given")
ID = r"[0-9a-f-]{36}"


def people_list() -> str:
    """Five hundred people of a hundred organisations, all made up."""
    rows = [
        f"Verzonnen Organisatie {number // 5};Bedachte Persoon {number};persoon{number}@voorbeeld.test"
        for number in range(PEOPLE)
    ]
    return "\n".join(["organisatie;naam;e-mail", *rows]) + "\n"


def run() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="samenspel-bench-") as folder:
        data = Path(folder)
        samenspel(data, "migrate", "--quiet")
        samenspel(data, "demo-load")
        people = data / "mensen.csv"
        people.write_text(people_list(), encoding="utf-8")
        samenspel(data, "import-partners", str(people), "--partnership", "zilverdam")
        with running(data, worker=True) as server:
            return Evening(server, data).rows()


class Evening:
    """One gathering of today for everybody in the pact."""

    def __init__(self, server: Server, data: Path) -> None:
        self.server, self.data = server, data
        self.staff, _home = choose_role(server, "aanjager")
        self.home = self._new_gathering()
        self.inside = 0

    def rows(self) -> list[Row]:
        measured = [self.mailing(), self.registering()]
        self._quiet()  # days lie between registering and the evening
        measured.append(self.stickers())
        self._step("inviting", "under_way")
        arrived = self._everybody()[:AT_THE_DOOR]
        measured += [self.door(arrived[:EARLY]), self.tables(EARLY)]
        return [*measured, self.door(arrived[EARLY:]), self.tables(AT_THE_DOOR)]

    def _new_gathering(self) -> str:
        # Tomorrow, so that nothing has begun yet.
        day = datetime.now(tz=UTC) + timedelta(days=1)
        page = self.staff.get(f"{HOME}bijeenkomsten/nieuw/").text
        facts = {
            "form_key": str(uuid4()),
            "kind": "connection_session",
            "title": "Verzonnen grote avond",
            "day": day.strftime("%Y-%m-%d"),
            "begins": "16:30",
            "ends": "19:30",
            "place": "Bedacht dorpshuis",
            "with_tables": "on",
            "table_size": "6",
            "rounds": "3",
        }
        answer = self.staff.post(f"{HOME}bijeenkomsten/nieuw/", facts, token=form_token(page))
        found = re.search(rf"{HOME}bijeenkomsten/{ID}/", answer.location)
        if found is None:
            raise RuntimeError(f"no gathering was made: {answer.status}")
        self._step("draft", "inviting", home=found[0])
        return found[0]

    def _step(self, seen: str, to: str, *, home: str = "") -> None:
        page = home or self.home
        answer = self.staff.post(f"{page}stand/", {"seen": seen, "to": to}, token=form_token(self.staff.get(page).text))
        if answer.status not in {302, 303}:
            raise RuntimeError(f"from {seen} to {to}: {answer.status}")

    def _until(self, path: str, done: Callable[[Answer], bool]) -> Answer:
        """Look at a page as it looks at itself, until it says that it is done."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            answer = self.staff.get(path)
            if done(answer):
                return answer
            time.sleep(0.25)
        raise RuntimeError(f"{path} was not done after {PATIENCE:.0f} s")

    def _quiet(self) -> None:
        """Wait until the worker has nothing left to do."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            with closing(sqlite3.connect(self.data / "samenspel.sqlite3", timeout=20)) as database:
                if not database.execute("SELECT count(*) FROM django_q_ormq").fetchone()[0]:
                    return
            time.sleep(0.25)
        raise RuntimeError(f"the worker was not done after {PATIENCE:.0f} s")

    def mailing(self) -> Row:
        page = f"{self.home}uitnodigen/"
        fields = {"form_key": str(uuid4()), "kind": "invitation", "audience": "not_invited", "also_others": "on"}
        draft = self.staff.post(page, fields)
        started = time.perf_counter()
        progress = self.staff.post(f"{draft.location}versturen/", {}, token=form_token(self.staff.get(page).text))
        busy = 'hx-trigger="every'
        self._until(progress.location, lambda answer: answer.status == 200 and busy not in answer.text)
        seconds = time.perf_counter() - started
        mails = len(self._links())
        return {"what": f"mailing to {mails} people", "seconds": seconds, "p95 ms": ""}

    def _links(self) -> dict[str, str]:
        command = [sys.executable, "-m", "scripts.benchmarks._links", self.home.split("/")[-2]]
        printed = subprocess.run(
            command, cwd=ROOT, env=environment(self.data, 8000), check=True, capture_output=True, text=True
        )
        links: dict[str, str] = json.loads(printed.stdout)
        return links

    def registering(self) -> Row:
        paths = list(self._links().values())
        self.coming = paths[: max(COMING, STICKERS)]
        started = time.perf_counter()
        waits = _at_once(PHONES, self._register, self.coming[:COMING])
        seconds = time.perf_counter() - started
        _at_once(PHONES, self._register, self.coming[COMING:])
        return _row(f"{COMING} people register, {PHONES} at a time", seconds, waits)

    def _register(self, path: str) -> float:
        visitor = self.server.visitor()
        page = visitor.get(path)
        answer = visitor.post(path, {"answer": "yes"}, token=form_token(page.text))
        if answer.status not in {302, 303}:
            raise RuntimeError(f"registering: {answer.status}")
        return page.seconds + answer.seconds

    def stickers(self) -> Row:
        """A sticker with a QR for everybody, from the press of the button to the PDF."""
        page = f"{self.home}stickers/"
        token = form_token(self.staff.get(page).text)
        wanted = {"wie": "iedereen", "etiket": "herma-4412", "vanaf": "1", "leeg": "0", "rechts": "0", "omlaag": "0"}
        started = time.perf_counter()
        made = self.staff.post(f"{page}maken/", {"form_key": str(uuid4()), **wanted}, token=token)
        if f"{STICKERS} stickers" not in self.staff.get(made.location).text:
            raise RuntimeError(f"the stickers of {STICKERS} people: {made.status}")
        self._until(made.location, lambda answer: "naamstickers.pdf" in answer.text)
        self.staff.get(f"{made.location}naamstickers.pdf")
        return {"what": f"{STICKERS} stickers in a PDF", "seconds": time.perf_counter() - started, "p95 ms": ""}

    def door(self, arriving: list[str]) -> Row:
        page = f"{self.home}deur/"
        devices: list[Visitor] = [choose_role(self.server, "aanjager")[0] for _number in range(DEVICES)]
        tokens = [form_token(device.get(page).text) for device in devices]

        def check_in(numbered: tuple[int, str]) -> float:
            number, registration = numbered
            device, token = devices[number % DEVICES], tokens[number % DEVICES]
            pressed = device.post(f"{page}inchecken/", {"registration": registration}, token=token)
            return pressed.seconds + device.follow(pressed).seconds

        started = time.perf_counter()
        waits = _at_once(DEVICES, check_in, list(enumerate(arriving)))
        seconds = time.perf_counter() - started
        self.inside += len(arriving)
        counted = re.sub(r"<[^>]+>", " ", self.staff.get(f"{page}telling/").text).split()
        if str(self.inside) not in counted:
            raise RuntimeError(f"{counted} are counted at the door instead of {self.inside}")
        return _row(f"{len(arriving)} people checked in on {DEVICES} devices", seconds, waits)

    def _everybody(self) -> list[str]:
        command = [sys.executable, "-m", "scripts.benchmarks._links", self.home.split("/")[-2], "registrations"]
        printed = subprocess.run(
            command, cwd=ROOT, env=environment(self.data, 8000), check=True, capture_output=True, text=True
        )
        return list(json.loads(printed.stdout))

    def tables(self, number: int) -> Row:
        """Made of who is there, three times over; the longest wait counts."""
        page = f"{self.home}tafels/"
        token = form_token(self.staff.get(page).text)
        waits = []
        for _time in range(3):
            started = time.perf_counter()
            pressed = {"form_key": str(uuid4()), "present": "on"}
            made = self.staff.post(f"{page}maken/", pressed, token=token)
            if made.status not in {302, 303}:
                raise RuntimeError(f"tables: {made.status}")
            self._until(page, lambda answer: "/voortgang/" not in answer.text)
            waits.append(time.perf_counter() - started)
        return _row(f"tables of the {number} who are there", max(waits), waits)


def _at_once(number: int, deed: Callable[[Given], float], given: Sequence[Given]) -> list[float]:
    with ThreadPoolExecutor(max_workers=number) as pool:
        return list(pool.map(deed, given))


def _row(what: str, seconds: float, waits: list[float]) -> Row:
    p95 = statistics.quantiles(waits, n=20, method="inclusive")[-1]
    return {"what": what, "seconds": seconds, "p95 ms": p95 * 1000}
