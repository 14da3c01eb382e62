# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.domain.chats import Kind, Why
from samenspel.questions.constants import PieceKind


class Chat(TenantModel):
    """The chat of one webinar or session. Its pieces are forgotten in time; what it was about stays."""

    title = models.CharField(max_length=160)
    happened_date = models.DateField(null=True, blank=True)
    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    worked_at = models.DateTimeField(null=True, blank=True)  # nothing in it is left to decide
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="chat_says_what_it_was")]


class Piece(TenantModel):
    """One thing that was said in a chat: what it looks like, and what somebody says it is."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="pieces")
    position = models.PositiveIntegerField()
    text = models.TextField()
    answer = models.TextField(blank=True)  # what stood behind a question in the same piece
    sender = models.CharField(max_length=80, blank=True)
    moment = models.CharField(max_length=60, blank=True)
    proposed = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    why = models.CharField(max_length=13, choices=[(why.value, why.value) for why in Why])
    answers_position = models.PositiveIntegerField(null=True, blank=True)  # of the question, when this is an answer
    decided = models.CharField(max_length=8, choices=PieceKind.choices, blank=True)
    taken = models.BooleanField(default=False)
    entry = models.ForeignKey(
        "questions.Entry", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # what it became, or what it was added to

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["chat", "position"], name="piece_position_once"),
            models.CheckConstraint(condition=Q(taken=False) | ~Q(decided=""), name="piece_taken_was_decided"),
        ]
