# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.core_group.constants import HandoverKind, HandoverState, Section, Who


class Handover(TenantModel):
    """The role of facilitator goes from one person to another, over several weeks."""

    kind = models.CharField(max_length=12, choices=HandoverKind.choices)
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    start_date = models.DateField()
    state = models.CharField(max_length=7, choices=HandoverState.choices, default=HandoverState.GOING)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind"], condition=Q(state="going"), name="handover_one_of_a_kind_going"
            ),
            models.CheckConstraint(
                condition=Q(giver__isnull=True) | Q(receiver__isnull=True) | ~Q(giver=F("receiver")),
                name="handover_two_people",
            ),
        ]


class HandoverStep(TenantModel):
    """Something to do before the role can move; either of the two ticks it."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="steps")
    week = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField(default=0)
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=8, choices=Who.choices)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("week", "position")
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="handover_step_says_what"),
            models.CheckConstraint(condition=Q(week__range=(1, 52)), name="handover_step_week"),
        ]


class HandoverWords(TenantModel):
    """One part of the dossier: what the facilitator writes with it, and whether it goes in."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="sections")
    section = models.CharField(max_length=10, choices=Section.choices)
    words = models.TextField(max_length=4000, blank=True)
    included = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["handover", "section"], name="handover_section_once")]
