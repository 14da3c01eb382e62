# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from samenspel.agenda.constants import Grounds, InitiativeState
from samenspel.base.models import TenantModel


class Initiative(TenantModel):
    """Something partners do together, with its chances and pitfalls, and why they think that it works."""

    name = models.CharField(max_length=120)
    what = models.CharField(max_length=1000, blank=True)
    goal = models.ForeignKey(
        "agenda.Goal", on_delete=models.SET_NULL, null=True, blank=True, related_name="initiatives"
    )
    proposal = models.OneToOneField(
        "agenda.Proposal", on_delete=models.SET_NULL, null=True, blank=True, related_name="initiative"
    )
    state = models.CharField(max_length=10, choices=InitiativeState.choices, default=InitiativeState.PREPARING)
    chances = models.CharField(max_length=1000, blank=True)
    pitfalls = models.CharField(max_length=1000, blank=True)
    we_think = models.CharField(max_length=300, blank=True)  # "we denken dat …"
    because = models.CharField(max_length=300, blank=True)  # "omdat …"
    grounds = models.CharField(max_length=10, choices=Grounds.choices, blank=True)
    # The research with its source, whose experience, or how they are going to find out.
    grounds_words = models.CharField(max_length=500, blank=True)
    partners = models.ManyToManyField("organizations.Partner", through="InitiativePartner", related_name="initiatives")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="initiative_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="initiative_has_a_name"),
            models.CheckConstraint(
                condition=Q(grounds="", grounds_words="") | Q(grounds__in=list(Grounds.values)) & ~Q(grounds_words=""),
                name="initiative_grounds_are_told",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class InitiativePartner(TenantModel):
    """A partner that takes part."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="taking_part")
    partner = models.ForeignKey("organizations.Partner", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "partner"], name="initiative_partner_once")]


class InitiativeAction(TenantModel):
    """A first action of an initiative: an action point like any other, asked after by the same mails."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="first_actions")
    action_point = models.OneToOneField("agenda.ActionPoint", on_delete=models.CASCADE, related_name="of_initiative")
