# SPDX-License-Identifier: EUPL-1.2
"""Searching a register of 43,000 made-up organisations, on SQLite and on PostgreSQL, in one pact and spread over 342.

The time is that of the server: from the words to the names of the first page. ``./do bench search``
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.postgres import PostgresUnavailableError, private_cluster
from scripts.steps import ROOT

ORGANIZATIONS = 43_000
PARTNERSHIPS = (1, 342)
Row = dict[str, str | int | float]


def run() -> list[Row]:
    rows = [measured("SQLite", many, "") for many in PARTNERSHIPS]
    try:
        for many in PARTNERSHIPS:
            with private_cluster() as address:
                rows.append(measured("PostgreSQL", many, address))
    except PostgresUnavailableError as error:
        rows.append({"database": f"PostgreSQL: {error}"})
    return rows


def measured(database: str, partnerships: int, address: str) -> Row:
    with tempfile.TemporaryDirectory(prefix="samenspel-bench-") as folder:
        around = {
            **os.environ,
            "SAMENSPEL_DATA": str(Path(folder)),
            "DJANGO_SETTINGS_MODULE": "samenspel.config.settings",
        }
        around.pop("SAMENSPEL_DATABASE_URL", None)
        if address:
            around["SAMENSPEL_DATABASE_URL"] = address
        _python(around, "-m", "django", "migrate", "--verbosity", "0")
        told = _python(around, "-m", "scripts.benchmarks._register", str(ORGANIZATIONS), str(partnerships))
    row: Row = json.loads(told)
    return {"database": database, **row}


def _python(around: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=around, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
