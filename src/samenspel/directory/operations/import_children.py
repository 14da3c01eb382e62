# SPDX-License-Identifier: EUPL-1.2
"""What hangs on a record of a list, as rows of our tables."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from samenspel.base.models import TenantModel
from samenspel.base.scope import current_partnership_id
from samenspel.directory.models import (
    Accessibility,
    Attribute,
    CostOption,
    Language,
    Phone,
    PublicContact,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
)
from samenspel.directory.operations.import_ids import child_id
from samenspel.domain.hsds.records import AT, ATTRIBUTES, Row, Values

_AREA = re.compile(r"(?:GM|WK|BU)\d{4,8}")
_LONGEST_ADDRESS = 500
# In the order in which they can be written; in the other order they can be taken away.
MODELS: tuple[type[TenantModel], ...] = (
    ServiceAtLocation,
    Phone,
    Schedule,
    Language,
    Accessibility,
    PublicContact,
    CostOption,
    RequiredDocument,
    ServiceArea,
    Attribute,
)
# kind of record → tables of its children, by the column that points at it
BELOW: dict[str, tuple[type[TenantModel], ...]] = {
    "organization": (Phone, PublicContact, Attribute),
    "location": (Phone, Schedule, Language, Accessibility, PublicContact, Attribute),
    "service": (
        *(ServiceAtLocation, Phone, Schedule, Language, PublicContact, CostOption, RequiredDocument, ServiceArea),
        Attribute,
    ),
}
_COLUMNS: dict[str, tuple[type[TenantModel], tuple[str, ...]]] = {
    "phones": (Phone, ("number", "extension", "type", "description")),
    "schedules": (
        Schedule,
        (
            *("valid_from", "valid_to", "dtstart", "until", "count", "wkst", "freq", "interval", "byday", "byweekno"),
            *("bymonthday", "byyearday", "opens_at", "closes_at", "description", "schedule_link", "attending_type"),
            "notes",
        ),
    ),
    "languages": (Language, ("name", "code", "note")),
    "accessibility": (Accessibility, ("description", "details", "url")),
    "contacts": (PublicContact, ("title", "department")),
    "cost_options": (CostOption, ("option", "currency", "amount", "amount_description", "valid_from", "valid_to")),
    "required_documents": (RequiredDocument, ("document", "uri")),
    "service_areas": (ServiceArea, ("name", "description", "uri")),
}
_OR_NOTHING = frozenset(
    ["valid_from", "valid_to", "dtstart", "until", "count", "interval", "opens_at", "closes_at", "amount"]
)
_ADDRESSES = frozenset({"url", "uri", "schedule_link"})


def children_of(kind: str, pk: UUID, record: Row, targets: Mapping[tuple[str, str], UUID]) -> Iterator[TenantModel]:
    """All rows below a record. `targets` gives the record that (kind, id in the list) became."""
    for table, rows in record.children.items():
        for number, row in enumerate(rows):
            if table == AT:
                yield from _at(pk, row, number, targets)
            elif table == ATTRIBUTES:
                yield from _attribute(kind, pk, row, targets)
            elif table in _COLUMNS:
                yield from _child(kind, pk, row, number)


def _child(kind: str, pk: UUID, row: Row, number: int) -> Iterator[TenantModel]:
    model, names = _COLUMNS[row.table]
    values = {name: _kept(name, row.values) for name in names}
    if row.table == "schedules":
        values["utc_offset"] = row.values.get("timezone")
    if row.table == "service_areas":
        values["code"] = _area(row.values)
    if row.table == "required_documents":
        values["document"] = values["document"] or values["uri"][:300]
    if row.table == "contacts" and row.values.get("email"):
        row.tell("contact_mail", "email")
    if not any(value for value in values.values()):  # what made it worth a row was a number of a person, or too long
        return
    here = child_id(pk, row, number)
    yield model(id=here, partnership_id=current_partnership_id(), **{f"{kind}_id": pk}, **values)
    if row.table == "phones":
        for index, language in enumerate(row.children.get("languages", [])):
            yield from _child("phone", here, language, index)


def _kept(name: str, values: Values) -> Any:
    if name in _OR_NOTHING:
        return values.get(name)
    found = str(values.get(name, ""))
    return "" if name in _ADDRESSES and len(found) > _LONGEST_ADDRESS else found


def _area(values: Values) -> str:
    found = _AREA.search(f"{values.get('extent', '')} {values.get('uri', '')}")
    return found.group()[:10] if found else ""


def _at(pk: UUID, row: Row, number: int, targets: Mapping[tuple[str, str], UUID]) -> Iterator[TenantModel]:
    place = targets.get(("location", row.values["_location"]))
    if place is None:
        row.tell("location_missing", "location_id")
        return
    here = child_id(pk, row, number)
    yield ServiceAtLocation(
        id=here,
        partnership_id=current_partnership_id(),
        service_id=pk,
        location_id=place,
        description=row.values.get("description", ""),
    )
    yield from children_of("service_at_location", here, row, targets)


def _attribute(kind: str, pk: UUID, row: Row, targets: Mapping[tuple[str, str], UUID]) -> Iterator[TenantModel]:
    term = targets.get(("term", row.values["_term"]))
    if term is not None:
        yield Attribute(
            id=uuid5(pk, f"attributes\x1f{term}"),
            partnership_id=current_partnership_id(),
            term_id=term,
            link_type=row.values.get("link_type", ""),
            value=row.values.get("value", ""),
            **{f"{kind}_id": pk},
        )


def once(rows: Iterator[TenantModel]) -> list[TenantModel]:
    """Without rows of which the database takes one: the same service at one place, the same term at one record."""
    seen: set[tuple[object, ...]] = set()
    kept: list[TenantModel] = []
    gone: set[UUID] = set()
    for row in rows:
        if isinstance(row, ServiceAtLocation):
            key: tuple[object, ...] = ("at", row.service_id, row.location_id)
        elif isinstance(row, Attribute):
            key = ("term", row.term_id, row.organization_id, row.service_id, row.location_id)
        else:
            key = ("id", row.pk)
        if key in seen or ("id", row.pk) in seen or getattr(row, "service_at_location_id", None) in gone:
            gone.add(row.pk)
            continue
        seen |= {key, ("id", row.pk)}
        kept.append(row)
    return kept
