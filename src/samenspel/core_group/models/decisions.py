# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.core_group.models.agendas import AgendaItem


class Decision(TenantModel):
    """What the core group decided. Its words are never rewritten: a new decision takes its place, the old one stays."""

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()  # within the year
    decided_date = models.DateField()
    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    what = models.CharField(max_length=500)
    why = models.TextField(max_length=1000, blank=True)
    carried_out_by = models.ForeignKey(
        "organizations.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    look_back_date = models.DateField(null=True, blank=True)
    look_back_words = models.TextField(max_length=1000, blank=True)
    looked_back_at = models.DateTimeField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="superseded_by"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year", "-number")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "number"], name="decision_number_once"),
            models.CheckConstraint(condition=~Q(what=""), name="decision_says_what"),
            models.CheckConstraint(condition=~Q(supersedes=F("id")), name="decision_does_not_supersede_itself"),
        ]


class DecisionAction(TenantModel):
    """The action point that carries a decision out."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="actions")
    action_point = models.OneToOneField("agenda.ActionPoint", on_delete=models.CASCADE, related_name="of_decision")
