# SPDX-License-Identifier: EUPL-1.2
"""What a column holds, judged by its cells: for lists without headings, or with headings nobody knows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samenspel.base.contact_details import tidy
from samenspel.base.personal_numbers import find_bsn
from samenspel.organizations.operations.import_headings import Field

_SAMPLE = 200
_EMAIL = re.compile(r"\S+\s?@\s?\S+\.\w{2,}")
_PHONE = re.compile(r"(?:\+|00)?\(?\d[\d\s().\-/]{7,20}")
_POSTCODE = re.compile(r"(?:NL-?\s?)?[1-9]\d{3}\s?-?[A-Za-z]{2}(?:\s+\D+)?")
_WEBSITE = re.compile(
    r"(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:nl|org|com|net|eu|info|be|example)(?:/\S*)?)", re.I
)
_KVK = re.compile(r"\d{8}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_STREET = re.compile(r"[A-Za-zÀ-ž'’.\- ]{3,}\s\d{1,5}\s?[A-Za-z\-]{0,4}\d{0,3}")
_PERSON = re.compile(
    r"(?!(?i:de|het|'t|the|een)\s)(?:(?i:dhr|mevr|mw|dr|drs|ir|ds)\.?\s)?(?:[A-ZÀ-Ž]\.?){0,4}\s?[A-ZÀ-Ž][\w'’-]+"
    r"(?:\s(?:van|de|der|den|het|ten|ter|te|el|la|le|'t|in|op|bin|von)){0,3}(?:\s[A-ZÀ-Ž][\w'’-]+){1,2}"
)
_ORGANIZATION = re.compile(
    r"""\b(?:stichting|vereniging|gemeente|bank|\w*bank|kerk|\w*kerk|\w*gemeente|school|\w*school|\w*fonds|fonds
      | team|\w*team|werk|\w*werk|zorg|\w*zorg|huis|\w*huis|centrum|\w*centrum|coalitie|raad|\w*raad|diaconie|moskee
      | parochie|leger|corporatie|\w*corporatie|wonen|bv|b\.v\.|nv|organisatie|\w*organisatie|instituut|bibliotheek
      | hulp|\w*hulp|winkel|\w*winkel|\w*punt|\w*groep|dienst|\w*dienst|coöperatie|foundation|welzijn\w*|hogeschool
      | universiteit|politie|ggd|uwv|ggz|humanitas|leergeld|club|\w*club|museum|bond|\w*bond|loket|\w*loket)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Of the filled cells of a column, the share from 0 to 1 that looks like each kind."""

    count: int
    email: float = 0.0
    phone: float = 0.0
    postcode: float = 0.0
    website: float = 0.0
    kvk: float = 0.0
    number: float = 0.0
    street: float = 0.0
    organization: float = 0.0
    person: float = 0.0
    text: float = 0.0
    distinct: float = 0.0

    def best(self) -> tuple[Field | None, float]:
        """The field that the contents alone give away, and with how much certainty."""
        shares = (
            (Field.EMAIL, self.email),
            (Field.WEBSITE, self.website),
            (Field.POSTCODE, self.postcode),
            (Field.PHONE, self.phone if self.kvk < 0.5 else 0.0),
            (Field.STREET, self.street),
        )
        field, share = max(shares, key=lambda pair: pair[1])
        return (field, share) if share >= 0.6 else (None, 0.0)


def profile(cells: Sequence[str]) -> Profile:
    """What stands in these cells; a sample from the whole column, not only from its top."""
    step = max(1, len(cells) // _SAMPLE)
    values = [tidy(cell[:200]) for cell in cells[::step]]
    values = [value for value in values if value]
    if not values:
        return Profile(count=0)

    def share(test: Callable[[str], object]) -> float:
        return sum(1 for value in values if test(value)) / len(values)

    return Profile(
        count=len(values),
        email=share(_EMAIL.search),
        phone=share(_is_phone),
        postcode=share(_POSTCODE.fullmatch),
        website=share(_WEBSITE.fullmatch),
        kvk=share(_KVK.fullmatch),
        number=share(_NUMBER.fullmatch),
        street=share(lambda value: _STREET.fullmatch(value) and not _POSTCODE.fullmatch(value)),
        organization=share(_ORGANIZATION.search),
        person=share(lambda value: _PERSON.fullmatch(value) and not _ORGANIZATION.search(value)),
        text=share(lambda value: sum(map(str.isalpha, value)) * 2 > len(value) and "@" not in value),
        distinct=len(set(values)) / len(values),
    )


def looks_like_organizations(seen: Profile) -> bool:
    return seen.text >= 0.6 and seen.organization >= 0.2 and seen.organization > seen.person / 2


def _is_phone(value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    if digits == 9 and find_bsn(value):  # a phone number that lost its zero passes for one only now and then
        return False
    return 9 <= digits <= 13 and bool(_PHONE.fullmatch(value)) and (value[0] in "+0(" or digits in {9, 11})
