# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.organizations.constants import Circle
from samenspel.portal.constants import FOR_EVER, SINCE_EVER, Section


class HarvestText(TenantModel):
    """What the facilitator tells about one period, one row per part; the figures beside it are never stored."""

    first_date = models.DateField(default=SINCE_EVER)
    last_date = models.DateField(default=FOR_EVER)
    section = models.CharField(max_length=12, choices=Section.choices)
    text = models.TextField(max_length=1500, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "first_date", "last_date", "section"], name="harvest_text_once"
            ),
            models.CheckConstraint(condition=Q(first_date__lte=F("last_date")), name="harvest_text_days_in_order"),
            models.CheckConstraint(condition=Q(section__in=list(Section.values)), name="harvest_text_section_known"),
        ]


class HarvestPublication(TenantModel):
    """The harvest of a period as everybody with its address may see it: frozen at one moment, until taken back."""

    first_date = models.DateField(default=SINCE_EVER)
    last_date = models.DateField(default=FOR_EVER)
    code = models.CharField(max_length=43, unique=True)  # the address that nobody can guess
    content = models.JSONField(default=dict)  # what portal.queries.harvest_public made; empty once taken back
    with_organizations = models.BooleanField(default=False)
    may_be_found = models.BooleanField(default=False)  # by search engines
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-published_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "first_date", "last_date"],
                condition=Q(withdrawn_at__isnull=True),
                name="harvest_public_once_per_period",
            ),
            models.CheckConstraint(condition=Q(first_date__lte=F("last_date")), name="harvest_public_days_in_order"),
            models.CheckConstraint(condition=~Q(code=""), name="harvest_public_has_a_code"),
        ]


class ThemeMap(TenantModel):
    """What contributes to a theme in a neighbourhood: services by themselves, what staff added beside them."""

    name = models.CharField(max_length=120)
    why = models.CharField(max_length=300, blank=True)
    area = models.CharField(max_length=80, blank=True)  # empty: everywhere
    life_domains = models.JSONField(default=list)  # codes of directory.constants.LIFE_DOMAINS
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="theme_map_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="theme_map_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ThemeMapItem(TenantModel):
    """An initiative of the agenda, or something in the neighbourhood that stands nowhere else."""

    theme_map = models.ForeignKey(ThemeMap, on_delete=models.CASCADE, related_name="items")
    initiative = models.ForeignKey(
        "agenda.Initiative", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    life_domain = models.CharField(max_length=20)
    circle = models.CharField(max_length=10, choices=Circle.choices, blank=True)
    area = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("created_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(initiative__isnull=True) & ~Q(name="") | Q(initiative__isnull=False, name=""),
                name="theme_map_item_is_one_thing",
            ),
            models.CheckConstraint(condition=Q(circle__in=["", *Circle.values]), name="theme_map_item_circle_known"),
        ]
