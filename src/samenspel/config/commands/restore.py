# SPDX-License-Identifier: EUPL-1.2
"""`samenspel restore FILE`: put a backup in place of the SQLite database; what stood there is kept beside it."""

import argparse
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

HELP = "put a backup back; stop the server first. What stood there is kept beside it"
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a file made by `samenspel backup`")


def run(args: argparse.Namespace) -> int:
    from samenspel.config.environment import read_environment

    environment = read_environment()
    if environment.database_url:
        sys.stderr.write("This installation uses PostgreSQL: put its backup back with pg_restore.\n")
        return 1
    if reason := _unusable(args.file):
        sys.stderr.write(f"{args.file} cannot be used: {reason}\n")
        return 2
    return _put_back(args.file, environment.data / "samenspel.sqlite3")


def _unusable(file: Path) -> str:
    """Why this is no backup of Samenspel; empty when it is."""
    if not file.is_file():
        return "there is no such file"
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            copy.execute("SELECT count(*) FROM partnerships_partnership").fetchone()
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        return str(error)
    return "" if found == "ok" else str(found)


def _put_back(file: Path, target: Path) -> int:
    """The copy is made beside its place first: until it is whole, what stood there stays where it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and not _nobody_works_in(target):
        sys.stderr.write("The database is in use. Stop the server and the worker, and try again.\n")
        return 1
    draft = target.with_name(f".{target.name}.new")
    try:
        unsure = _copy(file, draft)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        sys.stderr.write(f"The backup could not be put back; nothing was changed: {error}\n")
        return 1
    if target.exists():
        kept = target.with_name(f"samenspel-{datetime.now(UTC):%Y%m%dT%H%M%S}.sqlite3")
        target.replace(kept)
        sys.stdout.write(f"What stood there is kept as {kept}\n")
    for rest in ("-wal", "-shm"):
        target.with_name(target.name + rest).unlink(missing_ok=True)
    draft.replace(target)
    if unsure:
        sys.stdout.write(f"{unsure} mails waited when the backup was made; look in the outbox which went since.\n")
    sys.stdout.write("Put back. Run `samenspel migrate` and start again.\n")
    return 0


def _copy(file: Path, draft: Path) -> int:
    """Copy to the disk itself. Returns how many mails may have gone since: they are not sent again by themselves."""
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    shutil.copyfile(file, draft)
    unsure = 0
    with closing(sqlite3.connect(draft)) as copy:
        if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'messaging_outboxmessage'").fetchone():
            waiting = "UPDATE messaging_outboxmessage SET state = 'unsure' WHERE state IN ('waiting', 'claimed')"
            unsure = copy.execute(waiting).rowcount
            copy.commit()
        copy.execute("PRAGMA journal_mode=DELETE")
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    return unsure


def _nobody_works_in(database: Path) -> bool:
    """Leaving WAL mode needs the database for oneself; it also brings the last writes into the file."""
    try:
        with closing(sqlite3.connect(database, timeout=1)) as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.Error:
        return False
    return bool(mode == "delete")
