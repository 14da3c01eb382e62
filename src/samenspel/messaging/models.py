# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from samenspel.base.models import TenantModel
from samenspel.messaging.constants import MessageState


class OutboxMessage(TenantModel):
    """A mail as written. Claimed first, then sent, so that a killed worker never sends it twice."""

    kind = models.CharField(max_length=30)  # invitation, thanks, confirmation, …
    to_name = models.CharField(max_length=200)
    to_email = models.EmailField(max_length=254)
    # The name before the installation's own address, as "Fenna Bakker (Armoedepact Zilverdam)"; empty: the usual one.
    from_name = models.CharField(max_length=250, blank=True)
    reply_to = models.EmailField(max_length=254, blank=True)  # where an answer goes; empty: to the sender
    subject = models.CharField(max_length=200)
    body = models.TextField()  # plain text, with LINK_MARK where the personal link comes
    link = models.ForeignKey("entrance.PersonalLink", on_delete=models.SET_NULL, null=True, related_name="+")
    link_path = models.CharField(max_length=200, blank=True)  # below the personal link: which page it opens
    calendar = models.TextField(blank=True)  # an iCalendar attachment
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    message_id = models.CharField(max_length=120, unique=True)
    # Makes a second press of the same button find the first message instead of writing another.
    deed = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)  # what sending raised; of a mail that came back a BounceReason

    class Meta:
        ordering = ("-created_at",)
        indexes = [models.Index(fields=["state", "created_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "deed"], condition=~models.Q(deed=""), name="message_once_per_deed"
            )
        ]
