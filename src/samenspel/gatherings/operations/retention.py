# SPDX-License-Identifier: EUPL-1.2
"""Forgetting what a gathering no longer needs."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.constants import CALL_NOTE_KEPT, DIET_KEPT_DAYS, DOOR_PRESS_KEPT, LIFT_KEPT_DAYS
from samenspel.gatherings.models import DoorPress, LiftMatch, PhoneCall, Registration


@transaction.atomic
def forget_diets() -> int:
    """Diets and access needs say something about somebody's health or faith: gone two weeks after the gathering.

    Runs every day, for all partnerships. Returns how many registrations it emptied; a second run finds none.
    """
    long_ago = timezone.now() - timedelta(days=DIET_KEPT_DAYS)
    with acting_as(Actor(role=Role.RETENTION)):
        told = Registration.objects.filter(~Q(diet="") | ~Q(access_needs=""), gathering__ends_at__lte=long_ago)
        forgotten: int = told.update(diet="", access_needs="")
        if forgotten:
            record(action="diets.forgotten", count=forgotten)
    return forgotten


@transaction.atomic
def forget_lifts() -> int:
    """Who drove with whom, and from where, is gone two weeks after the gathering; that somebody offered a lift stays.

    Runs every day, for all partnerships. Returns how many pairs and places it removed.
    """
    long_ago = timezone.now() - timedelta(days=LIFT_KEPT_DAYS)
    with acting_as(Actor(role=Role.RETENTION)):
        pairs, _each = LiftMatch.objects.filter(gathering__ends_at__lte=long_ago).delete()
        told = Registration.objects.filter(
            ~Q(lift_place="") | Q(lift_shares_phone=True), gathering__ends_at__lte=long_ago
        )
        places = told.update(lift_place="", lift_shares_phone=False)
        if pairs or places:
            record(action="lifts.forgotten", pairs=pairs, places=places)
    return int(pairs + places)


@transaction.atomic
def forget_door_presses() -> int:
    """Every press at the door is gone a week after the gathering; who was there stays.

    Runs every day, for all partnerships. Returns how many.
    """
    with acting_as(Actor(role=Role.RETENTION)):
        old = DoorPress.objects.filter(gathering__ends_at__lte=timezone.now() - DOOR_PRESS_KEPT)
        pressed, _each = old.delete()
        if pressed:
            record(action="door_presses.forgotten", count=pressed)
    return int(pressed)


@transaction.atomic
def forget_notes() -> int:
    """What was to be remembered of a call, and remarks with a registration, are gone a year after the gathering.

    The call itself stays, with its moment and outcome: the harvest counts it. Runs every day, for all partnerships.
    Returns how many notes and remarks it emptied.
    """
    long_ago = timezone.now() - CALL_NOTE_KEPT
    with acting_as(Actor(role=Role.RETENTION)):
        notes = PhoneCall.objects.filter(gathering__ends_at__lte=long_ago).exclude(note="").update(note="")
        told = Registration.objects.filter(gathering__ends_at__lte=long_ago).exclude(remark="")
        remarks = told.update(remark="")
        if notes or remarks:
            record(action="notes.forgotten", notes=notes, remarks=remarks)
    return int(notes + remarks)
