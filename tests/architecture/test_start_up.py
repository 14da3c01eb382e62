# SPDX-License-Identifier: EUPL-1.2
"""A page never waits for a library that it does not use."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {"numpy", "numba", "networkx", "rustworkx"}
PROGRAM = """
import sys
from samenspel.config import wsgi
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_the_web_process_starts_without_the_heavy_libraries(tmp_path: Path) -> None:
    """numba takes 1.4 s to import and networkx 0.9 s; openpyxl brings numpy along."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "SAMENSPEL_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = HEAVY & set(done.stdout.split())
    assert not loaded, (
        f"Importing the pages also imports {sorted(loaded)}. Import them inside the function that needs "
        "them; python -X importtime -c 'from samenspel.config import urls' shows who brings them."
    )
