# SPDX-License-Identifier: EUPL-1.2
"""Everything that hangs on some organisations, services and places, in as many questions for one as for a hundred.

Every table is read through its own scoped manager: what the reader may not see is not there, however it is reached.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from uuid import UUID

from samenspel.api.queries.prepared import rows_on
from samenspel.api.serializers import organizations, places, services, taxonomies
from samenspel.api.serializers.values import Row
from samenspel.base.models import ScopedModel
from samenspel.directory import models as tables
from samenspel.organizations.models import Organization

Rows = dict[str, Row]  # id → row, as HSDS writes it
Ids = Collection[UUID]


@dataclass(frozen=True, slots=True)
class Child:
    """A table whose rows each hang on one of several things."""

    model: type[ScopedModel]
    fields: tuple[str, ...]
    written: Callable[[Row], Row]
    name: str  # of the list in the row it hangs on
    parents: tuple[str, ...]


CHILDREN = (
    Child(
        tables.Phone,
        places.PHONE_FIELDS,
        places.phone,
        "phones",
        ("organization", "service", "location", "service_at_location"),
    ),
    Child(
        tables.Schedule,
        places.SCHEDULE_FIELDS,
        places.schedule,
        "schedules",
        ("service", "location", "service_at_location"),
    ),
    Child(tables.Language, places.LANGUAGE_FIELDS, places.language, "languages", ("service", "location", "phone")),
    Child(tables.Accessibility, places.ACCESSIBILITY_FIELDS, places.accessibility, "accessibility", ("location",)),
    Child(
        tables.PublicContact,
        places.CONTACT_FIELDS,
        places.contact,
        "contacts",
        ("organization", "service", "location"),
    ),
    Child(
        tables.Attribute,
        taxonomies.ATTRIBUTE_FIELDS,
        taxonomies.attribute,
        "attributes",
        ("organization", "service", "location"),
    ),
    Child(tables.CostOption, services.COST_FIELDS, services.cost_option, "cost_options", ("service",)),
    Child(
        tables.RequiredDocument,
        services.DOCUMENT_FIELDS,
        services.required_document,
        "required_documents",
        ("service",),
    ),
    Child(tables.ServiceArea, services.AREA_FIELDS, services.service_area, "service_areas", ("service",)),
)


@dataclass(slots=True)
class Things:
    """What was found so far, by kind; `hang` fills in what belongs to each."""

    organization: Rows = field(default_factory=dict)
    service: Rows = field(default_factory=dict)
    location: Rows = field(default_factory=dict)
    service_at_location: Rows = field(default_factory=dict)
    phone: Rows = field(default_factory=dict)

    def of(self, kind: str) -> Rows:
        found: Rows = getattr(self, kind)
        return found


def hang(things: Things) -> None:
    """Put below every one of these things what hangs on it."""
    for child in CHILDREN:
        asked = {parent: things.of(parent) for parent in child.parents if things.of(parent)}
        if not asked:
            continue
        columns = {f"{parent}_id": [UUID(key) for key in rows] for parent, rows in asked.items()}
        for row in rows_on(child.model, child.fields, columns):
            parent = next(parent for parent in child.parents if row[f"{parent}_id"])
            written = child.written(row)
            asked[parent][str(row[f"{parent}_id"])].setdefault(child.name, []).append(written)
            if child.name == "phones":
                things.phone[written["id"]] = written


def organizations_by_id(ids: Ids, *, nested: bool = False) -> Rows:
    """Those of these organisations that may be seen."""
    rows = rows_on(Organization, organizations.FIELDS, {"id": [*{key for key in ids if key}]})
    return {str(row["id"]): _organization(row, nested=nested) for row in rows}


def _organization(row: Row, *, nested: bool) -> Row:
    told = organizations.organization(row, nested=nested)
    if nested and (number := organizations.own_phone(row)):
        told["phones"] = [number]
    return told


def services_by_id(ids: Ids, *, nested: bool = False) -> Rows:
    """Those of these services that may be seen, each with its organisation; in the order of the ids."""
    rows = {row["id"]: row for row in rows_on(tables.Service, services.FIELDS, {"id": [*ids]})}
    givers = organizations_by_id([row["organization_id"] for row in rows.values()], nested=nested)
    return {str(key): services.service(rows[key], organizations=givers, nested=nested) for key in ids if key in rows}


def minimal_services(ids: Ids) -> list[Row]:
    return [services.minimal(row) for row in rows_on(tables.Service, services.MINIMAL_FIELDS, {"id": [*ids]})]


def locations_where(column: str, ids: Ids, *, nested: bool = False, seen: Collection[str] = ()) -> Rows:
    """Places; `seen` are the ids of organisations of which it is known already that they may be named."""
    rows = rows_on(tables.Location, places.LOCATION_FIELDS, {column: [*ids]})
    named = {
        row["organization_id"] for row in rows if row["organization_id"] and str(row["organization_id"]) not in seen
    }
    visible = {*seen, *(str(row["id"]) for row in rows_on(Organization, ("id",), {"id": [*named]}))}
    return {str(row["id"]): places.location(row, visible=visible, nested=nested) for row in rows}


def whole_services(ids: Ids) -> list[Row]:
    """Services with everything below them, in the order of the ids."""
    things = Things(service=services_by_id(ids, nested=True))
    things.organization = {
        one["organization_id"]: one["organization"] for one in things.service.values() if "organization" in one
    }
    _add_places(things, ids)
    hang(things)
    return list(things.service.values())


def _add_places(things: Things, service_ids: Ids) -> None:
    """The places where services are, below those services; a place that may not be seen takes its row with it."""
    rows = rows_on(tables.ServiceAtLocation, places.AT_LOCATION_FIELDS, {"service_id": [*service_ids]})
    if not rows:
        return
    place_ids = {row["location_id"] for row in rows}
    things.location = locations_where("id", place_ids, nested=True, seen=things.organization)
    for row in rows:
        where = things.location.get(str(row["location_id"]))
        if where is None:
            continue
        told = {**places.service_at_location(row), "location": where}
        things.service_at_location[told["id"]] = told
        if service := things.service.get(told["service_id"]):
            service.setdefault("service_at_locations", []).append(told)


def whole_organizations(ids: Ids, *, full_service: bool) -> list[Row]:
    """Organisations with everything below them; their services by name, or whole as well."""
    found = organizations_by_id(ids, nested=True)
    things = Things(organization={str(key): found[str(key)] for key in ids if str(key) in found})
    things.location = locations_where("organization_id", ids, nested=True, seen=things.organization)
    for where in things.location.values():
        if giver := things.organization.get(where.get("organization_id", "")):
            giver.setdefault("locations", []).append(where)
    hang(things)
    seen = [UUID(key) for key in things.organization]
    for service in _services_of(seen, whole=full_service):
        things.organization[service["organization_id"]].setdefault("services", []).append(service)
    return list(things.organization.values())


def _services_of(ids: Ids, *, whole: bool) -> list[Row]:
    rows = tables.Service.objects.filter(organization_id__in=ids).order_by("pk")
    if whole:
        found = whole_services(list(rows.values_list("pk", flat=True)))
        return [{name: value for name, value in one.items() if name != "organization"} for one in found]
    names = ("id", "organization_id", "name", "status")
    return [
        {**row, "id": str(row["id"]), "organization_id": str(row["organization_id"])} for row in rows.values(*names)
    ]


def services_at_locations(ids: Ids, *, nested: bool) -> list[Row]:
    """Services at places, each with the place and the service; with everything below them when `nested`."""
    rows = {row["id"]: row for row in rows_on(tables.ServiceAtLocation, places.AT_LOCATION_FIELDS, {"id": [*ids]})}
    things = Things(location=locations_where("id", {row["location_id"] for row in rows.values()}, nested=nested))
    given = services_by_id({row["service_id"] for row in rows.values()}, nested=nested)
    for key in ids:
        row = rows.get(key)
        if row is None or str(row["location_id"]) not in things.location or str(row["service_id"]) not in given:
            continue
        told = places.service_at_location(row)
        told |= {"location": things.location[told["location_id"]], "service": given[told["service_id"]]}
        things.service_at_location[told["id"]] = told
    if nested:
        things.service = given
        things.organization = {
            one["organization_id"]: one["organization"] for one in given.values() if "organization" in one
        }
        hang(things)
    return list(things.service_at_location.values())
