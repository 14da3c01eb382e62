# SPDX-License-Identifier: EUPL-1.2
"""The agenda of the core group: points brought in, put in order, dealt with, moved on."""

from dataclasses import asdict, dataclass
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from samenspel.agenda.models import ActionPoint
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.core_group.constants import MOST_ITEMS, ItemKind, ItemState
from samenspel.core_group.models import AgendaItem, Decision, Signal
from samenspel.core_group.operations.meetings import hold, renumber
from samenspel.core_group.queries.upcoming import next_meeting
from samenspel.gatherings.models import Gathering

OF_A_SIGNAL = "–"  # the words of such a point are those of its signal


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """What somebody writes down about a point."""

    kind: str
    title: str
    explanation: str
    minutes: int
    brought_in_by: str


@transaction.atomic
def add_item(*, form_key: UUID, meeting_id: UUID | None, facts: ItemFacts) -> AgendaItem:
    """A point at the end of an agenda, or waiting for a meeting. The same `form_key` twice is one point."""
    made: AgendaItem | None = AgendaItem.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    item = _new_item(meeting_id, pk=form_key, **asdict(facts))
    try:
        with transaction.atomic():
            item.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by a point this person may see
        raise NotFound(str(form_key)) from error
    record(action="agenda_item.added", subject=item)
    return item


def _new_item(meeting_id: UUID | None, **fields: object) -> AgendaItem:
    if meeting_id is not None:
        hold(meeting_id)
    there = AgendaItem.objects.filter(gathering_id=meeting_id)
    if there.count() >= MOST_ITEMS:
        raise Refused(_("Op één agenda passen hoogstens %(most)d punten.") % {"most": MOST_ITEMS})
    return AgendaItem(
        partnership_id=current_partnership_id(),
        gathering_id=meeting_id,
        position=(there.aggregate(last=Max("position"))["last"] or 0) + 1,
        created_by_id=current_actor().user_id,
        **fields,
    )


