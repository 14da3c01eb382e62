# SPDX-License-Identifier: EUPL-1.2
"""``./do check [name …]``: everything that can be seen without running the tests."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts.steps import Result, run_step

LIMIT = 300
SETTINGS = "samenspel.config.settings"


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]
    remedy: str


def tool(name: str, *arguments: str) -> list[str]:
    """A program that was installed beside this Python."""
    return [str(Path(sys.executable).parent / name), *arguments]


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


# The slowest first: two run side by side.
CHECKS = [
    Check("types", python("-m", "mypy", "-p", "samenspel", "-p", "scripts"), "mypy --strict must be content"),
    Check("format", python("-m", "ruff", "format", "--check", "."), "ruff format ."),
    Check("lint", python("-m", "ruff", "check", "."), "ruff check --fix ."),
    Check(
        "contracts",
        tool("lint-imports"),
        "move the caller up the staircase; see .importlinter and docs/architecture.md",
    ),
    Check(
        "migrations",
        python("-m", "django", "makemigrations", "--check", "--dry-run", "--settings", SETTINGS),
        "./do run python -m django makemigrations --settings samenspel.config.settings",
    ),
    Check(
        "django",
        python("-m", "django", "check", "--fail-level", "WARNING", "--settings", SETTINGS),
        "see above",
    ),
    Check("templates", tool("djlint", "src", "--lint", "--quiet"), "mend what djlint names"),
    Check("dutch", python("-m", "scripts.untranslated"), "put the sentence through gettext"),
    Check(
        "translations",
        python("-m", "scripts.messages", "--check"),
        "./do messages, then translate what is empty",
    ),
]


def run_check(check: Check, data: str) -> Result:
    return run_step(check.command, limit=LIMIT, show=False, env={"SAMENSPEL_DATA": data})


def run_checks(names: list[str]) -> tuple[int, list[str]]:
    """Run the named checks (all when none is named): how many passed, and which did not."""
    chosen = [check for check in CHECKS if not names or check.name in names]
    failed = []
    with (
        tempfile.TemporaryDirectory(prefix="samenspel-check-") as data,
        ThreadPoolExecutor(max_workers=2) as pool,
    ):
        for check, result in zip(chosen, pool.map(lambda one: run_check(one, data), chosen), strict=True):
            print(
                f"  {'ok    ' if result.code == 0 else 'FAILED'} {check.name:13} {result.seconds:5.1f} s",
                flush=True,
            )
            if result.code:
                failed.append(check.name)
                print(f"{result.output.rstrip()[-6000:]}\n  -> {check.remedy}", flush=True)
    return len(chosen) - len(failed), failed


def main(names: list[str]) -> int:
    known = {check.name for check in CHECKS}
    if unknown := [name for name in names if name not in known]:
        print(
            f"There is no check named {', '.join(unknown)}. There are: {', '.join(sorted(known))}",
            file=sys.stderr,
        )
        return 2
    passed, failed = run_checks(names)
    print(f"{passed} checks passed, {len(failed)} failed" + (f": {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
