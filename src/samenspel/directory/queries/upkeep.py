# SPDX-License-Identifier: EUPL-1.2
"""What stands in the directory and how true it still is: the list, one service, the score of the pact."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samenspel.directory.constants import LANGUAGES, LIFE_DOMAINS, OwnTaxonomy
from samenspel.directory.models import Attribute, Confirmation, Merge, Service
from samenspel.directory.queries.service_facts import ServiceFacts, life_domains_of, service_facts
from samenspel.domain.thresholds import suggested_circle
from samenspel.organizations.models import Contact, Organization, Partner

PAGE_LENGTH = 25
DUE_AFTER = timedelta(days=365)
OLD_AFTER = timedelta(days=548)  # a year and a half


class Freshness(StrEnum):
    FRESH = "fresh"
    DUE = "due"
    OLD = "old"


def freshness_of(assured_at: datetime | None, *, now: datetime) -> Freshness:
    if assured_at is None or assured_at < now - OLD_AFTER:
        return Freshness.OLD
    return Freshness.FRESH if assured_at >= now - DUE_AFTER else Freshness.DUE


def with_freshness(freshness: Freshness, *, now: datetime) -> Q:
    old = Q(assured_at__isnull=True) | Q(assured_at__lt=now - OLD_AFTER)
    fresh = Q(assured_at__gte=now - DUE_AFTER)
    return {Freshness.FRESH: fresh, Freshness.OLD: old, Freshness.DUE: ~fresh & ~old}[freshness]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    text: str = ""
    domain: str = ""
    circle: str = ""
    freshness: str = ""
    unlisted: bool = False
    organization_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ServiceRow:
    id: UUID
    name: str
    organization: str
    organization_id: UUID | None
    partner_id: UUID | None
    circle: str
    domains: list[str]
    freshness: Freshness
    assured_at: datetime | None
    is_listed: bool


@dataclass(frozen=True, slots=True)
class ServicePage:
    rows: list[ServiceRow]
    number: int
    pages: int
    found: int


@dataclass(frozen=True, slots=True)
class Score:
    """Of everything that is listed: how much somebody confirmed within a year."""

    listed: int
    fresh: int
    due: int
    old: int

    @property
    def share(self) -> int:
        """In whole percents; 0 when nothing is listed."""
        return self.fresh * 100 // self.listed if self.listed else 0


@dataclass(frozen=True, slots=True)
class ConfirmationRow:
    confirmed_at: datetime
    way_label: str
    who: str


@dataclass(frozen=True, slots=True)
class ReadService:
    row: ServiceRow
    facts: ServiceFacts
    version: int
    organization_email: str
    domains: list[str]
    languages: list[str]
    confirmations: list[ConfirmationRow]
    merged_into: UUID | None
    status_label: str


def service_page(wanted: Wanted, *, number: int = 1) -> ServicePage:
    found = _narrowed(Service.objects.filter(is_listed=not wanted.unlisted), wanted)
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    return ServicePage(
        rows=service_rows(found.order_by("name", "pk")[start : start + PAGE_LENGTH]),
        number=number,
        pages=pages,
        found=count,
    )


def _narrowed(services: QuerySet[Any], wanted: Wanted) -> QuerySet[Any]:
    for word in wanted.text.split()[:6]:
        services = services.filter(
            Q(name__icontains=word) | Q(alternate_name__icontains=word) | Q(organization__name__icontains=word)
        )
    if wanted.organization_id:
        services = services.filter(organization_id=wanted.organization_id)
    if wanted.domain:
        about = Attribute.objects.filter(
            service=OuterRef("pk"), term__taxonomy__key=OwnTaxonomy.LIFE_DOMAIN, term__code=wanted.domain
        )
        services = services.filter(Exists(about))
    if wanted.circle:
        of_partner = Q(circle="", organization__partner__circle=wanted.circle)
        services = services.filter(Q(circle=wanted.circle) | of_partner)
    if wanted.freshness:
        services = services.filter(with_freshness(Freshness(wanted.freshness), now=timezone.now()))
    return services


def service_rows(services: QuerySet[Any]) -> list[ServiceRow]:
    """Four queries, however many rows."""
    found = list(services)
    ids = {one.organization_id for one in found if one.organization_id}
    organizations = dict(Organization.objects.filter(pk__in=ids).values_list("pk", "name"))
    partners = {
        organization_id: (pk, circle)
        for pk, organization_id, circle in Partner.objects.filter(organization__in=ids).values_list(
            "pk", "organization_id", "circle"
        )
    }
    domains = life_domains_of([one.pk for one in found])
    now = timezone.now()
    return [
        ServiceRow(
            id=one.pk,
            name=one.name,
            organization=organizations.get(one.organization_id, ""),
            organization_id=one.organization_id,
            partner_id=partners.get(one.organization_id, (None, ""))[0],
            circle=circle_of(one, partners.get(one.organization_id, (None, ""))[1]),
            domains=[str(LIFE_DOMAINS[code]) for code in domains.get(one.pk, ())],
            freshness=freshness_of(one.assured_at, now=now),
            assured_at=one.assured_at,
            is_listed=one.is_listed,
        )
        for one in found
    ]


def circle_of(service: Service, partners_circle: str) -> str:
    """Its own, else that of the partner, else what the answers about the threshold suggest; empty when unknown."""
    if service.circle or partners_circle:
        return str(service.circle or partners_circle)
    known = {name: answer for name, answer in service.threshold.items() if isinstance(answer, bool)}
    try:
        return suggested_circle(known)
    except KeyError:
        return ""


def service_row(service_id: UUID) -> ServiceRow:
    return service_rows(Service.objects.filter(pk=Service.of(service_id).pk))[0]


def read_service(service_id: UUID) -> ReadService:
    service: Service = Service.of(service_id)
    facts = service_facts(service)
    merge = Merge.objects.filter(dropped_id=service.pk, undone_at__isnull=True).first()
    organization = Organization.objects.filter(pk=service.organization_id).first()
    return ReadService(
        row=service_rows(Service.objects.filter(pk=service.pk))[0],
        facts=facts,
        version=service.version,
        organization_email=organization.email if organization else "",
        domains=[str(LIFE_DOMAINS[code]) for code in facts.life_domains],
        languages=languages_in_words(facts.languages),
        confirmations=confirmations_of(service.pk),
        merged_into=merge.kept_id if merge else None,
        status_label=str(service.get_status_display()),
    )


def languages_in_words(codes: tuple[str, ...]) -> list[str]:
    return [str(LANGUAGES.get(code, code)) for code in codes]


def confirmations_of(service_id: UUID, *, most: int = 10) -> list[ConfirmationRow]:
    """The latest first."""
    found = list(
        Confirmation.objects.filter(service=service_id).select_related("user").order_by("-confirmed_at", "pk")[:most]
    )
    people = dict(
        Contact.objects.filter(pk__in=[one.contact_id for one in found if one.contact_id]).values_list("pk", "name")
    )
    return [
        ConfirmationRow(
            confirmed_at=one.confirmed_at,
            way_label=str(one.get_way_display()),
            who=people.get(one.contact_id, "") or (one.user.name if one.user else ""),
        )
        for one in found
    ]


def score() -> Score:
    now = timezone.now()
    counts = Service.objects.filter(is_listed=True).aggregate(
        listed=Count("pk"), **{one.value: Count("pk", filter=with_freshness(one, now=now)) for one in Freshness}
    )
    return Score(**counts)


@dataclass(frozen=True, slots=True)
class OrganizationChoice:
    id: UUID
    name: str
    note: str


def organizations_found(text: str, *, most: int = 12) -> list[OrganizationChoice]:
    """By the beginning of the name first, partners first. Never all of them: a register may have forty thousand."""
    text = " ".join(text.split())
    found = Organization.objects.exclude(directory_entry__is_listed=False)
    found = found.filter(name__icontains=text) if text else found.filter(partner__isnull=False)
    starts = Exists(Organization.objects.filter(pk=OuterRef("pk"), name__istartswith=text))
    rows = found.annotate(starts=starts, takes_part=Exists(Partner.objects.filter(organization=OuterRef("pk"))))
    rows = rows.order_by("-takes_part", "-starts", "name", "pk").values("pk", "name", "city", "sector")[:most]
    return [
        OrganizationChoice(row["pk"], row["name"], " · ".join(part for part in (row["sector"], row["city"]) if part))
        for row in rows
    ]


def organization_called(organization_id: UUID) -> str:
    """The name; 404 for one that is not here."""
    organization: Organization = Organization.of(organization_id)
    return organization.name
