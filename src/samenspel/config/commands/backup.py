# SPDX-License-Identifier: EUPL-1.2
"""`samenspel backup FILE`: a whole and checked copy of the SQLite database, while people go on working."""

import argparse
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

HELP = "copy the SQLite database while people go on working; logos are in it"
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="where the copy comes; an existing file is not overwritten")


def run(args: argparse.Namespace) -> int:
    from samenspel.config.environment import read_environment

    environment = read_environment()
    if environment.database_url:
        sys.stderr.write("This installation uses PostgreSQL: make its backup with pg_dump --format=custom.\n")
        return 1
    source = environment.data / "samenspel.sqlite3"
    if not source.exists():
        sys.stderr.write(f"There is no database at {source}.\n")
        return 1
    if args.file.exists():
        sys.stderr.write(f"{args.file} exists already; choose another name.\n")
        return 2
    return _copy(source, args.file)


def _copy(source: Path, target: Path) -> int:
    """Written beside its place first: a copy that was cut off never looks like a backup."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.touch(mode=0o600)
        with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(draft)) as copy:
            database.backup(copy)
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            sys.stderr.write(f"The copy is not whole: {found}\n")
            return 1
        os.link(draft, target)
    except (OSError, sqlite3.Error) as error:
        sys.stderr.write(f"The backup could not be made: {error}\n")
        return 1
    finally:
        draft.unlink(missing_ok=True)
    sys.stdout.write(f"{target}: {target.stat().st_size} bytes, checked. Keep secret.key apart: links need it.\n")
    return 0
