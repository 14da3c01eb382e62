# SPDX-License-Identifier: EUPL-1.2
"""Where a service is, when it is open and how to reach it."""

from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.directory.constants import COUNTRY, LONGEST_ADDRESS, LONGEST_NAME, LocationType
from samenspel.directory.models.records import DirectoryRecord, Service


class Location(DirectoryRecord):
    """A place, with its address; further addresses of the same place stand in `extra`."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, null=True, blank=True, related_name="locations"
    )
    location_type = models.CharField(max_length=8, choices=LocationType.choices, default=LocationType.PHYSICAL)
    url = models.URLField(max_length=LONGEST_ADDRESS, blank=True)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    alternate_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    description = models.TextField(blank=True)
    transportation = models.TextField(blank=True)
    latitude = models.FloatField(null=True, blank=True)  # degrees, WGS 84
    longitude = models.FloatField(null=True, blank=True)
    external_identifier = models.CharField(max_length=200, blank=True)
    external_identifier_type = models.CharField(max_length=100, blank=True)
    address_1 = models.CharField(max_length=LONGEST_NAME, blank=True)
    address_2 = models.CharField(max_length=LONGEST_NAME, blank=True)
    city = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=120, blank=True)
    state_province = models.CharField(max_length=120, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, default=COUNTRY)
    area_code = models.CharField(max_length=10, blank=True, db_index=True)  # GM, WK or BU

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "latitude", "longitude"], name="location_near"),
            models.Index(fields=["partnership", "postal_code"], name="location_by_postcode"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="location_on_earth",
            ),
            models.CheckConstraint(condition=Q(location_type__in=LocationType.values), name="location_type_known"),
        ]


class ServiceAtLocation(TenantModel):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="service_at_locations")
    description = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="service_at_location_once")]


def of_exactly_one(*parents: str) -> Q:
    """The row hangs on one of these, and on no other."""
    condition = Q(pk__in=[])
    for owner in parents:
        condition |= Q(**{f"{parent}__isnull": parent != owner for parent in parents})
    return condition


PLACES = ("service", "location", "service_at_location")


class Schedule(TenantModel):
    """Opening hours as a rule of iCalendar (RFC 5545): `byday` MO,WE with the hours of those days."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules")
    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    wkst = models.CharField(max_length=2, blank=True)
    freq = models.CharField(max_length=8, blank=True)  # WEEKLY, MONTHLY
    interval = models.PositiveSmallIntegerField(null=True, blank=True)
    byday = models.CharField(max_length=80, blank=True)
    byweekno = models.CharField(max_length=200, blank=True)
    bymonthday = models.CharField(max_length=200, blank=True)
    byyearday = models.CharField(max_length=400, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    utc_offset = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)  # hours; empty: as here
    description = models.TextField(blank=True)
    schedule_link = models.URLField(max_length=LONGEST_ADDRESS, blank=True)
    attending_type = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=of_exactly_one(*PLACES), name="schedule_of_one")]


class Phone(TenantModel):
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, null=True, blank=True, related_name="phones"
    )
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="phones")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="phones")
    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True, related_name="phones"
    )
    number = models.CharField(max_length=60)
    extension = models.CharField(max_length=10, blank=True)
    type = models.CharField(max_length=20, blank=True)  # voice, text, fax, … (RFC 6350)
    description = models.CharField(max_length=LONGEST_NAME, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(number=""), name="phone_has_a_number"),
            models.CheckConstraint(condition=of_exactly_one("organization", *PLACES), name="phone_of_one"),
        ]


class Language(TenantModel):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="languages")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="languages")
    phone = models.ForeignKey(Phone, on_delete=models.CASCADE, null=True, blank=True, related_name="languages")
    name = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=12, blank=True)  # ISO 639
    note = models.CharField(max_length=LONGEST_NAME, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name="", code=""), name="language_is_named"),
            models.CheckConstraint(condition=of_exactly_one("service", "location", "phone"), name="language_of_one"),
        ]


class Accessibility(TenantModel):
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    description = models.TextField(blank=True)
    details = models.TextField(blank=True)
    url = models.URLField(max_length=LONGEST_ADDRESS, blank=True)


class PublicContact(TenantModel):
    """Whom to ask for. A person is named only when that person said yes."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, null=True, blank=True, related_name="public_contacts"
    )
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts")
    contact = models.ForeignKey(
        "organizations.Contact", on_delete=models.CASCADE, null=True, blank=True, related_name="public_contacts"
    )
    name = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=120, blank=True)
    department = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=of_exactly_one("organization", "service", "location"), name="public_contact_of_one"
            ),
            models.CheckConstraint(
                condition=Q(consented_at__isnull=False) | Q(name="", contact__isnull=True),
                name="public_contact_said_yes",
            ),
        ]
