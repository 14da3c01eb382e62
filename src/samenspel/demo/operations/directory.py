# SPDX-License-Identifier: EUPL-1.2
"""What people in the made-up municipality can get help with, where and when. Written at once: the tests of a browser
load it fifty times."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from samenspel.base.scope import current_partnership_id
from samenspel.demo import listed
from samenspel.demo.operations.people import Cast
from samenspel.directory.constants import OwnTaxonomy
from samenspel.directory.models import (
    Accessibility,
    Attribute,
    CostOption,
    DirectoryEntry,
    HelpLine,
    Language,
    Location,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from samenspel.directory.operations.searching import index_records
from samenspel.directory.operations.taxonomies import ensure_own_taxonomies, own_term_id
from samenspel.organizations.constants import THRESHOLD_QUESTIONS
from samenspel.organizations.models import Organization

LANGUAGES = {"nl": "Nederlands", "en": "Engels", "ar": "Arabisch", "tr": "Turks", "pl": "Pools", "uk": "Oekraïens"}


def make_directory(cast: Cast) -> None:
    ensure_own_taxonomies()
    pact = current_partnership_id()
    organizations = {partner.organization.name: partner.organization for partner in cast.partners}
    locations = _locations(pact)
    services = {
        one.name: _service(one, organizations[one.partner], uuid5(pact, f"demo:{one.partner}:{one.name}"))
        for one in listed.SERVICES
    }
    Service.objects.bulk_create(services.values())
    rows: dict[type[Any], list[Any]] = {}
    for one in listed.SERVICES:
        for row in _children(one, services[one.name], locations.get(one.place)):
            rows.setdefault(type(row), []).append(row)
    for model, made in rows.items():
        model.objects.bulk_create(made)
    HelpLine(partnership_id=pact, words=listed.HELP_LINE, phone="050 000 0000").save()
    offering = _entries(organizations)
    index_records(service_ids=[row.pk for row in services.values()], organization_ids=offering)


def _locations(pact: UUID) -> dict[str, Location]:
    made = {
        name: Location(
            pk=uuid5(pact, f"demo:location:{name}"),
            partnership_id=pact,
            name=name,
            address_1=street,
            postal_code=postcode,
            city="Zilverdam",
            latitude=north,
            longitude=east,
            area_code=listed.NEIGHBOURHOODS[area],
        )
        for name, (street, postcode, north, east, area, _way_in) in listed.PLACES.items()
    }
    Location.objects.bulk_create(made.values())
    Accessibility.objects.bulk_create(
        Accessibility(partnership_id=pact, location=made[name], description=way_in)
        for name, (*_address, way_in) in listed.PLACES.items()
        if way_in
    )
    return made


def _service(one: listed.Listed, organization: Organization, pk: UUID) -> Service:
    said = one.threshold.split()
    return Service(
        pk=pk,
        partnership_id=organization.partnership_id,
        organization=organization,
        name=one.name,
        alternate_name=one.alternate,
        description=one.what,
        application_process=one.first,
        fees_description=one.cost,
        eligibility_description=one.whom,
        minimum_age=one.ages[0],
        maximum_age=one.ages[1],
        circle=one.circle,
        threshold={question: question in said for question in THRESHOLD_QUESTIONS},
        assured_at=_ago(one.assured_days) if one.assured_days else None,
        created_at=_ago(600),
    )


def _ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def _children(one: listed.Listed, service: Service, location: Location | None) -> list[Any]:
    of: dict[str, Any] = {"partnership_id": service.partnership_id, "service": service}
    rows: list[Any] = [Language(**of, code=code, name=LANGUAGES[code]) for code in one.languages.split()]
    rows += [RequiredDocument(**of, document=document.strip()) for document in one.bring.split(";") if document]
    if one.price:
        rows.append(CostOption(**of, currency="EUR", amount=Decimal(one.price), amount_description=one.cost))
    if one.phone:
        rows.append(Phone(**of, number=one.phone, type="voice"))
    if location is None:
        rows.append(ServiceArea(**of, name="Heel Zilverdam"))
    else:
        rows.append(ServiceAtLocation(**of, location=location))
        area = listed.PLACES[one.place][4]
        rows.append(ServiceArea(**of, name=area, code=listed.NEIGHBOURHOODS[area]))
    rows += [
        Attribute(**of, term_id=own_term_id(OwnTaxonomy.LIFE_DOMAIN, code, partnership_id=service.partnership_id))
        for code in one.domains.split()
    ]
    return [*rows, *_schedules(one.hours, of)]


def _schedules(hours: str, of: dict[str, Any]) -> list[Schedule]:
    made = []
    for rule in hours.split(";") if hours else ():
        days, between = rule.split()
        opens, closes = (time.fromisoformat(moment) for moment in between.split("-"))
        made.append(Schedule(**of, freq="WEEKLY", wkst="MO", byday=days, opens_at=opens, closes_at=closes))
    return made


def _entries(organizations: dict[str, Organization]) -> list[UUID]:
    """Every partner with something to offer stands in the directory, and as what kind of party. Returns their ids."""
    offering = {one.partner for one in listed.SERVICES}
    found = [organization for name, organization in organizations.items() if name in offering]
    DirectoryEntry.objects.bulk_create(
        DirectoryEntry(partnership_id=one.partnership_id, organization=one, assured_at=_ago(60)) for one in found
    )
    Attribute.objects.bulk_create(
        Attribute(
            partnership_id=one.partnership_id,
            organization=one,
            term_id=own_term_id(
                OwnTaxonomy.ROLE,
                listed.ROLES.get(one.sector, "professionals"),
                partnership_id=one.partnership_id,
            ),
        )
        for one in found
    )
    return [one.pk for one in found]
