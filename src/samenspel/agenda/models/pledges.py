# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.agenda.constants import PledgeWay
from samenspel.base.models import TenantModel


class Pledge(TenantModel):
    """What a partner promises for a year. A year later it is kept, changed or ended; the old words stay as they were.

    `reviewed_date` says that somebody looked back at it; `is_ended` that no other followed.
    """

    partner = models.ForeignKey("organizations.Partner", on_delete=models.CASCADE, related_name="pledges")
    year = models.PositiveSmallIntegerField()
    pledged_date = models.DateField()
    brings = models.CharField(max_length=600, blank=True)
    will_do = models.CharField(max_length=600)
    needs = models.CharField(max_length=600, blank=True)
    way = models.CharField(max_length=6, choices=PledgeWay.choices)
    contact = models.ForeignKey("organizations.Contact", on_delete=models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)  # the mail that asked to look back; never a second one
    outcome = models.CharField(max_length=600, blank=True)  # what came of it
    reviewed_date = models.DateField(null=True, blank=True)
    is_ended = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year",)
        constraints = [
            models.UniqueConstraint(fields=["partner", "year"], name="pledge_once_a_year"),
            models.CheckConstraint(condition=~Q(will_do=""), name="pledge_says_what"),
            models.CheckConstraint(
                condition=Q(is_ended=False) | Q(reviewed_date__isnull=False), name="pledge_ends_by_looking_back"
            ),
        ]
