# SPDX-License-Identifier: EUPL-1.2
"""Finding by what people type: folding, spelling, everyday words and the order of what was found."""

from samenspel.domain.searching.everyday import Everyday, domain_token, meant_by
from samenspel.domain.searching.folding import MOST_WORDS, asked_words, fold, is_small_word, words_of
from samenspel.domain.searching.ranking import Candidate, Term, Way, in_order
from samenspel.domain.searching.spelling import (
    distance,
    nearest,
    parts_to_try,
    pieces,
    turned,
    typos_allowed,
    without_ending,
)

__all__ = [
    "MOST_WORDS",
    "Candidate",
    "Everyday",
    "Term",
    "Way",
    "asked_words",
    "distance",
    "domain_token",
    "fold",
    "in_order",
    "is_small_word",
    "meant_by",
    "nearest",
    "parts_to_try",
    "pieces",
    "turned",
    "typos_allowed",
    "without_ending",
    "words_of",
]
