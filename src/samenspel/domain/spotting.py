# SPDX-License-Identifier: EUPL-1.2
"""Finds names of people and organisations in a text that is about to become public.

Words are compared without capitals and accents. It finds what is known and written whole; it does not guess who is
meant by "de directeur". `parts_in` and mail addresses are for a person to look at.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\W\d_]{2,}")
_PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\d(?:[ \-]?\d){8,12}(?!\w)")
_LEGAL = frozenset({"stichting", "vereniging", "cooperatie", "bv", "nv", "de", "het"})
_SMALL = frozenset({"van", "der", "den", "de", "het", "ten", "ter", "el", "al", "von", "la", "le", "op", "in", "aan"})
# Words of this work, which a made-up or shared account may have for a last name. Trades and things that are many
# people's own name (Bakker, Visser, Brug, Koning) stay out of this list.
_OF_THIS_WORK = frozenset(
    (  # noqa: SIM905
        "aanjager aanjagers actiepunt actiepunten ambassadeur ambassadeurs armoede armoedepact bewoner bewoners "
        "bijeenkomst bijeenkomsten buurthuis contactpersoon contactpersonen deelnemer deelnemers ervaringsdeskundige "
        "ervaringsdeskundigen gastheer gastvrouw gemeente gezin gezinnen kerngroep kerngroepen kring kringen maatje "
        "maatjes oogst organisatie organisaties pact partner partners sessie sessies stichting verbinding verbindingen "
        "verbindingssessie verbindingssessies vereniging voedselbank vrijwilliger vrijwilligers werkgroep werkgroepen "
        "wijkteam wijkteams"
    ).split()
)
_SHORTEST = 3

Words = tuple[str, ...]


def folded(text: str) -> list[str]:
    """The words of a text, without capitals and accents.

    >>> folded("Şükrü, café 't Hoekje")
    ['sukru', 'cafe', 't', 'hoekje']
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


@dataclass(frozen=True, slots=True)
class Names:
    """Who may not be named: whole names of people (folded → as written), and organisations."""

    people: dict[Words, str]
    organizations: dict[Words, str]
    parts: frozenset[str]
    groups: frozenset[Words] = frozenset()

    def people_in(self, text: str) -> list[str]:
        """Whole names of two words or more that stand in the text."""
        return _found(self.people, folded(text))

    def organizations_in(self, text: str) -> list[str]:
        return _found(self.organizations, folded(text))

    def parts_in(self, text: str) -> list[str]:
        """Words with a capital that are somebody's first or last name; often only a word that looks like one.

        Not those within the name of a working group, where that stands whole.
        """
        written = _WORD.findall(text)
        words = ["".join(folded(word)) for word in written]
        of_groups = {
            at + step
            for group in self.groups
            for at in range(len(words))
            if tuple(words[at : at + len(group)]) == group
            for step in range(len(group))
        }
        return list(
            dict.fromkeys(
                word
                for at, word in enumerate(written)
                if word[0].isupper() and len(word) >= _SHORTEST and words[at] in self.parts and at not in of_groups
            )
        )


def names(people: Iterable[str], organizations: Iterable[str], groups: Iterable[str] = ()) -> Names:
    """The names to look for, and the names of working groups, which are nobody's.

    >>> here = names(["Bo van Test"], ["Stichting Leergeld"])
    >>> here.people_in("Met dank aan bo van test!"), here.organizations_in("bij leergeld"), here.parts_in("Dank, Bo")
    (['Bo van Test'], ['Stichting Leergeld'], [])
    """
    whole: dict[Words, str] = {}
    parts: set[str] = set()
    for name in people:
        words = folded(name)
        parts |= {word for word in words if len(word) >= _SHORTEST} - _SMALL - _OF_THIS_WORK
        if len(words) > 1:
            whole[tuple(words)] = name
    bodies = {tuple(word for word in folded(name) if word not in _LEGAL): name for name in organizations}
    return Names(
        people=whole,
        organizations={words: name for words, name in bodies.items() if len("".join(words)) >= _SHORTEST},
        parts=frozenset(parts),
        groups=frozenset(tuple(folded(name)) for name in groups) - {(word,) for word in parts} - {()},
    )


def addresses_in(text: str) -> list[str]:
    """Mail addresses and phone numbers.

    >>> addresses_in("Bel 06 12 34 56 78 of mail an@voorbeeld.nl, in 2018-2019")
    ['an@voorbeeld.nl', '06 12 34 56 78']
    """
    return [*_MAIL.findall(text), *_PHONE.findall(text)]


def _found(sought: dict[Words, str], words: Sequence[str]) -> list[str]:
    """Names whose words stand in the text beside each other, in the order of the text."""
    lengths = {len(name) for name in sought}
    runs = (tuple(words[at : at + length]) for at in range(len(words)) for length in lengths)
    return list(dict.fromkeys(sought[run] for run in runs if run in sought))
