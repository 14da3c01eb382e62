# SPDX-License-Identifier: EUPL-1.2
"""Text as it is searched: without capitals, accents and signs, so that every database compares the same letters."""

import re
import unicodedata

MOST_WORDS = 8  # of what somebody asks; whoever pastes a letter is answered by its first words
LONGEST_WORD = 40

# Letters that no decomposition brings back to the one people type.
_OTHERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_APOSTROPHES = re.compile("(?<=\\w)['’‘`´](?=\\w)")
# Words that are in every sentence: they say nothing when there is another one (dutch: what people type).
_SMALL_WORDS = """
    a aan al als ben bij dan dat de den der die dit doe doen een en er even geen gaan graag haar hebben heb hem
    hen het hij hoe hun ik in is je jij jullie kan kun kunnen maar me meer mee met mij mijn moet na naar niet niks nog
    nu of om ons onze ook op over per te ter tot uit van veel voor waar waarom wat we weet wel wie wij wil willen word
    wordt ze zich zij zijn zo zoek zoeken zonder zou
    am an and any are at be can cannot cant do dont for from have help hulp how i in my need no not of on or our the
    to want we what where with you your
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def fold(text: str) -> str:
    """Small letters and digits only, one space between words: "Café 't IJ" becomes "cafe t ij"."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_OTHERS)
    plain = _APOSTROPHES.sub("", plain)
    kept = (letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())


def words_of(text: str) -> list[str]:
    """The words of a text, folded, each as often as it is there."""
    return [word[:LONGEST_WORD] for word in fold(text).split()]


def is_small_word(word: str) -> bool:
    return word in _SMALL


def asked_words(text: str) -> list[str]:
    """What somebody asks, as different words; small words count only when there is nothing else."""
    every = list(dict.fromkeys(words_of(text)))
    return ([word for word in every if not is_small_word(word)] or every)[:MOST_WORDS]
