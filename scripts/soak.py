# SPDX-License-Identifier: EUPL-1.2
"""``./do soak``: what does not fit in the minutes of the tests: kills, large imports, fuzzing, mutants."""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from dataclasses import dataclass, field

from scripts.postgres import PostgresUnavailableError
from scripts.steps import in_ci, run_step
from scripts.test import find_chromium, install_packages, postgres_url

MOST_MINUTES = 45  # on two quiet cores it takes some twenty-five; a machine that builds may be half as fast


PYTEST = [sys.executable, "-m", "pytest", "-o", "faulthandler_timeout=0", "-p", "no:cacheprovider"]
TWO = ["-n", "2", "--dist", "worksteal"]
# The rest measures, and wants the machine for itself.
BESIDE_EACH_OTHER = ("tests/soak/test_corpus.py", "tests/access")


@dataclass(frozen=True)
class Part:
    """One command of the soak."""

    title: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)


def parts(arguments: list[str], postgres: str) -> list[Part]:
    on_postgres = {"SAMENSPEL_DATABASE_URL": postgres, "HYPOTHESIS_PROFILE": "tests"}
    words = [*PYTEST, "-m", "words and not soak", *TWO]
    alone = [*PYTEST, "--no-migrations", "-m", "soak", "-s", "tests/soak"]
    return [
        Part("mutants", [sys.executable, "-m", "scripts.mutants"]),
        Part(
            "properties over input that was never tried",
            [*PYTEST, "--no-migrations", "-m", "hypothesis and not soak and not browser", *TWO],
        ),
        *([Part("what is the same on every database, on PostgreSQL", words, on_postgres)] if postgres else []),
        Part(
            "pages and the journey at a desk, and as the core group sees them",
            [*PYTEST, "--no-migrations", "-m", "soak and browser", *TWO, "tests/browser"],
        ),
        Part(
            "bad input in every form, a thousand rows in every table",
            [*PYTEST, "--no-migrations", "-m", "soak", *TWO, *BESIDE_EACH_OTHER],
        ),
        Part(
            "kills and large imports",
            [*alone, f"--ignore={BESIDE_EACH_OTHER[0]}", *arguments],
        ),
    ]


def ran(part: Part, seconds: float) -> bool:
    print(f"\n== {part.title}", flush=True)
    with tempfile.TemporaryDirectory(prefix="samenspel-soak-") as folder:
        env = {"SAMENSPEL_DATA": folder, "SAMENSPEL_DATABASE_URL": "", "HYPOTHESIS_PROFILE": "soak", **part.env}
        result = run_step(part.command, limit=max(seconds, 1), show=True, env=env)
    print(f"   {part.title}: {result.seconds:.0f} s", flush=True)
    return result.code == 0


def main(arguments: list[str]) -> int:
    started = time.monotonic()
    failed: list[str] = []
    if find_chromium() is None:
        install_packages("chromium")
    with contextlib.ExitStack() as stack:
        try:
            postgres = stack.enter_context(postgres_url())
        except PostgresUnavailableError as error:
            postgres = ""
            print(f"NOT RUN on PostgreSQL: {error}")
            failed += ["PostgreSQL"] if in_ci() else []
        all_parts = parts(arguments, postgres)
        for part in all_parts:
            if not ran(part, MOST_MINUTES * 60 - (time.monotonic() - started)):
                failed.append(part.title)
    minutes = (time.monotonic() - started) / 60
    word = f"failed: {', '.join(failed)}" if failed else "all held"
    print(f"\nsoak: {len(all_parts) - len(failed)} passed, {len(failed)} failed in {minutes:.1f} min ({word})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
