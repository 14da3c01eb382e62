# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.agenda.constants import ActionState
from samenspel.base.models import TenantModel


class ActionPoint(TenantModel):
    """Something one person is going to do, with a first step and a date."""

    owner = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="action_points")
    what = models.CharField(max_length=300)
    first_step = models.CharField(max_length=300, blank=True)
    due_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.OPEN)
    # What the hints said when it was written (codes of domain.actionability, "concrete" when they said nothing):
    # counted later, never rewritten. Empty: written before there were hints.
    judged = models.CharField(max_length=120, blank=True)
    obstacle = models.CharField(max_length=300, blank=True)  # what is in the way, if the owner wanted to say
    answered_at = models.DateTimeField(null=True, blank=True)  # the owner last said how it goes
    asked_at = models.DateTimeField(null=True, blank=True)  # the last mail that asked how it goes
    asked_count = models.PositiveSmallIntegerField(default=0)  # such mails since the last answer
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("due_date", "created_at")
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="action_point_says_what")]


class Companion(TenantModel):
    """Somebody with whom the owner does it."""

    action_point = models.ForeignKey(ActionPoint, on_delete=models.CASCADE, related_name="companions")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="companion_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action_point", "contact"], name="companion_once")]


class HelpOffer(TenantModel):
    """Somebody of the core group offers to help with what got stuck; the owner gets the words by mail."""

    action_point = models.ForeignKey(ActionPoint, on_delete=models.CASCADE, related_name="help_offers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=500)
    offered_at = models.DateTimeField()

    class Meta:
        ordering = ("offered_at",)
