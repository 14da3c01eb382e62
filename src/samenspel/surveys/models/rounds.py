# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.surveys.models.reflections import ReflectionRound
from samenspel.surveys.models.scans import ScanWave


class Asked(TenantModel):
    """Who was asked to answer, and of a scan whether they did; never what. Gone when the round closes."""

    wave = models.ForeignKey(ScanWave, on_delete=models.CASCADE, related_name="asked", null=True)
    round = models.ForeignKey(ReflectionRound, on_delete=models.CASCADE, related_name="asked", null=True)
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="+")
    to_mail = models.BooleanField(default=False)  # chosen to be asked; the mail is written by a job
    mailed_at = models.DateTimeField(null=True)
    to_remind = models.BooleanField(default=False)
    reminded_at = models.DateTimeField(null=True)
    answered = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wave", "contact"], name="asked_once_in_a_wave"),
            models.UniqueConstraint(fields=["round", "contact"], name="asked_once_in_a_round"),
            models.CheckConstraint(
                condition=Q(wave__isnull=False, round__isnull=True) | Q(wave__isnull=True, round__isnull=False),
                name="asked_for_one_thing",
            ),
        ]
