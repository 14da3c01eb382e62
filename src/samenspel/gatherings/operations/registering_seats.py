# SPDX-License-Identifier: EUPL-1.2
"""The seats of one gathering: taken by one conditional update, given back exactly once, handed out in order.

Whoever changes seats first holds the row of the gathering (`hold`), so that on PostgreSQL two people wait for each
other instead of locking each other out. SQLite lets one transaction write at a time anyway. The conditional updates
are right without it as well, and the check constraint of the table stands behind them.
"""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.base.errors import Conflict, NotFound
from samenspel.gatherings.constants import STICKER_ALPHABET, STICKER_LENGTH, GatheringState, RegistrationState
from samenspel.gatherings.models import Gathering, Registration

S = RegistrationState
# A 'yes' in one of these states is already on its way.
ON_THE_LIST = frozenset({S.SEATED, S.WAITING, S.PENDING})


def hold(gathering_id: UUID) -> Gathering:
    """The gathering, with nobody else busy with its seats until the transaction ends."""
    found: Gathering | None = Gathering.objects.select_for_update().filter(pk=gathering_id).first()
    if found is None:
        raise NotFound(f"gathering {gathering_id}")
    return found


def take_seat(gathering_id: UUID) -> bool:
    """One statement that looks and takes, so that two people never get the last seat."""
    has_room = Q(capacity__isnull=True) | Q(seats_taken__lt=F("capacity"))
    taken = Gathering.objects.filter(has_room, pk=gathering_id).update(seats_taken=F("seats_taken") + 1)
    return taken == 1


def add_seat(gathering_id: UUID) -> None:
    """One more chair: the capacity grows with the person who takes it."""
    Gathering.objects.filter(pk=gathering_id).update(
        capacity=F("capacity") + 1, seats_taken=F("seats_taken") + 1, version=F("version") + 1
    )


def _give_back_seat(gathering_id: UUID) -> None:
    Gathering.objects.filter(pk=gathering_id, seats_taken__gt=0).update(seats_taken=F("seats_taken") - 1)


def move(registration: Registration, *, to: RegistrationState, **changes: object) -> None:
    """Into another state, if it still stands in the state we know. Leaving a seat gives it back, once."""
    before = registration.state
    moved = Registration.objects.filter(pk=registration.pk, state=before).update(state=to, **changes)
    if not moved:  # somebody passed `hold`; the transaction is undone, so nobody loses or gains a seat
        raise Conflict(_("Iemand anders veranderde deze aanmelding net. Kijk hoe het nu staat en probeer het opnieuw."))
    if before == S.SEATED and to != S.SEATED:
        _give_back_seat(registration.gathering_id)
    registration.state = to
    for name, value in changes.items():
        setattr(registration, name, value)


def place_for(gathering: Gathering, *, now: datetime) -> RegistrationState:
    """A seat, taken at once, or the end of the waiting list. Before the start nobody passes those who wait."""
    others_wait = now < gathering.starts_at and _waiting(gathering.pk).exists()
    return S.SEATED if not others_wait and take_seat(gathering.pk) else S.WAITING


def hand_out_seats(gathering: Gathering, *, now: datetime | None = None) -> list[Registration]:
    """Free seats go to those who wait, longest first, until the gathering starts. Returns who got one."""
    is_over = gathering.state == GatheringState.HARVESTED or gathering.called_off_at is not None
    if is_over or (now or timezone.now()) >= gathering.starts_at:
        return []
    seated: list[Registration] = []
    while (first := _waiting(gathering.pk).first()) is not None and take_seat(gathering.pk):
        move(first, to=S.SEATED, waiting_since_at=None)
        seated.append(first)
    return seated


def _waiting(gathering_id: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = Registration.objects.filter(gathering_id=gathering_id, state=S.WAITING)
    return rows.order_by("waiting_since_at", "created_at", "pk")


def sticker_code(gathering_id: UUID) -> str:
    """Five characters that can be read from a distance, not in use at this gathering."""
    while True:
        code = "".join(secrets.choice(STICKER_ALPHABET) for _ in range(STICKER_LENGTH))
        if not Registration.objects.filter(gathering_id=gathering_id, code=code).exists():
            return code
