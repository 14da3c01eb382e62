# SPDX-License-Identifier: EUPL-1.2
"""The order of what was found: a whole word before a beginning, a name before what is told about it.

The sums are ours; `tests/data/search` says what must come first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

# What a hit is worth, by where the word stands and how much of it.
NAME, OWNER, TEXT = "name", "owner", "text"
WHOLE, BEGINNING, INSIDE = 0, 1, 2
WORTH = {NAME: (10.0, 7.0, 4.0), OWNER: (8.0, 5.0, 3.0), TEXT: (4.0, 2.5, 1.0)}
SHORTEST_BEGINNING = 3
LONG_NAME_COSTS = 0.05  # a point for each word of the name: of two that fit alike, the one that is only about this
SAME_NAME = 12.0


@dataclass(frozen=True, slots=True)
class Way:
    """A word to look for, and how much of what was typed it is: 1 as typed, less for a correction or another word."""

    word: str
    worth: float = 1.0


@dataclass(frozen=True, slots=True)
class Term:
    """One of the words that were asked, with all the ways to look for it."""

    ways: tuple[Way, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be it; all texts are folded."""

    key: int
    name: str
    owner: str = ""
    text: str = ""


def in_order(candidates: Sequence[Candidate], terms: Sequence[Term], *, asked: str) -> list[tuple[int, float]]:
    """Key and sum of every candidate that has one of the words, best first; `asked` is what was typed, folded."""
    hits = [(one, [_hit(one, term) for term in terms]) for one in candidates]
    rare = [_rarity(sum(found[place] > 0 for _one, found in hits), len(hits)) for place in range(len(terms))]
    sums = [
        (one, _share(found, terms) * sum(worth * weight for worth, weight in zip(found, rare, strict=True)))
        for one, found in hits
        if any(found)
    ]
    scored = [(one, score + _for_the_name(one, asked)) for one, score in sums]
    scored.sort(key=lambda pair: (-pair[1], pair[0].name, pair[0].key))
    return [(one.key, score) for one, score in scored]


def _share(found: Sequence[float], terms: Sequence[Term]) -> float:
    """Who has one of two words is half of what was asked; never nothing, since other words may stand for it."""
    asked = [worth > 0 for worth, term in zip(found, terms, strict=True) if term.required]
    return (1 + sum(asked)) / (1 + len(asked))


def _rarity(having: int, all_of_them: int) -> float:
    """A word that few have says more than one that nearly all have."""
    return 1.0 + log((all_of_them + 1) / (having + 1))


def _hit(candidate: Candidate, term: Term) -> float:
    return max((way.worth * _found(candidate, way.word) for way in term.ways), default=0.0)


def _found(candidate: Candidate, word: str) -> float:
    places = ((NAME, candidate.name), (OWNER, candidate.owner), (TEXT, candidate.text))
    return max(WORTH[place][how] if (how := _how(text, word)) is not None else 0.0 for place, text in places)


def _how(text: str, word: str) -> int | None:
    """Whether the word stands in the text, begins a word there, or is part of one; the text is folded."""
    at = text.find(word)
    if at < 0:
        return None
    spaced = f" {text} "
    if f" {word} " in spaced:
        return WHOLE
    if len(word) < SHORTEST_BEGINNING:
        return None
    return BEGINNING if f" {word}" in spaced else INSIDE


def _for_the_name(candidate: Candidate, asked: str) -> float:
    same = SAME_NAME if asked and asked in (candidate.name, candidate.owner) else 0.0
    return same - LONG_NAME_COSTS * len(candidate.name.split())
