# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import EvaluationWay, YesNo
from samenspel.gatherings.models.gatherings import Gathering
from samenspel.gatherings.models.registrations import Registration


class Wording(TenantModel):
    """The questions in the words of one partnership. A change is a new version: what was asked stays readable.

    `texts` holds only what differs from the words of Samenspel; empty: those were put back. With `is_house` the row is
    no choice of the partnership but the words of Samenspel, whole, as they were when somebody answered them.
    """

    number = models.PositiveIntegerField()
    is_house = models.BooleanField(default=False)
    texts = models.JSONField(default=dict)  # place in the questions → sentence
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["partnership", "number"], name="wording_once_per_number")]


class Evaluation(TenantModel):
    """What one participant answered on the spot. Partly filled is kept: an empty answer was not given (yet)."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="evaluations")
    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="evaluation")
    way = models.CharField(max_length=5, choices=EvaluationWay.choices)
    # The words of the questions that were answered; empty for answers from before words were kept.
    wording = models.ForeignKey(Wording, on_delete=models.RESTRICT, null=True, related_name="evaluations")
    met_answered = models.BooleanField(default=False)  # also true for "niemand"
    will_cooperate = models.CharField(max_length=7, choices=YesNo.choices, blank=True)
    will_contribute = models.CharField(max_length=7, choices=YesNo.choices, blank=True)
    contribution = models.CharField(max_length=300, blank=True)
    # "Whoever names me as well may see my mail address and phone number"; off unless the person ticks it.
    shares_details = models.BooleanField(default=False)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)


class EvaluationConnection(TenantModel):
    """Which report of a connection was made in which evaluation."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="connections")
    report = models.OneToOneField(
        "network.ConnectionReport", on_delete=models.CASCADE, related_name="said_in_evaluation"
    )


class EvaluationActionPoint(TenantModel):
    """The one action point that somebody wrote down in an evaluation."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="action_link")
    action_point = models.OneToOneField(
        "agenda.ActionPoint", on_delete=models.CASCADE, related_name="said_in_evaluation"
    )
