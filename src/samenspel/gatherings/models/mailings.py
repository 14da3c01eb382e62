# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import MailingKind, MailingState
from samenspel.gatherings.models.gatherings import Gathering


class Mailing(TenantModel):
    """One text for several people: first a draft, then handed over mailbox by mailbox."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="mailings")
    kind = models.CharField(max_length=10, choices=MailingKind.choices)
    audience = models.CharField(max_length=60)  # a code of queries.inviting, or "people" for those in `recipients`
    also_others = models.BooleanField(default=False)  # mail too to who would rather be called or get an app
    # Whether an answer goes to the mailbox of who wrote it.
    answers_to_writer = models.BooleanField(default=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(max_length=6000)
    state = models.CharField(max_length=7, choices=MailingState.choices, default=MailingState.DRAFT)
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
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="mailing_done_le_total"),
            models.CheckConstraint(condition=Q(state__in=list(MailingState.values)), name="mailing_state_known"),
        ]


class MailingText(TenantModel):
    """The own words for the one person (or the people of one mailbox) who get them instead of the common text."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="own_texts")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="+")
    # The ids of everybody behind the mailbox when it was written: it goes to exactly these people or to nobody.
    people = models.JSONField(default=list)
    subject = models.CharField(max_length=200)
    body = models.TextField(max_length=6000)
    common_version = models.PositiveIntegerField()  # of the mailing when this was written
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailing", "contact"], name="mailing_text_once")]
