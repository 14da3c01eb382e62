# SPDX-License-Identifier: EUPL-1.2
"""Keeps a few programs running together and ends them together, leaving nothing behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

GRACE = 10.0  # seconds to finish what one is doing, before being ended
DEATHS, WITHIN = 5, 60.0  # that many in so many seconds means that starting again does not help
_PR_SET_PDEATHSIG = 1


@dataclass
class Program:
    """One program, started again when it dies."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=DEATHS))

    def start(self) -> None:
        # A group of its own: Ctrl-C reaches the parent only, which then ends each in order.
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            list(self.command),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - the parent has no threads
        )

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def keeps_dying(self) -> bool:
        self.deaths.append(time.monotonic())
        return len(self.deaths) == DEATHS and self.deaths[-1] - self.deaths[0] < WITHIN

    def send(self, number: int, *, group: bool) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if group:
                os.killpg(self.process.pid, number)
            elif self.process.poll() is None:
                self.process.send_signal(number)


def _end_with_parent() -> None:
    """In the child: be told to end when the parent is killed and cannot pass it on (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class _Ending:
    """Whether somebody asked to stop, and how."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: object) -> None:
        self.asked = True


def run_together(programs: Sequence[Program], *, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> int:
    """Run until asked to stop (0) or until a program keeps dying (1). All programs have ended on return."""
    ending = _Ending()
    try:
        for program in programs:
            program.start()
        ready = False
        while not ending.asked:
            if not _kept_alive(programs):
                return 1
            if not ready and is_ready():
                ready = True
                when_ready()
            time.sleep(0.1)
        return 0
    finally:
        _end(programs)


def _kept_alive(programs: Sequence[Program]) -> bool:
    for program in programs:
        if program.has_died():
            code = program.process.returncode if program.process else 0
            sys.stderr.write(f"{program.name} ended by itself (code {code}).\n")
            program.send(signal.SIGKILL, group=True)
            if program.keeps_dying():
                sys.stderr.write(f"{program.name} keeps ending; the lines above say why.\n")
                return False
            program.start()
    return True


def _end(programs: Sequence[Program]) -> None:
    """Ask each to finish, wait a while, then end whole groups: what a program left behind ends with it."""
    for program in programs:
        program.send(signal.SIGTERM, group=False)
    until = time.monotonic() + GRACE
    while time.monotonic() < until and not all(program.has_died() for program in programs if program.process):
        time.sleep(0.05)
    for program in programs:
        program.send(signal.SIGKILL, group=True)
        if program.process is not None:
            program.process.wait()
