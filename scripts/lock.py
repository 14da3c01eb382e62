# SPDX-License-Identifier: EUPL-1.2
"""``./do lock``: renew the hashed lock files. No line in them names a package host."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
# development.in reads runtime.txt as its constraints, so the order matters.
NAMES = ["installer", "runtime", "development", "peers"]


def compile_lock(name: str, arguments: list[str]) -> int:
    print(f"requirements/{name}.txt", flush=True)
    return subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "uv",
                "pip",
                "compile",
                "--quiet",
                "--universal",
                "--python-version",
                "3.11",
            ),
            *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header"),
            *(f"requirements/{name}.in", "--output-file", f"requirements/{name}.txt", *arguments),
        ],
        cwd=REQUIREMENTS.parent,
        check=False,
    ).returncode


def main(arguments: list[str]) -> int:
    for name in NAMES:
        if compile_lock(name, arguments):
            return 1
    named = [path.name for path in REQUIREMENTS.glob("*.txt") if "://" in path.read_text(encoding="utf-8")]
    if named:
        print(f"These lock files name an address; they must not: {', '.join(named)}", file=sys.stderr)
        return 1
    print("Renewed. Run ./do test, then commit requirements/.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
