# SPDX-License-Identifier: EUPL-1.2
"""Holding a meeting still while its agenda changes."""

from uuid import UUID

from samenspel.base.errors import NotFound
from samenspel.core_group.models import AgendaItem
from samenspel.gatherings.constants import GatheringKind
from samenspel.gatherings.models import Gathering


def hold(meeting_id: UUID) -> Gathering:
    """The meeting, with nobody else in its agenda until the transaction ends."""
    meetings = Gathering.objects.select_for_update().filter(pk=meeting_id, kind=GatheringKind.CORE_GROUP)
    found: Gathering | None = meetings.first()
    if found is None:
        raise NotFound(str(meeting_id))
    return found


def renumber(meeting_id: UUID | None, order: list[AgendaItem]) -> None:
    """Write the order of these points down; points of the agenda that the actor may not see keep theirs."""
    for position, item in enumerate(order, start=1):
        item.position = position
    AgendaItem.objects.filter(gathering_id=meeting_id).bulk_update(order, ["position"])
