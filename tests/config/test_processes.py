# SPDX-License-Identifier: EUPL-1.2
"""Programs that run together end together; nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

# Runs two programs, of which one has a child of its own, and says when both run.
PARENT = """
import sys
from pathlib import Path
from samenspel.config.processes import Program, run_together

folder = Path(sys.argv[1])
tell = "import os, sys; open(sys.argv[1], 'w').write(str(os.getpid()))"
wait = "; import time; time.sleep(60)"
below = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {tell + wait!r}, sys.argv[2]]); "
child = below + tell + wait
programs = [
    Program("one", [sys.executable, "-c", tell + wait, str(folder / "one")]),
    Program("two", [sys.executable, "-c", child, str(folder / "two"), str(folder / "two-below")]),
]
names = ["one", "two", "two-below"]
sys.exit(run_together(
    programs,
    is_ready=lambda: all((folder / name).exists() and (folder / name).read_text() for name in names),
    when_ready=lambda: print("ready", flush=True),
))
"""
# Runs one program that always ends at once.
FAILING = """
import sys
from samenspel.config.processes import Program, run_together
program = Program("The broken one", [sys.executable, "-S", "-c", "raise SystemExit(3)"])
sys.exit(run_together([program], is_ready=lambda: False, when_ready=lambda: None))
"""
PATIENCE = 20.0


def is_alive(pid: int) -> bool:
    """A process that has ended but is not yet collected is not alive."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(pids: list[int]) -> list[int]:
    until = time.monotonic() + PATIENCE
    left = pids
    while left and time.monotonic() < until:
        left = [pid for pid in left if is_alive(pid)]
    return left


def start(folder: Path) -> tuple[subprocess.Popen[str], list[int]]:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(folder)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    pids = [int((folder / name).read_text(encoding="utf-8")) for name in ("one", "two", "two-below")]
    assert all(is_alive(pid) for pid in pids)
    return parent, pids


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_everything_ends_and_the_parent_says_it_went_well(tmp_path: Path, number: int) -> None:
    parent, pids = start(tmp_path)
    os.kill(parent.pid, number)
    assert parent.wait(PATIENCE) == 0
    assert wait_until_gone(pids) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_when_the_parent_is_killed_its_programs_end_too(tmp_path: Path) -> None:
    parent, pids = start(tmp_path)
    parent.kill()
    parent.wait(PATIENCE)
    one, two, _grandchild = pids
    assert wait_until_gone([one, two]) == []
    os.kill(pids[2], signal.SIGKILL)  # what a killed program leaves itself is beyond the parent's reach


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_program_that_is_killed_is_started_again(tmp_path: Path) -> None:
    parent, pids = start(tmp_path)
    (tmp_path / "one").unlink()
    os.kill(pids[0], signal.SIGKILL)
    until = time.monotonic() + PATIENCE
    while not ((tmp_path / "one").exists() and (tmp_path / "one").read_text()) and time.monotonic() < until:
        pass
    again = int((tmp_path / "one").read_text(encoding="utf-8"))
    assert again != pids[0]
    parent.terminate()
    assert parent.wait(PATIENCE) == 0
    assert wait_until_gone([again, *pids[1:]]) == []


def test_a_program_that_keeps_ending_ends_the_whole_with_a_reason() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILING], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 1
    assert "The broken one ended by itself (code 3)." in done.stderr
    assert "The broken one keeps ending" in done.stderr
