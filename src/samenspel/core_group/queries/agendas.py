# SPDX-License-Identifier: EUPL-1.2
"""The points of an agenda, as the pages and the paper show them."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from samenspel.core_group.constants import ItemKind, ItemState
from samenspel.core_group.models import AgendaItem, Decision


@dataclass(frozen=True, slots=True)
class Made:
    """A decision beside its point."""

    id: UUID
    number: str
    what: str
    carried_out_by: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One point. `before_id` and `after_id`: its neighbours, for the buttons that move it."""

    id: UUID
    number: int
    kind: str
    kind_label: str
    title: str
    explanation: str
    minutes: int
    brought_in_by: str
    notes: str
    state: str
    carried: int
    meeting_id: UUID | None
    action_id: UUID | None
    signal_id: UUID | None
    version: int
    decisions: list[Made]
    before_id: UUID | None
    after_id: UUID | None

    @property
    def done(self) -> bool:
        return self.state == ItemState.DONE


def item_rows(meeting_id: UUID | None, *, on_paper: bool = False) -> list[ItemRow]:
    """The agenda of a meeting, or what waits for one. Points from a signal are never on paper."""
    items = AgendaItem.objects.filter(gathering_id=meeting_id)
    if meeting_id is None:
        items = items.filter(state=ItemState.OPEN)
    if on_paper:
        items = items.filter(signal__isnull=True)
    return _rows(items)


def moved_on(meeting_id: UUID) -> list[str]:
    """What was not reached at a meeting, for its minutes."""
    items = AgendaItem.objects.filter(carried_from_id=meeting_id, signal__isnull=True).order_by("position", "pk")
    return list(items.values_list("title", flat=True))


def item_row(item_id: UUID) -> ItemRow:
    """One point within the actor's scope, or 404."""
    AgendaItem.of(item_id)
    return _rows(AgendaItem.objects.filter(pk=item_id))[0]


def _rows(items: "QuerySet[AgendaItem]") -> list[ItemRow]:
    found = list(items.select_related("signal").order_by("position", "created_at", "pk"))
    decisions = _decisions([item.pk for item in found])
    ids: list[UUID | None] = [None, *(item.pk for item in found), None]
    return [
        ItemRow(
            id=item.pk,
            number=number,
            kind=item.kind,
            kind_label=str(ItemKind(item.kind).label),
            title=item.signal.subject if item.signal else item.title,
            explanation=item.explanation,
            minutes=item.minutes,
            brought_in_by=item.brought_in_by,
            notes=item.notes,
            state=item.state,
            carried=item.carried,
            meeting_id=item.gathering_id,
            action_id=item.action_point_id,
            signal_id=item.signal_id,
            version=item.version,
            decisions=decisions[item.pk],
            before_id=ids[number - 1],
            after_id=ids[number + 1],
        )
        for number, item in enumerate(found, start=1)
    ]


def _decisions(item_ids: list[UUID]) -> dict[UUID, list[Made]]:
    made: dict[UUID, list[Made]] = defaultdict(list)
    found = Decision.objects.filter(item_id__in=item_ids).order_by("year", "number")
    for pk, item_id, year, number, what, who in found.values_list(
        "pk", "item_id", "year", "number", "what", "carried_out_by__name"
    ):
        made[item_id].append(Made(pk, f"{year}-{number}", what, who or ""))
    return made


def signal_on_agenda(signal_id: UUID) -> bool:
    return bool(AgendaItem.objects.filter(signal_id=signal_id, state=ItemState.OPEN).exists())
