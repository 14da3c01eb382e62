# SPDX-License-Identifier: EUPL-1.2
"""Organisations and services as HSDS 3.2 has them. What we never ask of a record ourselves passes through in `extra`,
in the shape of HSDS, so that a list that came in goes out whole."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from samenspel.base.models import TenantModel
from samenspel.directory.constants import LONGEST_ADDRESS, LONGEST_NAME, ServiceStatus
from samenspel.organizations.constants import Circle


class DirectoryRecord(TenantModel):
    """What can be listed, checked whether it is still right, and changed by two people at once."""

    is_listed = models.BooleanField(default=True)  # not listed: kept, but nobody outside sees it
    assured_at = models.DateTimeField(null=True, blank=True)  # somebody said that it is right
    modified_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True


class DirectoryEntry(DirectoryRecord):
    """The place of an organisation in the directory: what HSDS tells of it beside its name and addresses."""

    organization = models.OneToOneField(
        "organizations.Organization", on_delete=models.CASCADE, related_name="directory_entry"
    )
    alternate_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    legal_status = models.CharField(max_length=200, blank=True)
    year_incorporated = models.PositiveSmallIntegerField(null=True, blank=True)
    uri = models.URLField(max_length=LONGEST_ADDRESS, blank=True)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children")

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "modified_at"], name="entry_by_moment"),
            models.Index(fields=["partnership", "organization"], condition=Q(is_listed=True), name="entry_listed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="entry_not_its_own_parent"
            )
        ]


class Service(DirectoryRecord):
    """Something that people can get help with, and how."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, null=True, blank=True, related_name="services"
    )
    name = models.CharField(max_length=LONGEST_NAME)
    alternate_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=LONGEST_ADDRESS, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    status = models.CharField(max_length=20, choices=ServiceStatus.choices, default=ServiceStatus.ACTIVE)
    application_process = models.TextField(blank=True)  # what happens first
    fees_description = models.TextField(blank=True)
    wait_time = models.CharField(max_length=200, blank=True)
    interpretation_services = models.TextField(blank=True)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    accreditations = models.TextField(blank=True)
    licenses = models.TextField(blank=True)
    alert = models.TextField(blank=True)
    assurer_email = models.EmailField(max_length=254, blank=True)
    # Beyond HSDS: how easy it is to walk in. Empty: as the partner's own circle says.
    circle = models.CharField(max_length=10, choices=Circle.choices, blank=True)
    threshold = models.JSONField(default=dict, blank=True)  # THRESHOLD_QUESTIONS key → true, false
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name",)
        indexes = [
            models.Index(fields=["partnership", "modified_at"], name="service_by_moment"),
            # What the open data count and page through, without looking at the rows themselves.
            models.Index(fields=["partnership", "id"], condition=Q(is_listed=True), name="service_listed"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="service_has_a_name"),
            models.CheckConstraint(condition=Q(status__in=ServiceStatus.values), name="service_status_known"),
            models.CheckConstraint(condition=Q(circle__in=["", *Circle.values]), name="service_circle_known"),
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age")),
                name="service_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CostOption(TenantModel):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    option = models.CharField(max_length=LONGEST_NAME, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    amount_description = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)


class RequiredDocument(TenantModel):
    """What to bring."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="required_documents")
    document = models.CharField(max_length=LONGEST_NAME)
    uri = models.URLField(max_length=LONGEST_ADDRESS, blank=True)


class ServiceArea(TenantModel):
    """Where people must live; `code` is that of a municipality (GM), district (WK) or neighbourhood (BU)."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_areas")
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    description = models.TextField(blank=True)
    code = models.CharField(max_length=10, blank=True, db_index=True)
    uri = models.URLField(max_length=LONGEST_ADDRESS, blank=True)
