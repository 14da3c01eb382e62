# SPDX-License-Identifier: EUPL-1.2
"""What the screen in the room shows, and the clock of the rounds: begun, halted, a little longer, the next one."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.gatherings.constants import ClockDeed, GatheringState, PlanState, Screen
from samenspel.gatherings.models import Gathering, RoomScreen, SeatingPlan
from samenspel.gatherings.operations.planning import move_to_state
from samenspel.gatherings.operations.registering_seats import hold
from samenspel.gatherings.operations.tables import note_rounds_done


@dataclass(frozen=True, slots=True)
class ClockPress:
    """A press on the clock. `version` is of the clock that the person saw; `number` and `minutes` begin a round."""

    deed: ClockDeed
    version: int
    number: int = 0
    minutes: int = 0


@transaction.atomic
def show_screen(*, gathering_id: UUID, screen: Screen) -> None:
    """The beamer follows at its next look."""
    room = _room(gathering_id)
    if RoomScreen.objects.filter(pk=room.pk).exclude(showing=screen).update(showing=screen):
        record(action="screen.shown", subject=room, screen=screen.value)


@transaction.atomic
def press_clock(*, gathering_id: UUID, press: ClockPress) -> None:
    """One press is one deed: the second half of a double click finds another version and changes nothing.

    Raises `Refused` when somebody else did something else with the clock in the meantime.
    """
    room = _room(gathering_id)
    changes = _changes(room, press)
    if room.version != press.version:
        if _is_so_already(room, press):
            return
        raise Refused(_("Iemand anders bediende de klok net. Zo staat hij nu."))
    if changes is None:
        return
    RoomScreen.objects.filter(pk=room.pk).update(**changes, version=F("version") + 1)
    record(action=f"clock.{press.deed.value}", subject=room, round=press.number or room.round)
    if press.deed == ClockDeed.BEGIN:
        _earlier_rounds_are_over(gathering_id, press.number)
        _it_has_begun(gathering_id)


def _room(gathering_id: UUID) -> RoomScreen:
    """The screen of this gathering, with nobody else at its buttons until the transaction ends."""
    gathering = hold(gathering_id)
    room: RoomScreen = RoomScreen.objects.get_or_create(
        gathering_id=gathering_id, defaults={"partnership_id": gathering.partnership_id}
    )[0]
    return room


def _changes(room: RoomScreen, press: ClockPress) -> dict[str, object] | None:
    now = timezone.now()
    if press.deed == ClockDeed.BEGIN:
        length = timedelta(minutes=press.minutes)
        return {
            "round": press.number,
            "seconds": int(length.total_seconds()),
            "ends_at": now + length,
            "left_seconds": None,
        }
    if press.deed == ClockDeed.PAUSE and room.ends_at is not None and room.ends_at > now:
        return {"ends_at": None, "left_seconds": round((room.ends_at - now).total_seconds())}
    if press.deed == ClockDeed.GO_ON and room.left_seconds is not None:
        return {"ends_at": now + timedelta(seconds=room.left_seconds), "left_seconds": None}
    if press.deed == ClockDeed.LONGER and room.left_seconds is not None:
        return {"left_seconds": room.left_seconds + _longer(press)}
    if press.deed == ClockDeed.LONGER and room.ends_at is not None:
        return {"ends_at": max(room.ends_at, now) + timedelta(seconds=_longer(press))}
    return None


def _longer(press: ClockPress) -> int:
    return 60 * (press.minutes or 1)


def _is_so_already(room: RoomScreen, press: ClockPress) -> bool:
    """The same press, seen a moment ago: what it asked is how it stands."""
    if press.version + 1 != room.version:
        return False
    runs = room.ends_at is not None
    return {
        ClockDeed.BEGIN: runs and room.round == press.number,
        ClockDeed.PAUSE: room.left_seconds is not None,
        ClockDeed.GO_ON: runs,
        ClockDeed.LONGER: runs or room.left_seconds is not None,
    }[press.deed]


def _earlier_rounds_are_over(gathering_id: UUID, number: int) -> None:
    """The tables go along with the clock: the rounds before this one are done in the plan in use."""
    plan = SeatingPlan.objects.filter(gathering_id=gathering_id, state=PlanState.IN_USE).first()
    if plan is not None and plan.rounds_done < number - 1 <= plan.rounds:
        note_rounds_done(plan_id=plan.pk, done=number - 1)


def _it_has_begun(gathering_id: UUID) -> None:
    """A round on the day itself: the evening is under way, and the questions at the end open with it."""
    gathering = Gathering.of(gathering_id)
    today = timezone.localdate(gathering.starts_at) == timezone.localdate()
    if today and gathering.state in (GatheringState.INVITING, GatheringState.CLOSED):
        move_to_state(gathering_id=gathering_id, to=GatheringState.UNDER_WAY, seen=gathering.state)
