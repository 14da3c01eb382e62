# SPDX-License-Identifier: EUPL-1.2
"""What a person can write down of a service, as plain values: what a form begins with, what a proposal holds and what
an operation writes. What came in with a list and no form asks for is not among it, and stays."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any
from uuid import UUID

from samenspel.directory.constants import LIFE_DOMAINS, OwnTaxonomy, ServiceStatus
from samenspel.directory.models import (
    Accessibility,
    Attribute,
    CostOption,
    Language,
    Location,
    Phone,
    PublicContact,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from samenspel.domain.opening_hours import Rule, hours_in_words, plain_days, week_of
from samenspel.organizations.models import Organization

WORDS = (
    "name",
    "alternate_name",
    "description",
    "url",
    "email",
    "status",
    "application_process",
    "fees_description",
    "wait_time",
    "eligibility_description",
    "alert",
    "circle",
)
AGES = ("minimum_age", "maximum_age")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneFacts:
    number: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    id: str = ""  # of the location that it is; empty for a new one
    name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """Whom to ask for; a name only of somebody who said yes."""

    name: str = ""
    title: str = ""
    email: str = ""
    said_yes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFacts:
    name: str
    alternate_name: str = ""
    description: str = ""
    url: str = ""
    email: str = ""
    status: str = ServiceStatus.ACTIVE.value
    application_process: str = ""
    fees_description: str = ""
    price: str = ""  # euros
    wait_time: str = ""
    eligibility_description: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    alert: str = ""
    circle: str = ""
    threshold: dict[str, bool] = field(default_factory=dict)
    life_domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    hours: dict[str, str] = field(default_factory=dict)  # day → "09:30-12:00, 13:00-15:00"
    hours_note: str = ""
    phones: tuple[PhoneFacts, ...] = ()
    places: tuple[PlaceFacts, ...] = ()
    person: PersonFacts = PersonFacts()

    @property
    def area_names(self) -> list[str]:
        """Without the code in front, which is for computers."""
        return [line.partition(" ")[2] if line[2:8].isdigit() and " " in line else line for line in self.areas]

    @property
    def price_written(self) -> str:
        return self.price.replace(".", ",")


LISTS = ("life_domains", "languages", "bring", "areas")


def facts_from(values: Mapping[str, Any]) -> ServiceFacts:
    """From what was kept as JSON. What is no field of today is left out."""
    known = {one.name for one in fields(ServiceFacts)}
    kept = {name: value for name, value in values.items() if name in known}
    kept |= {name: tuple(kept[name]) for name in LISTS if name in kept}
    if "phones" in kept:
        kept["phones"] = tuple(PhoneFacts(**one) for one in kept["phones"])
    if "places" in kept:
        kept["places"] = tuple(PlaceFacts(**one) for one in kept["places"])
    if "person" in kept:
        kept["person"] = PersonFacts(**kept["person"])
    return ServiceFacts(**kept)


def as_values(facts: ServiceFacts) -> dict[str, Any]:
    """For JSON: lists, not tuples."""
    values = asdict(facts)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class KnownService:
    """A service as it is about to be written again."""

    id: UUID
    version: int
    name: str
    whose: str
    organization_id: UUID | None
    facts: ServiceFacts


def known_service(service_id: UUID) -> KnownService:
    service: Service = Service.of(service_id)
    whose = Organization.objects.filter(pk=service.organization_id).values_list("name", flat=True).first()
    return KnownService(
        id=service.pk,
        version=service.version,
        name=service.name,
        whose=whose or "",
        organization_id=service.organization_id,
        facts=service_facts(service),
    )


def service_facts(service: Service) -> ServiceFacts:
    """What stands there now."""
    return facts_of([service])[service.pk]


def facts_of(services: list[Service]) -> dict[UUID, ServiceFacts]:
    """Of several at once: as many queries as of one."""
    ids = [one.pk for one in services]
    schedules = schedules_of(ids)
    costs = _by_service(CostOption.objects.filter(service__in=ids).order_by("pk"))
    languages = _by_service(Language.objects.filter(service__in=ids).exclude(code="").order_by("code"))
    bring = _by_service(RequiredDocument.objects.filter(service__in=ids).order_by("document"))
    areas = _by_service(ServiceArea.objects.filter(service__in=ids).order_by("name"))
    phones = _by_service(Phone.objects.filter(service__in=ids).order_by("number", "pk"))
    people = _by_service(PublicContact.objects.filter(service__in=ids).order_by("pk"))
    domains, places = life_domains_of(ids), _places(ids)
    return {
        one.pk: ServiceFacts(
            **{name: getattr(one, name) for name in (*WORDS, *AGES)},
            price=price_in_words(costs.get(one.pk, [])),
            threshold=dict(one.threshold),
            life_domains=domains.get(one.pk, ()),
            languages=tuple(row.code for row in languages.get(one.pk, [])),
            bring=tuple(row.document for row in bring.get(one.pk, [])),
            areas=tuple(area_in_words(row) for row in areas.get(one.pk, [])),
            hours=plain_week(schedules[one.pk]),
            hours_note=next((row.description for row in schedules[one.pk] if is_note(row)), ""),
            phones=tuple(PhoneFacts(number=row.number, description=row.description) for row in phones.get(one.pk, [])),
            places=places.get(one.pk, ()),
            person=_person(people.get(one.pk, [])),
        )
        for one in services
    }


def _by_service(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.service_id, []).append(row)
    return found


def schedules_of(service_ids: list[UUID]) -> dict[UUID, list[Schedule]]:
    """Of each service itself, and of its only place."""
    found: dict[UUID, list[Schedule]] = {pk: [] for pk in service_ids}
    for one in Schedule.objects.filter(service__in=service_ids).order_by("opens_at", "pk"):
        found[one.service_id].append(one)
    at = _by_service(ServiceAtLocation.objects.filter(service__in=service_ids).only("pk", "service_id"))
    only = {rows[0].pk: service_id for service_id, rows in at.items() if len(rows) == 1}
    for one in Schedule.objects.filter(service_at_location__in=only).order_by("opens_at", "pk"):
        found[only[one.service_at_location_id]].append(one)
    return found


def is_plain(one: Schedule) -> bool:
    """Every week at the same hours, with no end: what the form can show."""
    odd = (one.valid_from, one.valid_to, one.until, one.count, one.bymonthday, one.byweekno, one.byyearday)
    return bool(
        one.freq in ("", "WEEKLY")
        and one.interval in (None, 1)
        and not any(odd)
        and plain_days(one.byday)
        and one.opens_at
        and one.closes_at
        and one.opens_at < one.closes_at
    )


def is_note(one: Schedule) -> bool:
    return bool(one.description and not (one.byday or one.freq or one.opens_at or one.valid_from or one.dtstart))


def plain_week(schedules: list[Schedule]) -> dict[str, str]:
    rules = [
        Rule(plain_days(one.byday) or (), one.opens_at, one.closes_at)
        for one in schedules
        if is_plain(one) and one.opens_at and one.closes_at
    ]
    return {day: hours_in_words(stretches) for day, stretches in week_of(rules).items()}


def price_in_words(costs: list[CostOption]) -> str:
    priced = next((one for one in costs if one.amount is not None and one.currency in ("", "EUR")), None)
    return f"{priced.amount:.2f}" if priced is not None else ""


def area_in_words(area: ServiceArea) -> str:
    """As a person writes it on one line: the code first, when there is one."""
    return " ".join(part for part in (area.code, area.name or area.description) if part)


def life_domains_of(service_ids: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The codes per service, in the order in which everybody sees them."""
    order = {code: number for number, code in enumerate(LIFE_DOMAINS)}
    rows = Attribute.objects.filter(
        service__in=service_ids, term__taxonomy__key=OwnTaxonomy.LIFE_DOMAIN, term__code__in=order
    ).values_list("service_id", "term__code")
    found: dict[UUID, list[str]] = {}
    for service_id, code in rows:
        found.setdefault(service_id, []).append(code)
    return {service_id: tuple(sorted(codes, key=order.__getitem__)) for service_id, codes in found.items()}


