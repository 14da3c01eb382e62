# SPDX-License-Identifier: EUPL-1.2
"""Grouping what people wrote about food, so gently that no wish changes its meaning.

Only spelling is levelled: capitals, accents, spaces, hyphens and full stops ("Gluten-vrij." is "glutenvrij"), and the
ways in which people write vegetarian and vegan. "Geen noten" and "notenallergie" stay two: the cook must know the
difference. A wish of several parts stays one group, since one person needs all of it.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

KEPT = ",;/+&?"  # signs that may change what is meant
_NOTHING = frozenset(
    {
        *("geen", "nee", "neen", "niets", "niks", "nvt", "alles", "nietvantoepassing", "ikeetalles", "eetalles"),
        *("geendieet", "geenwensen", "geenbijzonderheden", "geenallergie", "geenallergieen"),
    }
)
_SAME = {
    **dict.fromkeys(("vega", "veggie", "vegetarier", "vegetarian", "ikbenvegetarier"), "vegetarisch"),
    **dict.fromkeys(("vegan", "veganist", "ikbenveganist"), "veganistisch"),
}


@dataclass(frozen=True, slots=True)
class DietGroup:
    """`words` as most of them wrote it; `people` how many."""

    words: str
    people: int


def diet_key(text: str) -> str:
    """What two wishes that are the same have in common; empty for "nothing special"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    key = "".join(sign for sign in plain if sign.isalnum() or sign in KEPT)
    key = key.strip(",;/")
    return "" if key in _NOTHING else _SAME.get(key, key)


def group_diets(texts: Iterable[str]) -> list[DietGroup]:
    """The largest group first, then by alphabet. The order of the texts does not matter."""
    written: dict[str, Counter[str]] = {}
    for text in texts:
        key = diet_key(text)
        if key:
            written.setdefault(key, Counter())[" ".join(text.split())] += 1
    groups = [DietGroup(_words(key, counts), counts.total()) for key, counts in written.items()]
    return sorted(groups, key=lambda group: (-group.people, group.words.casefold(), group.words))


def _words(key: str, counts: Counter[str]) -> str:
    if key in _SAME.values():
        return key
    return min(counts, key=lambda words: (-counts[words], words))