@transaction.atomic
def change_item(*, item_id: UUID, version: int, meeting_id: UUID | None, facts: ItemFacts) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime."""
    item = AgendaItem.of(item_id)
    _refuse_words_of_a_signal(item)
    if meeting_id is not None and meeting_id != item.gathering_id:
        hold(meeting_id)
    changed = AgendaItem.objects.filter(pk=item_id, version=version).update(
        gathering_id=meeting_id, version=F("version") + 1, **asdict(facts)
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde dit punt net."))
    record(action="agenda_item.changed", subject=item)


@transaction.atomic
def write_notes(*, item_id: UUID, version: int, notes: str, done: bool) -> None:
    """What was said and agreed. Raises `Conflict` when somebody else wrote in the meantime."""
    item = AgendaItem.of(item_id)
    _refuse_words_of_a_signal(item)
    state = ItemState.DONE if done else ItemState.OPEN
    try:
        with transaction.atomic():
            changed = AgendaItem.objects.filter(pk=item_id, version=version).update(
                notes=notes, state=state, version=F("version") + 1
            )
    except IntegrityError as error:
        raise Refused(_("Dit staat al op een andere agenda."), field="done") from error
    if not changed:
        raise Conflict(_("Iemand anders schreef net ook bij dit punt."))
    record(action="agenda_item.noted", subject=item, state=state.value)


def _refuse_words_of_a_signal(item: AgendaItem) -> None:
    if item.signal_id is not None:
        raise Refused(_("Dit punt hoort bij een signaal. Schrijf het daar op."))


@transaction.atomic
def set_item_state(*, item_id: UUID, state: str) -> AgendaItem:
    """Dealt with or not yet; one tap, and another tap undoes it."""
    item = AgendaItem.of(item_id)
    wanted = ItemState(state)
    try:
        with transaction.atomic():
            others = AgendaItem.objects.filter(pk=item_id).exclude(state=wanted)
            changed = others.update(state=wanted, version=F("version") + 1)
    except IntegrityError as error:
        raise Refused(_("Dit staat al op een andere agenda.")) from error
    if changed:
        record(action="agenda_item.state_set", subject=item, state=wanted.value)
    return item


@transaction.atomic
def place_item(*, item_id: UUID, before_id: UUID) -> None:
    """Put a point right before another; already before it: nothing changes, so pressing twice is one move."""
    item = AgendaItem.of(item_id)
    if item.gathering_id is not None:
        hold(item.gathering_id)
    items = _in_order(item.gathering_id)
    order = [one.pk for one in items]
    if before_id not in order:
        raise NotFound(str(before_id))
    if order.index(item_id) < order.index(before_id):
        return
    moved = items.pop(order.index(item_id))
    items.insert(order.index(before_id), moved)
    renumber(item.gathering_id, items)
    record(action="agenda_item.moved", subject=item)


def _in_order(meeting_id: UUID | None) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(gathering_id=meeting_id).order_by("position", "created_at", "pk"))


@transaction.atomic
def move_on(*, item_id: UUID) -> Gathering | None:
    """One point that was not reached goes to the next meeting, or waits when there is none yet."""
    item = AgendaItem.of(item_id)
    if item.gathering_id is None:
        return None
    meeting = hold(item.gathering_id)
    return _carry(meeting, [item])


@transaction.atomic
def carry_over(*, meeting_id: UUID) -> tuple[int, Gathering | None]:
    """Everything that was not reached goes on. Returns how many points, and where to; a second tap moves none."""
    meeting = hold(meeting_id)
    left = [item for item in _in_order(meeting_id) if item.state == ItemState.OPEN]
    coming = _carry(meeting, left)
    # Points of signals that this person is kept out of go along, unseen and uncounted: else they would stay behind.
    AgendaItem._base_manager.filter(gathering=meeting, state=ItemState.OPEN, signal__isnull=False).update(
        gathering=coming, carried_from=meeting, carried=F("carried") + 1, version=F("version") + 1
    )
    return len(left), coming


def _carry(meeting: Gathering, left: list[AgendaItem]) -> Gathering | None:
    """They come first in the next meeting, in the order they had."""
    coming = next_meeting(after=meeting)
    there = _in_order(coming.pk if coming else None)
    open_ids = [item.pk for item in left if item.state == ItemState.OPEN]
    AgendaItem.objects.filter(pk__in=open_ids, gathering=meeting).update(
        gathering=coming, carried_from=meeting, carried=F("carried") + 1, version=F("version") + 1
    )
    renumber(coming.pk if coming else None, [item for item in left if item.pk in open_ids] + there)
    for item_id in open_ids:
        record(action="agenda_item.carried", meeting=str(meeting.pk), item=str(item_id))
    return coming


@transaction.atomic
def take_waiting(*, meeting_id: UUID) -> int:
    """Everything that waits goes on this agenda, after what is there. Returns how many points."""
    meeting = hold(meeting_id)
    waiting = [item for item in _in_order(None) if item.state == ItemState.OPEN]
    there = _in_order(meeting_id)
    AgendaItem.objects.filter(pk__in=[item.pk for item in waiting], gathering__isnull=True).update(
        gathering=meeting, version=F("version") + 1
    )
    renumber(meeting_id, there + waiting)
    if waiting:
        record(action="agenda_item.taken", subject=meeting, count=len(waiting))
    return len(waiting)


@transaction.atomic
def add_action_item(*, action_id: UUID) -> AgendaItem:
    """An action point that got stuck, on the next agenda. Once: it is there until it was dealt with."""
    action = ActionPoint.of(action_id)
    there: AgendaItem | None = AgendaItem.objects.filter(action_point=action, state=ItemState.OPEN).first()
    if there is not None:
        return there
    owner = ActionPoint.objects.select_related("owner").get(pk=action_id).owner.name
    explanation = _("Actiepunt van %(name)s.") % {"name": owner}
    if action.obstacle:
        explanation += "\n" + _("Wat in de weg zit: %(obstacle)s") % {"obstacle": action.obstacle}
    return _add_once(title=action.what[:200], explanation=explanation, action_point=action)


@transaction.atomic
def add_signal_item(*, signal_id: UUID) -> AgendaItem:
    """A signal on the next agenda, for those who may see it."""
    signal = Signal.of(signal_id)
    there: AgendaItem | None = AgendaItem.objects.filter(signal=signal, state=ItemState.OPEN).first()
    return there or _add_once(title=OF_A_SIGNAL, signal=signal)


def _add_once(**fields: object) -> AgendaItem:
    coming = next_meeting()
    item = _new_item(
        coming.pk if coming else None, kind=ItemKind.DISCUSS, brought_in_by=current_actor().name[:120], **fields
    )
    try:
        with transaction.atomic():
            item.save(force_insert=True)
    except IntegrityError as error:  # somebody put it there at the same moment
        raise Refused(_("Dit staat al op de agenda.")) from error
    record(action="agenda_item.added", subject=item)
    return item


@transaction.atomic
def remove_item(*, item_id: UUID) -> UUID | None:
    """A point that nothing was said about. Returns the meeting it stood on."""
    item = AgendaItem.of(item_id)
    if item.notes or Decision.objects.filter(item=item).exists():
        raise Refused(_("Hier staat al iets bij. Zet het punt op behandeld of schuif het door."))
    record(action="agenda_item.removed", subject=item)
    item.delete()
    found: UUID | None = item.gathering_id
    return found


def key_of(row_id: UUID, purpose: str) -> UUID:
    """The id of the one thing that is made from a row, however often the button is pressed."""
    return uuid5(row_id, purpose)
