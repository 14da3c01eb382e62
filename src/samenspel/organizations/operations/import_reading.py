# SPDX-License-Identifier: EUPL-1.2
"""From the rows of a list to organisations and people, or to a reason why not. Touches no database.

A row is usually a person; several rows of one organisation are its contacts. A row with an organisation only is
fine; a person without one is refused, unless marked as an experience expert.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenspel.base.contact_details import tidy
from samenspel.base.names import name_key
from samenspel.base.personal_numbers import find_bsn
from samenspel.base.tables import Table, TableRow
from samenspel.organizations.operations.import_cells import (
    Plan,
    Unusable,
    Values,
    first_email,
    first_phone,
    joined_name,
    kvk,
    postcode_and_city,
    rsin,
    short_text,
    street_line,
    website,
    without_email,
)
from samenspel.organizations.operations.import_mapping import Column, ColumnMapping, Field
from samenspel.organizations.operations.import_words import (
    is_role_of_expert,
    is_yes,
    means_experience_expert,
    read_channel,
    read_circle,
)

__all__ = ["Candidate", "OrganizationPart", "PersonPart", "Refusal", "Row", "name_key", "read_people"]


@dataclass(frozen=True, slots=True)
class OrganizationPart:
    """The organisation a row is about, every value in the form in which it is kept; empty where the list is."""

    name: str
    name_key: str
    sector: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    work_area: str = ""
    kvk: str = ""
    rsin: str = ""
    circle: str = ""
    circle_note: str = ""
    source: str = ""
    note: str = ""  # only of a row without a person: a remark in a row is about the person in it


@dataclass(frozen=True, slots=True)
class PersonPart:
    """A person in a row; `channel` is empty when the list does not say how to reach someone."""

    name: str
    role_title: str = ""
    email: str = ""
    phone: str = ""
    channel: str = ""
    is_experience_expert: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a row offers. `remarks` say in Dutch what was read but not kept, or kept in another form."""

    number: int
    organization: OrganizationPart | None
    person: PersonPart | None
    more_people: tuple[PersonPart, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be taken: which, because of which column, and why. With `is_personal_number` its cells
    hold a BSN and must be neither kept nor shown."""

    number: int
    column: str
    reason: str
    is_personal_number: bool = False


Row = Candidate | Refusal

_TOTAL = re.compile(r"(?:totaal|total|aantal|subtotaal)\b[\s:=\d]*", re.IGNORECASE)
_PHONES = frozenset({Field.PHONE, Field.ORGANIZATION_PHONE})
_LONGEST_NOTE_OF_A_PERSON = 500
_ONLY_OF_AN_ORGANIZATION = (Field.SECTOR, Field.WEBSITE, Field.STREET, Field.POSTCODE, Field.CITY, Field.CIRCLE)


@dataclass(slots=True)
class _Reader:
    """The plan for one list: made once, used for every row."""

    mapping: ColumnMapping
    headings: tuple[str, ...]
    plan: Plan
    people: list[int]
    has_explained_circles: bool = False

    def read(self, row: TableRow) -> Row | None:
        """The row as a candidate or refusal; None for a row that holds nothing, or the headings once more."""
        cells = [tidy(cell, several_lines="\n" in cell) for cell in row.cells]
        if not any(cells) or tuple(cells) == self.headings:
            return None
        try:
            self._refuse_bsn(cells)
            self._refuse_shifted(row)
            return self._candidate(row.number, cells)
        except Unusable as error:
            return Refusal(row.number, error.column, error.reason, error.is_personal_number)

    def _refuse_shifted(self, row: TableRow) -> None:
        if row.has_too_many_cells:
            raise Unusable(
                "",
                _(
                    "Deze regel heeft meer cellen dan er koppen zijn. Zet aanhalingstekens om een tekst "
                    "waarin een scheidingsteken staat."
                ),
            )

    def _refuse_bsn(self, cells: list[str]) -> None:
        """In whatever column it stands, also one that is not taken."""
        for index, text in enumerate(cells):
            column = self.mapping.columns[index] if index < len(self.mapping.columns) else None
            if text and not _may_hold_nine_digits(column, text) and find_bsn(text):
                reason = _(
                    "Hier staat een getal dat een burgerservicenummer (BSN) kan zijn. Dat mogen we niet bewaren. "
                    "Haal het uit de lijst."
                )
                raise Unusable(column.label if column else "", reason, is_personal_number=True)

    def _candidate(self, number: int, cells: list[str]) -> Candidate:
        remarks: list[str] = []
        values = Values(self.plan, cells, remarks)
        name, is_expert = self._organization_name(values)
        persons = [self._person(values, person, is_expert=is_expert) for person in self.people]
        people = [person for person in persons if person is not None]
        if not name:
            self._require_experts(values, people)
            self._note_what_needs_an_organization(values)
            return Candidate(number, None, people[0], tuple(people[1:]), tuple(remarks))
        organization = self._organization(values, name, has_person=bool(people))
        first = people[0] if people else None
        return Candidate(number, organization, first, tuple(people[1:]), tuple(remarks))

    def _organization_name(self, values: Values) -> tuple[str, bool]:
        """The name; or none, where `ervaringsdeskundige` stands in its place."""
        name = short_text(values, Field.ORGANIZATION)
        if _TOTAL.fullmatch(name):
            raise Unusable(values.label(Field.ORGANIZATION), _("Dit lijkt een regel met een totaal, geen organisatie."))
        if means_experience_expert(name) and name_key(name) in {"ervaringsdeskundige", "ervaringsdeskundigen"}:
            return "", True
        return name, False

    def _require_experts(self, values: Values, people: list[PersonPart]) -> None:
        where = values.label(Field.ORGANIZATION)
        if not people:
            raise Unusable(where, _("In deze regel staat geen naam van een organisatie of een persoon."))
        if not all(person.is_experience_expert for person in people):
            raise Unusable(
                where,
                _(
                    "Bij deze persoon staat geen organisatie. Vul de organisatie in, of zet “ja” in een kolom "
                    "“ervaringsdeskundige”."
                ),
            )

    def _organization(self, values: Values, name: str, *, has_person: bool) -> OrganizationPart:
        postcode, city, street = postcode_and_city(values)
        circle, circle_note = self._circle(values)
        email = first_email(values, Field.ORGANIZATION_EMAIL)
        phone = first_phone(values, Field.ORGANIZATION_PHONE)
        note = ""
        if not has_person:
            self._note_what_needs_a_name(values)
            email = _either(values, Field.EMAIL, email, first_email(values, Field.EMAIL))
            phone = _either(values, Field.PHONE, phone, first_phone(values, Field.PHONE))
            note = short_text(values, Field.NOTE)
        return OrganizationPart(
            name=name,
            name_key=name_key(name),
            sector=short_text(values, Field.SECTOR),
            website=website(values),
            email=email,
            phone=phone,
            street=street_line(values, street),
            postcode=postcode,
            city=city,
            work_area=short_text(values, Field.WORK_AREA),
            kvk=kvk(values),
            rsin=rsin(values),
            circle=circle,
            circle_note=circle_note,
            source=short_text(values, Field.SOURCE),
            note=note,
        )

    def _note_what_needs_a_name(self, values: Values) -> None:
        role = short_text(values, Field.ROLE_TITLE)
        if role:
            values.remark(Field.ROLE_TITLE, _("“%(text)s” is niet opgenomen: er staat geen naam bij.") % {"text": role})

    def _note_what_needs_an_organization(self, values: Values) -> None:
        for wanted in _ONLY_OF_AN_ORGANIZATION:
            for column, text in values.filled(wanted):
                values.also(column, text)

    def _circle(self, values: Values) -> tuple[str, str]:
        text = values.text(Field.CIRCLE)
        circle, note = read_circle(text)
        if text and not circle:
            values.remark(Field.CIRCLE, _("“%(text)s” is geen kring die we kennen.") % {"text": text[:60]})
            note = ""
        if circle and any(map(str.isdigit, text)) and not self.has_explained_circles:
            self.has_explained_circles = True
            values.remark(Field.CIRCLE, _("1 is gelezen als de buitenste kring, 3 als de binnenste."))
        extra = short_text(values, Field.CIRCLE_NOTE)
        return circle, "; ".join(part for part in (note, extra) if part)[:500]

    def _person(self, values: Values, person: int, *, is_expert: bool) -> PersonPart | None:
        name, email = without_email(joined_name(values, person))
        if not name:
            return None
        role = short_text(values, Field.ROLE_TITLE, person=person)
        return PersonPart(
            name=name,
            role_title=role,
            email=first_email(values, Field.EMAIL, person=person) or email,
            phone=first_phone(values, Field.PHONE, person=person),
            channel=self._channel(values, person),
            is_experience_expert=is_expert or self._expert(values, person) or is_role_of_expert(role),
            note=short_text(values, Field.NOTE, limit=_LONGEST_NOTE_OF_A_PERSON) if person == 1 else "",
        )

    def _channel(self, values: Values, person: int) -> str:
        text = values.text(Field.CHANNEL, person=person)
        channel = read_channel(text)
        if text and not channel:
            values.remark(
                Field.CHANNEL, _("“%(text)s” kennen we niet. Wel: mail, telefoon of app.") % {"text": text[:60]}
            )
        return channel

    def _expert(self, values: Values, person: int) -> bool:
        text = values.text(Field.EXPERIENCE_EXPERT, person=person)
        if not text:
            return False
        answer = is_yes(text)
        if answer is None:
            values.remark(Field.EXPERIENCE_EXPERT, _("“%(text)s” is geen ja of nee.") % {"text": text[:60]})
        return bool(answer)


def _may_hold_nine_digits(column: Column | None, text: str) -> bool:
    """An RSIN looks like a BSN; a phone number that lost its zero may. With words beside it, it is no number."""
    if column is None:
        return False
    return column.field == Field.RSIN or (column.field in _PHONES and not any(map(str.isalpha, text)))


def _either(values: Values, wanted: Field, kept: str, other: str) -> str:
    if kept and other and kept != other:
        values.also(values.columns(wanted)[0], other)
    return kept or other


def read_people(table: Table, mapping: ColumnMapping, *, on_row: Callable[[int], None] | None = None) -> Iterator[Row]:
    """Every row that holds something, in order, as a candidate or a refusal.

    `on_row` hears the number of rows done, for a progress bar. Never raises on what stands in a row.
    """
    people = sorted({column.person for column in mapping.columns} | {1})
    plan = {(wanted, person): mapping.having(wanted, person=person) for wanted in Field for person in people}
    headings = tuple(tidy(heading) for heading in table.headings)
    reader = _Reader(mapping=mapping, headings=headings, plan=plan, people=people)
    for done, row in enumerate(table.rows, start=1):
        found = reader.read(row)
        if found is not None:
            yield found
        if on_row is not None:
            on_row(done)
