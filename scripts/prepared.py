# SPDX-License-Identifier: EUPL-1.2
"""Pytest in a child of a process that has the libraries in memory: most of a short run is importing them.

The libraries only: what is ours differs from copy to copy, and each child imports it anew.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

from scripts.steps import ROOT, TIMED_OUT, Result

LIBRARIES = [
    *("pytest", "hypothesis.stateful", "factory", "playwright.sync_api", "numpy", "openpyxl", "typst", "PIL", "segno"),
    *("django.test", "django.contrib.auth", "django.forms", "django.template.loader", "cryptography.fernet"),
]
OURS = ("scripts", "tests", "samenspel")

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(LIBRARIES)


def run_pytest(arguments: list[str], *, copy: Path, env: dict[str, str], limit: float) -> Result:
    """Run the tests of a copy of the project; after ``limit`` seconds the child and all below it end."""
    started = time.monotonic()
    output = copy / "output.txt"
    child = _context.Process(target=_in_child, args=(arguments, copy, env, output))
    child.start()
    child.join(limit)
    code = child.exitcode
    if code is None:
        _end_group(child)
        code = TIMED_OUT
    return Result(code, time.monotonic() - started, output.read_text(encoding="utf-8", errors="replace"))


def _end_group(child: BaseProcess) -> None:
    if child.pid is not None:
        os.killpg(child.pid, signal.SIGKILL)
    child.join()


def _in_child(arguments: list[str], copy: Path, env: dict[str, str], output: Path) -> None:
    os.setsid()
    with output.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.chdir(copy)
    os.environ.update(env)
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    elsewhere = [one for one in sys.path if one not in {"", str(ROOT), str(ROOT / "src")}]
    sys.path[:] = [str(copy / "src"), str(copy), *elsewhere]
    sys.dont_write_bytecode = True

    import pytest

    code = pytest.main(["-W", "ignore::pytest.PytestAssertRewriteWarning", *arguments])
    sys.stdout.flush()
    os._exit(int(code))
