# SPDX-License-Identifier: EUPL-1.2
"""What the partnership holds already, in memory and easy to find: an import is planned on this before it writes."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samenspel.organizations.constants import Decision, ImportState
from samenspel.organizations.models import Contact, ImportRow, Organization, Partner
from samenspel.organizations.operations.import_reading import OrganizationPart
from samenspel.organizations.operations.importing_people import People, Person, Voice

ORGANIZATION_FIELDS = (
    *("sector", "description", "website", "email", "phone", "street", "postcode", "city", "work_area"),
    *("kvk", "rsin", "source"),
)
PARTNER_FIELDS = ("circle", "circle_note")
PERSON_FIELDS = ("name", "role_title", "email", "phone", "channel", "remark", "is_experience_expert")


@dataclass(slots=True)
class Place:
    """The partner row of an organisation."""

    id: UUID
    values: dict[str, Any]
    status: str
    version: int = 1
    said_by: dict[str, Voice] = field(default_factory=dict)


@dataclass(slots=True)
class Body:
    """An organisation, its place and its people. `said_by` tells which row of this list spoke first of a field."""

    id: UUID
    name: str
    name_key: str
    values: dict[str, Any]
    version: int = 1
    place: Place | None = None
    people: People = field(default_factory=People)
    said_by: dict[str, Voice] = field(default_factory=dict)

    def contradicts(self, part: OrganizationPart) -> bool:
        """Both have a number and the numbers differ: certainly another organisation."""
        return any(
            self.values[name] and getattr(part, name) and self.values[name] != getattr(part, name)
            for name in ("kvk", "rsin")
        )


def exact(name: str) -> str:
    """Names that are equal in this form are one name; any looser likeness is a possible double."""
    return unicodedata.normalize("NFC", name).strip()


class Known:
    """All organisations and people, found by whatever a row can say of them."""

    def __init__(self) -> None:
        self.by_id: dict[UUID, Body] = {}
        self.by_kvk: dict[str, Body] = {}
        self.by_rsin: dict[str, Body] = {}
        self.by_name: dict[str, Body] = {}
        self.by_key: dict[str, list[Body]] = {}
        self.decided: dict[str, UUID] = {}
        self.settled: set[tuple[str, UUID]] = set()
        self.experts = People()

    def add(self, body: Body) -> None:
        self.by_id[body.id] = body
        self.by_name.setdefault(exact(body.name), body)
        self.by_key.setdefault(body.name_key, []).append(body)
        self.note_numbers(body)

    def note_numbers(self, body: Body) -> None:
        if body.values["kvk"]:
            self.by_kvk.setdefault(body.values["kvk"], body)
        if body.values["rsin"]:
            self.by_rsin.setdefault(body.values["rsin"], body)

    def named(self, name: str) -> Body | None:
        """The organisation of exactly this name, or the one that the facilitator said it is."""
        return self.by_name.get(exact(name)) or self.by_id.get(self.decided.get(exact(name), UUID(int=0)))

    def numbered(self, part: OrganizationPart) -> Body | None:
        """By the KvK-number; by the RSIN only when the row has no other number that may say otherwise."""
        if part.kvk:
            return self.by_kvk.get(part.kvk)
        return self.by_rsin.get(part.rsin)

    def alike(self, part: OrganizationPart) -> Body | None:
        """The first organisation whose name is equal but for capitals, "Stichting", accents and spaces."""
        return next(iter(self.by_key.get(part.name_key, ())), None)

    def owner_of(self, name: str, number: str) -> Body | None:
        """Who has this KvK-number or RSIN."""
        return {"kvk": self.by_kvk, "rsin": self.by_rsin}[name].get(number)


def load_known() -> Known:
    """Everything in the actor's partnership, in four queries."""
    known = Known()
    places: dict[UUID, Body] = {}
    rows = Partner.objects.values_list("organization_id", "id", "status", "version", *PARTNER_FIELDS)
    place_of = {row[0]: Place(row[1], dict(zip(PARTNER_FIELDS, row[4:], strict=True)), row[2], row[3]) for row in rows}
    bodies = Organization.objects.order_by("created_at", "id")
    for pk, name, key, version, *values in bodies.values_list(
        "id", "name", "name_key", "version", *ORGANIZATION_FIELDS
    ):
        body = Body(pk, name, key, dict(zip(ORGANIZATION_FIELDS, values, strict=True)), version, place_of.get(pk))
        known.add(body)
        if body.place is not None:
            places[body.place.id] = body
    contacts = Contact.objects.order_by("created_at", "id")
    for pk, partner_id, active, version, *values in contacts.values_list(
        "id", "partner_id", "active", "version", *PERSON_FIELDS
    ):
        people = places[partner_id].people if partner_id in places else known.experts
        people.add(Person(pk, dict(zip(PERSON_FIELDS, values, strict=True)), version, active=active))
    _remember_decisions(known)
    return known


def _remember_decisions(known: Known) -> None:
    """What the facilitator said of possible doubles in lists that were not undone: it is not asked again."""
    said = ImportRow.objects.filter(
        decided_at__isnull=False, organization__isnull=False, run__state__in=[ImportState.DONE, ImportState.FAILED]
    )
    rows = said.order_by("decided_at", "id").values_list("written_name", "organization_id", "decision")
    for name, pk, decision in rows:
        known.settled.add((exact(name), pk))
        if decision == Decision.SAME:
            known.decided[exact(name)] = pk
