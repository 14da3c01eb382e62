# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import PlanState
from samenspel.gatherings.models.gatherings import Gathering
from samenspel.gatherings.models.registrations import Registration


class SeatingPlan(TenantModel):
    """Who sits where in each round. Plans are kept; at most one per gathering is in use."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="plans")
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.WAITING)
    # The plan of which done rounds, locked tables and hosts are kept.
    based_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # The plan that people knew when this one was taken into use: from there they move.
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True)  # one press of the button is one plan
    from_attendance = models.BooleanField(default=False)  # made of who is there, not of who registered
    rounds = models.PositiveSmallIntegerField()
    rounds_done = models.PositiveSmallIntegerField(default=0)
    goal = models.PositiveSmallIntegerField(default=0)  # 0: most new meetings, 100: most useful ones
    mix_circles = models.BooleanField(default=False)  # people of at least two circles at every table
    seed = models.PositiveIntegerField(default=0)
    seconds = models.PositiveSmallIntegerField(default=5)
    figures = models.JSONField(default=dict)  # of domain.meetings and domain.usefulness, bound, tables, share done
    remarks = models.JSONField(default=list)  # sentences: rules that clashed and for whom
    created_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["gathering"], condition=Q(state="in_use"), name="one_plan_in_use_per_gathering"
            ),
            models.UniqueConstraint(
                fields=["gathering"],
                condition=Q(state__in=["waiting", "running"]),
                name="one_plan_at_work_per_gathering",
            ),
            models.UniqueConstraint(fields=["partnership", "form_key"], name="plan_once_per_form"),
            models.CheckConstraint(condition=Q(rounds_done__lte=F("rounds")), name="rounds_done_le_rounds"),
            models.CheckConstraint(condition=Q(goal__range=(0, 100)), name="plan_goal_is_a_share"),
        ]


class GatheringTable(TenantModel):
    """A table in the room; the same in every round of a plan."""

    plan = models.ForeignKey(SeatingPlan, on_delete=models.CASCADE, related_name="tables")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    locked = models.BooleanField(default=False)  # stays as it is when tables are made anew

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="table_number_once")]


class Seat(TenantModel):
    """One person at one table in one round."""

    plan = models.ForeignKey(SeatingPlan, on_delete=models.CASCADE, related_name="seats")
    table = models.ForeignKey(GatheringTable, on_delete=models.CASCADE, related_name="seats")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="seats")
    round = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "round", "registration"], name="one_seat_a_round")]
        indexes = [models.Index(fields=["table", "round"])]
