# SPDX-License-Identifier: EUPL-1.2
"""Compiling the inner loop, once and for all, without asking for a folder that can be written.

Only `kernel.py` imports this module, and only a planner that really plans imports `kernel.py`: the web
process never loads numba.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(*, inline: bool) -> Callable[[Function], Function]:
    """Decorate a function to become machine code, kept on disk where numba may write (`NUMBA_CACHE_DIR`, the
    package's folder or the user's cache folder). Where it may write nowhere, every process compiles anew.

    The function may not make arrays: it runs without numba's reference counting (`_nrt`), and `inline` pastes
    it into its caller. Together these made the loop ten to forty times faster: a board of thirty arrays was
    copied and counted in every call.
    """
    import numba

    options: dict[str, Any] = {"_nrt": False, "inline": "always" if inline else "never"}

    def decorate(function: Function) -> Function:
        try:
            return cast(Function, numba.njit(cache=True, **options)(function))
        except RuntimeError:  # No folder to write in.
            return cast(Function, numba.njit(**options)(function))

    return decorate
