# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import DoorDeed, Screen
from samenspel.gatherings.models.gatherings import Gathering
from samenspel.gatherings.models.registrations import Registration


class DoorPress(TenantModel):
    """One press of a button at the door, by a key of its own: however often a phone sends it, it is done once.

    Kept with the moment of the press, so that a phone that was without network does not overrule a later one.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="door_presses")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="door_presses")
    key = models.UUIDField()
    deed = models.CharField(max_length=3, choices=DoorDeed.choices)
    pressed_at = models.DateTimeField()
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "key"], name="door_press_once"),
            models.CheckConstraint(condition=Q(deed__in=list(DoorDeed.values)), name="door_press_deed_known"),
        ]


class RoomScreen(TenantModel):
    """What the screen in the room shows, and the clock of the rounds. The server holds when a round ends."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="room_screen")
    showing = models.CharField(max_length=8, choices=Screen.choices, default=Screen.TABLES)
    round = models.PositiveSmallIntegerField(default=0)  # 0: no round began yet
    seconds = models.PositiveIntegerField(default=0)  # how long this round is
    ends_at = models.DateTimeField(null=True)  # while the clock runs
    left_seconds = models.PositiveIntegerField(null=True)  # while it stands still
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(showing__in=list(Screen.values)), name="room_screen_known"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(left_seconds__isnull=True), name="room_clock_runs_or_stands"
            ),
        ]
