# SPDX-License-Identifier: EUPL-1.2
import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from samenspel.base.models import TenantModel


def new_secret() -> bytes:
    return secrets.token_bytes(16)


class Round(TenantModel):
    """A time in which people answer.

    `secret` is what leads from a person to their own answers while the round is open (`queries.desk.key_of`). It is
    thrown away at closing, and then nothing leads there any more.
    """

    opened_at = models.DateTimeField(default=timezone.now)
    closes_date = models.DateField()
    closed_at = models.DateTimeField(null=True)
    secret = models.BinaryField(max_length=16, null=True, default=new_secret)
    asked_count = models.PositiveIntegerField(default=0)  # filled in at closing
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ("-opened_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(closed_at__isnull=True), name="%(class)s_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(secret__isnull=True), name="%(class)s_closed_without_secret"
            ),
        ]
