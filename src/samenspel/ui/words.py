# SPDX-License-Identifier: EUPL-1.2
"""Short forms of names."""

import re

SMALL_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "van",
        "der",
        "den",
        "en",
        "in",
        "op",
        "te",
        "ten",
        "ter",
        "aan",
        "bij",
        "voor",
        "stichting",
        "vereniging",
        "the",
        "of",
        "and",
    ]
)


def initials(name: str) -> str:
    """One or two letters that stand for a name; small words do not count.

    >>> initials("Stichting Leergeld")
    'Le'
    >>> initials("Kook & eet")
    'KE'
    """
    words: list[str] = re.findall(r"[^\W_]+", name)
    telling: list[str] = [word for word in words if word.casefold() not in SMALL_WORDS] or words
    if not telling:
        return "?"
    if len(telling) == 1:
        return telling[0][0].upper() + telling[0][1:2]
    return (telling[0][0] + telling[1][0]).upper()
