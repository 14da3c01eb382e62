# SPDX-License-Identifier: EUPL-1.2
"""``./do demo``: database, the made-up partnership (once), server and worker; says how long each took."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
STARTED = float(os.environ.get("DO_STARTED") or time.time())


def say(text: str) -> None:
    print(f"[{time.time() - STARTED:5.1f} s] {text}", flush=True)


def samenspel(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "samenspel.config.cli", *arguments]


def serve(port: int) -> NoReturn:
    """Become the server, so that Ctrl-C reaches it without a detour."""
    command = samenspel("serve", "--port", str(port), "--with-worker")
    os.execv(command[0], command)  # noqa: S606 our own command, no shell


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./do demo", description="Serve a made-up partnership to look around in.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("SAMENSPEL_DATA") or ROOT / "var"))
    args = parser.parse_args(arguments)
    data = args.data.expanduser().resolve()
    os.environ.update(SAMENSPEL_DATA=str(data), SAMENSPEL_DEMO="1")
    os.environ.setdefault("SAMENSPEL_BASE_URL", f"http://127.0.0.1:{args.port}")
    for title, command in (
        (f"Bringing the database in {data} up to date", samenspel("migrate", "--quiet")),
        (
            "Loading the made-up partnership Zilverdam; what is there already stays as it is",
            samenspel("demo-load"),
        ),
    ):
        say(title)
        if code := subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
            return code
    say("Starting the server and the worker")
    serve(args.port)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
