# SPDX-License-Identifier: EUPL-1.2
"""The whole directory table by table, as the tabular package of HSDS has it.

Some hundreds of rows at a time, whatever the length. A row is there only when what it points at is: what was listed
while the first tables were written has to wait for the next time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from samenspel.api.constants import ROWS_AT_A_TIME
from samenspel.api.queries.found import in_parts
from samenspel.api.queries.prepared import rows_on
from samenspel.api.queries.taxonomies import taxonomies_by_id, terms_by_id
from samenspel.api.queries.whole import CHILDREN, Child, locations_where, organizations_by_id, services_by_id
from samenspel.api.serializers import organizations, places
from samenspel.api.serializers.values import Row
from samenspel.directory import models as tables
from samenspel.organizations.models import Organization

RowsOfTable = Callable[["Written"], Iterator[Row]]
_OF = {
    "organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "service_at_location_id": "service_at_location",
    "phone_id": "phone",
}


@dataclass(slots=True)
class Written:
    """The ids that stand in the tables so far, by table."""

    ids: dict[str, set[str]] = field(default_factory=dict)

    def has(self, table: str, key: str) -> bool:
        return key in self.ids.get(table, ())

    def add(self, table: str, key: str) -> bool:
        """False when it is there already: an id stands in a table once."""
        there = self.ids.setdefault(table, set())
        if key in there:
            return False
        there.add(key)
        return True


def table_names() -> tuple[str, ...]:
    return tuple(ROWS_OF)


def rows_of_table(table: str, written: Written) -> Iterator[Row]:
    """The rows of one table, in the order in which the tables must be asked: that of `table_names`."""
    for row in ROWS_OF[table](written):
        if written.add(table, row["id"]):
            yield row


def _organizations(_written: Written, *, nested: bool = False) -> Iterator[Row]:
    for ids in in_parts(Organization.objects.all(), ROWS_AT_A_TIME):
        yield from organizations_by_id(ids, nested=nested).values()


def _services(written: Written, *, nested: bool = False) -> Iterator[Row]:
    for ids in in_parts(tables.Service.objects.all(), ROWS_AT_A_TIME):
        for row in services_by_id(ids, nested=nested).values():
            if not written.has("organization", row.get("organization_id", "")):
                row.pop("organization_id", None)
            if not written.has("program", row.get("program_id", "")):
                row.pop("program_id", None)
            yield row


def _locations(written: Written, *, nested: bool = False) -> Iterator[Row]:
    for ids in in_parts(tables.Location.objects.all(), ROWS_AT_A_TIME):
        for row in locations_where("id", ids, nested=nested).values():
            if not written.has("organization", row.get("organization_id", "")):
                row.pop("organization_id", None)
            yield row


def _programs(written: Written) -> Iterator[Row]:
    for giver in _known(written, "organization", _organizations):
        for program in giver.get("programs", []):
            yield {**program, "organization_id": giver["id"]}
    for ids in in_parts(tables.Service.objects.all(), ROWS_AT_A_TIME):
        for service in services_by_id(ids).values():
            if program := service.get("program"):
                owner = service.get("organization_id", "")
                yield {**program, "organization_id": owner if written.has("organization", owner) else ""}


def _known(written: Written, table: str, rows: Callable[..., Iterator[Row]]) -> Iterator[Row]:
    """Once more the rows of a table that was written already, with what stands inside them."""
    return (row for row in rows(written, nested=True) if written.has(table, row["id"]))


def _inside(written: Written, *, table: str, rows: Callable[..., Iterator[Row]], name: str) -> Iterator[Row]:
    for owner in _known(written, table, rows):
        for row in owner.get(name, []):
            yield {**row, f"{table}_id": owner["id"]}


def _urls(written: Written) -> Iterator[Row]:
    yield from _inside(written, table="organization", rows=_organizations, name="additional_websites")
    yield from _inside(written, table="service", rows=_services, name="additional_urls")


def _funding(written: Written) -> Iterator[Row]:
    yield from _inside(written, table="organization", rows=_organizations, name="funding")
    yield from _inside(written, table="service", rows=_services, name="funding")


def _capacities(written: Written) -> Iterator[Row]:
    for row in _inside(written, table="service", rows=_services, name="capacities"):
        yield {**row, "unit_id": row["unit"]["id"]}


def _units(written: Written) -> Iterator[Row]:
    for row in _inside(written, table="service", rows=_services, name="capacities"):
        yield row["unit"]


def _at_locations(written: Written) -> Iterator[Row]:
    for ids in in_parts(tables.ServiceAtLocation.objects.all(), ROWS_AT_A_TIME):
        for row in rows_on(tables.ServiceAtLocation, places.AT_LOCATION_FIELDS, {"id": ids}):
            told = places.service_at_location(row)
            if written.has("service", told["service_id"]) and written.has("location", told["location_id"]):
                yield told


def _own_phones() -> Iterator[Row]:
    for ids in in_parts(Organization.objects.all(), ROWS_AT_A_TIME):
        for row in rows_on(Organization, organizations.FIELDS, {"id": ids}):
            if number := organizations.own_phone(row):
                yield number


def _phones(written: Written) -> Iterator[Row]:
    own = (row for row in _own_phones() if written.has("organization", row["organization_id"]))
    yield from own
    yield from _children(written, child=_child("phones"))


def _child(name: str) -> Child:
    return next(child for child in CHILDREN if child.name == name)


def _children(written: Written, *, child: Child) -> Iterator[Row]:
    for ids in in_parts(child.model.objects.all(), ROWS_AT_A_TIME):
        for row in map(child.written, rows_on(child.model, child.fields, {"id": ids})):
            if _hangs_on_something(row, written):
                yield row


def _hangs_on_something(row: Row, written: Written) -> bool:
    if "link_entity" in row:
        return written.has(row["link_entity"], row["link_id"]) and written.has("taxonomy_term", row["taxonomy_term_id"])
    return any(written.has(table, row[column]) for column, table in _OF.items() if column in row)


def _one_by_one(model: Any, read: Callable[[Any], list[Row]], _written: Written) -> Iterator[Row]:
    for ids in in_parts(model.objects.all(), ROWS_AT_A_TIME):
        yield from read(ids)


ROWS_OF: dict[str, RowsOfTable] = {
    "organization": _organizations,
    "program": _programs,
    "service": _services,
    "location": _locations,
    "service_at_location": _at_locations,
    "taxonomy": partial(_one_by_one, tables.Taxonomy, taxonomies_by_id),
    "taxonomy_term": partial(_one_by_one, tables.TaxonomyTerm, terms_by_id),
    "attribute": partial(_children, child=_child("attributes")),
    "address": partial(_inside, table="location", rows=_locations, name="addresses"),
    "phone": _phones,
    "contact": partial(_children, child=_child("contacts")),
    "schedule": partial(_children, child=_child("schedules")),
    "language": partial(_children, child=_child("languages")),
    "accessibility": partial(_children, child=_child("accessibility")),
    "cost_option": partial(_children, child=_child("cost_options")),
    "required_document": partial(_children, child=_child("required_documents")),
    "service_area": partial(_children, child=_child("service_areas")),
    "organization_identifier": partial(
        _inside, table="organization", rows=_organizations, name="organization_identifiers"
    ),
    "funding": _funding,
    "url": _urls,
    "unit": _units,
    "service_capacity": _capacities,
}
