# SPDX-License-Identifier: EUPL-1.2
"""Who is spoken to or about by name in a chat, also when nobody here knows that name."""

import re

_NAME = r"[^\W\d_a-zà-öø-ÿ][\w'’-]+"
_SMALL = r"(?:(?:van|de|den|der|ten|ter|el|al|'t)\s+)*"
_AT = re.compile(rf"(?<![\w.])@\s?({_NAME}(?:\s+{_SMALL}{_NAME})?)")
_TITLED = re.compile(
    rf"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?|[Bb]uurvrouw|[Bb]uurman)\s+"
    rf"({_SMALL}{_NAME}(?:\s+{_NAME})?)"
)
_GREETED = re.compile(
    rf"\b(?:[Hh]oi|[Hh]allo|[Dd]ag|[Bb]este|[Hh]ey|[Hh]i|[Dd]ank(?:\s?je)?(?:\s?wel)?|[Bb]edankt|[Gg]roet(?:jes|en)?),?\s+"
    rf"({_NAME})"
)
# Words that follow a greeting with a capital and are nobody.
_NOBODY = frozenset(
    {
        "allemaal",
        "iedereen",
        "allen",
        "mensen",
        "collega",
        "collegas",
        "deelnemers",
        "voor",
        "en",
        "ook",
        "ik",
        "wij",
        "dat",
        "dit",
        "je",
        "jullie",
    }
)


def addressed_in(text: str) -> list[str]:
    """Names with a capital behind a sign or a word with which one speaks to somebody, each once.

    >>> addressed_in("@Jan de Wit: bel mevrouw Testman. Dank je wel Bo, en dag Allemaal")
    ['Jan de Wit', 'Testman', 'Bo']
    """
    found = [name for pattern in (_AT, _TITLED, _GREETED) for name in pattern.findall(text)]
    return list(dict.fromkeys(name for name in found if name.casefold() not in _NOBODY))
