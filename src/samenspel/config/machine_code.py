# SPDX-License-Identifier: EUPL-1.2
"""Where the compiled inner loops of the engines are kept between runs."""

import os
from pathlib import Path

import samenspel


def choose_cache_folder() -> None:
    """Let numba write in the data folder when the package itself is installed read-only.

    Does nothing when `NUMBA_CACHE_DIR` is given, the package can be written or no data folder is named; numba
    then looks for a folder itself, and compiles in every process when it finds none.
    """
    data = os.environ.get("SAMENSPEL_DATA")
    package = Path(samenspel.__file__).parent / "domain" / "seating"
    if data and "NUMBA_CACHE_DIR" not in os.environ and not os.access(package, os.W_OK):
        os.environ["NUMBA_CACHE_DIR"] = str(Path(data).expanduser().resolve() / "cache" / "numba")
