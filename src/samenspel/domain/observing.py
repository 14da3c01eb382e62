# SPDX-License-Identifier: EUPL-1.2
"""What many observations say together: roughly how many people, and which of them are about the same thing."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from samenspel.domain.disclosure import published
from samenspel.domain.spotting import folded

Key = TypeVar("Key")

# Words that stand in every observation and tell nothing of what it is about.
_EVERYWHERE = frozenset(
    (  # noqa: SIM905  dutch: words that are left out
        "aantal alleen allemaal altijd andere beetje betalen bijna binnen buiten dingen doordat eerst eigen elkaar "
        "enkele gaan gaat geen gezin gezinnen goed graag groot grote hebben hierdoor hoort iedereen iemand inmiddels "
        "kinderen klein komen komt krijgen krijgt kunnen laatste langer maanden mensen minder moeder moeders moeten "
        "nauwelijks niemand niets nieuwe nodig omdat onder ondanks onze ouderen ouders overal samen sinds soms staan "
        "steeds terwijl tussen vaak vader vaders veel vinden vooral voordat vragen vroeger waardoor waarom wanneer "
        "weken weten willen wonen worden wordt zeggen zeker zelf zelfs zien zijn zoals zonder zouden"
    ).split()
)
_SHORTEST = 5  # letters of a word that tells
LEAST_SHARED = 2  # words before two texts seem to be about the same


def roughly(estimates: Iterable[int]) -> int | None:
    """Estimates of how many people, added up, to the nearest five; None is "a few".

    Never exact, and nothing below ten. The same people may have been seen by more than one, so that it is said as an
    estimate of what was told, not as a count of people.

    >>> roughly([2, 5]), roughly([25, 6, 6]), roughly([])
    (None, 35, None)
    """
    return published(sum(estimates))


def telling_words(text: str) -> frozenset[str]:
    """The words that say what a text is about, folded; a plural in -en or -s counts as its singular.

    >>> sorted(telling_words("Mensen leggen brieven van de gemeente ongeopend weg; een brief is moeilijk"))
    ['brief', 'gemeente', 'leggen', 'moeilijk', 'ongeopend']
    """
    return frozenset(_stem(word) for word in folded(text) if len(word) >= _SHORTEST and word not in _EVERYWHERE)


def _stem(word: str) -> str:
    if word.endswith("ieven"):
        return word[:-3] + "f"
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST + 1 else word


def proposed(text: str, bundles: Mapping[Key, Iterable[str]]) -> Key | None:
    """Which bundle of texts seems to be about the same: it shares most words, two at least; None when in doubt.

    >>> themes = {"energie": ["De verwarming blijft uit, energie is te duur"], "bus": ["De bus rijdt niet na zessen"]}
    >>> proposed("Een klas waar de verwarming laag staat omdat energie duur is", themes)
    'energie'
    >>> proposed("De verwarming is stuk", themes) is None
    True
    """
    mine = telling_words(text)
    shared = {key: len(mine & _words_of(texts)) for key, texts in bundles.items()}
    most = max(shared.values(), default=0)
    best = [key for key, count in shared.items() if count == most]
    return best[0] if most >= LEAST_SHARED and len(best) == 1 else None


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in telling_words(text))
