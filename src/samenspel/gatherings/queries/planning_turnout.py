# SPDX-License-Identifier: EUPL-1.2
"""How this partnership's own connection sessions were attended, per weekday and per hour, with the rows behind it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.domain.turnout import Advice, Group, Meeting, advise
from samenspel.gatherings.constants import GatheringKind, RegistrationSource, RegistrationState
from samenspel.gatherings.models import Attendance, Gathering, Invitation, Registration

MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `of` 0 means that nobody was asked."""

    came: int
    of: int

    @property
    def hundredths(self) -> int | None:
        return round(100 * Fraction(self.came, self.of)) if self.of else None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The sessions on one weekday, or that began in one hour."""

    label: str
    meetings: int
    invited: Share
    registered: Share


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session behind the figures."""

    id: UUID
    title: str
    starts_at: datetime
    invited: Share
    registered: Share


@dataclass(frozen=True, slots=True)
class Turnout:
    """`sentences` say what can be said; none means: fewer than three sessions, or nothing to compare."""

    count: int
    enough: bool
    sentences: list[str]
    weekdays: list[GroupRow]
    hours: list[GroupRow]
    sessions: list[SessionRow]


def own_turnout() -> Turnout:
    """The number of questions to the database does not depend on how many sessions there were."""
    sessions = _sessions()
    advice = advise([_meeting(row) for row in sessions])
    return Turnout(
        count=len(sessions),
        enough=advice.enough,
        sentences=_sentences(advice),
        weekdays=[_group_row(group, _weekday(group.value)) for group in advice.weekdays],
        hours=[_group_row(group, _hour(group.value)) for group in advice.hours],
        sessions=sessions,
    )


def _sessions() -> list[SessionRow]:
    """Connection sessions that were, with anybody present; the latest first."""
    over = Gathering.objects.filter(kind=GatheringKind.CONNECTION_SESSION, ends_at__lt=timezone.now())
    there = over.filter(Exists(Attendance.objects.filter(gathering_id=OuterRef("pk")))).order_by("-starts_at", "pk")
    found = list(there)
    ids = [one.pk for one in found]
    invited, registered = _of_invited(ids), _of_registered(ids)
    nobody = Share(0, 0)
    return [
        SessionRow(one.pk, one.title, one.starts_at, invited.get(one.pk, nobody), registered.get(one.pk, nobody))
        for one in found
    ]


def _of_invited(ids: list[UUID]) -> dict[UUID, Share]:
    present = Registration.objects.filter(
        gathering_id=OuterRef("gathering_id"), contact_id=OuterRef("contact_id"), attendance__isnull=False
    )
    counts = Invitation.objects.filter(gathering_id__in=ids).values("gathering_id").order_by("gathering_id")
    rows = counts.annotate(of=Count("pk"), came=Count("pk", filter=Exists(present)))
    return {row["gathering_id"]: Share(row["came"], row["of"]) for row in rows}


def _of_registered(ids: list[UUID]) -> dict[UUID, Share]:
    """Who had a place beforehand; people who walked in at the door did not register."""
    had_place = Registration.objects.filter(gathering_id__in=ids, state=RegistrationState.SEATED).exclude(
        source=RegistrationSource.DOOR
    )
    rows = (
        had_place.values("gathering_id")
        .order_by("gathering_id")
        .annotate(of=Count("pk"), came=Count("pk", filter=Q(attendance__isnull=False)))
    )
    return {row["gathering_id"]: Share(row["came"], row["of"]) for row in rows}


def _meeting(row: SessionRow) -> Meeting:
    begins = timezone.localtime(row.starts_at)
    return Meeting(
        key=str(row.id),
        weekday=begins.isoweekday(),
        hour=begins.hour,
        invited=row.invited.of,
        invited_came=row.invited.came,
        registered=row.registered.of,
        registered_came=row.registered.came,
    )


def _group_row(group: Group, label: str) -> GroupRow:
    return GroupRow(
        label=label,
        meetings=group.meetings,
        invited=Share(group.invited_came, group.invited),
        registered=Share(group.registered_came, group.registered),
    )


def _weekday(number: int) -> str:
    return str(date_format(MONDAY + timedelta(days=number - 1), "l"))


def _hour(number: int) -> str:
    return _("tussen %(from)s en %(to)s uur") % {"from": number, "to": number + 1}


def _sentences(advice: Advice) -> list[str]:
    found = []
    if advice.best_weekday is not None:
        found.append(_best(_("Op %(when)s"), _weekday(advice.best_weekday.value), advice.best_weekday))
    if advice.best_hour is not None:
        found.append(_best(_("Met een begin %(when)s"), _hour(advice.best_hour.value), advice.best_hour))
    return found


def _best(opening: str, when: str, group: Group) -> str:
    share = (
        Share(group.invited_came, group.invited) if group.invited else Share(group.registered_came, group.registered)
    )
    if group.invited:
        words = _(
            "%(opening)s kwam bij jullie het grootste deel: %(came)s van de %(of)s genodigden, over %(times)s keer."
        )
    else:
        words = _(
            "%(opening)s kwam bij jullie het grootste deel: %(came)s van de %(of)s aanmeldingen, over %(times)s keer."
        )
    return words % {"opening": opening % {"when": when}, "came": share.came, "of": share.of, "times": group.meetings}
