# SPDX-License-Identifier: EUPL-1.2
"""An environment apart for other people's software, from requirements/peers.txt, so that ours stays as it is."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
HOME = ROOT / "build" / "peers"
PYTHON = HOME / ("Scripts" if os.name == "nt" else "bin") / "python"
LOCK = ROOT / "requirements" / "peers.txt"
STAMP = HOME / "stamp"


def peers_python() -> Path:
    """The Python of that environment; made or renewed first when the lock file changed."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not PYTHON.exists() or not STAMP.exists() or STAMP.read_text(encoding="utf-8") != wanted:
        print("   Installing the peers apart, in build/peers, each checked against its hash", flush=True)
        uv = [sys.executable, "-m", "uv"]
        subprocess.run([*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(HOME)], check=True)
        install = [*uv, "pip", "install", "--quiet", "--require-hashes", "--requirement", str(LOCK)]
        subprocess.run([*install, "--python", str(PYTHON)], check=True)
        STAMP.write_text(wanted, encoding="utf-8")
    return PYTHON