def _places(service_ids: list[UUID]) -> dict[UUID, tuple[PlaceFacts, ...]]:
    at = list(ServiceAtLocation.objects.filter(service__in=service_ids).values_list("service_id", "location_id"))
    locations = Location.objects.in_bulk({location_id for _service, location_id in at})
    access: dict[UUID, str] = {}
    for one in Accessibility.objects.filter(location__in=list(locations)).order_by("pk"):
        access.setdefault(one.location_id, one.description)
    found: dict[UUID, list[PlaceFacts]] = {}
    for service_id, location_id in at:
        if location_id in locations:
            place = _place(locations[location_id], access.get(location_id, ""))
            found.setdefault(service_id, []).append(place)
    return {pk: tuple(sorted(places, key=lambda one: (one.name, one.address, one.id))) for pk, places in found.items()}


def _place(location: Location, access: str) -> PlaceFacts:
    return PlaceFacts(
        id=str(location.pk),
        name=location.name,
        address=location.address_1,
        postcode=location.postal_code,
        city=location.city,
        access=access,
    )


def _person(rows: list[PublicContact]) -> PersonFacts:
    if not rows:
        return PersonFacts()
    one = rows[0]
    return PersonFacts(name=one.name, title=one.title, email=one.email, said_yes=one.consented_at is not None)


def changed_fields(before: ServiceFacts, after: ServiceFacts) -> list[str]:
    return [one.name for one in fields(ServiceFacts) if getattr(before, one.name) != getattr(after, one.name)]
