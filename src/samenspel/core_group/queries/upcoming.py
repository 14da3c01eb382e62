# SPDX-License-Identifier: EUPL-1.2
"""Meetings of the core group are gatherings of that kind; which one is meant."""

from uuid import UUID

from django.utils import timezone

from samenspel.base.errors import NotFound
from samenspel.gatherings.constants import GatheringKind, GatheringState
from samenspel.gatherings.models import Gathering


def meeting_of(meeting_id: UUID) -> Gathering:
    """The meeting of the core group with this id, or 404."""
    found: Gathering | None = Gathering.objects.filter(pk=meeting_id, kind=GatheringKind.CORE_GROUP).first()
    if found is None:
        raise NotFound(str(meeting_id))
    return found


def next_meeting(*, after: Gathering | None = None) -> Gathering | None:
    """The first meeting to come, or the first one after the given one."""
    meetings = Gathering.objects.filter(kind=GatheringKind.CORE_GROUP, called_off_at__isnull=True)
    meetings = meetings.exclude(state=GatheringState.HARVESTED)
    later = meetings.filter(ends_at__gte=timezone.now())
    if after is not None:
        later = later.filter(starts_at__gt=after.starts_at).exclude(pk=after.pk)
    found: Gathering | None = later.order_by("starts_at", "pk").first()
    return found
