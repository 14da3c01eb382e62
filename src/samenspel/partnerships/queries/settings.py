# SPDX-License-Identifier: EUPL-1.2
"""What the pages about the partnership itself show."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from samenspel.base.errors import NotFound
from samenspel.base.scope import current_partnership_id
from samenspel.partnerships.constants import MemberRole
from samenspel.partnerships.models import Membership, Partnership, Pillar
from samenspel.partnerships.queries.municipalities import municipality_names


@dataclass(frozen=True, slots=True)
class PartnershipFacts:
    name: str
    ambition: str
    municipality_codes: list[str]
    municipalities: list[str]
    newcomers_need_approval: bool
    has_logo: bool
    version: int


@dataclass(frozen=True, slots=True)
class PillarRow:
    id: UUID
    name: str
    partners: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class MemberRow:
    id: UUID
    user_id: int
    name: str
    email: str
    role: str
    role_label: str
    since: datetime


def partnership_facts() -> PartnershipFacts:
    """The partnership of the actor."""
    fields = ("name", "ambition", "municipality_codes", "newcomers_need_approval", "version")
    row = (
        Partnership.objects.filter(pk=current_partnership_id())
        .annotate(has_logo=Q(logo__isnull=False))
        .values(*fields, "has_logo")
        .first()
    )
    if row is None:
        raise NotFound("Partnership")
    names = municipality_names()
    return PartnershipFacts(municipalities=[names[code] for code in row["municipality_codes"] if code in names], **row)


def logo_of_partnership() -> bytes | None:
    logo = Partnership.objects.filter(pk=current_partnership_id()).values_list("logo", flat=True).first()
    return bytes(logo) if logo else None


def pillar_rows() -> list[PillarRow]:
    """In the order of the partnership, with how many partners carry each."""
    rows = list(
        Pillar.objects.annotate(partners_count=Count("partner_pillars")).values_list("pk", "name", "partners_count")
    )
    return [
        PillarRow(id=pk, name=name, partners=count, first=index == 0, last=index == len(rows) - 1)
        for index, (pk, name, count) in enumerate(rows)
    ]


def member_rows() -> list[MemberRow]:
    """Facilitators first, by name."""
    members = Membership.objects.select_related("user").order_by("-role", "user__name")
    return [
        MemberRow(
            id=member.pk,
            user_id=member.user_id,
            name=member.user.name,
            email=member.user.email,
            role=member.role,
            role_label=str(MemberRole(member.role).label),
            since=member.since_at,
        )
        for member in members
    ]
