# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from samenspel.base.models import ScopedModel


class Event(ScopedModel):
    """One deed or one refusal: ids and codes, never content. Rows can only be inserted (triggers in the database).

    No foreign keys: the log outlives what it speaks of.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=60)
    partnership_id = models.UUIDField(null=True, db_index=True)
    actor_kind = models.CharField(max_length=10)
    actor_reference = models.CharField(max_length=40)
    role = models.CharField(max_length=20)
    subject_model = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    codes = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
