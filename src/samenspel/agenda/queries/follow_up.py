# SPDX-License-Identifier: EUPL-1.2
"""Of which action points it is time to ask how it goes."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from samenspel.agenda.constants import ASKED_AFTER, ASKED_AT_MOST, ActionState
from samenspel.agenda.models import ActionPoint

ASKED_IN = (ActionState.OPEN, ActionState.BUSY)  # what is stuck lies with the core group
LOOK_BACK = timedelta(days=60)  # nobody is mailed about something of years ago when this starts


def moment_has_come(today: date) -> Q:
    """Its date is there; without a date: it was written two weeks ago."""
    return Q(due_date__lte=today) | Q(due_date__isnull=True, created_at__lt=end_of(today - ASKED_AFTER))


def quiet(today: date) -> Q:
    """Nobody hears by themselves how it goes: three mails without an answer, or no address to mail to."""
    unanswered = Q(asked_count__gte=ASKED_AT_MOST)
    unreachable = Q(owner__email="") & moment_has_come(today)
    return Q(state__in=ASKED_IN) & (unanswered | unreachable)


def owners_to_ask(today: date) -> list[UUID]:
    """Who gets a mail today, each once, the longest waiting first."""
    found = ActionPoint.objects.filter(_to_ask(today)).order_by("created_at", "pk").values_list("owner_id", flat=True)
    return list(dict.fromkeys(found))


def due_of(owner_id: UUID, today: date) -> list[ActionPoint]:
    return list(ActionPoint.objects.filter(_to_ask(today), owner_id=owner_id).order_by("due_date", "created_at"))


def _to_ask(today: date) -> Q:
    lately = today - LOOK_BACK
    not_old = (
        Q(asked_at__isnull=False) | Q(due_date__gte=lately) | Q(due_date__isnull=True, created_at__gt=end_of(lately))
    )
    rested = end_of(today - ASKED_AFTER)
    return (
        Q(state__in=ASKED_IN, owner__active=True, asked_count__lt=ASKED_AT_MOST)
        & ~Q(owner__email="")
        & moment_has_come(today)
        & not_old
        & (Q(asked_at__isnull=True) | Q(asked_at__lt=rested))
        & (Q(answered_at__isnull=True) | Q(answered_at__lt=rested) | Q(due_date=today))
    )


def end_of(day: date) -> datetime:
    """Midnight after this day, in local time whatever the clocks did."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
