# SPDX-License-Identifier: EUPL-1.2
"""Forgetting what a gathering no longer needs."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.constants import DIET_KEPT_DAYS
from samenspel.gatherings.models import Registration


@transaction.atomic
def forget_diets() -> int:
    """Diets and access needs say something about somebody's health or faith: gone two weeks after the gathering.

    Runs every day, for all partnerships. Returns how many registrations it emptied; a second run finds none.
    """
    long_ago = timezone.now() - timedelta(days=DIET_KEPT_DAYS)
    with acting_as(Actor(role=Role.RETENTION)):
        told = Registration.objects.filter(~Q(diet="") | ~Q(access_needs=""), gathering__ends_at__lte=long_ago)
        forgotten: int = told.update(diet="", access_needs="")
        if forgotten:
            record(action="diets.forgotten", count=forgotten)
    return forgotten
