# SPDX-License-Identifier: EUPL-1.2
"""``./do test [pytest arguments]``: the checks, then the tests on SQLite, on PostgreSQL and in a browser.

PostgreSQL is the server that ``SAMENSPEL_TEST_DATABASE_URL`` names, else a private cluster. What could not
run is said in one block at the end; with ``CI=true`` that is a failure. The last line counts tests and
checks together.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from scripts.check import run_checks
from scripts.postgres import PostgresUnavailableError, find_binaries, private_cluster
from scripts.steps import in_ci, run_step

LIMIT = 900
NOTHING_COLLECTED = 5
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Totals:
    """What all parts together came to."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    not_run: list[str] = field(default_factory=list)


def split_marker(arguments: list[str]) -> tuple[list[str], str]:
    """Take ``-m EXPRESSION`` out of the arguments, so that a part can add its own."""
    rest, marker = list(arguments), ""
    if "-m" in rest and rest.index("-m") + 1 < len(rest):
        at = rest.index("-m")
        marker = rest[at + 1]
        del rest[at : at + 2]
    return rest, marker


def count(report: Path, totals: Totals, code: int) -> None:
    """Add one part's figures; a part that broke before it could report is one failure."""
    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    except (OSError, ElementTree.ParseError):
        suites = []
    numbers = {name: sum(int(suite.get(name, 0)) for suite in suites) for name in ("tests", "failures", "errors")}
    skipped = sum(int(suite.get("skipped", 0)) for suite in suites)
    bad = numbers["failures"] + numbers["errors"]
    totals.passed += max(0, numbers["tests"] - bad - skipped)
    totals.skipped += skipped
    totals.failed += bad if bad or code in {0, NOTHING_COLLECTED} else 1


def run_pytest(title: str, arguments: list[str], *, marker: str, env: dict[str, str], totals: Totals) -> None:
    rest, own = split_marker(arguments)
    expression = f"({own}) and {marker}" if own else marker
    print(f"\n== {title}", flush=True)
    with tempfile.TemporaryDirectory(prefix="samenspel-test-") as folder:
        report = Path(folder) / "report.xml"
        result = run_step(
            [
                *(sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", "-m", expression),
                *(f"--junitxml={report}", "-o", "junit_family=xunit2", *rest),
            ],
            limit=LIMIT,
            show=True,
            env={"SAMENSPEL_DATA": f"{folder}/var", **env},
        )
        count(report, totals, result.code)
    print(f"   {title}: {result.seconds:.0f} s", flush=True)


def install_packages(*packages: str) -> None:
    """As root on a Debian machine, fetch what is missing; elsewhere do nothing."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"   installing {', '.join(packages)} with apt-get", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", "-qq", *command],
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )


@contextlib.contextmanager
def postgres_url() -> Iterator[str]:
    named = os.environ.get("SAMENSPEL_TEST_DATABASE_URL")
    if named:
        yield named
        return
    if find_binaries() is None:
        install_packages("postgresql")
    with private_cluster() as url:
        yield url


def find_chromium() -> str | None:
    named = os.environ.get("SAMENSPEL_CHROMIUM")
    if named:
        return named
    return next((found for name in CHROMIUMS if (found := shutil.which(name))), None)


def run_parts(arguments: list[str], totals: Totals) -> None:
    plain = "not browser and not soak"
    # Here the tables are built at once, on PostgreSQL by the migrations; on SQLite every start of a server runs those.
    quicker = ["--no-migrations", *arguments]
    run_pytest("tests on SQLite", quicker, marker=plain, env={"SAMENSPEL_DATABASE_URL": ""}, totals=totals)
    try:
        with postgres_url() as url:
            run_pytest(
                "tests on PostgreSQL",
                arguments,
                marker=plain,
                env={"SAMENSPEL_DATABASE_URL": url},
                totals=totals,
            )
    except PostgresUnavailableError as error:
        totals.not_run.append(
            f"tests on PostgreSQL: {error}. Install it (Debian: apt install postgresql) or name a server in "
            "SAMENSPEL_TEST_DATABASE_URL."
        )
    if find_chromium() is None:
        install_packages("chromium")
    chromium = find_chromium()
    if chromium is None:
        totals.not_run.append(
            "browser tests: no Chromium. Install it (Debian: apt install chromium) or name it in SAMENSPEL_CHROMIUM."
        )
        return
    browser = {"SAMENSPEL_CHROMIUM": chromium, "SAMENSPEL_DATABASE_URL": ""}
    run_pytest("browser tests", quicker, marker="browser and not soak", env=browser, totals=totals)


def main(arguments: list[str]) -> int:
    # Ended from outside, the private cluster must be taken down as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    started, totals = time.monotonic(), Totals()
    print("== checks", flush=True)
    passed, failed = run_checks([])
    totals.passed, totals.failed = passed, len(failed)
    run_parts(arguments, totals)
    print()
    if failed:
        print(f"Checks that failed: {', '.join(failed)} (./do check {' '.join(failed)})")
    if totals.not_run:
        print("NOT RUN:\n" + "\n".join(f"  - {line}" for line in totals.not_run))
    not_run = f", {len(totals.not_run)} parts not run" if totals.not_run else ""
    seconds = time.monotonic() - started
    counts = f"{totals.passed} passed, {totals.failed} failed, {totals.skipped} skipped"
    print(f"{counts}{not_run} in {seconds:.0f} s")
    return 1 if totals.failed or (totals.not_run and in_ci()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
