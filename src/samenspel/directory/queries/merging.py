# SPDX-License-Identifier: EUPL-1.2
"""Organisations and services in the directory that may be one and the same, and what was made one of them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet
from django.db.models.expressions import Value
from django.db.models.functions import Lower, NullIf

from samenspel.directory.constants import MergeKind
from samenspel.directory.models import Merge, Service, ServicesKeptApart
from samenspel.directory.queries.service_facts import ServiceFacts, facts_of
from samenspel.organizations.models import KeptApart, Organization, Partner

PAIRS_SHOWN = 20
GROUPS_AT_ONCE = 200
MOST_READ = 5  # times so many groups; who said "two" a thousand times goes on with the next page
MOST_ALIKE = 8  # of one name; more than that is a list that was brought in wrongly
LONGEST_CHAIN = 20
MERGES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class OrganizationSide:
    id: UUID
    name: str
    city: str
    address: str
    email: str
    phone: str
    website: str
    kvk: str
    source: str
    services: int
    is_partner: bool


@dataclass(frozen=True, slots=True)
class ServiceSide:
    id: UUID
    name: str
    organization: str
    source: str
    facts: ServiceFacts


@dataclass(frozen=True, slots=True)
class DoublePair:
    first: Any  # an OrganizationSide or a ServiceSide
    second: Any


@dataclass(frozen=True, slots=True)
class Doubles:
    """Some pairs; `after` is where the next page goes on, empty when these are the last."""

    pairs: list[DoublePair]
    after: str


@dataclass(frozen=True, slots=True)
class MergeRow:
    id: UUID
    kind: str
    kind_label: str
    kept_id: UUID
    kept: str
    dropped: str
    merged_at: datetime


def kept_id_of(old_id: UUID) -> UUID:
    """Where an organisation or service is now: itself, or what it was merged into, however many times."""
    return kept_ids_of([old_id]).get(old_id, old_id)


def kept_ids_of(old_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """For those that were merged away: where they are now. The others are left out."""
    at = {old: old for old in old_ids}
    for _step in range(LONGEST_CHAIN):
        rows = Merge.objects.filter(dropped_id__in=set(at.values()), undone_at__isnull=True)
        further = dict(rows.values_list("dropped_id", "kept_id"))
        if not further:
            break
        at = {old: further.get(now, now) for old, now in at.items()}
    return {old: now for old, now in at.items() if old != now}


def organization_doubles(*, after: str = "") -> Doubles:
    """The same name but for capitals, "Stichting" and spaces, and not in two different towns.

    A pair of two partners is not here: that is for the page about partners.
    """
    listed = Organization.objects.filter(directory_entry__is_listed=True)
    groups = (
        listed.filter(name_key__gt=after)
        .order_by("name_key")
        .values("name_key")
        .annotate(number=Count("pk"), towns=Count(NullIf(Lower("city"), Value("")), distinct=True))
        .filter(number__gt=1)
        .filter(number__gt=F("towns"))
        .values_list("name_key", flat=True)
    )

    def pairs_in(keys: list[str]) -> list[tuple[str, tuple[UUID, UUID]]]:
        rows = listed.filter(name_key__in=keys).order_by("name_key", "created_at", "pk")
        by_key: dict[str, list[Any]] = {}
        for row in rows.values("pk", "name_key", "city", takes_part=Count("partner")):
            by_key.setdefault(row["name_key"], []).append(row)
        return [(key, (a["pk"], b["pk"])) for key in keys for a, b in _two(by_key[key]) if _may_be_one(a, b)]

    chosen, further = _collect(groups, pairs_in, _kept_apart(KeptApart))
    sides = organization_sides([pk for pair in chosen for pk in pair])
    return Doubles([DoublePair(sides[a], sides[b]) for a, b in chosen], further)


def _may_be_one(first: Any, second: Any) -> bool:
    towns = {first["city"].casefold(), second["city"].casefold()} - {""}
    return len(towns) < 2 and not (first["takes_part"] and second["takes_part"])


def service_doubles(*, after: str = "") -> Doubles:
    """The same name within one organisation."""
    listed = Service.objects.filter(is_listed=True).annotate(folded=Lower("name"))
    groups = (
        listed.filter(folded__gt=after)
        .order_by("folded")
        .values("folded", "organization")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
        .values_list("folded", flat=True)
    )

    def pairs_in(names: list[str]) -> list[tuple[str, tuple[UUID, UUID]]]:
        rows = listed.filter(folded__in=names).order_by("folded", "created_at", "pk")
        alike: dict[tuple[str, UUID | None], list[Any]] = {}
        for row in rows.values("pk", "folded", "organization"):
            alike.setdefault((row["folded"], row["organization"]), []).append(row)
        return [(key[0], (a["pk"], b["pk"])) for key, group in alike.items() for a, b in _two(group)]

    chosen, further = _collect(groups, pairs_in, _kept_apart(ServicesKeptApart))
    sides = service_sides([pk for pair in chosen for pk in pair])
    return Doubles([DoublePair(sides[a], sides[b]) for a, b in chosen], further)


def _two(group: list[Any]) -> Iterable[tuple[Any, Any]]:
    return combinations(group[:MOST_ALIKE], 2)


def _kept_apart(table: Any) -> Callable[[list[tuple[UUID, UUID]]], set[frozenset[UUID]]]:
    def among(pairs: list[tuple[UUID, UUID]]) -> set[frozenset[UUID]]:
        ids = {pk for pair in pairs for pk in pair}
        rows = table.objects.filter(first__in=ids, second__in=ids).values_list("first_id", "second_id")
        return {frozenset(row) for row in rows}

    return among


def _collect(
    groups: QuerySet[Any],
    pairs_in: Callable[[list[str]], list[tuple[str, tuple[UUID, UUID]]]],
    decided: Callable[[list[tuple[UUID, UUID]]], set[frozenset[UUID]]],
) -> tuple[list[tuple[UUID, UUID]], str]:
    """Pairs nobody decided about yet, a page full of them, and the key after which the next page begins."""
    found: list[tuple[UUID, UUID]] = []
    for step in range(MOST_READ):
        keys = list(dict.fromkeys(groups[step * GROUPS_AT_ONCE : (step + 1) * GROUPS_AT_ONCE]))
        pairs = pairs_in(keys)
        known = decided([pair for _key, pair in pairs])
        for key in keys:
            found += [pair for of, pair in pairs if of == key and frozenset(pair) not in known]
            if len(found) >= PAIRS_SHOWN:
                return found, key
        if len(keys) < GROUPS_AT_ONCE:
            return found, ""
    return found, keys[-1]


def organization_sides(ids: Collection[UUID]) -> dict[UUID, OrganizationSide]:
    partners = set(Partner.objects.filter(organization__in=ids).values_list("organization_id", flat=True))
    services = dict(
        Service.objects.filter(organization__in=ids, is_listed=True)
        .order_by()
        .values_list("organization")
        .annotate(number=Count("pk"))
    )
    return {
        one.pk: OrganizationSide(
            id=one.pk,
            name=one.name,
            city=one.city,
            address=" ".join(part for part in (one.street, one.postcode, one.city) if part),
            email=one.email,
            phone=one.phone,
            website=one.website,
            kvk=one.kvk,
            source=one.source,
            services=services.get(one.pk, 0),
            is_partner=one.pk in partners,
        )
        for one in Organization.objects.filter(pk__in=ids).defer("logo")
    }


def service_sides(ids: Collection[UUID]) -> dict[UUID, ServiceSide]:
    services = list(Service.objects.filter(pk__in=ids))
    facts = facts_of(services)
    names = dict(
        Organization.objects.filter(pk__in={one.organization_id for one in services}).values_list("pk", "name")
    )
    return {
        one.pk: ServiceSide(one.pk, one.name, names.get(one.organization_id, ""), "", facts[one.pk]) for one in services
    }


def latest_merges() -> list[MergeRow]:
    """What can be undone, the latest first."""
    merges = list(Merge.objects.filter(undone_at__isnull=True)[:MERGES_SHOWN])
    ids = {pk for one in merges for pk in (one.kept_id, one.dropped_id)}
    names = dict(Organization.objects.filter(pk__in=ids).values_list("pk", "name"))
    names |= dict(Service.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [
        MergeRow(
            id=one.pk,
            kind=one.kind,
            kind_label=str(MergeKind(one.kind).label),
            kept_id=one.kept_id,
            kept=names.get(one.kept_id, ""),
            dropped=names.get(one.dropped_id, ""),
            merged_at=one.merged_at,
        )
        for one in merges
    ]
