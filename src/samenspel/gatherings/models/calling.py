# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.gatherings.models.gatherings import Gathering


class CallHelper(TenantModel):
    """A contact who helps to call about one gathering, by a personal link of its own. Gone: the help is over."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="call_helpers")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="helps_calling")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("created_at",)
        constraints = [models.UniqueConstraint(fields=["gathering", "contact"], name="call_helper_once")]


class CallShare(TenantModel):
    """Who calls whom: one person is in the share of one caller, an account or a helper."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="call_shares")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="call_shares")
    caller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    helper = models.ForeignKey(CallHelper, on_delete=models.CASCADE, null=True, related_name="shares")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "contact"], name="call_share_of_one_caller"),
            models.CheckConstraint(
                condition=Q(caller__isnull=True, helper__isnull=False) | Q(caller__isnull=False, helper__isnull=True),
                name="call_share_has_a_caller",
            ),
        ]
