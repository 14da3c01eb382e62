# SPDX-License-Identifier: EUPL-1.2
"""Which word was meant. Counted in typing mistakes: a letter too many, too few, another one, or two turned round
(optimal string alignment; Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2)."""

from collections.abc import Iterable

SHORTEST_WITH_ONE, SHORTEST_WITH_TWO = 4, 7
SHORTEST_PART = 4  # of a word that is written together
_ENDINGS = ("en", "s", "e", "n")
_LINKS = ("", "s", "en", "e")  # what stands between two parts: verjaardag-s-box, hond-en-voer


def typos_allowed(word: str) -> int:
    """None in a short word, where another word is never far away."""
    if len(word) < SHORTEST_WITH_ONE or word.isdigit():
        return 0
    return 2 if len(word) >= SHORTEST_WITH_TWO else 1


def distance(one: str, other: str, *, most: int) -> int:
    """The number of typing mistakes between two words; `most + 1` as soon as it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)


def turned(word: str) -> str:
    """The word from back to front, so that an index finds how it ends."""
    return word[::-1]


def pieces(word: str, typos: int) -> tuple[str, str]:
    """A beginning and an end, one of which survives the mistakes.

    With one mistake, always: it stands in one half or in the other. With two, unless one stands in the first third and
    the other in the last.
    """
    length = max(2, (len(word) - 1) // 2 if typos == 1 else len(word) // 3)
    return word[:length], word[-length:]


def nearest(word: str, known: Iterable[str], *, typos: int) -> list[str]:
    """The known words with the fewest mistakes, best first; none when all are further away."""
    found: dict[str, int] = {}
    for other in known:
        if other != word and (mistakes := distance(word, other, most=typos)) <= typos:
            found[other] = mistakes
    fewest = min(found.values(), default=0)
    closest = [other for other, mistakes in found.items() if mistakes == fewest]
    return sorted(closest, key=lambda other: (other[0] != word[0], abs(len(other) - len(word)), other))


def without_ending(word: str) -> str:
    """One of a thing instead of several: "banken" and "katten" as "bank" and "kat". Only to look further when a word is
    not there: nothing that is stored is cut, since that mangles ("gezinnen" is not "zin")."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_PART:
            doubled = stem[-1] == stem[-2] and stem[-1] not in "aeiou"
            return stem[:-1] if doubled else stem
    return word


def parts_to_try(word: str) -> list[tuple[str, str]]:
    """How a long word may be two: "hondenvoer" is "honden" and "voer", or "hond" and "voer"."""
    found = []
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, second = word[:at], word[at:]
        found += [
            (first.removesuffix(link), second)
            for link in _LINKS
            if first.endswith(link) and len(first) - len(link) >= SHORTEST_PART
        ]
    return list(dict.fromkeys(found))
