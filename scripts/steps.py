# SPDX-License-Identifier: EUPL-1.2
"""Running a command as a step: with a limit in time, and with nothing of it left running afterwards."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMED_OUT = 124


@dataclass(frozen=True)
class Result:
    """What a step did. ``output`` is empty when it was shown while running."""

    code: int
    seconds: float
    output: str


def run_step(
    command: Sequence[str], *, limit: float, env: dict[str, str] | None = None, show: bool, cwd: Path = ROOT
) -> Result:
    """Run ``command`` in a process group of its own; after ``limit`` seconds the whole group ends."""
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=None if show else subprocess.PIPE,
        stderr=None if show else subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=limit)
        code = process.returncode
    except subprocess.TimeoutExpired:
        end_group(process)
        output, _ = process.communicate()
        output, code = f"{output or ''}\nstopped after {limit:.0f} seconds", TIMED_OUT
    finally:
        end_group(process)
    return Result(code=code, seconds=time.monotonic() - started, output=output or "")


def end_group(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}
