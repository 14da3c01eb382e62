# SPDX-License-Identifier: EUPL-1.2
"""What can be found of a record: its name, and everything that is told about it, folded."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from samenspel.directory.constants import OwnTaxonomy
from samenspel.directory.models import Attribute, DirectoryEntry, SearchRow, Service, ServiceAtLocation
from samenspel.domain.searching import domain_token, fold
from samenspel.organizations.models import Organization

LONGEST_TEXT = 4_000  # of one record: whoever writes more is found by the beginning
LONGEST_NAME, LONGEST_OWNER = 700, 250
ABOUT_SERVICE = (
    "description",
    "eligibility_description",
    "application_process",
    "fees_description",
    "interpretation_services",
)
ABOUT_ORGANIZATION = ("sector", "description", "work_area", "city")


def texts_of_services(ids: Collection[UUID]) -> list[SearchRow]:
    """The rows to be, of those that are listed."""
    services = list(Service.objects.filter(pk__in=ids, is_listed=True).select_related("organization"))
    terms = _terms("service_id", ids)
    places = _places(ids)
    return [_of_service(one, [*terms[one.pk], *places[one.pk]]) for one in services]


def _of_service(service: Service, more: list[str]) -> SearchRow:
    organization = service.organization
    name = fold(f"{service.name} {service.alternate_name}")
    owner = fold(organization.name) if organization is not None else ""
    told = " ".join(str(getattr(service, field)) for field in ABOUT_SERVICE)
    return SearchRow(
        partnership_id=service.partnership_id,
        organization=organization,
        service=service,
        name=name[:LONGEST_NAME],
        owner=owner[:LONGEST_OWNER],
        text=f"{name} {owner} {fold(' '.join(more))} {fold(told)}"[:LONGEST_TEXT],
        organization_version=organization.version if organization is not None else 0,
        record_at=service.modified_at,
    )


def texts_of_organizations(ids: Collection[UUID]) -> list[SearchRow]:
    found = Organization.objects.filter(pk__in=ids, directory_entry__is_listed=True)
    entries = {row.organization_id: row for row in DirectoryEntry.objects.filter(organization_id__in=ids)}
    terms = _terms("organization_id", ids)
    return [_of_organization(one, entries[one.pk], terms[one.pk]) for one in found]


def _of_organization(organization: Organization, entry: DirectoryEntry, more: list[str]) -> SearchRow:
    name = fold(f"{organization.name} {entry.alternate_name}")
    told = " ".join(str(getattr(organization, field)) for field in ABOUT_ORGANIZATION)
    return SearchRow(
        partnership_id=organization.partnership_id,
        organization=organization,
        name=name[:LONGEST_NAME],
        text=f"{name} {fold(' '.join(more))} {fold(told)}"[:LONGEST_TEXT],
        organization_version=organization.version,
        record_at=entry.modified_at,
    )


def _terms(parent: str, ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """The words under which each stands, and of our own life domains the token."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = Attribute.objects.filter(**{f"{parent}__in": ids})
    for pk, name, code, key in rows.values_list(parent, "term__name", "term__code", "term__taxonomy__key"):
        found[pk] += [domain_token(code)] if key == OwnTaxonomy.LIFE_DOMAIN else [name]
    return found


def _places(service_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows: Iterable[tuple[UUID, str, str]] = ServiceAtLocation.objects.filter(service_id__in=service_ids).values_list(
        "service_id", "location__name", "location__city"
    )
    for pk, name, city in rows:
        found[pk] += [name, city]
    return found
