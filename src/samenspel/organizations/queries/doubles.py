# SPDX-License-Identifier: EUPL-1.2
"""Organisations that may be one and the same: names equal but for capitals, "Stichting", accents and spaces."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.db.models import Count, F, Q

from samenspel.base.errors import NotFound
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import KeptApart, Organization, Partner

MOST_PAIRS = 60
MOST_ALIKE = 12  # of one name; more than that is a list that was brought in wrongly


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that look alike."""

    partner_id: UUID
    organization_id: UUID
    name: str
    name_key: str
    sector: str
    city: str
    circle: str
    status: str
    status_label: str
    people: int


@dataclass(frozen=True, slots=True)
class Pair:
    first: Side
    second: Side


def doubles_of(partner_id: UUID) -> list[str]:
    """The names of other organisations that look like this partner's."""
    mine = Organization.objects.filter(partner=partner_id).values("name_key")
    others = Organization.objects.filter(name_key__in=mine, partner__isnull=False).exclude(partner=partner_id)
    return list(others.order_by("name").values_list("name", flat=True)[:5])


def pairs_alike() -> list[Pair]:
    """Every two that nobody has decided about yet, the oldest of the two first."""
    alike = (
        Organization.objects.filter(partner__isnull=False)
        .values("name_key")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
        .values("name_key")
    )
    decided = set(KeptApart.objects.values_list("first_id", "second_id"))
    found: list[Pair] = []
    for first, second in _pairs(_sides(Q(organization__name_key__in=alike))):
        ids = sorted((first.organization_id, second.organization_id))
        if (ids[0], ids[1]) not in decided:
            found.append(Pair(first=first, second=second))
        if len(found) == MOST_PAIRS:
            break
    return found


def sides_like(sides: list[Side]) -> dict[UUID, list[Side]]:
    """For each of these partners the ones that take part and look like it."""
    keys = {side.name_key for side in sides}
    others = _sides(Q(organization__name_key__in=keys) & ~Q(status=PartnerStatus.PROPOSED))
    return {side.partner_id: [other for other in others if other.name_key == side.name_key] for side in sides}


def side_of(partner_id: UUID) -> Side:
    found = _sides(Q(pk=partner_id))
    if not found:
        raise NotFound(f"Partner {partner_id}")
    return found[0]


def sides_of(partner_ids: list[UUID]) -> list[Side]:
    return _sides(Q(pk__in=partner_ids))


def _sides(which: Q) -> list[Side]:
    rows = (
        Partner.objects.filter(which)
        .annotate(people=Count("contacts", filter=Q(contacts__active=True)))
        .order_by("organization__name_key", "created_at", "pk")
        .values(
            "organization_id",
            "circle",
            "status",
            "people",
            partner_id=F("pk"),
            name=F("organization__name"),
            name_key=F("organization__name_key"),
            sector=F("organization__sector"),
            city=F("organization__city"),
        )
    )
    return [Side(status_label=str(PartnerStatus(row["status"]).label), **row) for row in rows]


def _pairs(sides: list[Side]) -> Iterator[tuple[Side, Side]]:
    groups: dict[str, list[Side]] = {}
    for side in sides:
        groups.setdefault(side.name_key, []).append(side)
    for group in groups.values():
        yield from combinations(group[:MOST_ALIKE], 2)
