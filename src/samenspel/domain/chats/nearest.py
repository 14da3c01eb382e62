# SPDX-License-Identifier: EUPL-1.2
"""A word as it was meant, for who mistyped it."""

import difflib
from collections.abc import Iterable

LIKE_ENOUGH = 0.75
SHORTEST = 4


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like `word`; empty when none comes near, or the word is too short to tell.

    >>> nearest("breiven", ["brieven", "brood"]), nearest("xyzzy", ["brieven"])
    ('brieven', '')
    """
    if len(word) < SHORTEST:
        return ""
    of_its_length = sorted({one for one in known if abs(len(one) - len(word)) <= 2 and len(one) >= SHORTEST})
    found = difflib.get_close_matches(word, of_its_length, n=1, cutoff=LIKE_ENOUGH)
    return found[0] if found else ""
