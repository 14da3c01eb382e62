# SPDX-License-Identifier: EUPL-1.2
"""The places of a service. A place is shared: two services of one organisation in one house stand at one location."""

from uuid import UUID

from django.db.models import F
from django.utils import timezone

from samenspel.directory.models import Accessibility, Location, Service, ServiceAtLocation
from samenspel.directory.queries.service_facts import PlaceFacts, ServiceFacts


def write_places(service: Service, facts: ServiceFacts) -> None:
    """Exactly these places. The location of a place that is left stays, for who else is there."""
    at = {one.location_id: one for one in ServiceAtLocation.objects.filter(service=service)}
    wanted = dict.fromkeys(_location(service, place, set(at)) for place in facts.places)
    gone = [one.pk for location_id, one in at.items() if location_id not in wanted]
    ServiceAtLocation.objects.filter(pk__in=gone).delete()
    ServiceAtLocation.objects.bulk_create(
        [
            ServiceAtLocation(partnership_id=service.partnership_id, service=service, location_id=location_id)
            for location_id in wanted
            if location_id not in at
        ]
    )


def _location(service: Service, place: PlaceFacts, present: set[UUID]) -> UUID:
    """The location that this place is: the one it was, one that stands at this address already, or a new one."""
    was = next((one for one in present if str(one) == place.id), None)
    if was is None or _others_are_there(service, was):
        same = _same_address(place)
        if same is not None and (was is None or _stands_so(same, place)):
            return same.pk
        return _new(service, place)
    _change(was, place)
    return was


def _others_are_there(service: Service, location_id: UUID) -> bool:
    """Another organisation is at this place too: what one of them writes is not to move the other."""
    others = ServiceAtLocation.objects.filter(location_id=location_id).exclude(service=service)
    return bool(others.exclude(service__organization_id=service.organization_id).exists())


def _same_address(place: PlaceFacts) -> Location | None:
    if not (place.address and place.postcode):
        return None
    found: Location | None = Location.objects.filter(
        address_1__iexact=place.address, postal_code__iexact=place.postcode
    ).first()
    return found


def _stands_so(location: Location, place: PlaceFacts) -> bool:
    return (location.name, location.city) == (place.name, place.city) and _access(location.pk) == place.access


def _access(location_id: UUID) -> str:
    first = Accessibility.objects.filter(location_id=location_id).order_by("pk").first()
    return first.description if first else ""


def _new(service: Service, place: PlaceFacts) -> UUID:
    location = Location(
        partnership_id=service.partnership_id,
        organization_id=service.organization_id,
        **_columns(place),
        **_whereabouts(place),
    )
    location.save(force_insert=True)
    _write_access(location, place)
    return location.pk


def _change(location_id: UUID, place: PlaceFacts) -> None:
    location: Location = Location.of(location_id)
    moved = (location.address_1, location.postal_code) != (place.address, place.postcode)
    where = _whereabouts(place) if moved else {}
    Location.objects.filter(pk=location_id).update(
        **_columns(place), **where, version=F("version") + 1, modified_at=timezone.now()
    )
    if _access(location_id) != place.access:
        _write_access(location, place)


def _columns(place: PlaceFacts) -> dict[str, str]:
    return {"name": place.name, "address_1": place.address, "postal_code": place.postcode, "city": place.city}


def _whereabouts(place: PlaceFacts) -> dict[str, object]:
    """Of somewhere else with the same postcode, when that is known; nothing is asked outside."""
    known = None
    if place.postcode:
        known = Location.objects.filter(postal_code__iexact=place.postcode, latitude__isnull=False).first()
    return {
        "latitude": known.latitude if known else None,
        "longitude": known.longitude if known else None,
        "area_code": known.area_code if known else "",
    }


def _write_access(location: Location, place: PlaceFacts) -> None:
    first = Accessibility.objects.filter(location=location).order_by("pk").first()
    if first is None and place.access:
        Accessibility(partnership_id=location.partnership_id, location=location, description=place.access).save()
    elif first is not None and place.access:
        Accessibility.objects.filter(pk=first.pk).update(description=place.access)
    elif first is not None:
        first.delete()
