# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.surveys.constants import LONGEST_ANSWER, LONGEST_CHOSEN, Question, Way
from samenspel.surveys.models.round_base import Round


class ReflectionRound(Round):
    """One time of looking back together on a period."""

    first_date = models.DateField()
    last_date = models.DateField()

    class Meta(Round.Meta):
        abstract = False
        constraints = [
            *Round.Meta.constraints,
            models.CheckConstraint(condition=Q(first_date__lte=F("last_date")), name="reflection_dates_in_order"),
        ]


class Reflection(TenantModel):
    """What one person wrote, with a name only when they signed; no person, no link, no moment beside it."""

    round = models.ForeignKey(ReflectionRound, on_delete=models.CASCADE, related_name="reflections")
    way = models.CharField(max_length=5, choices=Way.choices)
    well = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    not_well = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    remains = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    signature = models.CharField(max_length=200, blank=True)


class ChosenWords(TenantModel):
    """Words of somebody that staff chose for the joint report, shortened perhaps."""

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="chosen")
    question = models.CharField(max_length=10, choices=Question.choices)
    words = models.TextField(max_length=LONGEST_CHOSEN)
    version = models.PositiveIntegerField(default=1)
    chosen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("chosen_at",)
        constraints = [
            models.UniqueConstraint(fields=["reflection", "question"], name="words_chosen_once"),
            models.CheckConstraint(condition=~Q(words=""), name="chosen_words_not_empty"),
        ]
