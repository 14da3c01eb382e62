# SPDX-License-Identifier: EUPL-1.2
"""Which of what others bring fits what somebody seeks, with the reasons; a person decides, nobody is coupled by this.

A reason is something both have in common. Together they must tell more than that both are about, say, goods.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from samenspel.domain.observing import telling_words
from samenspel.domain.spotting import folded

_SHORT = 4  # letters; what tells of a thing to share is often short: auto, zaal, taal
_SHORT_AND_EMPTY = frozenset(
    (  # noqa: SIM905  dutch: words that are left out
        "also alle been bied deze eens elke euro even gaan geef geen graag haar hebt heel hele hier iets jaar keer "
        "kunt maak maar maat meer mijn moet naar niet omdat onze ooit paar soms toch voor vaak veel want waar week "
        "weer wijk wilt will word zelf zijn zoek zoals dorp uurtje plek helpen hulp bieden zoeken mogen halve hele"
    ).split()
)
_SHORT_THINGS = frozenset({"bus", "bed", "pan"})
_ENDINGS = 2  # letters of a plural: fiets, fietsen
_MOST_WORDS = 3
LEAST = 3  # points; the same kind alone says too little
MOST = 5


class Reason(StrEnum):
    WORDS = "words"
    KIND = "kind"
    DOMAIN = "domain"
    PLACE = "place"


_POINTS = {Reason.WORDS: 2, Reason.KIND: 2, Reason.DOMAIN: 2, Reason.PLACE: 1}


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody brings or seeks; `place` and `domain` may be empty."""

    key: Hashable
    kind: str
    words: str
    place: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """`shared` are the words that both use, as they stand in mine."""

    key: Hashable
    reasons: tuple[Reason, ...]
    shared: tuple[str, ...]
    points: int


def fits(mine: Post, others: Iterable[Post], *, most: int = MOST) -> list[Fit]:
    """Those with enough in common, most first; of equals the first that was given.

    >>> mine = Post("a", "goods", "Ik zoek een fiets voor naar school", place="Oost")
    >>> [found] = fits(mine, [Post("b", "goods", "Drie fietsen over"), Post("c", "goods", "Kleding maat 140")])
    >>> found.key, [str(one) for one in found.reasons], found.shared
    ('b', ['words', 'kind'], ('fiets',))
    """
    found = [_fit(mine, other) for other in others]
    enough = [fit for fit in found if fit.points >= LEAST]
    return sorted(enough, key=lambda fit: -fit.points)[:most]


def _fit(mine: Post, other: Post) -> Fit:
    shared = in_common(mine.words, other.words)
    reasons = {
        Reason.WORDS: bool(shared),
        Reason.KIND: mine.kind == other.kind,
        Reason.DOMAIN: bool(mine.domain) and mine.domain == other.domain,
        Reason.PLACE: bool(mine.place) and bool(set(folded(mine.place)) & set(folded(other.place))),
    }
    points = sum(_POINTS[reason] for reason, holds in reasons.items() if holds)
    points += _POINTS[Reason.WORDS] * max(0, len(shared) - 1)
    return Fit(other.key, tuple(reason for reason, holds in reasons.items() if holds), shared, points)


def in_common(mine: str, theirs: str) -> tuple[str, ...]:
    """The telling words of `mine` that are in `theirs` too, at most three.

    >>> in_common("Geen auto of rijbewijs", "Vrijwilligers rijden je met hun eigen auto")
    ('auto',)
    """
    others = _words(theirs)
    return tuple(word for word in sorted(_words(mine)) if any(_same(word, other) for other in others))[:_MOST_WORDS]


def _words(text: str) -> frozenset[str]:
    short = {word for word in folded(text) if len(word) == _SHORT or word in _SHORT_THINGS}
    return frozenset((telling_words(text) | short) - _SHORT_AND_EMPTY)


def _same(first: str, second: str) -> bool:
    """The same word, its plural, or a compound of which it is the last part.

    >>> _same("fiets", "fietsen"), _same("fiets", "kinderfietsen"), _same("bus", "buurtbus")
    (True, True, True)
    >>> _same("taal", "betaal"), _same("taal", "taalles"), _same("zaal", "taal")
    (False, False, False)
    """
    short, long = sorted((first, second), key=len)
    ends = [long[: len(long) - cut] for cut in range(_ENDINGS + 1)]
    compound = len(short) > _SHORT or short in _SHORT_THINGS
    return short in ends or (compound and any(end.endswith(short) for end in ends))
