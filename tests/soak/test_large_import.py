# SPDX-License-Identifier: EUPL-1.2
"""Ten thousand people in one list: in within a minute, and nothing changes the second time."""

import csv
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.server import environment, samenspel
from scripts.steps import ROOT

pytestmark = pytest.mark.soak

ROWS = 10_000
ORGANISATIONS = 2_500
MOST_SECONDS = 60.0


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("import")
    samenspel(folder, "migrate", "--quiet")
    samenspel(folder, "demo-load")
    return folder


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up list: four people for each organisation, in any order."""
    target = tmp_path_factory.mktemp("list") / "mensen.csv"
    rows = [
        [
            f"Verzonnen club {number % ORGANISATIONS}",
            f"Persoon {number}",
            f"persoon{number}@verzonnen.example",
            "Welzijn",
        ]
        for number in range(ROWS)
    ]
    random.Random(7).shuffle(rows)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([["Organisatie", "Contactpersoon", "E-mail", "Sector"], *rows])
    return target


def bring_in(data: Path, people: Path) -> tuple[float, str]:
    command = [
        sys.executable,
        "-m",
        "samenspel.config.cli",
        "import-partners",
        str(people),
        "--partnership",
        "zilverdam",
    ]
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment(data, 8000), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return time.monotonic() - started, done.stdout


def count(data: Path, table: str) -> int:
    connection = sqlite3.connect(data / "samenspel.sqlite3")
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        connection.close()


def test_ten_thousand_people_come_in_within_a_minute_and_twice_changes_nothing(data: Path, people: Path) -> None:
    before = count(data, "organizations_organization"), count(data, "organizations_contact")
    seconds, said = bring_in(data, people)
    print(f"{ROWS} rows in {seconds:.1f} s\n{said[:600]}")
    after = count(data, "organizations_organization"), count(data, "organizations_contact")
    assert after == (before[0] + ORGANISATIONS, before[1] + ROWS)
    again, said = bring_in(data, people)
    print(f"the same list again in {again:.1f} s\n{said[:600]}")
    assert (count(data, "organizations_organization"), count(data, "organizations_contact")) == after
    assert seconds <= MOST_SECONDS
