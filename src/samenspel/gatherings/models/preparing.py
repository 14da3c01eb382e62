# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models

from samenspel.base.models import TenantModel
from samenspel.gatherings.models.gatherings import Gathering


class HostOffer(TenantModel):
    """A partner that said it would like to be host once. More than one row says the same (two partners made one)."""

    partner = models.ForeignKey("organizations.Partner", on_delete=models.CASCADE, related_name="host_offers")
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField()


class DayToAvoid(TenantModel):
    """Days on which this partnership would rather not meet: a school holiday, a feast, a fair."""

    name = models.CharField(max_length=80)
    first_date = models.DateField()
    last_date = models.DateField()

    class Meta:
        ordering = ("first_date", "name")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_date__gte=models.F("first_date")), name="day_to_avoid_in_order"
            )
        ]


class Meal(TenantModel):
    """What is bought for the meal of a gathering. No row yet: the list that everybody begins with."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="meal")
    cook_for = models.PositiveSmallIntegerField(null=True, blank=True)  # None: count who eats along
    lines = models.JSONField(default=list)  # of what, amount a person in hundredths, unit
    version = models.PositiveIntegerField(default=1)
