# SPDX-License-Identifier: EUPL-1.2
"""Two people drive together: the facilitator says so, both get a mail, and a seat that falls free is told.

Whoever changes a lift first holds the gathering (`registering_seats.hold`), as answers and needs do, so that two people
never get the last seat of one car. The constraints of the table stand behind it.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import GatheringState, Lift, LiftEnd, RegistrationState
from samenspel.gatherings.models import Gathering, LiftMatch, Registration
from samenspel.gatherings.operations import registering_seats as seats
from samenspel.gatherings.operations.lifts_mail import mail_lift_agreed, mail_lift_ended


@transaction.atomic
def agree_lift(*, gathering_id: UUID, driver_id: UUID, rider_id: UUID) -> LiftMatch:
    """This person rides along with that one; both get a mail. Pressing twice is one lift."""
    gathering = seats.hold(gathering_id)
    if gathering.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door."))
    if gathering.state == GatheringState.HARVESTED or gathering.starts_at <= timezone.now():
        raise Refused(_("De bijeenkomst is begonnen of voorbij."))
    driver, rider = _person(gathering, driver_id), _person(gathering, rider_id)
    now: LiftMatch | None = _running(gathering.pk).filter(rider=rider).first()
    if now is not None and now.driver_id == driver.pk:
        return now
    if now is not None:
        raise Refused(_("%(name)s rijdt al met iemand mee.") % {"name": rider.contact.name})
    _refuse_who_cannot(driver, rider)
    match = LiftMatch(
        partnership_id=gathering.partnership_id,
        gathering=gathering,
        driver=driver,
        rider=rider,
        seat=_free_seat(driver),
        agreed_by_id=current_actor().user_id,
        agreed_at=timezone.now(),
    )
    match.save(force_insert=True)
    record(action="lift.agreed", subject=match)
    mail_lift_agreed(match)
    return match


def _person(gathering: Gathering, registration_id: UUID) -> Registration:
    rows = Registration.objects.select_related("contact").filter(pk=registration_id, gathering=gathering)
    found: Registration | None = rows.first()
    if found is None:
        raise NotFound(f"registration {registration_id}")
    return found


def _refuse_who_cannot(driver: Registration, rider: Registration) -> None:
    for person, lift, sentence in (
        (driver, Lift.OFFERED, _("%(name)s biedt geen lift meer aan.")),
        (rider, Lift.WANTED, _("%(name)s zoekt geen lift meer.")),
    ):
        if person.state != RegistrationState.SEATED or person.lift != lift:
            raise Refused(sentence % {"name": person.contact.name})


def _free_seat(driver: Registration) -> int:
    """The lowest seat of this car that nobody has; a full car is refused."""
    taken = set(_running(driver.gathering_id).filter(driver=driver).values_list("seat", flat=True))
    free = next((seat for seat in range(1, driver.lift_seats + 1) if seat not in taken), None)
    if free is None:
        raise Refused(_("De auto van %(name)s is vol.") % {"name": driver.contact.name})
    return free


@transaction.atomic
def undo_lift(*, match_id: UUID) -> None:
    """They do not drive together after all; both are told. Pressing twice tells it once."""
    match = LiftMatch.of(match_id)
    seats.hold(match.gathering_id)
    _end(match, LiftEnd.UNDONE)


def release_lifts(registration: Registration, *, reason: LiftEnd) -> None:
    """Everything agreed with this person ends. Called by the registrar, who holds the gathering."""
    for match in _of(registration):
        _end(match, reason, by=registration.pk)


def refit_lifts(registration: Registration) -> None:
    """After a change of what somebody needs: what does not fit any more ends."""
    for match in _of(registration):
        drives = match.driver_id == registration.pk
        wanted = Lift.OFFERED if drives else Lift.WANTED
        if registration.lift != wanted or (drives and match.seat > registration.lift_seats):
            _end(match, LiftEnd.CHANGED, by=registration.pk)


def _end(match: LiftMatch, reason: LiftEnd, *, by: UUID | None = None) -> None:
    """`by`: whose change it was; that person knows, the other is told."""
    ended = _running(match.gathering_id).filter(pk=match.pk).update(ended_at=timezone.now(), end_reason=reason)
    if not ended:
        return
    record(action="lift.ended", subject=match, reason=reason.value)
    mail_lift_ended(match, by=by)


def _of(registration: Registration) -> list[LiftMatch]:
    mine = Q(driver_id=registration.pk) | Q(rider_id=registration.pk)
    return list(_running(registration.gathering_id).filter(mine).order_by("seat", "pk"))


def _running(gathering_id: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = LiftMatch.objects.filter(gathering_id=gathering_id, ended_at__isnull=True)
    return rows
