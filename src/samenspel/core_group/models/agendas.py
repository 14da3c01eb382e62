# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.core_group.constants import USUAL_MINUTES, ItemKind, ItemState
from samenspel.core_group.models.signals import Signal


class AgendaItem(TenantModel):
    """A point for the core group. Without a gathering it waits for one.

    A point that comes from a signal shows the subject of that signal: it is seen by whoever may see the signal, has no
    notes of its own, and goes with it.
    """

    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=7, choices=ItemKind.choices, default=ItemKind.DISCUSS)
    title = models.CharField(max_length=200)
    explanation = models.TextField(max_length=1000, blank=True)
    minutes = models.PositiveSmallIntegerField(default=USUAL_MINUTES)
    brought_in_by = models.CharField(max_length=120, blank=True)
    action_point = models.ForeignKey(
        "agenda.ActionPoint", on_delete=models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, null=True, blank=True, related_name="agenda_items")
    notes = models.TextField(max_length=4000, blank=True)
    state = models.CharField(max_length=4, choices=ItemState.choices, default=ItemState.OPEN)
    carried_from = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    carried = models.PositiveSmallIntegerField(default=0)  # how often it moved on to a next meeting
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("position", "created_at")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="agenda_item_has_a_title"),
            models.CheckConstraint(condition=Q(minutes__range=(1, 240)), name="agenda_item_minutes"),
            models.CheckConstraint(
                condition=Q(signal__isnull=True) | Q(notes="", explanation="", kind="discuss"),
                name="agenda_item_of_a_signal_is_bare",
            ),
            models.UniqueConstraint(
                fields=["action_point"], condition=Q(state="open"), name="agenda_item_once_per_action_point"
            ),
            models.UniqueConstraint(fields=["signal"], condition=Q(state="open"), name="agenda_item_once_per_signal"),
        ]
