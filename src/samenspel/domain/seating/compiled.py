# SPDX-License-Identifier: EUPL-1.2
"""Compiling the inner loop, once and for all, without asking for a folder that can be written.

Only `kernel.py` imports this module, and only a planner that really plans imports `kernel.py`: the web
process never loads numba.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """The function as machine code, kept on disk where numba may write (`NUMBA_CACHE_DIR`, the package's
    folder or the user's cache folder). Where it may write nowhere, it is compiled again in every process."""
    import numba

    try:
        return cast(Function, numba.njit(cache=True)(function))
    except RuntimeError:
        return cast(Function, numba.njit()(function))
