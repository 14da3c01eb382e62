# SPDX-License-Identifier: EUPL-1.2
"""The list of partners."""

from dataclasses import dataclass, replace
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Lower

from samenspel.base.names import name_key
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Contact, Organization, Partner, PartnerPillar
from samenspel.partnerships.models import Pillar

PAGE_LENGTH = 25
MOST_NAMED_IN_A_QUERY = 500  # beyond that it is quicker to read all
NO_CIRCLE = "none"


@dataclass(frozen=True, slots=True)
class PartnerFilter:
    """What the list is narrowed to; empty means everything that is not over."""

    text: str = ""
    circle: str = ""
    sector: str = ""
    pillar: str = ""
    status: str = ""
    without_contact: bool = False

    @property
    def is_empty(self) -> bool:
        return self == PartnerFilter()

    @property
    def is_narrowed(self) -> bool:
        """Whether more was chosen than words to look for."""
        return replace(self, text="") != PartnerFilter()


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner in a list."""

    id: UUID
    name: str
    sector: str
    city: str
    circle: str
    status: str
    status_label: str
    contacts: int
    has_logo: bool
    pillars: list[str]


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """One page of the list; `without_contact` counts in the whole pact, whatever the filter."""

    rows: list[PartnerRow]
    number: int
    pages: int
    found: int
    whole: int
    without_contact: int
    proposed: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The values a list can be filtered by."""

    sectors: list[str]
    pillars: list[tuple[str, str]]


def filter_choices() -> Choices:
    sectors = Organization.objects.filter(partner__isnull=False).exclude(sector="").order_by("sector")
    return Choices(
        sectors=sorted(sectors.values_list("sector", flat=True).distinct(), key=str.casefold),
        pillars=[(str(pk), name) for pk, name in Pillar.objects.values_list("pk", "name")],
    )


def partner_page(*, wanted: PartnerFilter, number: int = 1) -> PartnerPage:
    found = _matching(wanted)
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    totals = _totals()
    return PartnerPage(
        rows=_rows(found.order_by(Lower("organization__name"), "pk")[start : start + PAGE_LENGTH]),
        number=number,
        pages=pages,
        found=count,
        whole=totals["whole"],
        without_contact=totals["without_contact"],
        proposed=totals["proposed"],
    )


def _totals() -> dict[str, int]:
    going = ~Q(status=PartnerStatus.FORMER)
    totals: dict[str, int] = Partner.objects.aggregate(
        whole=Count("pk", filter=going),
        without_contact=Count("pk", filter=going & ~Q(pk__in=_with_contact())),
        proposed=Count("pk", filter=Q(status=PartnerStatus.PROPOSED)),
    )
    return totals


def _with_contact() -> QuerySet[Any, Any]:
    return Contact.objects.filter(active=True, partner__isnull=False).values("partner")


def _matching(wanted: PartnerFilter) -> QuerySet[Any]:
    partners = Partner.objects.all()
    partners = partners.filter(status=wanted.status) if wanted.status else partners.exclude(status=PartnerStatus.FORMER)
    if wanted.circle:
        partners = partners.filter(circle="" if wanted.circle == NO_CIRCLE else wanted.circle)
    if wanted.sector:
        partners = partners.filter(organization__sector=wanted.sector)
    if wanted.pillar:
        partners = partners.filter(pk__in=PartnerPillar.objects.filter(pillar=wanted.pillar).values("partner"))
    if wanted.without_contact:
        partners = partners.exclude(pk__in=_with_contact())
    for word in wanted.text.split()[:6]:
        partners = partners.filter(_about(word))
    return partners


def _about(word: str) -> Q:
    """A word that stands in what people know an organisation by, or in the name of someone there."""
    people = Contact.objects.filter(name__icontains=word, active=True, partner__isnull=False)
    return (
        Q(organization__name__icontains=word)
        | Q(organization__name_key__contains=name_key(word))
        | Q(organization__sector__icontains=word)
        | Q(organization__city__icontains=word)
        | Q(organization__description__icontains=word)
        | Q(pk__in=people.values("partner"))
    )


def _rows(partners: QuerySet[Any]) -> list[PartnerRow]:
    found = list(
        partners.annotate(has_logo=Q(organization__logo__isnull=False)).values(
            "pk",
            "circle",
            "status",
            "has_logo",
            name=F("organization__name"),
            sector=F("organization__sector"),
            city=F("organization__city"),
        )
    )
    ids = [partner["pk"] for partner in found]
    pillars, people = pillars_of(ids), _people_per_partner(ids)
    return [
        PartnerRow(
            id=partner["pk"],
            name=partner["name"],
            sector=partner["sector"],
            city=partner["city"],
            circle=partner["circle"],
            status=partner["status"],
            status_label=str(PartnerStatus(partner["status"]).label),
            contacts=people.get(partner["pk"], 0),
            has_logo=partner["has_logo"],
            pillars=pillars.get(partner["pk"], []),
        )
        for partner in found
    ]


def pillars_of(partner_ids: list[UUID]) -> dict[UUID, list[str]]:
    """The names of the pillars of each partner, in the order of the pact."""
    found: dict[UUID, list[str]] = {}
    rows = PartnerPillar.objects.order_by("pillar__position", "pillar__name")
    if len(partner_ids) <= MOST_NAMED_IN_A_QUERY:
        rows = rows.filter(partner__in=partner_ids)
    for partner_id, name in rows.values_list("partner", "pillar__name"):
        found.setdefault(partner_id, []).append(name)
    return found


def _people_per_partner(partner_ids: list[UUID]) -> dict[UUID, int]:
    people = Contact.objects.filter(partner__in=partner_ids, active=True)
    return dict(people.values_list("partner").annotate(number=Count("pk")))
