# SPDX-License-Identifier: EUPL-1.2
"""At the door: somebody is there, is not there after all, or walks in.

Several phones do this at once, and one of them may have been without network for an hour. Each press has a key, so
that sending it twice is doing it once, and the moment it was made: the later press says how it is.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import Answer, DoorDeed, GatheringState, RegistrationSource, RegistrationState
from samenspel.gatherings.models import Attendance, DoorPress, Gathering, Registration
from samenspel.gatherings.operations import registering_seats as seats
from samenspel.gatherings.operations.registering import register_walk_in
from samenspel.gatherings.queries.registering_role import as_registrar

DOOR_OPENS_BEFORE = timedelta(hours=6)
OLDEST_PRESS = timedelta(hours=24)


class Outcome(StrEnum):
    DONE = "done"
    ALREADY = "already"  # it was so before this press
    LATER = "later"  # a later press says otherwise, and stays


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a button: its key, and how long ago it was made by the phone's own reckoning."""

    key: UUID = field(default_factory=uuid4)
    age: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a press came to. `at` is the moment of the check-in that stands now, if any."""

    registration: Registration
    outcome: Outcome
    at: datetime | None = None


@transaction.atomic
def check_in(*, registration_id: UUID, raise_capacity: bool = False, press: Press | None = None) -> Pressed:
    """Somebody of the list is there. Twice is once; without a place they get one, as far as there is room."""
    press = press or Press()
    registration = _alone_with(registration_id)
    again = _done_before(registration.gathering_id, press)
    if again is not None:
        return again
    gathering = _open_gathering(registration.gathering_id)
    at = _moment(gathering, press)
    if _pressed_later(registration, DoorDeed.OUT, at) and not _is_inside(registration):
        _note(press, registration, DoorDeed.IN, at)
        return Pressed(registration, Outcome.LATER)
    if registration.state != RegistrationState.SEATED:
        registration = register_walk_in(
            gathering_id=registration.gathering_id, contact_id=registration.contact_id, raise_capacity=raise_capacity
        )
    return _let_in(registration, press, at)


@transaction.atomic
def walk_in(
    *,
    gathering_id: UUID,
    contact_id: UUID | None = None,
    name: str = "",
    organization: str = "",
    is_resident: bool = False,
    raise_capacity: bool = False,
    press: Press | None = None,
) -> Pressed:
    """Somebody who is not on the list: registered and checked in at once. The same form again is the same person."""
    press = press or Press()
    gathering = seats.hold(gathering_id)
    again = _done_before(gathering_id, press)
    if again is not None:
        return again
    _open_gathering(gathering_id)
    registration = register_walk_in(
        gathering_id=gathering_id,
        contact_id=contact_id,
        name=name,
        organization=organization,
        is_resident=is_resident,
        raise_capacity=raise_capacity,
    )
    return _let_in(registration, press, _moment(gathering, press))


@transaction.atomic
def undo_check_in(*, registration_id: UUID, press: Press | None = None) -> Pressed:
    """It was somebody else. Who was put on the list at the door leaves it again."""
    press = press or Press()
    registration = _alone_with(registration_id)
    again = _done_before(registration.gathering_id, press)
    if again is not None:
        return again
    at = _moment(_open_gathering(registration.gathering_id), press)
    inside = Attendance.objects.filter(registration_id=registration_id).first()
    if inside is not None and (inside.checked_in_at > at or _pressed_later(registration, DoorDeed.IN, at)):
        _note(press, registration, DoorDeed.OUT, at)
        return Pressed(registration, Outcome.LATER, inside.checked_in_at)
    # By the join: who may open the door need not be able to read an evaluation.
    if Registration.objects.filter(pk=registration_id, evaluation__isnull=False).exists():
        raise Refused(_("Deze persoon heeft de vragen al beantwoord en was er dus."))
    _note(press, registration, DoorDeed.OUT, at)
    if inside is None:
        return Pressed(registration, Outcome.ALREADY)
    Attendance.objects.filter(pk=inside.pk).delete()
    record(action="attendance.undone", subject=registration)
    if registration.source == RegistrationSource.DOOR:
        _take_off_the_list(registration)
    return Pressed(registration, Outcome.DONE)


def _alone_with(registration_id: UUID) -> Registration:
    """The registration as it stands now, with nobody else at this door until the transaction ends."""
    seats.hold(Registration.of(registration_id).gathering_id)
    held: Registration = Registration.of(registration_id)
    return held


def _done_before(gathering_id: UUID, press: Press) -> Pressed | None:
    """The same press, sent once more: what it came to, and nothing happens."""
    known = DoorPress.objects.filter(gathering_id=gathering_id, key=press.key).select_related("registration").first()
    if known is None:
        return None
    inside = Attendance.objects.filter(registration_id=known.registration_id).first()
    return Pressed(known.registration, Outcome.DONE, inside.checked_in_at if inside else None)


def _moment(gathering: Gathering, press: Press) -> datetime:
    """When the button was pressed; a phone whose clock went astray stays between the opening of the door and now."""
    now = timezone.now()
    at = now - min(max(press.age, timedelta(0)), OLDEST_PRESS)
    return min(now, max(at, gathering.starts_at - DOOR_OPENS_BEFORE))


def _let_in(registration: Registration, press: Press, at: datetime) -> Pressed:
    row, made = Attendance.objects.get_or_create(
        registration_id=registration.pk,
        defaults={
            "partnership_id": registration.partnership_id,
            "gathering_id": registration.gathering_id,
            "checked_in_at": at,
            "checked_in_by_id": current_actor().user_id,
        },
    )
    if made:
        record(action="attendance.noted", subject=registration)
    elif not _pressed_later(registration, DoorDeed.OUT, at):
        Attendance.objects.filter(pk=row.pk, checked_in_at__gt=at).update(checked_in_at=at)  # who came in first, did
    _note(press, registration, DoorDeed.IN, at)
    return Pressed(registration, Outcome.DONE if made else Outcome.ALREADY, min(row.checked_in_at, at))


def _note(press: Press, registration: Registration, deed: DoorDeed, at: datetime) -> None:
    DoorPress(
        partnership_id=registration.partnership_id,
        gathering_id=registration.gathering_id,
        registration_id=registration.pk,
        key=press.key,
        deed=deed,
        pressed_at=at,
    ).save(force_insert=True)


def _pressed_later(registration: Registration, deed: DoorDeed, at: datetime) -> bool:
    return bool(DoorPress.objects.filter(registration_id=registration.pk, deed=deed, pressed_at__gt=at).exists())


def _is_inside(registration: Registration) -> bool:
    return bool(Attendance.objects.filter(registration_id=registration.pk).exists())


def _take_off_the_list(registration: Registration) -> None:
    """Without a mail: the person never asked for the place."""
    with as_registrar():
        seats.hold(registration.gathering_id)
        seats.move(registration, to=RegistrationState.CANCELLED, answer=Answer.NO, answered_at=timezone.now())


def _open_gathering(gathering_id: UUID) -> Gathering:
    gathering = Gathering.of(gathering_id)
    if gathering.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door."))
    if gathering.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is afgerond. Aan wie er was verandert niets meer."))
    return gathering
