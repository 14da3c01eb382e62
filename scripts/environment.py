# SPDX-License-Identifier: EUPL-1.2
"""Make ``.venv`` from the hashed lock files, once; a later start only compares a stamp.

Runs on the machine's own Python, before anything is installed: standard library only.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
STAMP = VENV / "samenspel-stamp.json"
LOCKS = {
    "runtime": ["runtime.txt"],
    "development": ["runtime.txt", "development.txt"],
}
STARTED = float(os.environ.get("DO_STARTED") or time.time())


def say(text: str) -> None:
    print(f"[{time.time() - STARTED:5.1f} s] {text}", flush=True)


def fingerprint(kind: str) -> str:
    """What the environment is made of: lock files, project metadata and the Python that carries it."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for name in LOCKS[kind]:
        digest.update((ROOT / "requirements" / name).read_bytes())
    digest.update((ROOT / "pyproject.toml").read_bytes())
    return digest.hexdigest()


def read_stamps() -> dict[str, str]:
    try:
        stamps = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) and PYTHON.exists() else {}


def run(*command: str | Path, quiet: bool = True) -> bool:
    """Run a step; its output is shown only when it fails, or when it is worth watching."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        check=False,
    )
    if done.returncode and quiet:
        print(done.stdout[-4000:], file=sys.stderr)
    return done.returncode == 0


def pip_works() -> bool:
    return PYTHON.exists() and run_silent(PYTHON, "-m", "pip", "--version")


def run_silent(*command: str | Path) -> bool:
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def create_environment() -> None:
    """An empty environment with pip. Debian keeps part of it in another package; as root we fetch that."""
    if pip_works() and run_silent(PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"):
        return
    say(f"Making a virtual environment in .venv with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    if run_silent(sys.executable, "-m", "venv", VENV) and pip_works():
        return
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Python lacks venv; installing Debian's package python3-venv")
        run("apt-get", "-qq", "update")
        run("apt-get", "-qq", "install", "-y", "--no-install-recommends", "python3-venv")
        shutil.rmtree(VENV, ignore_errors=True)
        if run_silent(sys.executable, "-m", "venv", VENV) and pip_works():
            return
    sys.exit("Python could not make a virtual environment. On Debian: apt install python3-venv; then try again.")


def install_with_uv(locks: list[Path]) -> bool:
    """The fast road: uv, itself from a hashed lock file."""
    installer = ROOT / "requirements" / "installer.txt"
    if not run_silent(PYTHON, "-m", "uv", "--version") and not run_silent(
        PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", installer
    ):
        return False
    requirements = [part for lock in locks for part in ("--requirement", str(lock))]
    return run(
        *(PYTHON, "-m", "uv", "pip", "install", "--python", PYTHON, "--require-hashes"),
        *requirements,
        quiet=False,
    )


def install_with_pip(locks: list[Path]) -> bool:
    say("uv is not available here; using plain pip, which takes longer")
    requirements = [part for lock in locks for part in ("--requirement", str(lock))]
    return run(PYTHON, "-m", "pip", "install", "--require-hashes", *requirements, quiet=False)


def install_project() -> bool:
    """``--require-hashes`` refuses an editable install, so the project comes by a command of its own."""
    options = ("install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT)
    if run_silent(PYTHON, "-m", "uv", "--version"):
        return run(PYTHON, "-m", "uv", "pip", *options, "--python", PYTHON)
    return run(PYTHON, "-m", "pip", *options)


def main(kind: str) -> int:
    wanted = fingerprint(kind)
    stamps = read_stamps()
    if stamps.get(kind) == wanted or stamps.get("development") == fingerprint("development"):
        return 0
    create_environment()
    locks = [ROOT / "requirements" / name for name in LOCKS[kind]]
    say(f"Installing the libraries ({kind}), each checked against its hash")
    if not install_with_uv(locks) and not install_with_pip(locks):
        print("The libraries could not be installed; the lines above say why.", file=sys.stderr)
        return 1
    if not install_project():
        return 1
    STAMP.write_text(json.dumps({**stamps, kind: wanted}, indent=1), encoding="utf-8")
    say("The environment is ready")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
