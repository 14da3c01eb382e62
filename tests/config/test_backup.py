# SPDX-License-Identifier: EUPL-1.2
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from samenspel.config import cli
from samenspel.config.commands import restore


def samenspel(data: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "SAMENSPEL_DATA": str(data), "SAMENSPEL_DATABASE_URL": ""}
    command = [sys.executable, "-m", "samenspel.config.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A database with one table of ours and one row."""
    folder = tmp_path / "var"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "samenspel.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE partnerships_partnership (name TEXT)")
        database.execute("INSERT INTO partnerships_partnership VALUES ('Pact Testdam')")
        database.commit()
    return folder


def names(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / "samenspel.sqlite3")) as database:
        return [name for (name,) in database.execute("SELECT name FROM partnerships_partnership")]


def test_what_was_saved_is_there_again_after_restoring(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert samenspel(data, "backup", str(copy)).returncode == 0
    with closing(sqlite3.connect(data / "samenspel.sqlite3")) as database:
        database.execute("DELETE FROM partnerships_partnership")
        database.commit()
    restored = samenspel(data, "restore", str(copy))
    assert restored.returncode == 0, restored.stderr
    assert names(data) == ["Pact Testdam"]
    assert len(list(data.glob("samenspel-2*.sqlite3"))) == 1


def test_a_backup_never_overwrites_another(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_text("older")
    assert samenspel(data, "backup", str(copy)).returncode == 2
    assert copy.read_text() == "older"


def test_a_file_that_is_no_backup_changes_nothing(data: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sqlite3"
    wrong.write_bytes(b"no database at all")
    answer = samenspel(data, "restore", str(wrong))
    assert answer.returncode == 2
    assert names(data) == ["Pact Testdam"]


def test_a_database_in_use_is_not_replaced(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    samenspel(data, "backup", str(copy))
    with closing(sqlite3.connect(data / "samenspel.sqlite3")) as busy:
        busy.execute("BEGIN IMMEDIATE")
        answer = samenspel(data, "restore", str(copy))
    assert answer.returncode == 1
    assert "in use" in answer.stderr


@pytest.mark.r39
def test_r39_a_disk_that_is_full_leaves_everything_where_it_was(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert samenspel(data, "backup", str(copy)).returncode == 0

    def full(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    assert restore._put_back(copy, data / "samenspel.sqlite3") == 1
    assert names(data) == ["Pact Testdam"]
    assert {file.name for file in data.iterdir()} == {"samenspel.sqlite3", "secret.key"}


@pytest.mark.r38
def test_r38_mail_that_waited_at_the_backup_may_have_gone_since_and_is_shown_to_a_person(
    data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(data / "samenspel.sqlite3")) as database:
        database.execute("CREATE TABLE messaging_outboxmessage (state TEXT)")
        rows = [("waiting",), ("claimed",), ("sent",), ("failed",)]
        database.executemany("INSERT INTO messaging_outboxmessage VALUES (?)", rows)
        database.commit()
    assert samenspel(data, "backup", str(copy)).returncode == 0
    answer = samenspel(data, "restore", str(copy))
    assert "2 mails waited" in answer.stdout
    with closing(sqlite3.connect(data / "samenspel.sqlite3")) as database:
        states = [state for (state,) in database.execute("SELECT state FROM messaging_outboxmessage ORDER BY state")]
    assert states == ["failed", "sent", "unsure", "unsure"]


def test_what_a_command_makes_is_for_its_owner_only(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database and its copies hold who comes with which diet; other users of the machine may not read them."""
    copy = tmp_path / "copy.sqlite3"
    monkeypatch.setenv("SAMENSPEL_DATA", str(data))
    monkeypatch.setenv("SAMENSPEL_DATABASE_URL", "")
    before = os.umask(0o022)
    try:
        assert cli.main(["restore", str(tmp_path / "nothing.sqlite3")]) == 2
        assert os.umask(0o022) == 0o077
    finally:
        os.umask(before)
    samenspel(data, "backup", str(copy))
    samenspel(data, "restore", str(copy))
    for file in (copy, data / "samenspel.sqlite3"):
        assert file.stat().st_mode & 0o777 == 0o600
