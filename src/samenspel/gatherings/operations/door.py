# SPDX-License-Identifier: EUPL-1.2
"""At the door: somebody is there, is not there after all, or walks in."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import Answer, GatheringState, RegistrationSource, RegistrationState
from samenspel.gatherings.models import Attendance, Evaluation, Gathering, Registration
from samenspel.gatherings.operations import registering_seats as seats
from samenspel.gatherings.operations.registering import register_walk_in
from samenspel.gatherings.queries.registering_role import as_registrar


@transaction.atomic
def check_in(*, registration_id: UUID, raise_capacity: bool = False) -> Registration:
    """Somebody of the list is there. Twice is once; without a place they get one, as far as there is room."""
    registration = _alone_with(registration_id)
    _refuse_when_harvested(registration.gathering_id)
    if registration.state != RegistrationState.SEATED:
        registration = register_walk_in(
            gathering_id=registration.gathering_id, contact_id=registration.contact_id, raise_capacity=raise_capacity
        )
    _note_attendance(registration)
    return registration


@transaction.atomic
def walk_in(
    *,
    gathering_id: UUID,
    contact_id: UUID | None = None,
    name: str = "",
    organization: str = "",
    is_resident: bool = False,
    raise_capacity: bool = False,
) -> Registration:
    """Somebody who is not on the list: registered and checked in at once. The same form again is the same person."""
    _refuse_when_harvested(gathering_id)
    registration = register_walk_in(
        gathering_id=gathering_id,
        contact_id=contact_id,
        name=name,
        organization=organization,
        is_resident=is_resident,
        raise_capacity=raise_capacity,
    )
    _note_attendance(registration)
    return registration


@transaction.atomic
def undo_check_in(*, registration_id: UUID) -> Registration:
    """It was somebody else. Who was put on the list at the door leaves it again."""
    registration = _alone_with(registration_id)
    _refuse_when_harvested(registration.gathering_id)
    if Evaluation.objects.filter(registration_id=registration_id).exists():
        raise Refused(_("Deze persoon heeft de vragen al beantwoord en was er dus."))
    gone, _rows = Attendance.objects.filter(registration_id=registration_id).delete()
    if gone:
        record(action="attendance.undone", subject=registration)
        if registration.source == RegistrationSource.DOOR:
            _take_off_the_list(registration)
    return registration


def _alone_with(registration_id: UUID) -> Registration:
    """The registration as it stands now, with nobody else at this door until the transaction ends."""
    seats.hold(Registration.of(registration_id).gathering_id)
    held: Registration = Registration.of(registration_id)
    return held


def _note_attendance(registration: Registration) -> None:
    _row, made = Attendance.objects.get_or_create(
        registration_id=registration.pk,
        defaults={
            "partnership_id": registration.partnership_id,
            "gathering_id": registration.gathering_id,
            "checked_in_at": timezone.now(),
            "checked_in_by_id": current_actor().user_id,
        },
    )
    if made:
        record(action="attendance.noted", subject=registration)


def _take_off_the_list(registration: Registration) -> None:
    """Without a mail: the person never asked for the place."""
    with as_registrar():
        seats.hold(registration.gathering_id)
        seats.move(registration, to=RegistrationState.CANCELLED, answer=Answer.NO, answered_at=timezone.now())


def _refuse_when_harvested(gathering_id: UUID) -> None:
    if Gathering.of(gathering_id).state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is afgerond. Aan wie er was verandert niets meer."))
