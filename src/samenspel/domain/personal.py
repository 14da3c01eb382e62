# SPDX-License-Identifier: EUPL-1.2
"""What in a text seems to be about one person: a name, a phone number, a mail address, an address, a day of birth.

For a kind warning before something is kept, never for refusing (that is what `base.personal_numbers` does for the
BSN): it knows common first names and how people write about somebody, and does not know who is meant. It misses rare
names, and it may take a thing for a name; whoever wrote it decides.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenspel.domain.spotting import addresses_in, folded


class Kind(StrEnum):
    NAME = "name"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True)
class Trace:
    """The words in the text, as they were written, and what they seem to be."""

    kind: Kind
    words: str


READ_AT_MOST = 5_000  # letters; what is longer is refused by the fields anyway

_SMALL = r"(?:van|de|der|den|het|ten|ter|el|al|von|la|le|bin|ben|ibn)"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’-]+"
_TITLED = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|[Dd]e heer|[Ff]amilie|[Ff]am\.?|[Gg]ezin|[Bb]uurvrouw|"
    r"[Bb]uurman|[Tt]ante|[Oo]om|[Oo]ma|[Oo]pa|heet|heten|genaamd)\s+"
    rf"((?:{_SMALL}\s+)*{_CAPITAL}(?:\s+(?:{_SMALL}\s+)*{_CAPITAL})?)"
)
_WORD = re.compile(rf"{_CAPITAL}")
_AFTER = re.compile(rf"\s+(?:{_SMALL}\s+)*{_CAPITAL}")
_STREET = re.compile(
    r"\b[^\W\d_][\w'’-]{1,40}"
    r"(?:straat|laan|weg|plein|gracht|kade|hof|dijk|singel|steeg|plantsoen|dreef|pad|park|straatje|str\.)"
    r"\s+\d{1,4}(?:\s?[a-zA-Z](?!\w))?(?!\d)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b")
_DAY = re.compile(r"\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})\b")
_DAY_IN_WORDS = re.compile(
    r"\b(\d{1,2})\s+(jan|feb|maart|mrt|april|apr|mei|juni|juli|aug|sep|okt|nov|dec)\w*\.?\s+(\d{4})\b", re.IGNORECASE
)
_BORN = re.compile(r"\b(?:geboren|geboortedatum|geb\.)\D{0,20}(\d[\d\s./-]{2,12})", re.IGNORECASE)

# First names that many people have and that are no other word: Roos, Mark, Wil or Storm would warn too often.
_FIRST_NAMES = frozenset(
    (  # noqa: SIM905
        "aaliyah abdel abdul abdullah achmed adam ahmed aisha ali alice amira amina anja anna anne anneke annie anouk "
        "antje anton arie arjan astrid ayse ayoub bas bart bianca bilal bram carla carolien cees chantal chantalle "
        "christa claudia corrie daan danielle david debby denise dennis dirk ebru ed edwin elif elly els emine emma "
        "erik esra esther evelien fadi fatima fatma femke fenna fleur floor frank frans fred gerard gerda gerrit greet "
        "hamza hanneke hans harry hassan hatice heleen henk henny hendrik hilde hussein ibrahim ineke ingrid irene "
        "iris ismail jaap jacqueline jamal jan janneke janny jasmijn jasper jeroen jessica jeffrey joke johan jolanda "
        "joost joris jos joyce julia karel karim karin kees kelly kevin khadija klaas laura leila lianne liesbeth "
        "linda lisa lotte lucas maaike maarten malika manon marco marga margriet maria marieke marijke marjan marloes "
        "martijn mehmet melissa merel mia michael michelle mieke miranda mohamed mohammed monique mustafa nadia naomi "
        "natasja nathalie nicole niels noor omar osman patricia patrick paul paula peter petra pieter piet priscilla "
        "rachid ramona rashid ria richard rik rob robert roel roy ruben ruud sabrina said samira sandra sanne sara "
        "sarah saskia selma sem sevda sharon sjaak sjoerd sophie stefan stephanie suzan sven tamara thea theo thijs "
        "tineke tom tess tim trees truus vera vincent wendy wesley willem willemijn wilma wouter yasmin yasmina "
        "yusuf yvonne zahra zainab zeynep"
    ).split()
)


def traces(text: str, *, today: date) -> list[Trace]:
    """What seems to be about one person, in the order of the kinds, each word once.

    >>> day = date(2026, 11, 22)
    >>> [(one.kind.value, one.words) for one in traces("Fatima de Wit, Lindelaan 12, 06 12345678", today=day)]
    [('name', 'Fatima de Wit'), ('phone', '06 12345678'), ('address', 'Lindelaan 12')]
    >>> [one.words for one in traces("Ze is van 12-03-1985 en heet Xandrina", today=day)]
    ['Xandrina', '12-03-1985']
    >>> traces("Elke woensdag samen koken in Buurthuis De Brink, vanaf 1-1-2027", today=day)
    []
    """
    text = text[:READ_AT_MOST]
    found = [Trace(Kind.NAME, words) for words in _names(text)]
    found += [Trace(Kind.MAIL if "@" in words else Kind.PHONE, words) for words in addresses_in(text)]
    found += [Trace(Kind.ADDRESS, one.group().strip()) for rule in (_STREET, _POSTCODE) for one in rule.finditer(text)]
    found += [Trace(Kind.BIRTH, words) for words in _days_gone(text, today)]
    return list(dict.fromkeys(found))


def _names(text: str) -> list[str]:
    titled = [one.group(1) for one in _TITLED.finditer(text)]
    first = [_with_last(text, one) for one in _WORD.finditer(text) if _is_first_name(one.group())]
    seen: list[str] = []
    for name in (*titled, *first):
        if not any(name in other for other in seen):
            seen.append(name)
    return seen


def _is_first_name(word: str) -> bool:
    """Also of Jan's and Jan-Willem, but not of Jansbrug."""
    words = folded(word)
    return bool(words) and words[0] in _FIRST_NAMES


def _with_last(text: str, first: re.Match[str]) -> str:
    after = _AFTER.match(text, first.end())
    return first.group() + (after.group() if after else "")


def _days_gone(text: str, today: date) -> list[str]:
    """Days with a year before this one: the day somebody was born is, and what is planned is not."""
    written = [*_DAY.finditer(text), *_DAY_IN_WORDS.finditer(text)]
    days = [one.group() for one in written if 1900 <= int(one.group(3)) < today.year]
    born = [one.group(1).strip() for one in _BORN.finditer(text)]
    return [*days, *(words for words in born if not any(words in day for day in days))]
