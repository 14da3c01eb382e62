# SPDX-License-Identifier: EUPL-1.2
"""What taking a list would do, row by row. Pure: a dry run and the import itself use the same plan.

Which organisation a row is about:

1. The one with its KvK-number, else its RSIN, else exactly its name (equal after Unicode NFC and without spaces around
   it), else the one that the facilitator earlier said this name is. A name is never changed by a list: who is found by
   number keeps the name under which it stands here, and the row says so.
2. A name that is equal but for capitals, "Stichting", accents, points or spaces is a possible double: nothing of the
   row is taken until the facilitator decides. So is a name that belongs to one organisation with a number that belongs
   to another. Two different numbers of one kind are certainly two organisations.
3. Otherwise it is new, and takes part from now on.

Which person: see `importing_people`. What a row says replaces what was there, also what somebody typed later; what it
does not say stays. Where two rows of one list differ about the same field, the first one counts and the second says
so: therefore the same list twice changes nothing, in whatever pieces it is taken. Who stopped taking part stays so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from samenspel.organizations.constants import Channel, Decision, PartnerStatus, RowOutcome
from samenspel.organizations.operations.import_reading import Candidate, OrganizationPart, PersonPart, Refusal, Row
from samenspel.organizations.operations.importing_known import (
    ORGANIZATION_FIELDS,
    PERSON_FIELDS,
    Body,
    Known,
    Place,
    exact,
)
from samenspel.organizations.operations.importing_people import People, Person, folded

ORGANIZATION, PARTNER, CONTACT = "organization", "partner", "contact"
JUMPS = 10_000


@dataclass(frozen=True, slots=True)
class Make:
    """A row to insert."""

    kind: str
    id: UUID
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """Fields to set on a row that has `version`; afterwards it has `after`."""

    kind: str
    id: UUID
    values: dict[str, Any]
    before: dict[str, Any]
    version: int
    after: int


@dataclass(slots=True)
class PlannedRow:
    """What becomes of one row."""

    number: int
    outcome: RowOutcome
    column: str = ""
    reason: str = ""
    is_personal_number: bool = False
    remarks: list[str] = field(default_factory=list)
    organization_id: UUID | None = None
    contact_id: UUID | None = None
    doubt_id: UUID | None = None
    written_name: str = ""
    makes: list[Make] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def settle(self, *, has_new_person: bool) -> None:
        if has_new_person or any(make.kind == ORGANIZATION for make in self.makes):
            self.outcome = RowOutcome.TAKEN
        elif self.makes or self.changes:
            self.outcome = RowOutcome.UPDATED


class _Doubt(Exception):
    """The row may be about this organisation; a person has to say."""

    def __init__(self, body: Body, reason: str) -> None:
        super().__init__(reason)
        self.body = body
        self.reason = reason


def jump_of(run_id: UUID) -> int:
    """How far a change by this import moves a version.

    An undo gives a row its old version back. A page that was opened in between must still meet a conflict, so the
    versions of an import lie where nobody comes by typing.
    """
    return 1 + run_id.int % JUMPS


class Planner:
    """Plans the rows of one list in order; `known` is brought up to date on the way."""

    def __init__(self, known: Known, *, run_id: UUID, decided: str = "", target: UUID | None = None) -> None:
        """With a decision about possible doubles: `target` is the organisation they are, or are not."""
        self.known = known
        self.run_id = run_id
        self.decided = decided
        self.target = target
        self.jump = jump_of(run_id)
        self.numbers: dict[str, tuple[str, str]] = {}
        self.disputed: set[str] = set()

    def plan(self, rows: Sequence[Row]) -> list[PlannedRow]:
        self._learn_numbers(rows)
        return [self._refused(row) if isinstance(row, Refusal) else self._planned(row) for row in rows]

    def _learn_numbers(self, rows: Iterable[Row]) -> None:
        """A number that stands in one row of a name counts for all its rows, also those above it.

        Else the same list would mean something else the second time, when the number is known.
        """
        for row in rows:
            part = row.organization if isinstance(row, Candidate) else None
            if part is not None and (part.kvk or part.rsin):
                self.numbers.setdefault(exact(part.name), (part.kvk, part.rsin))

    def _completed(self, part: OrganizationPart) -> OrganizationPart:
        if part.kvk or part.rsin:
            return part
        kvk, rsin = self.numbers.get(exact(part.name), ("", ""))
        return replace(part, kvk=kvk, rsin=rsin)

    def _refused(self, row: Refusal) -> PlannedRow:
        return PlannedRow(
            row.number, RowOutcome.REFUSED, row.column, row.reason, is_personal_number=row.is_personal_number
        )

    def _planned(self, row: Candidate) -> PlannedRow:
        planned = PlannedRow(row.number, RowOutcome.UNCHANGED, remarks=list(row.remarks))
        people = [row.person, *row.more_people] if row.person else []
        if row.organization is None:
            persons = [self._person(planned, self.known.experts, None, part, 0) for part in people]
        else:
            whole = self._completed(row.organization)
            try:
                body = self._body(planned, whole)
            except _Doubt as doubt:
                planned.outcome, planned.reason = RowOutcome.DOUBTFUL, doubt.reason
                planned.doubt_id, planned.written_name = doubt.body.id, row.organization.name
                planned.remarks.clear()
                self.disputed |= {whole.kvk, whole.rsin} - {""}
                return planned
            planned.organization_id = body.id
            assert body.place is not None
            place = body.place.id
            persons = [self._person(planned, body.people, place, part, i) for i, part in enumerate(people)]
        planned.contact_id = persons[0].id if persons else None
        planned.settle(has_new_person=any(make.kind == CONTACT for make in planned.makes))
        return planned

    # --- organisations ---

    def _body(self, planned: PlannedRow, part: OrganizationPart) -> Body:
        body = self._found(part)
        if body is None:
            return self._new_body(planned, part)
        self.known.by_name.setdefault(exact(part.name), body)
        if folded(body.name) != folded(part.name):
            planned.remarks.append(_("Staat in het pact als “%(name)s”.") % {"name": body.name})
        self._say(planned, ORGANIZATION, body, self._facts(planned, body, part))
        self.known.note_numbers(body)
        self._stand(planned, body, part)
        return body

    def _found(self, part: OrganizationPart) -> Body | None:
        """The organisation of the row, None for a new one. Raises _Doubt when a person has to say."""
        if self.decided == Decision.SAME and self.target is not None:
            return self.known.by_id[self.target]
        numbered, named = self.known.numbered(part), self.known.named(part.name)
        if numbered is not None and named is not None and numbered is not named:
            return self._one_of(part, numbered, named)
        if named is not None and numbered is None and named.contradicts(part):
            self._ask(named, _("Onder deze naam staat er al een organisatie met een ander KvK-nummer of RSIN."))
            return None
        alike = self.known.alike(part) if numbered is None and named is None else None
        if alike is not None:
            self._ask(alike, _("Lijkt op “%(name)s”, die er al in staat.") % {"name": alike.name})
        return numbered or named

    def _one_of(self, part: OrganizationPart, numbered: Body, named: Body) -> Body:
        """The name is of one organisation and the number of another: asked once."""
        for body in (numbered, named):
            if (exact(part.name), body.id) in self.known.settled:
                return body
        sentence = _("De naam is van “%(named)s”, maar het KvK-nummer of RSIN van “%(numbered)s”.")
        self._ask(numbered, sentence % {"named": named.name, "numbered": numbered.name})
        return named

    def _ask(self, body: Body, reason: str) -> None:
        if not self.decided:
            raise _Doubt(body, reason)

    def _facts(self, planned: PlannedRow, body: Body, part: OrganizationPart) -> dict[str, Any]:
        """What the row says of the organisation, without a number that is of another one or waits for a decision."""
        said = {name: getattr(part, name, "") for name in ORGANIZATION_FIELDS} | {"description": part.note}
        for name in ("kvk", "rsin"):
            owner = self.known.owner_of(name, said[name])
            other = owner is not None and owner is not body
            if (
                other
                or said[name] in self.disputed - {body.values[name]}
                or (body.values[name] and said[name] and body.values[name] != said[name])
            ):
                planned.remarks.append(_("Het nummer %(number)s is niet opgenomen.") % {"number": said[name]})
                body.said_by.setdefault(name, (planned.number, 0))
                said[name] = ""
        return said

    def _new_body(self, planned: PlannedRow, part: OrganizationPart) -> Body:
        body = Body(
            id=uuid5(self.run_id, f"{ORGANIZATION}:{planned.number}"),
            name=self._free_name(planned, part),
            name_key=part.name_key,
            values=dict.fromkeys(ORGANIZATION_FIELDS, ""),
        )
        said = {name: value for name, value in self._facts(planned, body, part).items() if value}
        body.values |= said
        body.said_by |= dict.fromkeys(said, (planned.number, 0))
        values = {"name": body.name, "name_key": body.name_key, **body.values}
        values["source"] = body.values["source"] = body.values["source"] or _("Ingelezen lijst")
        planned.makes.append(Make(ORGANIZATION, body.id, values))
        self.known.add(body)
        self._stand(planned, body, part)
        return body

    def _free_name(self, planned: PlannedRow, part: OrganizationPart) -> str:
        """A name stands here once; a namesake gets its number behind it, or that of its row."""
        numbers = [part.kvk or part.rsin or str(planned.number), f"{planned.number}, {self.run_id.hex[:4]}"]
        names = [part.name, *(f"{part.name[:180]} ({number})" for number in numbers)]
        name = next(name for name in names if self.known.named(name) is None)
        if name != part.name:
            planned.remarks.append(_("Opgenomen als “%(name)s”, omdat de naam al bestaat.") % {"name": name})
        return name

    def _stand(self, planned: PlannedRow, body: Body, part: OrganizationPart) -> None:
        """The organisation takes part, in the circle that the row names."""
        said = {"circle": part.circle, "circle_note": part.circle_note}
        if body.place is None:
            place = Place(uuid5(self.run_id, f"{PARTNER}:{planned.number}"), said, PartnerStatus.ACTIVE)
            place.said_by = {name: (planned.number, 0) for name, value in said.items() if value}
            body.place = place
            planned.makes.append(Make(PARTNER, place.id, {"organization_id": body.id, **said}))
            return
        self._say(planned, PARTNER, body.place, said)
        if body.place.status == PartnerStatus.FORMER:
            planned.remarks.append(_("“%(name)s” doet niet meer mee. Dat blijft zo.") % {"name": body.name})

    # --- people ---

    def _person(
        self, planned: PlannedRow, people: People, partner_id: UUID | None, part: PersonPart, index: int
    ) -> Person:
        person = people.find(name=part.name, email=part.email)
        if person is None:
            return self._new_person(planned, people, partner_id, part, index)
        said = self._said_of(part)
        self._say(planned, CONTACT, person, said, index=index, by_the_way=self._way_to_reach(planned, person, said))
        people.add(person)
        if not person.active:
            planned.remarks.append(
                _("%(name)s wordt niet meer uitgenodigd. Dat blijft zo.") % {"name": person.values["name"]}
            )
        return person

    def _said_of(self, part: PersonPart) -> dict[str, Any]:
        return {name: getattr(part, name, "") for name in PERSON_FIELDS} | {"remark": part.note}

    def _new_person(
        self, planned: PlannedRow, people: People, partner_id: UUID | None, part: PersonPart, index: int
    ) -> Person:
        said = self._said_of(part)
        claimed = dict.fromkeys((name for name, value in said.items() if value), (planned.number, index))
        self._note_unreachable(planned, part.channel, said)
        said["channel"] = said["channel"] or (Channel.MAIL if part.email or not part.phone else Channel.PHONE)
        said["is_experience_expert"] = part.is_experience_expert or partner_id is None
        person = Person(uuid5(self.run_id, f"{CONTACT}:{planned.number}:{index}"), said, said_by=claimed)
        planned.makes.append(Make(CONTACT, person.id, {"partner_id": partner_id, **said}))
        people.add(person)
        return person

    def _way_to_reach(self, planned: PlannedRow, person: Person, said: dict[str, Any]) -> dict[str, Any]:
        """Who turns out to have a phone only is phoned, unless the list names another way."""
        now = {name: said[name] or person.values[name] for name in ("email", "phone")}
        self._note_unreachable(planned, said["channel"], now)
        news = any(said[name] and said[name] != person.values[name] for name in now)
        possible = (
            said["channel"] or "channel" in person.said_by or not news or _reachable(person.values["channel"], now)
        )
        return {} if possible else {"channel": Channel.PHONE}

    def _note_unreachable(self, planned: PlannedRow, channel: str, values: dict[str, Any]) -> None:
        if channel and not _reachable(channel, values):
            missing = _("een e-mailadres") if channel == Channel.MAIL else _("een telefoonnummer")
            sentence = _("Voor “%(channel)s” ontbreekt nog %(missing)s.")
            planned.remarks.append(sentence % {"channel": Channel(channel).label, "missing": missing})

    # --- one field after another ---

    def _say(
        self,
        planned: PlannedRow,
        kind: str,
        row: Body | Place | Person,
        said: dict[str, Any],
        *,
        index: int = 0,
        by_the_way: dict[str, Any] | None = None,
    ) -> None:
        """Take over what the row says; of a field that an earlier row of this list spoke of, only say so.

        What changes `by_the_way` follows from it: a later row may still say otherwise.
        """
        values: dict[str, Any] = {}
        for name, value in said.items():
            if not value:
                continue
            first = row.said_by.setdefault(name, (planned.number, index))
            if _same(name, row.values[name], value):
                continue
            if first == (planned.number, index):
                values[name] = value
            else:
                planned.remarks.append(self._earlier_row(first[0], row.values[name], value))
        values |= {name: value for name, value in (by_the_way or {}).items() if values and row.values[name] != value}
        if values:
            before = {name: row.values[name] for name in values}
            after = row.version + self.jump
            planned.changes.append(Change(kind, row.id, values, before, row.version, after))
            row.values |= values
            row.version = after

    def _earlier_row(self, first: int, kept: Any, other: Any) -> str:
        return _("Regel %(first)d zegt “%(kept)s”; “%(other)s” is niet opgenomen.") % {
            "first": first,
            "kept": str(kept)[:80],
            "other": str(other)[:80],
        }


def _same(name: str, one: Any, other: Any) -> bool:
    if name in {"email", "name"}:
        return folded(one) == folded(other)
    return bool(one == other)


def _reachable(channel: str, values: dict[str, Any]) -> bool:
    if channel == Channel.MAIL:
        return bool(values["email"] or not values["phone"])
    return bool(values["phone"])
