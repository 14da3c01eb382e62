# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q

from samenspel.agenda.constants import ActivityState, GoalState
from samenspel.base.models import TenantModel


class Goal(TenantModel):
    """Something the partners want to reach together, below the ambition of the partnership."""

    title = models.CharField(max_length=150)
    notice = models.CharField(max_length=600, blank=True)  # why, and what residents notice of it
    pillar = models.ForeignKey(
        "partnerships.Pillar", on_delete=models.SET_NULL, null=True, blank=True, related_name="goals"
    )
    working_group = models.ForeignKey(
        "agenda.WorkingGroup", on_delete=models.SET_NULL, null=True, blank=True, related_name="goals"
    )
    owner_partner = models.ForeignKey(
        "organizations.Partner", on_delete=models.SET_NULL, null=True, blank=True, related_name="goals_owned"
    )
    owner = models.ForeignKey(
        "organizations.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="goals_owned"
    )
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=GoalState.choices, default=GoalState.RUNNING)
    state_why = models.CharField(max_length=400, blank=True)  # why it is reached or let go
    closed_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)  # among the goals of its pillar
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("position", "created_at")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "title"], name="goal_title_once"),
            models.CheckConstraint(condition=~Q(title=""), name="goal_has_a_title"),
            models.CheckConstraint(
                condition=Q(start_date__isnull=True) | Q(end_date__isnull=True) | Q(end_date__gte=F("start_date")),
                name="goal_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(state=GoalState.RUNNING, closed_at__isnull=True)
                | Q(state__in=(GoalState.REACHED, GoalState.LET_GO), closed_at__isnull=False) & ~Q(state_why=""),
                name="goal_closed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Activity(TenantModel):
    """What one partner contributes to a goal, in one sentence, and which activity of another it makes stronger."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="activities")
    partner = models.ForeignKey("organizations.Partner", on_delete=models.CASCADE, related_name="activities")
    what = models.CharField(max_length=200)
    reinforces = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="reinforced_by"
    )
    state = models.CharField(max_length=10, choices=ActivityState.choices, default=ActivityState.BUSY)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("created_at",)
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="activity_says_what"),
            models.CheckConstraint(
                condition=Q(reinforces__isnull=True) | ~Q(reinforces=F("id")), name="activity_reinforces_another"
            ),
        ]

    def __str__(self) -> str:
        return self.what
