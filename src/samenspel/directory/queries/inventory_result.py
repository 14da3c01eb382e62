# SPDX-License-Identifier: EUPL-1.2
"""Beside what people said they need: what there is, what is missing, and who could solve it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.directory.constants import Direction, OwnTaxonomy, ServiceStatus
from samenspel.directory.models import Service
from samenspel.directory.queries.inventories import Chosen, InventoryRow
from samenspel.directory.queries.offers import READ_FOR_FITS, OfferRow, offer_rows, open_offers
from samenspel.domain.matching import in_common
from samenspel.organizations.models import Partner

SERVICES_SHOWN = 8
OFFERS_SHOWN = 5
PARTNERS_SHOWN = 8
COMPARED = 200  # services whose words are laid beside an answer
FIRST_LETTERS = 600
MANY = 20  # percent of who answered: a need that is named


@dataclass(frozen=True, slots=True)
class Existing:
    id: UUID
    name: str
    organization: str


@dataclass(frozen=True, slots=True)
class AroundNeed:
    existing: list[Existing]
    existing_count: int
    missing: list[str]
    offers: list[OfferRow]
    partners: list[str]


def around_need(row: InventoryRow, choices: list[Chosen]) -> AroundNeed:
    services = services_about(row.life_domain) if row.life_domain else Service.objects.none()
    here = _in_area(services, row.area)
    count = here.count()
    offers = _offers(row, choices)
    return AroundNeed(
        existing=[Existing(*one) for one in here.values_list("pk", "name", "organization__name")[:SERVICES_SHOWN]],
        existing_count=count,
        missing=[*_said_of_directory(row, services, count), *_said_of_choices(services, offers, choices)],
        offers=offers[:OFFERS_SHOWN],
        partners=_partners(services),
    )


def services_about(life_domain: str) -> "QuerySet[Any]":
    """What is listed and going about this part of life, by name."""
    about = Q(attributes__term__taxonomy__key=OwnTaxonomy.LIFE_DOMAIN, attributes__term__code=life_domain)
    found = Service.objects.filter(about, is_listed=True, status=ServiceStatus.ACTIVE)
    return found.distinct().order_by("name", "pk")


def _in_area(services: "QuerySet[Any]", area: str) -> "QuerySet[Any]":
    if not area:
        return services
    located = "service_at_locations__location__"
    here = Q(service_areas__name__icontains=area)
    here |= Q(**{f"{located}city__icontains": area}) | Q(**{f"{located}name__icontains": area})
    return services.filter(here).distinct()


def _said_of_directory(row: InventoryRow, services: "QuerySet[Any]", here: int) -> list[str]:
    if not row.life_domain or here:
        return []
    domain = row.domain_label.lower()
    elsewhere = services.count() if row.area else 0
    if elsewhere:
        sentence = ngettext(
            "Over %(domain)s staat er %(count)d hulpaanbod in de wegwijzer, maar niets voor %(area)s.",
            "Over %(domain)s staan er %(count)d in de wegwijzer, maar niets voor %(area)s.",
            elsewhere,
        )
        return [sentence % {"domain": domain, "count": elsewhere, "area": row.area}]
    return [_("Over %(domain)s staat er nog niets in de wegwijzer.") % {"domain": domain}]


def _said_of_choices(services: "QuerySet[Any]", offers: list[OfferRow], choices: list[Chosen]) -> list[str]:
    texts = [" ".join(pair) for pair in services.values_list("name", "description")[:COMPARED]]
    texts = [text[:FIRST_LETTERS] for text in texts] + [offer.words for offer in offers]
    named = [one for one in choices if one.is_need and one.count and one.share >= MANY]
    return [
        ngettext(
            "“%(label)s”: %(count)d mens noemt dit. Deze woorden vonden we nergens in het aanbod.",
            "“%(label)s”: %(count)d mensen noemen dit. Deze woorden vonden we nergens in het aanbod.",
            one.count or 0,
        )
        % {"label": one.label, "count": one.count}
        for one in named
        if not any(in_common(one.label, text) for text in texts)
    ]


def _offers(row: InventoryRow, choices: list[Chosen]) -> list[OfferRow]:
    """What others bring about the same part of life, or in the words of the question and its answers."""
    asked = " ".join((row.question, *(one.label for one in choices if one.is_need)))
    bring = offer_rows(open_offers().filter(direction=Direction.OFFERED).order_by("-created_at", "pk")[:READ_FOR_FITS])
    same = [one for one in bring if row.life_domain and one.life_domain == row.life_domain]
    return same + [one for one in bring if one not in same and in_common(asked, one.words)]


def _partners(services: "QuerySet[Any]") -> list[str]:
    """Partners of the pact that do something about it already."""
    ids = services.order_by().values("organization_id")
    found = Partner.objects.filter(organization_id__in=ids, status="active").order_by("organization__name")
    return list(found.values_list("organization__name", flat=True)[:PARTNERS_SHOWN])
