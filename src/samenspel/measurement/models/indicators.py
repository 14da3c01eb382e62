# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.measurement.constants import Better, IndicatorKind, Obtained, Origin

DIGITS, DECIMALS = 14, 4


class Indicator(TenantModel):
    """Something that is counted again and again, with what it means and where it comes from."""

    name = models.CharField(max_length=120)
    definition = models.CharField(max_length=500, blank=True)
    unit = models.CharField(max_length=40, blank=True)  # "%", "gezinnen", …
    kind = models.CharField(max_length=12, choices=IndicatorKind.choices)
    obtained = models.CharField(max_length=12, choices=Obtained.choices, default=Obtained.HAND)
    data_code = models.CharField(max_length=40, blank=True)  # what is counted, or which column of the CBS
    area_code = models.CharField(max_length=6, blank=True)  # the municipality, of figures of the CBS
    source = models.CharField(max_length=200, blank=True)
    goal = models.ForeignKey("agenda.Goal", on_delete=models.SET_NULL, null=True, blank=True, related_name="indicators")
    better = models.CharField(max_length=4, choices=Better.choices, default=Better.UP)
    baseline_start_date = models.DateField(null=True, blank=True)
    baseline_end_date = models.DateField(null=True, blank=True)
    baseline_value = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    target_value = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    target_date = models.DateField(null=True, blank=True)
    story = models.TextField(max_length=2000, blank=True)  # the story behind the curve
    counts_persons = models.BooleanField(default=False)
    # The people of this one are among those of the other: when both are published, the rest must not be a few.
    part_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts")
    is_public = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("position", "name")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="indicator_name_once"),
            models.CheckConstraint(condition=Q(kind__in=list(IndicatorKind.values)), name="indicator_kind_known"),
            models.CheckConstraint(condition=Q(obtained=Obtained.HAND) | ~Q(data_code=""), name="indicator_data_coded"),
            models.CheckConstraint(
                condition=Q(
                    baseline_value__isnull=True, baseline_start_date__isnull=True, baseline_end_date__isnull=True
                )
                | Q(baseline_value__isnull=False, baseline_start_date__lte=F("baseline_end_date")),
                name="indicator_baseline_whole",
            ),
            models.CheckConstraint(
                condition=Q(target_value__isnull=True, target_date__isnull=True)
                | Q(target_value__isnull=False, target_date__isnull=False),
                name="indicator_target_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Measurement(TenantModel):
    """One value of an indicator over one period; periods of one indicator do not overlap (an operation sees to it)."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    start_date = models.DateField()
    end_date = models.DateField()
    value = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS)
    people = models.PositiveIntegerField(null=True, blank=True)  # of how many people a share is a share
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.HAND)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("start_date",)
        constraints = [
            models.UniqueConstraint(fields=["indicator", "start_date"], name="measurement_start_once"),
            models.UniqueConstraint(fields=["indicator", "end_date"], name="measurement_end_once"),
            models.CheckConstraint(condition=Q(start_date__lte=F("end_date")), name="measurement_days_in_order"),
        ]
