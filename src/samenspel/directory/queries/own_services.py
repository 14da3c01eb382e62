# SPDX-License-Identifier: EUPL-1.2
"""What the directory shows of the organisation of who holds this link."""

from dataclasses import dataclass
from math import ceil
from uuid import UUID

from samenspel.access.constants import Role
from samenspel.base.scope import current_actor
from samenspel.directory.models import Service
from samenspel.directory.queries.service_facts import ServiceFacts, facts_of
from samenspel.directory.queries.upkeep import ServiceRow, service_rows
from samenspel.organizations.models import Contact, Organization

OWN_PAGE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class OwnService:
    row: ServiceRow
    facts: ServiceFacts


@dataclass(frozen=True, slots=True)
class OwnPage:
    organization: str  # empty for somebody of no organisation
    address: str
    phone: str
    email: str
    website: str
    services: list[OwnService]
    number: int
    pages: int
    found: int


def own_organization_id() -> UUID | None:
    actor = current_actor()
    if actor.role == Role.KEEPER:
        return actor.about_id
    found: UUID | None = (
        Contact.objects.filter(pk=actor.contact_id).values_list("partner__organization_id", flat=True).first()
    )
    return found


def own_organization() -> Organization | None:
    found: Organization | None = Organization.objects.filter(pk=own_organization_id()).first()
    return found


def own_page(*, number: int = 1) -> OwnPage:
    """Ten at a time, each whole: who says that it is right must see what stands there."""
    organization = own_organization()
    mine = Service.objects.filter(organization=organization, is_listed=True) if organization else Service.objects.none()
    count = mine.count()
    pages = max(1, ceil(count / OWN_PAGE_LENGTH))
    number = min(max(number, 1), pages)
    shown = list(mine.order_by("name", "pk")[(number - 1) * OWN_PAGE_LENGTH : number * OWN_PAGE_LENGTH])
    rows = {row.id: row for row in service_rows(Service.objects.filter(pk__in=[one.pk for one in shown]))}
    facts = facts_of(shown)
    address = (organization.street, organization.postcode, organization.city) if organization else ()
    return OwnPage(
        organization=organization.name if organization else "",
        address=" ".join(part for part in address if part),
        phone=organization.phone if organization else "",
        email=organization.email if organization else "",
        website=organization.website if organization else "",
        services=[OwnService(rows[one.pk], facts[one.pk]) for one in shown],
        number=number,
        pages=pages,
        found=count,
    )
