# SPDX-License-Identifier: EUPL-1.2
"""``./do soak``: what does not fit in the minutes of the tests: kills, large imports, fuzzing, mutants."""

from __future__ import annotations

import sys
import tempfile
import time

from scripts.steps import run_step
from scripts.test import find_chromium, install_packages

MOST_MINUTES = 20


def main(arguments: list[str]) -> int:
    started = time.monotonic()
    failed = []
    if find_chromium() is None:
        install_packages("chromium")
    pytest = [
        sys.executable,
        "-m",
        "pytest",
        "-o",
        "faulthandler_timeout=0",
        "-p",
        "no:cacheprovider",
        "--no-migrations",
    ]
    parts = {
        "mutants": [sys.executable, "-m", "scripts.mutants"],
        "properties over input that was never tried": [
            *pytest,
            "-m",
            "hypothesis and not soak and not browser",
            "-n",
            "2",
        ],
        "kills, large imports, bad input, a thousand rows": [
            *pytest,
            *("-m", "soak", "-s", "tests/soak", "tests/access", "tests/browser"),
            *arguments,
        ],
    }
    for title, command in parts.items():
        print(f"\n== {title}", flush=True)
        left = MOST_MINUTES * 60 - (time.monotonic() - started)
        with tempfile.TemporaryDirectory(prefix="samenspel-soak-") as folder:
            result = run_step(
                command,
                limit=max(left, 1),
                show=True,
                env={"SAMENSPEL_DATA": folder, "SAMENSPEL_DATABASE_URL": "", "HYPOTHESIS_PROFILE": "soak"},
            )
        print(f"   {title}: {result.seconds:.0f} s", flush=True)
        if result.code:
            failed.append(title)
    minutes = (time.monotonic() - started) / 60
    word = f"failed: {', '.join(failed)}" if failed else "all held"
    print(f"\nsoak: {len(parts) - len(failed)} passed, {len(failed)} failed in {minutes:.1f} min ({word})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
