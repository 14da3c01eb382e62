# SPDX-License-Identifier: EUPL-1.2
"""Words under which organisations, services and places are found."""

from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.directory.constants import LONGEST_ADDRESS, LONGEST_NAME, OwnTaxonomy
from samenspel.directory.models.places import Location, of_exactly_one
from samenspel.directory.models.records import Service


class Taxonomy(TenantModel):
    key = models.CharField(max_length=12, choices=OwnTaxonomy.choices, blank=True)  # empty: came in with a list
    name = models.CharField(max_length=LONGEST_NAME)
    description = models.TextField(blank=True)
    uri = models.URLField(max_length=LONGEST_ADDRESS, blank=True)
    version = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], condition=~Q(key=""), name="own_taxonomy_once"),
            models.CheckConstraint(condition=~Q(name=""), name="taxonomy_has_a_name"),
        ]


class TaxonomyTerm(TenantModel):
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.CASCADE, null=True, blank=True, related_name="terms")
    code = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=LONGEST_NAME)
    description = models.TextField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children")
    language = models.CharField(max_length=12, blank=True)
    term_uri = models.URLField(max_length=LONGEST_ADDRESS, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["taxonomy", "code"], condition=~Q(code=""), name="term_code_once"),
            models.CheckConstraint(condition=~Q(name=""), name="term_has_a_name"),
        ]


class Attribute(TenantModel):
    """A term that fits an organisation, a service or a place."""

    term = models.ForeignKey(TaxonomyTerm, on_delete=models.CASCADE, related_name="attributes")
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, null=True, blank=True, related_name="attributes"
    )
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="attributes")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="attributes")
    link_type = models.CharField(max_length=100, blank=True)
    value = models.CharField(max_length=LONGEST_NAME, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=of_exactly_one("organization", "service", "location"), name="attribute_of_one"
            ),
            *[
                models.UniqueConstraint(
                    fields=["term", parent],
                    condition=Q(**{f"{parent}__isnull": False}),
                    name=f"attribute_{parent}_once",
                )
                for parent in ("organization", "service", "location")
            ],
        ]
