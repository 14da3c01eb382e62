# SPDX-License-Identifier: EUPL-1.2
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest


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
