# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q
from django.utils import timezone

from samenspel.base.models import TenantModel
from samenspel.questions.constants import LONGEST_TAG, EntryKind
from samenspel.questions.models.chats import Chat


class Entry(TenantModel):
    """A question with its answer, or a tip: what stays of a chat, or what somebody wrote down."""

    kind = models.CharField(max_length=8, choices=EntryKind.choices)
    text = models.TextField()
    answer = models.TextField(blank=True)
    chat = models.ForeignKey(Chat, on_delete=models.SET_NULL, null=True, blank=True, related_name="entries")
    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    position = models.PositiveIntegerField(default=0)  # in its chat
    may_stay = models.JSONField(default=list, blank=True)  # what looks like a name and is none, said by a person
    sought = models.TextField(blank=True)  # all its words, folded, to look in
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)  # one moment for all that is taken at once

    class Meta:
        ordering = ("kind", "-created_at", "position")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="entry_says_something"),
            models.CheckConstraint(condition=Q(kind="question") | Q(answer=""), name="entry_tip_has_no_answer"),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="entry_kind_known"),
        ]


class EntryTag(TenantModel):
    """A word under which an entry is found."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="tags")
    word = models.CharField(max_length=LONGEST_TAG)

    class Meta:
        ordering = ("word",)
        constraints = [models.UniqueConstraint(fields=["entry", "word"], name="entry_tag_once")]
