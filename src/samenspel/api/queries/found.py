# SPDX-License-Identifier: EUPL-1.2
"""Which records a question is about. Everything is in the order of the ids, so that pages never overlap."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samenspel.api.asked import AskedOrganizations, AskedPlaces, AskedServices, AskedTerms, AskedWords
from samenspel.api.constants import MOST_WORDS
from samenspel.directory.models import Attribute, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from samenspel.organizations.models import Organization

Found = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of ids, and how many there are in all."""

    ids: list[UUID]
    total: int


def slice_of(found: Found, *, page: int, size: int) -> Slice:
    total = found.count()
    start = (page - 1) * size
    ids = list(found.order_by("pk").values_list("pk", flat=True)[start : start + size]) if start < total else []
    return Slice(ids, total)


def in_parts(found: Found, size: int) -> Iterator[list[UUID]]:
    """All ids, `size` at a time; each part is a short question of its own."""
    after: UUID | None = None
    while True:
        rest = found if after is None else found.filter(pk__gt=after)
        ids = list(rest.order_by("pk").values_list("pk", flat=True)[:size])
        if ids:
            yield ids
        if len(ids) < size:
            return
        after = ids[-1]


def _with_words(search: str | None, *fields: str) -> Q:
    """Every word stands in one of these fields."""
    condition = Q()
    for word in (search or "").split()[:MOST_WORDS]:
        somewhere = Q()
        for field in fields:
            somewhere |= Q(**{f"{field}__icontains": word})
        condition &= somewhere
    return condition


def _with_terms(asked: AskedWords) -> Found | None:
    """The attributes that say it; None when nothing was asked."""
    if asked.taxonomy_term_id is None and asked.taxonomy_id is None:
        return None
    found: Found = Attribute.objects.order_by()
    if asked.taxonomy_term_id is not None:
        found = found.filter(term_id=asked.taxonomy_term_id)
    if asked.taxonomy_id is not None:
        found = found.filter(term__taxonomy_id=asked.taxonomy_id)
    return found


def found_services(asked: AskedServices) -> Found:
    found: Found = Service.objects.filter(_with_words(asked.search, "name", "alternate_name", "description"))
    attributes = _with_terms(asked)
    if attributes is not None:
        found = found.filter(pk__in=attributes.filter(service__isnull=False).values("service_id"))
    if asked.organization_id is not None:
        givers = Organization.objects.filter(pk=asked.organization_id).order_by()
        found = found.filter(organization_id__in=givers.values("pk"))
    if asked.modified_after is not None:
        found = found.filter(modified_at__gte=asked.modified_after)
    return found


def found_organizations(asked: AskedOrganizations) -> Found:
    """By the words of the organisation; by the terms of the organisation or of one of its services."""
    found: Found = Organization.objects.filter(
        _with_words(asked.search, "name", "description", "directory_entry__alternate_name")
    )
    attributes = _with_terms(asked)
    if attributes is None:
        return found
    itself = attributes.filter(organization__isnull=False).values("organization_id")
    helping = Service.objects.filter(pk__in=attributes.filter(service__isnull=False).values("service_id")).order_by()
    return found.filter(
        Q(pk__in=itself) | Q(pk__in=helping.filter(organization__isnull=False).values("organization_id"))
    )


def found_places(asked: AskedPlaces) -> Found:
    """Services at places that are themselves listed."""
    found: Found = ServiceAtLocation.objects.filter(location__is_listed=True)
    words = _with_words(asked.search, "service__name", "service__description", "location__name", "location__city")
    found = found.filter(words)
    attributes = _with_terms(asked)
    if attributes is not None:
        by_service = attributes.filter(service__isnull=False).values("service_id")
        by_place = attributes.filter(location__isnull=False).values("location_id")
        found = found.filter(Q(service_id__in=by_service) | Q(location_id__in=by_place))
    if asked.organization_id is not None:
        givers = Organization.objects.filter(pk=asked.organization_id).order_by()
        found = found.filter(service__organization_id__in=givers.values("pk"))
    if asked.modified_after is not None:
        moment = asked.modified_after
        found = found.filter(Q(service__modified_at__gte=moment) | Q(location__modified_at__gte=moment))
    return found


def found_taxonomies(search: str | None) -> Found:
    rows: Found = Taxonomy.objects.filter(_with_words(search, "name", "description"))
    return rows


def found_terms(asked: AskedTerms) -> Found:
    rows: Found = TaxonomyTerm.objects.filter(_with_words(asked.search, "name", "description", "code"))
    if asked.taxonomy_id is not None:
        rows = rows.filter(taxonomy_id=asked.taxonomy_id)
    if asked.parent_id is not None:
        rows = rows.filter(parent_id=asked.parent_id)
    return rows.filter(parent__isnull=True) if asked.top_only else rows


def ordered(ids: Collection[UUID], rows: dict[UUID, Any]) -> list[Any]:
    return [rows[key] for key in ids if key in rows]
