# SPDX-License-Identifier: EUPL-1.2
"""What the wegwijzer shows everybody: what there is help with, and who gives it, from the outer circle inward."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.directory.constants import LIFE_DOMAINS, OwnTaxonomy, ServiceStatus
from samenspel.directory.models import Attribute, CostOption, Service, ServiceAtLocation
from samenspel.directory.queries.hours import OpenNow, hours_of
from samenspel.directory.queries.searching import Found, search
from samenspel.directory.queries.where import Where, distance_km, where_is
from samenspel.domain.thresholds import CIRCLES, suggested_circle
from samenspel.organizations.models import Organization, Partner

PAGE_LENGTH = 20
MOST_LOOKED_AT = 600  # services that are put in order; who asks for more finds it by another word
FITS_ENOUGH = 0.4  # of what fits best
MOST_ORGANIZATIONS = 5
SHOWN = (ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED)
LAST = len(CIRCLES)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for. `from_inside`: for professionals, from the inner circle outward."""

    text: str = ""
    domain: str = ""
    place: str = ""
    open_now: bool = False
    from_inside: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    code: str
    label: object
    number: int


@dataclass(frozen=True, slots=True)
class Card:
    """One service as it stands in the list."""

    id: UUID
    name: str
    organization: str
    told: str
    circle: str
    traits: tuple[str, ...]  # codes: walk_in, no_name, free
    place: str
    km: float | None
    now: OpenNow
    is_closed_for_a_while: bool
    assured_at: datetime | None


@dataclass(frozen=True, slots=True)
class OrganizationCard:
    name: str
    told: str
    website: str
    phone: str


@dataclass(frozen=True, slots=True)
class Results:
    cards: tuple[Card, ...] = ()
    whole: int = 0
    number: int = 1
    pages: int = 1
    where: Where | None = None
    instead: tuple[tuple[str, str], ...] = ()
    organizations: tuple[OrganizationCard, ...] = ()


@dataclass(frozen=True, slots=True)
class _Light:
    """What is needed to put a service in its place."""

    id: UUID
    circle: str
    rank: int
    km: float | None = None


def shown_services() -> "QuerySet[Service]":
    rows: QuerySet[Service] = Service.objects.filter(
        partnership_id=current_partnership_id(), is_listed=True, status__in=SHOWN
    )
    return rows


def tiles() -> list[Tile]:
    """The parts of life in which there is something, and how much."""
    rows = (
        Attribute.objects.filter(
            term__taxonomy__key=OwnTaxonomy.LIFE_DOMAIN, service__is_listed=True, service__status__in=SHOWN
        )
        .values_list("term__code")
        .annotate(number=Count("service_id", distinct=True))
        .order_by()
    )
    counted = dict(rows)
    return [Tile(code, label, counted[code]) for code, label in LIFE_DOMAINS.items() if counted.get(code)]


