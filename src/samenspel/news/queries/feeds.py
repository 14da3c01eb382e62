# SPDX-License-Identifier: EUPL-1.2
"""Sessions as a calendar program asks for them: those anybody can sign up for, and somebody's own.

UID and SEQUENCE are those of the mailed files, so that a feed and a mail about one session are one entry. What is
called off, or what somebody signed off from after it stood in their calendar, stays in the feed as cancelled.
"""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.base.calendar import Meeting, calendar_feed
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.gatherings.constants import GatheringState, RegistrationState
from samenspel.gatherings.models import Gathering, Registration
from samenspel.gatherings.operations.registering_mail import meeting_of
from samenspel.partnerships.models import Partnership

LOOKS_BACK = timedelta(days=90)


def public_feed() -> str:
    """Sessions with an open sign-up page."""
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        shown = _recent().exclude(open_code="")
        return calendar_feed([meeting_of(one) for one in shown], name=_name())


def own_feed(contact_id: UUID) -> str:
    """Where this person has a seat, and where they had one."""
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        mine = Registration.objects.filter(contact_id=contact_id, gathering__in=_recent().values("pk"))
        rows = mine.select_related("gathering").order_by("gathering__starts_at", "pk")
        meetings = [_meeting(one) for one in rows if _stands_there(one)]
        return calendar_feed(meetings, name=_("Mijn bijeenkomsten, %(pact)s") % {"pact": _name()})


def _meeting(registration: Registration) -> Meeting:
    return meeting_of(
        registration.gathering,
        cancelled=registration.state != RegistrationState.SEATED,
        changes=registration.calendar_changes,
    )


def _stands_there(registration: Registration) -> bool:
    """Has a seat, or had one: then a file was mailed, and the calendar has to hear that it is off."""
    return registration.state == RegistrationState.SEATED or registration.calendar_changes > 0


def _recent() -> "QuerySet[Gathering]":
    rows = Gathering.objects.filter(ends_at__gt=timezone.now() - LOOKS_BACK)
    return rows.exclude(state=GatheringState.DRAFT).order_by("starts_at", "pk")


def _name() -> str:
    name: str = Partnership.objects.values_list("name", flat=True).get(pk=current_partnership_id())
    return name
