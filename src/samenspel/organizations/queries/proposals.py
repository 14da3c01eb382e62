# SPDX-License-Identifier: EUPL-1.2
"""Those who proposed themselves and wait for a decision."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q

from samenspel.base.scope import current_partnership_id
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Contact, Partner
from samenspel.organizations.queries.doubles import Side, sides_like, sides_of
from samenspel.organizations.queries.partner import ContactRow, contact_row
from samenspel.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal with its people, and the partners that it may be the same as."""

    partner_id: UUID
    name: str
    description: str
    proposed_by: str
    since: datetime
    people: list[ContactRow]
    alike: list[Side]


def waiting_proposals() -> list[ProposalRow]:
    """Oldest first."""
    rows = list(
        Partner.objects.filter(status=PartnerStatus.PROPOSED)
        .order_by("created_at")
        .values("pk", "proposed_by", "created_at", name=F("organization__name"),
                description=F("organization__description"))[:100]
    )  # fmt: skip
    ids = [row["pk"] for row in rows]
    people: dict[UUID, list[ContactRow]] = {}
    for contact in Contact.objects.filter(partner__in=ids, active=True):
        people.setdefault(contact.partner_id, []).append(contact_row(contact))
    alike = _alike(ids)
    return [
        ProposalRow(
            partner_id=row["pk"],
            name=row["name"],
            description=row["description"],
            proposed_by=row["proposed_by"],
            since=row["created_at"],
            people=people.get(row["pk"], []),
            alike=alike.get(row["pk"], []),
        )
        for row in rows
    ]


def _alike(partner_ids: list[UUID]) -> dict[UUID, list[Side]]:
    return sides_like(sides_of(partner_ids)) if partner_ids else {}


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """What a visitor reads about the partnership."""

    name: str
    ambition: str
    has_logo: bool


def open_door() -> OpenDoor:
    row = (
        Partnership.objects.filter(pk=current_partnership_id())
        .annotate(has_logo=Q(logo__isnull=False))
        .values("name", "ambition", "has_logo")
        .get()
    )
    return OpenDoor(**row)
