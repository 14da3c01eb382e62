# SPDX-License-Identifier: EUPL-1.2
"""kill -9 of the worker in the middle of a mailing and of the monthly mail, against a mail server that counts.

Nobody gets two mails, nobody is forgotten, and whoever may not have got one stands in the list of what is not sure.
The counts are printed.
"""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from scripts.server import environment, samenspel
from scripts.steps import ROOT
from tests.soak.big_mailing import PEOPLE
from tests.soak.mail_server import mail_server

pytestmark = [pytest.mark.soak, pytest.mark.r38]

KILLS = 5
MAILS_BETWEEN = 12
PATIENCE = 150.0


@pytest.fixture
def data(tmp_path: Path) -> Path:
    samenspel(tmp_path, "migrate", "--quiet")
    samenspel(tmp_path, "demo-load")
    rows(tmp_path, "DELETE FROM messaging_outboxmessage")
    return tmp_path


def rows(data: Path, question: str) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(data / "samenspel.sqlite3", timeout=20)
    with contextlib.closing(connection), connection:
        return connection.execute(question).fetchall()


def surroundings(data: Path, port: int) -> dict[str, str]:
    return {**environment(data, 8000), "SAMENSPEL_DEMO": "0", "SAMENSPEL_MAIL_URL": f"smtp://127.0.0.1:{port}"}


@contextlib.contextmanager
def worker(data: Path, port: int) -> Iterator[None]:
    """A worker that is killed, with everything below it, at the end of the block."""
    # What repeats is due: some minutes went by since the last worker died.
    rows(data, "UPDATE django_q_schedule SET next_run = '2020-01-01 00:00:00'")
    command = [sys.executable, "-m", "samenspel.config.cli", "worker"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=surroundings(data, port), start_new_session=True, stdin=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(data: Path, done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if done():
            return
        time.sleep(0.01)
    raise AssertionError(f"not in time: {states(data)}")


def states(data: Path) -> dict[str, int]:
    found = rows(data, "SELECT state, count(*) FROM messaging_outboxmessage GROUP BY state")
    return {state: int(number) for state, number in found}


def is_over(data: Path, written: str, *, left_by_the_dead: int) -> bool:
    """All is sent but for what the killed workers had in hand; the worker at work has nothing in hand itself."""
    [(state,)] = rows(data, written)
    now = states(data)
    return state == "sent" and "waiting" not in now and now.get("claimed", 0) == left_by_the_dead


def has_taken(taken: list[str], number: int) -> bool:
    return len(taken) >= number


@pytest.mark.parametrize(
    ("begun_by", "written", "kind"),
    [
        pytest.param("big_mailing", "SELECT state FROM gatherings_mailing WHERE total > 0", "invitation", id="mailing"),
        pytest.param(
            *("big_bulletin", "SELECT state FROM news_bulletin WHERE subject = 'Bedacht nieuws'", "news"),
            id="monthly mail",
        ),
    ],
)
def test_nobody_gets_two_mails_and_nobody_is_forgotten(data: Path, begun_by: str, written: str, kind: str) -> None:
    with mail_server() as (port, taken):
        begin = [sys.executable, "-m", f"tests.soak.{begun_by}"]
        subprocess.run(begin, cwd=ROOT, env=surroundings(data, port), check=True, stdin=subprocess.DEVNULL)
        for number in range(1, KILLS + 1):
            before = len(taken)
            with worker(data, port):
                until(data, partial(has_taken, taken, before + MAILS_BETWEEN))
            print(f"kill {number}: {len(taken)} taken, {states(data)}", flush=True)
        over = partial(is_over, data, written, left_by_the_dead=states(data).get("claimed", 0))
        with worker(data, port):
            until(data, over)
        # Ten minutes later what was claimed by the dead is told from what is under way.
        rows(data, "UPDATE messaging_outboxmessage SET claimed_at = '2020-01-01 00:00:00' WHERE state = 'claimed'")
        with worker(data, port):
            until(data, lambda: "claimed" not in states(data))
        time.sleep(0.1)
        counts = Counter(taken)
    print(f"{KILLS} kills, {PEOPLE} receivers: {len(taken)} mails taken, {states(data)}")
    messages = {row[0]: row[1] for row in rows(data, "SELECT message_id, state FROM messaging_outboxmessage")}
    # What else was due came along, and was killed like the rest.
    mailed = rows(data, f"SELECT to_email FROM messaging_outboxmessage WHERE kind = '{kind}'")
    assert max(counts.values()) == 1
    assert len(mailed) == len(set(mailed)) == PEOPLE
    assert set(messages.values()) <= {"sent", "unsure"}
    assert {one for one, state in messages.items() if state == "sent"} <= set(counts)
    assert set(counts) <= set(messages)
    assert sum(state == "unsure" for state in messages.values()) <= KILLS
