# SPDX-License-Identifier: EUPL-1.2
"""Everything that somebody wants to know before they go: one service of the wegwijzer."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.base.errors import NotFound
from samenspel.directory.constants import ServiceStatus
from samenspel.directory.models import (
    Accessibility,
    CostOption,
    Language,
    Location,
    Phone,
    PublicContact,
    RequiredDocument,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from samenspel.directory.queries.hours import Hours, OpenNow, hours_of
from samenspel.directory.queries.wegwijzer import circles_of_partners, shown_services, traits
from samenspel.domain.thresholds import suggested_circle

ON_THE_MAP = "https://www.openstreetmap.org/"


@dataclass(frozen=True, slots=True)
class PhoneLink:
    number: str
    address: str  # tel:
    told: str


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    street: str
    postcode: str
    city: str
    way_in: tuple[str, ...]
    map_url: str


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    title: str
    email: str


@dataclass(frozen=True, slots=True)
class Told:
    """Texts are as they were written; what is empty is not known."""

    id: UUID
    name: str
    organization: str
    what: str
    first: str
    bring: tuple[str, ...]
    costs: tuple[str, ...]
    whom: str
    wait: str
    alert: str
    may_stay_unknown: bool | None
    walk_in: bool | None
    needs_referral: bool | None
    circle: str
    traits: tuple[str, ...]
    hours: Hours
    now: OpenNow
    phones: tuple[PhoneLink, ...]
    places: tuple[Place, ...]
    languages: tuple[str, ...]
    areas: tuple[str, ...]
    people: tuple[Person, ...]
    url: str
    email: str
    assured_at: datetime | None
    is_closed_for_a_while: bool


def told_of(service_id: UUID, *, now: datetime) -> Told:
    """Raises NotFound for a service that is not shown to everybody (any more)."""
    service = shown_services().filter(pk=service_id).select_related("organization").first()
    if service is None:
        raise NotFound(f"service {service_id}")
    hours = hours_of([service.pk])[service.pk]
    costs = list(CostOption.objects.filter(service=service).order_by("pk"))
    partner_circle = circles_of_partners([service.organization_id]).get(service.organization_id, "")
    answers = {question: answer for question, answer in service.threshold.items() if isinstance(answer, bool)}
    return Told(
        id=service.pk,
        name=service.name,
        organization=service.organization.name if service.organization is not None else "",
        what=service.description,
        first=service.application_process,
        bring=tuple(
            RequiredDocument.objects.filter(service=service).order_by("document").values_list("document", flat=True)
        ),
        costs=tuple(_costs(service, costs)),
        whom=_whom(service),
        wait=service.wait_time,
        alert=service.alert,
        may_stay_unknown=answers.get("anonymous"),
        walk_in=answers.get("walk_in"),
        needs_referral=answers.get("needs_referral"),
        circle=service.circle or partner_circle or suggested_circle(answers),
        traits=traits(answers, is_free=any(one.amount == 0 for one in costs)),
        hours=hours,
        now=hours.now(now),
        areas=tuple(
            name for name in ServiceArea.objects.filter(service=service).values_list("name", flat=True) if name
        ),
        url=_web(service.url) or _web(service.organization.website if service.organization is not None else ""),
        email=service.email,
        assured_at=service.assured_at,
        is_closed_for_a_while=service.status == ServiceStatus.TEMPORARILY_CLOSED,
        **_ways(service),
    )


def _ways(service: Service) -> dict[str, Any]:
    at = list(ServiceAtLocation.objects.filter(service=service).values_list("pk", "location_id"))
    phones = list(Phone.objects.filter(service=service).order_by("number"))
    phones += list(Phone.objects.filter(service_at_location_id__in=[pk for pk, _place in at]).order_by("number"))
    own = tuple(dict.fromkeys(_phone(one.number, one.extension, one.description) for one in phones))
    organization = service.organization
    if not own and organization is not None and organization.phone:
        own = (_phone(organization.phone, "", ""),)
    languages = Language.objects.filter(service=service).order_by("name", "code").values_list("name", "code")
    people = PublicContact.objects.filter(service=service).order_by("pk")
    return {
        "phones": own,
        "places": tuple(_places([location_id for _pk, location_id in at])),
        "languages": tuple(dict.fromkeys(name or code for name, code in languages)),
        "people": tuple(Person(one.name, one.title, one.email) for one in people),
    }


def _phone(number: str, extension: str, told: str) -> PhoneLink:
    dialled = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return PhoneLink(f"{number} ({extension})" if extension else number, f"tel:{dialled}" if dialled else "", told)


def _places(location_ids: list[UUID]) -> list[Place]:
    way_in: dict[UUID, list[str]] = {pk: [] for pk in location_ids}
    for pk, told in Accessibility.objects.filter(location_id__in=location_ids).values_list(
        "location_id", "description"
    ):
        way_in[pk] += [told] if told else []
    rows = Location.objects.filter(pk__in=location_ids).order_by("name", "address_1")
    return [
        Place(row.name, row.address_1, row.postal_code, row.city, tuple(way_in[row.pk]), _on_the_map(row))
        for row in rows
    ]


def _on_the_map(row: Location) -> str:
    """An ordinary link: no map of somebody else stands on our page, so nobody else learns who looked."""
    if row.latitude is not None and row.longitude is not None:
        point = {"mlat": f"{row.latitude:.5f}", "mlon": f"{row.longitude:.5f}"}
        return f"{ON_THE_MAP}?{urlencode(point)}#map=17/{row.latitude:.5f}/{row.longitude:.5f}"
    address = " ".join(part for part in (row.address_1, row.postal_code, row.city) if part)
    return f"{ON_THE_MAP}search?{urlencode({'query': address})}" if address else ""


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


def _costs(service: Service, costs: list[CostOption]) -> list[str]:
    """What is written about it; amounts only when nothing is."""
    if service.fees_description:
        return [service.fees_description]
    return [text for one in costs if (text := _cost(one))]


def _cost(one: CostOption) -> str:
    amount = ""
    if one.amount is not None:
        amount = _("Gratis") if one.amount == 0 else _money(one.amount, one.currency)
    return ": ".join(part for part in (one.option, amount or one.amount_description) if part)


def _money(amount: Decimal, currency: str) -> str:
    written = f"{amount:.2f}".replace(".", ",")
    return f"€ {written}" if currency in ("", "EUR") else f"{currency} {written}"


def _whom(service: Service) -> str:
    low, high = service.minimum_age, service.maximum_age
    ages = ""
    if low is not None and high is not None:
        ages = _("Van %(low)s tot en met %(high)s jaar.") % {"low": low, "high": high}
    elif low is not None:
        ages = _("Vanaf %(low)s jaar.") % {"low": low}
    elif high is not None:
        ages = _("Tot en met %(high)s jaar.") % {"high": high}
    return " ".join(part for part in (service.eligibility_description, ages) if part)
