# SPDX-License-Identifier: EUPL-1.2
"""Forgetting lists for the directory that nobody took."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.models import DirectoryImport
from samenspel.organizations.constants import LIST_KEPT_HOURS, ImportState


@transaction.atomic
def forget_directory_lists() -> int:
    """Lists that nobody took are gone after a day. Runs every hour, for all pacts; a second run finds none."""
    with acting_as(Actor(role=Role.RETENTION)):
        old = DirectoryImport.objects.filter(created_at__lt=timezone.now() - timedelta(hours=LIST_KEPT_HOURS))
        _rows, removed = old.filter(state=ImportState.READ).delete()
        emptied = old.filter(state=ImportState.FAILED).exclude(content=b"").update(content=b"")
        count: int = removed.get("directory.DirectoryImport", 0) + emptied
        if count:
            record(action="lists.forgotten", count=count)
    return count
