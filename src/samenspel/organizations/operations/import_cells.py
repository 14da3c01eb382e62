# SPDX-License-Identifier: EUPL-1.2
"""The cells of one row, asked for by field, each checked and brought into the form in which it is kept."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils.translation import gettext as _

from samenspel.base import contact_details
from samenspel.base.errors import Refused
from samenspel.organizations.operations.import_mapping import Column, Field
from samenspel.organizations.operations.import_words import is_nothing

Found = TypeVar("Found")
Plan = Mapping[tuple[Field, int], tuple[Column, ...]]

# As many signs as the table has room for.
LIMITS: dict[Field, int] = {
    Field.ORGANIZATION: 200,
    Field.SECTOR: 80,
    Field.WEBSITE: 300,
    Field.STREET: 120,
    Field.POSTCODE: 10,
    Field.CITY: 80,
    Field.WORK_AREA: 120,
    Field.CIRCLE: 200,
    Field.CIRCLE_NOTE: 500,
    Field.SOURCE: 200,
    Field.NOTE: 2000,
    Field.FULL_NAME: 120,
    Field.ROLE_TITLE: 120,
    Field.EMAIL: 254,
    Field.ORGANIZATION_EMAIL: 254,
}
_LONGEST_CELL = 500
_NEVER_ONE_SIGN = frozenset(LIMITS) - {Field.ORGANIZATION, Field.FULL_NAME, Field.NOTE, Field.CIRCLE}
_NEVER_ONE_SIGN |= {Field.PHONE, Field.ORGANIZATION_PHONE, Field.KVK, Field.RSIN}
_CROSSES = frozenset({"x", "xx", "xxx", "0"})
_JOINED_BY = {Field.NOTE: "\n", Field.ROLE_TITLE: ", ", Field.SECTOR: ", ", Field.WORK_AREA: ", ", Field.SOURCE: ", "}
_WORDS_BESIDE_PHONE = re.compile(r"[^\W\d_]{3,}")
_LABEL = re.compile(
    r"\b(?:tel|telefoon|mob|mobiel|vast|nummer|werk|priv[eé]|thuis|phone|en|of|or)\b\.?:?", re.IGNORECASE
)


class Unusable(Exception):
    """The row cannot be taken, because of what stands in this column."""

    def __init__(self, column: str, reason: str, *, is_personal_number: bool = False) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason
        self.is_personal_number = is_personal_number


@dataclass(slots=True)
class Values:
    """One row seen through the mapping. `remarks` gathers what was read but not kept."""

    plan: Plan
    cells: Sequence[str]
    remarks: list[str] = field(default_factory=list)

    def columns(self, wanted: Field, *, person: int = 1) -> tuple[Column, ...]:
        return self.plan.get((wanted, person), ())

    def filled(self, wanted: Field, *, person: int = 1) -> list[tuple[Column, str]]:
        """The columns of a field that say something in this row, from left to right."""
        found = []
        for column in self.columns(wanted, person=person):
            text = self.cells[column.index]
            if text and not is_nothing(text) and not (wanted in _NEVER_ONE_SIGN and text.casefold() in _CROSSES):
                limit = max(_LONGEST_CELL, LIMITS.get(wanted, 0))
                found.append((column, _within(text, limit, column)))
        return found

    def text(self, wanted: Field, *, person: int = 1) -> str:
        """The text of a field; several columns joined where that makes sense, else the first."""
        found = self.filled(wanted, person=person)
        if len(found) < 2:
            return found[0][1] if found else ""
        if wanted in _JOINED_BY:
            return _JOINED_BY[wanted].join(dict.fromkeys(text for _column, text in found))
        for column, text in found[1:]:
            self.also(column, text)
        return found[0][1]

    def label(self, wanted: Field, *, person: int = 1) -> str:
        columns = self.columns(wanted, person=person)
        return columns[0].label if columns else ""

    def remark(self, wanted: Field, sentence: str) -> None:
        self.remarks.append(f"{self.label(wanted)}: {sentence}")

    def also(self, column: Column, text: str) -> None:
        self.remarks.append(
            _("%(column)s: er staat ook “%(text)s”. Dat is niet opgenomen.")
            % {"column": column.label, "text": text[:120]}
        )


def _within(text: str, limit: int, column: Column) -> str:
    if len(text) > limit:
        raise Unusable(
            column.label,
            _("Deze tekst is te lang: er passen %(limit)d tekens, het zijn er %(length)d.")
            % {"limit": limit, "length": len(text)},
        )
    return text


def short_text(values: Values, wanted: Field, *, person: int = 1, limit: int = 0) -> str:
    """A free text that fits; several lines become one, except in a note."""
    text = values.text(wanted, person=person)
    if wanted != Field.NOTE:
        text = " ".join(text.split())
    return _within(text, limit or LIMITS[wanted], values.columns(wanted, person=person)[0]) if text else ""


def joined_name(values: Values, person: int) -> str:
    """The whole name, or joined from its parts; initials only where there is no first name."""
    full = short_text(values, Field.FULL_NAME, person=person)
    first, initials, prefix, last = (
        " ".join(values.text(part, person=person).split())
        for part in (Field.FIRST_NAME, Field.INITIALS, Field.NAME_PREFIX, Field.LAST_NAME)
    )
    if full and not last:
        return _turned(full)
    name = " ".join(part for part in (first or initials, prefix, last) if part) if first or last else full
    parts = (Field.LAST_NAME, Field.FIRST_NAME, Field.FULL_NAME)
    columns = [column for part in parts for column in values.columns(part, person=person)]
    return _within(name, LIMITS[Field.FULL_NAME], columns[0]) if name else ""


_PREFIXES = "van|de|der|den|het|ten|ter|te|in|op|von|el|la|le|'t"
_GIVEN = r"[A-ZÀ-Ž][\w.'’-]*"
_SURNAME_FIRST = re.compile(
    rf"(?P<last>(?:(?:{_PREFIXES}) )*[A-ZÀ-Ž][\w'’-]+),\s?(?P<first>{_GIVEN}(?: {_GIVEN})?)"
    rf"(?P<prefix>(?: (?:{_PREFIXES}))*)"
)


def _turned(name: str) -> str:
    """`Berg, Anna van den` is Anna van den Berg; a badge shows the first name first."""
    found = _SURNAME_FIRST.fullmatch(name)
    return f"{found['first']}{found['prefix']} {found['last']}" if found else name


def without_email(name: str) -> tuple[str, str]:
    """`An Jansen (an@kluis.example)` typed as a name: the name, and the address if there is a good one."""
    if "@" not in name:
        return name, ""
    try:
        address = contact_details.read_emails(name)[0]
    except Refused:
        return name, ""
    rest = " ".join(re.sub(r"\S*@\S*", " ", name).split()).strip(" -,;:<>()|")
    return (rest, address) if rest else (name, "")


def first_email(values: Values, wanted: Field, *, person: int = 1) -> str:
    return _first(values, wanted, person, contact_details.read_emails)


def first_phone(values: Values, wanted: Field, *, person: int = 1) -> str:
    for column, text in values.filled(wanted, person=person):
        if _WORDS_BESIDE_PHONE.search(_LABEL.sub("", text)) and any(map(str.isdigit, text)):
            values.also(column, text)
    return _first(values, wanted, person, contact_details.read_phones)


def _first(values: Values, wanted: Field, person: int, read: Callable[[str], list[str]]) -> str:
    """The first of all addresses or numbers in all columns of this field; the others become remarks."""
    kept = ""
    for column, text in values.filled(wanted, person=person):
        for found in _checked(column, text, read):
            if not kept:
                kept = _within(found, LIMITS.get(wanted, 30), column)
            elif found != kept:
                values.also(column, found)
    return kept


def _checked(column: Column, text: str, read: Callable[[str], Found]) -> Found:
    try:
        return read(text)
    except Refused as refused:
        raise Unusable(column.label, refused.message) from refused


def website(values: Values) -> str:
    return _one(values, Field.WEBSITE, contact_details.read_website)


def kvk(values: Values) -> str:
    return _one(values, Field.KVK, contact_details.read_kvk)


def rsin(values: Values) -> str:
    return _one(values, Field.RSIN, contact_details.read_rsin)


def _one(values: Values, wanted: Field, read: Callable[[str], str]) -> str:
    found = values.filled(wanted)
    for column, text in found[1:]:
        values.also(column, text)
    return _within(_checked(found[0][0], found[0][1], read), LIMITS.get(wanted, 9), found[0][0]) if found else ""


def postcode_and_city(values: Values) -> tuple[str, str, str]:
    """Postcode, place and street line, also where two or three of them share a cell."""
    city = short_text(values, Field.CITY)
    street = short_text(values, Field.STREET)
    postcode, behind = "", ""
    for column, text in values.filled(Field.POSTCODE)[:1]:
        postcode, behind = _checked(column, text, contact_details.read_postcode)
        postcode = _within(postcode, LIMITS[Field.POSTCODE], column)
    for text in (street, city):
        before, found, after = contact_details.split_postcode(text)
        if found and not postcode:
            postcode = found
            if text == street:
                street, behind = before, after
            else:
                city, behind = "", after or before
    return postcode, (city or behind)[: LIMITS[Field.CITY]], street


def street_line(values: Values, street: str) -> str:
    """Street and house number on one line."""
    numbers = [re.sub(r"\.0$", "", text) for _column, text in values.filled(Field.HOUSE_NUMBER)]
    line = " ".join(part for part in (street, *numbers) if part)
    columns = values.columns(Field.STREET) or values.columns(Field.HOUSE_NUMBER)
    return _within(line, LIMITS[Field.STREET], columns[0]) if line else ""
