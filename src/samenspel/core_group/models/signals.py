# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.core_group.constants import SignalState, SignalStepKind


class Signal(TenantModel):
    """Discontent that somebody heard: what it is about, what was done with it, and what came of that.

    Without a name unless the person wants it. Who wrote it down is kept to know who may let others in; it is never
    shown, since it may be the same person.
    """

    subject = models.CharField(max_length=200)
    words = models.TextField(max_length=2000, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    said_date = models.DateField()
    state = models.CharField(max_length=6, choices=SignalState.choices, default=SignalState.OPEN)
    outcome = models.TextField(max_length=1000, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-said_date", "-created_at")
        constraints = [
            models.CheckConstraint(condition=~Q(subject=""), name="signal_says_about_what"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True) | Q(state="closed", closed_at__isnull=False),
                name="signal_closed_has_a_day",
            ),
        ]


class SignalStep(TenantModel):
    """What was done with a signal: a talk planned, a talk held, something else."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=7, choices=SignalStepKind.choices)
    with_whom = models.CharField(max_length=120, blank=True)
    day = models.DateField()
    words = models.TextField(max_length=1000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("day", "created_at")


class SignalKeptFrom(TenantModel):
    """Somebody whom the signal is about, and who therefore does not see it."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="kept_from")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signal", "user"], name="signal_kept_from_once")]
