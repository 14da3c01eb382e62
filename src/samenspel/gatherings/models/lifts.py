# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import MOST_IN_A_CAR, LiftEnd
from samenspel.gatherings.models.gatherings import Gathering
from samenspel.gatherings.models.registrations import Registration


class LiftMatch(TenantModel):
    """Somebody rides along with somebody. One that ended is kept, so that the facilitator sees what fell away.

    `seat` is counted from 1. Two people never have the same seat of one car, and a seat beyond what the driver offers
    is never handed out: see operations/lifts.py.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="lift_matches")
    driver = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="lifts_given")
    rider = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="lifts_taken")
    seat = models.PositiveSmallIntegerField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=9, choices=LiftEnd.choices, blank=True)

    class Meta:
        ordering = ("agreed_at",)
        constraints = [
            models.UniqueConstraint(fields=["rider"], condition=Q(ended_at__isnull=True), name="lift_rider_once"),
            models.UniqueConstraint(
                fields=["driver", "seat"], condition=Q(ended_at__isnull=True), name="lift_seat_once"
            ),
            models.CheckConstraint(condition=Q(seat__range=(1, MOST_IN_A_CAR)), name="lift_seat_in_a_car"),
            models.CheckConstraint(condition=~Q(driver=models.F("rider")), name="lift_of_two_people"),
        ]
