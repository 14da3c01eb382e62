# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel
from samenspel.news.constants import BulletinKind, BulletinState, PieceKind
from samenspel.news.models.items import NewsItem


class Bulletin(TenantModel):
    """A mail with news to everybody who chose this frequency: first a draft, then sent mailbox by mailbox."""

    kind = models.CharField(max_length=5, choices=BulletinKind.choices)
    key = models.CharField(max_length=40, blank=True)  # of what sends itself: the week or the items, once each
    subject = models.CharField(max_length=200)
    opening = models.TextField(max_length=2000, blank=True)
    state = models.CharField(max_length=7, choices=BulletinState.choices, default=BulletinState.DRAFT)
    # The ids of the contacts, one list for each mailbox; fixed when the sending begins.
    recipients = models.JSONField(default=list)
    total = models.PositiveIntegerField(default=0)  # mailboxes
    done = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="bulletin_done_le_total"),
            models.CheckConstraint(condition=Q(state__in=list(BulletinState.values)), name="bulletin_state_known"),
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(state=BulletinState.DRAFT), name="bulletin_one_draft"
            ),
            models.UniqueConstraint(fields=["partnership", "key"], condition=~Q(key=""), name="bulletin_once_per_key"),
        ]


class BulletinPiece(TenantModel):
    """A part of a mail, made from what happened and reworded by a person."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="pieces")
    # The item it was made from; taken off while the mail is in the making, the piece is left out too.
    item = models.ForeignKey(NewsItem, on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=PieceKind.choices)
    title = models.CharField(max_length=120)
    words = models.TextField(max_length=6000)
    left_out = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")
