# SPDX-License-Identifier: EUPL-1.2
"""The services that contribute to a theme: of some parts of life, in one area or everywhere."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from samenspel.directory.constants import OwnTaxonomy, ServiceStatus
from samenspel.directory.models import Attribute, ServiceArea
from samenspel.domain.theme_map import Contribution
from samenspel.domain.thresholds import suggested_circle

MOST = 400  # on one map; a register of a whole country is no map of a neighbourhood
EVERYWHERE = "heel "  # dutch: what a list calls a whole municipality


def theme_services(domains: Collection[str], *, area: str = "") -> list[Contribution]:
    """Once for each part of life and area that a service is for."""
    found = Attribute.objects.filter(
        term__taxonomy__key=OwnTaxonomy.LIFE_DOMAIN,
        term__code__in=domains,
        service__is_listed=True,
        service__status=ServiceStatus.ACTIVE,
    ).order_by("service__name", "pk")
    of_service = ("name", "circle", "threshold", "organization__name", "organization__partner__circle")
    rows = list(found.values_list("term__code", "service_id", *(f"service__{name}" for name in of_service))[:MOST])
    areas = _areas({row[1] for row in rows})
    return [one for row in rows for one in _contributions(row, areas[row[1]], area)]


def _areas(service_ids: set[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = ServiceArea.objects.filter(service_id__in=service_ids).order_by("name", "pk")
    for service_id, name, code in rows.values_list("service_id", "name", "code"):
        found[service_id].append("" if code.startswith("GM") or name.lower().startswith(EVERYWHERE) else name)
    return found


def _contributions(row: tuple[Any, ...], areas: list[str], wanted: str) -> Iterable[Contribution]:
    domain, pk, name, circle, threshold, organization, of_partner = row
    stands = circle or of_partner or suggested_circle(threshold or {})
    for where in dict.fromkeys(areas or [""]):
        if not wanted or not where or wanted.casefold() in where.casefold():
            yield Contribution(f"{pk}:{where}", name, organization or "", domain, stands, where)
