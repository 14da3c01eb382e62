# SPDX-License-Identifier: EUPL-1.2
"""What the page of the core group shows: its meetings and who sits in it."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.utils import timezone

from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import ActionPoint
from samenspel.core_group.constants import ItemState, SignalState
from samenspel.core_group.models import AgendaItem, Decision, Signal
from samenspel.core_group.queries.upcoming import next_meeting
from samenspel.gatherings.constants import GatheringKind, RegistrationState
from samenspel.gatherings.models import Gathering, Registration
from samenspel.partnerships.constants import MemberRole
from samenspel.partnerships.models import Membership

ROWS_A_PAGE = 12
MOST_STUCK = 8


@dataclass(frozen=True, slots=True)
class MeetingRow:
    id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    points: int
    minutes: int
    decisions: int

    @property
    def key(self) -> str:
        """The id as it stands in an address."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """Meetings that were, the latest first, a page at a time; and those to come after the next one."""

    rows: list[MeetingRow]
    later: list[MeetingRow]
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Member:
    id: UUID
    user_id: int
    name: str
    role: str
    is_expert: bool


@dataclass(frozen=True, slots=True)
class StuckRow:
    """An action point that got stuck; `on_agenda` when it stands on one already."""

    id: UUID
    what: str
    owner: str
    obstacle: str
    on_agenda: bool


@dataclass(frozen=True, slots=True)
class Stuck:
    rows: list[StuckRow]
    more: int


def coming_meeting() -> MeetingRow | None:
    found = next_meeting()
    return _rows([found])[0] if found is not None else None


def meeting_row(meeting: Gathering) -> MeetingRow:
    return _rows([meeting])[0]


def meeting_page(*, number: int = 1, besides: UUID | None = None) -> MeetingPage:
    now = timezone.now()
    meetings = Gathering.objects.filter(kind=GatheringKind.CORE_GROUP, called_off_at__isnull=True)
    past = meetings.filter(ends_at__lt=now).order_by("-starts_at", "pk")
    pages = max(1, ceil(past.count() / ROWS_A_PAGE))
    number = min(max(number, 1), pages)
    later = meetings.filter(ends_at__gte=now).exclude(pk=besides).order_by("starts_at", "pk")
    return MeetingPage(
        rows=_rows(list(past[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE])),
        later=_rows(list(later[:ROWS_A_PAGE])),
        number=number,
        pages=pages,
    )


def _rows(meetings: list[Gathering]) -> list[MeetingRow]:
    ids = [meeting.pk for meeting in meetings]
    points: dict[UUID, list[int]] = {pk: [] for pk in ids}
    for pk, minutes in AgendaItem.objects.filter(gathering_id__in=ids).values_list("gathering_id", "minutes"):
        points[pk].append(minutes)
    counted = Decision.objects.filter(gathering_id__in=ids).order_by().values_list("gathering_id")
    decisions = dict(counted.annotate(number=Count("pk")))
    return [
        MeetingRow(
            id=meeting.pk,
            title=meeting.title,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            points=len(points[meeting.pk]),
            minutes=sum(points[meeting.pk]),
            decisions=decisions.get(meeting.pk, 0),
        )
        for meeting in meetings
    ]


def meeting_choices(*, besides: UUID | None = None) -> list[tuple[str, str]]:
    """Meetings to come on which a point can stand, the soonest first; `besides` also when it is over."""
    coming = Q(ends_at__gte=timezone.now(), called_off_at__isnull=True) | Q(pk=besides)
    found = Gathering.objects.filter(coming, kind=GatheringKind.CORE_GROUP).order_by("starts_at", "pk")
    return [
        (str(pk), f"{title}, {timezone.localtime(starts_at):%d-%m-%Y}")
        for pk, title, starts_at in found.values_list("pk", "title", "starts_at")[:50]
    ]


def experts_coming(meeting_id: UUID) -> int:
    """Experience experts among who comes to this meeting."""
    found: int = Registration.objects.filter(
        gathering_id=meeting_id, contact__is_experience_expert=True, state=RegistrationState.SEATED
    ).count()
    return found


def members() -> list[Member]:
    """The core group and the facilitators, by name. Mail addresses stay with the page where people are added."""
    found = Membership.objects.filter(user__is_active=True).order_by("role", Lower("user__name"), "pk")
    fields = ("pk", "user_id", "user__name", "role", "is_experience_expert")
    return [Member(*row) for row in found.values_list(*fields)]


def core_group_of(people: list[Member]) -> list[Member]:
    return [member for member in people if member.role == MemberRole.CORE_GROUP]


def stuck_actions() -> Stuck:
    """What got stuck, the longest ago first; not only late, but said to be stuck by who does it."""
    stuck = ActionPoint.objects.filter(state=ActionState.STUCK).order_by("created_at", "pk")
    rows = stuck.values_list("pk", "what", "owner__name", "obstacle")[:MOST_STUCK]
    on_agenda = set(
        AgendaItem.objects.filter(state=ItemState.OPEN, action_point__isnull=False).values_list(
            "action_point_id", flat=True
        )
    )
    return Stuck(
        rows=[StuckRow(pk, what, owner, obstacle, pk in on_agenda) for pk, what, owner, obstacle in rows],
        more=max(0, stuck.count() - MOST_STUCK),
    )


def open_signals() -> int:
    found: int = Signal.objects.filter(state=SignalState.OPEN).count()
    return found
