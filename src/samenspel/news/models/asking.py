# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.news.constants import QuestionState
from samenspel.organizations.constants import Circle


class NetworkQuestion(TenantModel):
    """Wie weet …: asked by one, passed on to the partners whom it fits, closed with what helped."""

    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, null=True, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=500)
    is_urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=QuestionState.choices, default=QuestionState.WAITING)
    # Whom it fits; empty: no matter.
    pillar = models.ForeignKey("partnerships.Pillar", on_delete=models.SET_NULL, null=True, related_name="+")
    circle = models.CharField(max_length=10, choices=Circle.choices, blank=True)
    place = models.CharField(max_length=120, blank=True)
    passed_at = models.DateTimeField(null=True)
    passed_by_itself = models.BooleanField(default=False)  # urgent, without the facilitator
    closed_at = models.DateTimeField(null=True)
    what_helped = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="network_question_says_something"),
            models.CheckConstraint(condition=Q(state__in=list(QuestionState.values)), name="network_question_state"),
        ]


class QuestionReceiver(TenantModel):
    """Somebody to whom a question goes, and what they say to it."""

    question = models.ForeignKey(NetworkQuestion, on_delete=models.CASCADE, related_name="receivers")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()  # counts for the limit on questions a week
    mailed_at = models.DateTimeField(null=True)
    answer = models.TextField(max_length=800, blank=True)
    knows_nothing = models.BooleanField(default=False)  # tapped "weet ik niet"
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["contact", "asked_at"])]
        constraints = [models.UniqueConstraint(fields=["question", "contact"], name="question_receiver_once")]
