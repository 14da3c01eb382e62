# SPDX-License-Identifier: EUPL-1.2
"""Looking in questions and tips for words, also for a word that was mistyped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Q

from samenspel.domain.chats import nearest
from samenspel.domain.spotting import folded

MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Sought:
    """The words that were looked for in the end; `instead_of` what was typed, when that was found nowhere."""

    words: list[str]
    instead_of: str = ""

    @property
    def matches(self) -> Q:
        return reduce(and_, (Q(sought__contains=word) for word in self.words), Q())


def folded_words(*texts: str) -> str:
    """All words of these texts, without capitals and accents, each once, with a space around."""
    return f" {' '.join(dict.fromkeys(word for text in texts for word in folded(text)))} "


def words_of(typed: str) -> list[str]:
    return folded(typed)[:MOST_WORDS]


def corrected(typed: Sequence[str], texts: Iterable[str]) -> list[str]:
    """The words as they stand in these texts: a word that is in none of them becomes the one it looks most like."""
    everything = "".join(texts)
    known = set(everything.split())
    return [word if word in everything else nearest(word, known) or word for word in typed]
