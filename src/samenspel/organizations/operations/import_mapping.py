# SPDX-License-Identifier: EUPL-1.2
"""Which column of a list is which field: by its heading, else by what stands in it, else as a person says."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from samenspel.base.errors import Refused
from samenspel.base.tables import Table, read_table
from samenspel.organizations.operations.import_contents import Profile, looks_like_organizations, profile
from samenspel.organizations.operations.import_headings import (
    FIELD_LABELS,
    NAME,
    Field,
    field_for_heading,
    is_known_heading,
    person_number,
    squeezed,
)

__all__ = [
    "FIELD_LABELS",
    "Column",
    "ColumnMapping",
    "Field",
    "choose_fields",
    "is_known_heading",
    "parse_choices",
    "read_list",
    "suggest_mapping",
]

# Two columns may both be one of these: their texts are joined, or the second is a second address or number.
MAY_OCCUR_TWICE = frozenset(
    {
        Field.IGNORE,
        Field.NOTE,
        Field.SOURCE,
        Field.HOUSE_NUMBER,
        Field.ROLE_TITLE,
        Field.EMAIL,
        Field.PHONE,
        Field.ORGANIZATION_EMAIL,
        Field.ORGANIZATION_PHONE,
        Field.SECTOR,
        Field.WORK_AREA,
        Field.STREET,
        Field.CITY,
        Field.WEBSITE,
    }
)
_OF_A_PERSON = frozenset(
    {
        Field.FULL_NAME,
        Field.FIRST_NAME,
        Field.INITIALS,
        Field.NAME_PREFIX,
        Field.LAST_NAME,
        Field.ROLE_TITLE,
        Field.EMAIL,
        Field.PHONE,
        Field.CHANNEL,
        Field.EXPERIENCE_EXPERT,
    }
)
# A heading that is a whole question says less than one cell below it.
_SENTENCE = 0.65
_MAILS_AND_SITES = frozenset({Field.EMAIL, Field.ORGANIZATION_EMAIL, Field.WEBSITE, Field.SOURCE})
_NAMES = frozenset({Field.FULL_NAME, Field.FIRST_NAME, Field.LAST_NAME})
_EXPECTED: dict[Field, Callable[[Profile], float]] = {
    Field.EMAIL: lambda seen: seen.email,
    Field.ORGANIZATION_EMAIL: lambda seen: seen.email,
    Field.PHONE: lambda seen: seen.phone,
    Field.ORGANIZATION_PHONE: lambda seen: seen.phone,
    Field.POSTCODE: lambda seen: max(seen.postcode, seen.number),
    Field.WEBSITE: lambda seen: seen.website,
    Field.KVK: lambda seen: max(seen.kvk, seen.number),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list and what it was taken for; `why` is heading, contents, chosen or nothing."""

    index: int
    heading: str
    field: Field
    confidence: float
    why: str
    person: int = 1

    @property
    def label(self) -> str:
        """What to call the column in a message: its heading, or its number as a person counts."""
        return self.heading or _("kolom %(number)d") % {"number": self.index + 1}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What every column of one table was taken for."""

    columns: tuple[Column, ...]

    def field_of(self, index: int) -> Field:
        return self.columns[index].field

    def having(self, field: Field, *, person: int = 1) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field == field and column.person == person)

    def as_dict(self) -> dict[str, str]:
        """Column index → field, ready to store."""
        return {str(column.index): str(column.field) for column in self.columns}

    @property
    def knows_organizations(self) -> bool:
        return bool(self.having(Field.ORGANIZATION))


def read_list(data: bytes, *, filename: str = "", sheet: str = "") -> Table:
    """The table in a file with partners and people, its headings recognised by name."""
    return read_table(data, filename=filename, sheet=sheet, knows_heading=is_known_heading)


def suggest_mapping(table: Table) -> ColumnMapping:
    """The most likely field of every column."""
    profiles = [profile(table.column(index)) for index in range(table.width)]
    guesses = [_guess(heading, seen) for heading, seen in zip(table.headings, profiles, strict=True)]
    _settle_names(guesses, profiles, table.headings)
    _settle_house_number(guesses, table.headings)
    _find_missing(guesses, profiles, headless=table.heading_row is None)
    _keep_one_of_each(guesses, table.headings)
    columns = (
        Column(index=index, heading=heading, field=Field(guess.field), confidence=guess.confidence, why=guess.why)
        for index, (heading, guess) in enumerate(zip(table.headings, guesses, strict=True))
    )
    return ColumnMapping(columns=_numbered(columns))


def choose_fields(mapping: ColumnMapping, choices: Mapping[int, Field]) -> ColumnMapping:
    """The mapping with these columns as a person says. Where it clashes, what a person says wins."""
    taken = {
        (field, person_number(mapping.columns[index].heading))
        for index, field in choices.items()
        if field != Field.IGNORE
    }
    columns = []
    for column in mapping.columns:
        if column.index in choices:
            columns.append(replace(column, field=choices[column.index], confidence=1.0, why="chosen"))
        elif (column.field, column.person) in taken and column.why != "chosen":
            columns.append(replace(column, field=Field.IGNORE, confidence=0.0, why=""))
        else:
            columns.append(column)
    return ColumnMapping(columns=_numbered(columns))


def parse_choices(table: Table, texts: Iterable[str]) -> dict[int, Field]:
    """`column=field` as typed on the command line; the column by heading, number from 1, or letter.

    Raises Refused naming the column or the field that does not exist.
    """
    choices = {}
    for text in texts:
        column, found, field = text.rpartition("=")
        if not found:
            raise Refused(_("Schrijf “%(text)s” als kolom=veld, bijvoorbeeld Mail=email.") % {"text": text[:80]})
        choices[_column_index(table, column.strip())] = _field(field.strip())
    return choices


def _column_index(table: Table, column: str) -> int:
    keys = [squeezed(heading) for heading in table.headings]
    if column and squeezed(column) in keys:
        return keys.index(squeezed(column))
    index = -1
    if re.fullmatch(r"[0-9]{1,4}", column):
        index = int(column) - 1
    elif re.fullmatch(r"[A-Za-z]", column):
        index = ord(column.upper()) - ord("A")
    if 0 <= index < table.width:
        return index
    known = ", ".join(heading for heading in table.headings if heading)
    raise Refused(
        _("De lijst heeft geen kolom “%(column)s”. Wel: %(known)s.") % {"column": column[:80], "known": known[:400]}
    )


def _field(text: str) -> Field:
    wanted = text.casefold().replace("-", "_")
    if wanted in {"", "_", "negeren", "niet", "niets", "geen"}:
        return Field.IGNORE
    if wanted in set(Field):
        return Field(wanted)
    found, confidence = field_for_heading(text)
    if found == NAME:
        return Field.FULL_NAME
    if found and confidence >= 0.9:
        return Field(found)
    raise Refused(
        _("Het veld “%(field)s” bestaat niet. Kies uit: %(known)s.")
        % {"field": text[:80], "known": ", ".join(sorted(Field))}
    )


@dataclass(slots=True)
class _Guess:
    field: str = Field.IGNORE
    confidence: float = 0.0
    why: str = ""


def _guess(heading: str, seen: Profile) -> _Guess:
    field, confidence = field_for_heading(heading) if heading else ("", 0.0)
    if field and not _contradicted(field, confidence, seen):
        return _Guess(field, confidence, "heading")
    guess, share = seen.best()
    return _Guess(guess, round(share * 0.6, 2), "contents") if guess else _Guess()


def _contradicted(field: str, confidence: float, seen: Profile) -> bool:
    """The column holds something else than its heading says."""
    if seen.count < (1 if confidence < _SENTENCE else 2) or field in {Field.NOTE, Field.IGNORE}:
        return False
    if field in {Field.FULL_NAME, Field.CHANNEL, NAME} and max(seen.email, seen.phone, seen.website) >= 0.8:
        return True
    if confidence < 0.95 and field not in _MAILS_AND_SITES and max(seen.email, seen.website) >= 0.8:
        return True
    expected = _EXPECTED.get(Field(field)) if field != NAME else None
    return confidence < 0.95 and expected is not None and expected(seen) < 0.2


def _settle_names(guesses: list[_Guess], profiles: Sequence[Profile], headings: Sequence[str]) -> None:
    """`naam` is a person's where the organisation has a column of its own, else the organisation's."""
    names = [index for index, guess in enumerate(guesses) if guess.field == NAME]
    has_organization = any(guess.field == Field.ORGANIZATION for guess in guesses)
    has_person = any(guess.field in _NAMES for guess in guesses)
    for index in names:
        if has_organization and not has_person:
            guesses[index].field, has_person = Field.FULL_NAME, True
        elif not has_organization:
            guesses[index].field, has_organization = Field.ORGANIZATION, True
        else:
            guesses[index] = _Guess()
    chosen = [index for index in names if guesses[index].field == Field.ORGANIZATION]
    if chosen and not has_person and profiles[chosen[0]].person >= 0.7:
        _swap_with_organizations(guesses, profiles, chosen[0])


def _swap_with_organizations(guesses: list[_Guess], profiles: Sequence[Profile], index: int) -> None:
    """`naam` holds people: then the organisations stand in another column, under a heading nobody knows."""
    for other, guess in enumerate(guesses):
        if guess.field == Field.IGNORE and guess.why == "" and looks_like_organizations(profiles[other]):
            guesses[other] = _Guess(Field.ORGANIZATION, 0.5, "contents")
            guesses[index].field = Field.FULL_NAME
            return


def _settle_house_number(guesses: list[_Guess], headings: Sequence[str]) -> None:
    """`nr` beside a street is a house number, not a row number."""
    for index in range(1, len(guesses)):
        beside = guesses[index - 1].field in {Field.STREET, Field.HOUSE_NUMBER}
        if beside and squeezed(headings[index]) in {"nr", "nummer", "no", "number"}:
            guesses[index] = _Guess(Field.HOUSE_NUMBER, 0.9, "heading")


def _find_missing(guesses: list[_Guess], profiles: Sequence[Profile], *, headless: bool) -> None:
    """No column for the organisation yet: the likeliest text column; without headings also the people's names."""
    free = [i for i, guess in enumerate(guesses) if guess.why == "" and profiles[i].text >= 0.6 and profiles[i].count]
    fields = {guess.field for guess in guesses}
    if Field.ORGANIZATION not in fields and free:
        best = max(
            free, key=lambda i: (round(profiles[i].organization - profiles[i].person, 1), profiles[i].distinct, -i)
        )
        if not fields & _NAMES or looks_like_organizations(profiles[best]):
            guesses[best] = _Guess(Field.ORGANIZATION, 0.4, "contents")
            free.remove(best)
    if not headless:
        return
    if not fields & _NAMES:
        people = [i for i in free if profiles[i].person >= 0.6 and profiles[i].distinct >= 0.5]
        for i in people[:1]:
            guesses[i] = _Guess(Field.FULL_NAME, 0.4, "contents")
            free.remove(i)
    after_postcode = [i for i in free if i and guesses[i - 1].field == Field.POSTCODE]
    for i in after_postcode[:1]:
        guesses[i] = _Guess(Field.CITY, 0.5, "contents")


def _keep_one_of_each(guesses: list[_Guess], headings: Sequence[str]) -> None:
    """Of two columns for one field the surest stays, then the first; a second person of the row may have his own."""
    kept: dict[tuple[str, int], int] = {}
    for index in sorted(range(len(guesses)), key=lambda i: (-guesses[i].confidence, i)):
        guess = guesses[index]
        if guess.field in MAY_OCCUR_TWICE:
            continue
        person = person_number(headings[index]) if guess.field in _OF_A_PERSON else 1
        if (guess.field, person) in kept:
            guesses[index] = _Guess()
        kept.setdefault((guess.field, person), index)


def _numbered(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Which person of the row a column is about. A number without a name beside it is a second number, no person."""
    listed = list(columns)
    named = {person_number(column.heading) for column in listed if column.field in _NAMES}
    return tuple(
        replace(column, person=number if column.field in _OF_A_PERSON and number in named else 1)
        for column in listed
        for number in [person_number(column.heading)]
    )
