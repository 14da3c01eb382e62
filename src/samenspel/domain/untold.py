# SPDX-License-Identifier: EUPL-1.2
"""What may not stand in an observation that somebody leaves about what they see around them.

`refused` finds what is about one person or one front door whoever it is: a mail address, a phone or account number, a
house address, a day of birth. `seems_a_name` finds what may be a name; it takes places and shops for people now and
then, so that the writer has the last word. Neither finds everything: a street with a description tells who it is, too.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from samenspel.domain.personal import Kind, traces
from samenspel.domain.spotting import addresses_in, folded

READ_AT_MOST = 5_000  # letters; fields refuse what is longer


class Told(StrEnum):
    MAIL = "mail"
    PHONE = "phone"
    ACCOUNT = "account"
    ADDRESS = "address"
    BIRTH = "birth"


_PHONE = re.compile(r"(?<![\w.,])(?:\+\d{1,3}|00\d{2}|\(?0)(?:\(0\))?[\d\s().\-/]{7,18}\d(?!\w)")
_PHONE_DIGITS = range(9, 15)
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z]{4})(?:\s?\d){7,12}\b", re.IGNORECASE)

# What one counts, and what therefore is no house: "in de Kerkstraat 12 gezinnen".
_COUNTED = (
    r"(?:[a-zà-ÿ]+e\s+)?(?:gezin|mens|kind|huishoud|huiz|huurder|woning|bewoner|ouder|jonger|vrouw|man(?:nen)?\b|"
    r"moeder|vader|buur|buren|leerling|klant|perso|keer|maal|euro|jaar|jaren|week|weken|maand|dag|uur|uren|minu|procent|"
    r"%|x\b|van\s+de|of\s+\d|à|a\s+\d|tot\s+\d|-\s?\d+\s+(?:gezin|mens|kind|huis)|km|kilometer|meter|graden|fiets|bus)"
)
_NUMBER = rf"\s+(?:nr\.?\s*|nummer\s+)?\d{{1,4}}(?:\s?[a-z](?![\w'’]))?(?![\d.,:]\d|\d|\s*(?:{_COUNTED}))"
_KINDS_OF_STREET = r"straat|straatje|laan|plein|gracht|kade|dijk|singel|steeg|plantsoen|dreef|hof|weg|pad|park|str\."
_STREET = re.compile(
    rf"\b(?!onderweg|halfweg|snelweg|rijksweg)[^\W\d_][\w'’-]+(?:{_KINDS_OF_STREET}){_NUMBER}", re.IGNORECASE
)
_STREET_OF = re.compile(
    rf"\b(?:straat|laan|plein|hof|weg|pad)\s+(?:van|der|den|achter|aan)\s[^.,;:!?\d\n]{{2,30}}?{_NUMBER}", re.IGNORECASE
)
_HOUSE = re.compile(r"\b(?:huisnummer|wo(?:on|ont|nen)\s+op\s+(?:nummer|nr\.?))\s*\d{1,4}\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b")

_MONTHS = "jan feb maa mrt apr mei jun jul aug sep okt nov dec".split()  # noqa: SIM905
_DAY = re.compile(r"(?<![\w.-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![-/.]?\d)\b")
_DAY_IN_WORDS = re.compile(rf"\b(\d{{1,2}})\s+(?:{'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{4}})\b", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:geboren|geboortedatum|geb\.|jarig)\D{0,20}\d{1,2}[\s./-]\s?(?:\d|[a-z]{3})[\w\s./-]{0,12}", re.IGNORECASE
)
BIRTH_BEFORE = 5  # years: a day of that long ago is hardly the day on which somebody saw something

_CAPITAL = r"[A-ZÀ-Þ][a-zß-ÿ'’-]+"
_SMALL = r"(?:van|de|der|den|het|ten|ter|el|al|bin)"
_PAIR = re.compile(rf"(?<![.!?:…]\s)(?<!^)(?<!\w)({_CAPITAL}(?:\s+{_SMALL}){{0,3}}\s+{_CAPITAL})")
_INITIALS = re.compile(rf"\b((?:[A-Z]\.\s?){{1,4}}(?:{_SMALL}\s+){{0,3}}{_CAPITAL})")
# Capitals that people write side by side and that are nobody.
_NOBODYS = frozenset(
    (  # noqa: SIM905
        "gemeente voedselbank buurthuis wijkteam welzijn stichting school basisschool kerk moskee station wijk noord "
        "zuid oost west centrum leger heils rode kruis sociaal sociale dienst raadslieden werk inkomen wet "
        "belastingdienst januari februari maart april mei juni juli augustus september oktober november december "
        "kerst pasen ramadan "
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag nederland nederlands albert heijn action lidl aldi "
        "jumbo kruidvat primark participatiewet toeslagen uwv svb digid mijnoverheid humanitas vluchtelingenwerk"
    ).split()
)


def refused(text: str, *, today: date) -> list[tuple[Told, str]]:
    """What may not be kept, as it was written, each once.

    >>> day = date(2026, 11, 22)
    >>> refused("Mail an@voorbeeld.nl of bel 06-12.34.56.78", today=day)
    [(<Told.MAIL: 'mail'>, 'an@voorbeeld.nl'), (<Told.PHONE: 'phone'>, '06-12.34.56.78')]
    >>> refused("In de Kerkstraat 12 gezinnen zonder gas, sinds 1-10-2026", today=day)
    []
    >>> [words for _kind, words in refused("Kerkstraat 12a, geboren 3 mei 1985", today=day)]
    ['Kerkstraat 12a', 'geboren 3 mei 1985']
    """
    text = text[:READ_AT_MOST]
    accounts = [(Told.ACCOUNT, one.group()) for one in _ACCOUNT.finditer(text)]
    rest = _ACCOUNT.sub(" ", text)
    days = [(Told.BIRTH, words) for words in _births(rest, today)]
    for _kind, words in days:  # the figures of a date are no phone number
        rest = rest.replace(words, " ")
    addresses = [
        (Told.ADDRESS, " ".join(one.group().split()))
        for rule in (_STREET, _STREET_OF, _HOUSE, _POSTCODE)
        for one in rule.finditer(rest)
    ]
    found = [*_mails_and_phones(rest), *accounts, *addresses, *days]
    return list(dict.fromkeys(found))


def _mails_and_phones(text: str) -> list[tuple[Told, str]]:
    found = addresses_in(text)
    found += [one.group().strip() for one in _PHONE.finditer(text) if _digits(one.group()) in _PHONE_DIGITS]
    kinds = [(Told.MAIL if "@" in words else Told.PHONE, words) for words in found]
    return [(kind, words) for kind, words in kinds if not any(words != other and words in other for other in found)]


def _digits(words: str) -> int:
    return sum(sign.isdigit() for sign in words)


def _births(text: str, today: date) -> list[str]:
    born = [one.group().strip() for one in _BORN.finditer(text)]
    written = [(one.group(), _year(one.group(4), today)) for one in _DAY.finditer(text)]
    written += [(one.group(), int(one.group(2))) for one in _DAY_IN_WORDS.finditer(text)]
    long_ago = [words for words, year in written if 1900 <= year <= today.year - BIRTH_BEFORE]
    return [*born, *(words for words in long_ago if not any(words in other for other in born))]


def _year(written: str, today: date) -> int:
    """Two figures are of this century as long as that is not in the future."""
    year = int(written)
    if len(written) == 4:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def seems_a_name(text: str, *, today: date, known: Iterable[str] = ()) -> list[str]:
    """What may be somebody's name, in the text's own letters, each once; `known` are names of organisations and places.

    >>> day = date(2026, 11, 22)
    >>> seems_a_name("Ik sprak Sevda Bloemhof over de huur, en mevrouw Pietersen", today=day)
    ['Pietersen', 'Sevda Bloemhof']
    >>> seems_a_name("Bij de Voedselbank Zilverdam is de rij langer", today=day, known=["Voedselbank Zilverdam"])
    []
    """
    text = text[:READ_AT_MOST]
    nobodys = _NOBODYS | {word for name in known for word in folded(name)}
    found = [one.words for one in traces(text, today=today) if one.kind is Kind.NAME]
    found += [one.group(1) for one in _INITIALS.finditer(text)]
    found += [one.group(1) for one in _PAIR.finditer(text) if not set(folded(one.group(1))) & nobodys]
    seen: list[str] = []
    for words in found:
        if not any(words in other for other in seen):
            seen = [other for other in seen if other not in words] + [words]
    return seen