def results(asked: Asked, *, number: int, now: datetime) -> Results:
    found = search(asked.text) if asked.text else None
    where = where_is(asked.place) if asked.place else None
    ordered = _in_order(_light(asked, found), where, asked)
    if asked.open_now:
        ordered = _open_only(ordered, now)
    pages = max(1, -(-len(ordered) // PAGE_LENGTH))
    page = min(max(1, number), pages)
    chosen = ordered[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH]
    return Results(
        cards=tuple(cards(chosen, now)),
        whole=len(ordered),
        number=page,
        pages=pages,
        where=where,
        instead=found.instead if found is not None else (),
        organizations=tuple(_organizations(found)),
    )


def easy_doors(now: datetime) -> list[Card]:
    """Where somebody who found nothing can walk in and be heard: three in the outer circle, those first where letters
    are read."""
    rows = shown_services().filter(threshold__walk_in=True)
    letters, company = _is_about("papers"), _is_about("company")
    listed = rows.filter(letters | company).annotate(reads=letters).order_by("-reads", "name")
    return cards([one for one in _with_circles(listed) if one.circle == CIRCLES[0]][:3], now)


def _is_about(domain: str) -> Exists:
    term = {"term__taxonomy__key": OwnTaxonomy.LIFE_DOMAIN, "term__code": domain}
    return Exists(Attribute.objects.filter(service_id=OuterRef("pk"), **term))


def _light(asked: Asked, found: Found | None) -> list[_Light]:
    rows = shown_services()
    if asked.domain:
        rows = rows.filter(_is_about(asked.domain))
    if found is None:
        return _with_circles(rows.order_by("name"))
    best = max(found.service_scores, default=0.0)
    scores = dict(zip(found.service_ids, found.service_scores, strict=True))
    rank = {pk: place for place, pk in enumerate(found.service_ids)}
    about = _about(found)
    light = [replace(one, rank=rank[one.id]) for one in _with_circles(rows.filter(pk__in=list(rank)))]
    fitting = [one for one in light if scores[one.id] >= FITS_ENOUGH * best or _is_easy(one, about)]
    return sorted(fitting, key=lambda one: one.rank)


def _about(found: Found) -> set[UUID]:
    """What is about the same part of life, though it has none of the words."""
    terms = {"term__taxonomy__key": OwnTaxonomy.LIFE_DOMAIN, "term__code__in": found.domains}
    rows = Attribute.objects.filter(service_id__in=found.service_ids, **terms)
    return set(rows.values_list("service_id", flat=True))


def _is_easy(one: _Light, about: set[UUID]) -> bool:
    """Whoever asks about debts may begin where somebody reads their letters with them."""
    return one.circle == CIRCLES[0] and one.id in about


def _with_circles(rows: "QuerySet[Service]") -> list[_Light]:
    """A service's own circle, else that of its partner, else the one that its answers suggest."""
    facts = list(rows.values_list("pk", "circle", "threshold", "organization_id")[:MOST_LOOKED_AT])
    partners = circles_of_partners({organization_id for *_facts, organization_id in facts})
    return [
        _Light(pk, circle or partners.get(organization_id, "") or suggested_circle(_known(threshold)), place)
        for place, (pk, circle, threshold, organization_id) in enumerate(facts)
    ]


def _known(threshold: Mapping[str, object]) -> dict[str, bool]:
    return {question: answer for question, answer in threshold.items() if isinstance(answer, bool)}


def circles_of_partners(organization_ids: Collection[UUID | None]) -> dict[UUID | None, str]:
    """Visitors see no partners; in which circle one stands is no secret."""
    with acting_as(Actor(role=Role.DIRECTORY, partnership_id=current_partnership_id())):
        rows = Partner.objects.filter(organization_id__in=[pk for pk in organization_ids if pk])
        return dict(rows.values_list("organization_id", "circle"))


def _in_order(light: list[_Light], where: Where | None, asked: Asked) -> list[_Light]:
    if where is not None:
        nearest = _distances([one.id for one in light], where)
        light = [replace(one, km=nearest.get(one.id)) for one in light]
    step = -1 if asked.from_inside else 1

    def place(one: _Light) -> tuple[int, float, int]:
        ring = CIRCLES.index(one.circle) * step if one.circle in CIRCLES else LAST
        far = one.km if one.km is not None else float("inf")
        return ring, far if where is not None else 0.0, one.rank

    return sorted(light, key=place)


def _distances(service_ids: Collection[UUID], where: Where) -> dict[UUID, float]:
    """To the nearest place of each service."""
    found: dict[UUID, float] = {}
    rows = ServiceAtLocation.objects.filter(service_id__in=service_ids, location__latitude__isnull=False)
    for pk, north, east in rows.values_list("service_id", "location__latitude", "location__longitude"):
        km = distance_km(where.latitude, where.longitude, north, east)
        found[pk] = min(km, found.get(pk, km))
    return found


def _open_only(light: list[_Light], now: datetime) -> list[_Light]:
    hours = hours_of([one.id for one in light])
    return [one for one in light if hours[one.id].now(now).is_open]


def cards(light: list[_Light], now: datetime) -> list[Card]:
    """What is shown of these, in the same order; as many queries for twenty as for one."""
    ids = [one.id for one in light]
    services = {row.pk: row for row in Service.objects.filter(pk__in=ids).select_related("organization")}
    hours, free, places = hours_of(ids), _free(ids), _places(ids)
    return [
        _card(one, services[one.id], hours[one.id].now(now), is_free=one.id in free, places=places[one.id])
        for one in light
    ]


def _card(one: _Light, service: Service, now: OpenNow, *, is_free: bool, places: list[str]) -> Card:
    return Card(
        id=service.pk,
        name=service.name,
        organization=service.organization.name if service.organization is not None else "",
        told=service.description,
        circle=one.circle,
        traits=traits(service.threshold, is_free=is_free),
        place=places[0] if len(places) == 1 else "",
        km=one.km,
        now=now,
        is_closed_for_a_while=service.status == ServiceStatus.TEMPORARILY_CLOSED,
        assured_at=service.assured_at,
    )


def traits(threshold: Mapping[str, object], *, is_free: bool) -> tuple[str, ...]:
    said = {
        "walk_in": threshold.get("walk_in") is True,
        "no_name": threshold.get("anonymous") is True,
        "free": is_free or threshold.get("costs_money") is False,
    }
    return tuple(code for code, holds in said.items() if holds)


def _free(service_ids: Collection[UUID]) -> set[UUID]:
    return set(CostOption.objects.filter(service_id__in=service_ids, amount=0).values_list("service_id", flat=True))


def _places(service_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = ServiceAtLocation.objects.filter(service_id__in=service_ids)
    for pk, name, street, city in rows.values_list(
        "service_id", "location__name", "location__address_1", "location__city"
    ):
        found[pk].append(", ".join(part for part in (street or name, city) if part))
    return found


def _organizations(found: Found | None) -> list[OrganizationCard]:
    """For words that no service has: who has that name."""
    if found is None or found.service_ids:
        return []
    ids = found.organization_ids[:MOST_ORGANIZATIONS]
    rows = {row.pk: row for row in Organization.objects.filter(pk__in=ids)}
    return [
        OrganizationCard(rows[pk].name, rows[pk].description, rows[pk].website, rows[pk].phone)
        for pk in ids
        if pk in rows
    ]
