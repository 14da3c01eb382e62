# SPDX-License-Identifier: EUPL-1.2
"""Forgetting what an import no longer needs."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as
from samenspel.organizations.constants import LIST_KEPT_HOURS, NOT_TAKEN_KEPT_DAYS, ImportState
from samenspel.organizations.models import ImportRow, ImportRun


@transaction.atomic
def forget_lists() -> int:
    """Lists that nobody took are gone after a day, and rows that were not taken after three months.

    Runs every hour, for all partnerships. Returns how many runs and rows it emptied; a second run finds none.
    """
    now = timezone.now()
    with acting_as(Actor(role=Role.RETENTION)):
        old = ImportRun.objects.filter(created_at__lt=now - timedelta(hours=LIST_KEPT_HOURS))
        _rows, removed = old.filter(state=ImportState.READ).delete()
        emptied = old.filter(state=ImportState.FAILED).exclude(content=b"").update(content=b"")
        long_ago = now - timedelta(days=NOT_TAKEN_KEPT_DAYS)
        rows = ImportRow.objects.filter(run__created_at__lt=long_ago).exclude(cells=[]).update(cells=[])
        count: int = removed.get("organizations.ImportRun", 0) + emptied + rows
        if count:
            record(action="lists.forgotten", count=count)
    return count
