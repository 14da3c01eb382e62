# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.agenda.constants import GroupMood
from samenspel.base.models import TenantModel


class WorkingGroup(TenantModel):
    """Partners who work on one theme, with an ambassador and a deputy."""

    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=500, blank=True)
    pillar = models.ForeignKey(
        "partnerships.Pillar", on_delete=models.SET_NULL, null=True, blank=True, related_name="working_groups"
    )
    ambassador = models.ForeignKey(
        "organizations.Contact",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="ambassador_of",
    )
    deputy = models.ForeignKey(
        "organizations.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="deputy_of"
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="working_group_name_once"),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | Q(ambassador__isnull=True) | ~Q(ambassador=models.F("deputy")),
                name="working_group_two_people",
            ),
        ]


class GroupWord(TenantModel):
    """How a working group is doing: a short dated word of its ambassador, its deputy or the facilitator."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="words")
    mood = models.CharField(max_length=5, choices=GroupMood.choices)
    words = models.CharField(max_length=200, blank=True)
    said_by = models.ForeignKey("organizations.Contact", on_delete=models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("-said_at",)
        constraints = [models.CheckConstraint(condition=Q(mood__in=list(GroupMood.values)), name="group_mood_known")]
