# SPDX-License-Identifier: EUPL-1.2
"""What happened in the pact since a moment, and what comes: for the mails and for "since your last visit".

Read with the eyes of the news, so that a contact by link reads the same counts as staff. People stay unnamed.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import ActionPoint
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.gatherings.constants import GatheringKind, GatheringState
from samenspel.gatherings.models import Gathering
from samenspel.network.models import Connection
from samenspel.news.constants import LOOKS_BACK, QuestionState
from samenspel.news.models import NetworkQuestion, Visit
from samenspel.news.queries.items import NewsRow, told
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner

MOST_NEWS = 20
MOST_NAMES = 30
MOST_OPEN = 8


@dataclass(frozen=True, slots=True)
class Session:
    id: UUID
    title: str
    starts_at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class Helped:
    """A question that was closed, and what helped."""

    words: str
    what_helped: str


@dataclass(frozen=True, slots=True)
class Happened:
    """Since a moment. `partners` are names of organisations."""

    since: datetime
    news: list[NewsRow]
    partners: list[str]
    connections: int
    actions_done: int
    gatherings: int
    helped: list[Helped]

    @property
    def is_nothing(self) -> bool:
        lists = self.news or self.partners or self.helped
        return not (lists or self.connections or self.actions_done or self.gatherings)


def happened(since: datetime) -> Happened:
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        joined = Q(joined_date__gt=timezone.localdate(since)) | Q(joined_date__isnull=True, created_at__gt=since)
        partners = Partner.objects.filter(joined, status=PartnerStatus.ACTIVE)
        closed = NetworkQuestion.objects.filter(state=QuestionState.CLOSED, closed_at__gt=since)
        held = Gathering.objects.filter(ends_at__gt=since, ends_at__lte=timezone.now(), called_off_at__isnull=True)
        return Happened(
            since=since,
            news=told(number=MOST_NEWS, after=since),
            partners=list(partners.order_by("created_at").values_list("organization__name", flat=True)[:MOST_NAMES]),
            connections=_new_connections(since),
            actions_done=ActionPoint.objects.filter(state=ActionState.DONE, closed_at__gt=since).count(),
            gatherings=held.exclude(kind=GatheringKind.CORE_GROUP).exclude(state=GatheringState.DRAFT).count(),
            helped=[
                Helped(words, what_helped)
                for words, what_helped in closed.exclude(what_helped="")
                .order_by("-closed_at", "pk")
                .values_list("words", "what_helped")[:MOST_OPEN]
            ],
        )


def _new_connections(since: datetime) -> int:
    """Ties of which nobody spoke before; what is typed over from paper counts on the day it was said."""
    spoken = Connection.objects.filter(reports__said_at__gt=since).exclude(reports__said_at__lte=since)
    found: int = spoken.distinct().count()
    return found


def coming_sessions() -> list[Session]:
    """What is to come for partners, the soonest first."""
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        return [Session(one.pk, one.title, one.starts_at, one.place) for one in _coming()[:MOST_OPEN]]


def open_sessions() -> list[Gathering]:
    """What is to come and what anybody can sign up for by an open page."""
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        return list(_coming().exclude(open_code="")[:MOST_OPEN])


def _coming() -> "QuerySet[Gathering]":
    coming = Gathering.objects.filter(starts_at__gt=timezone.now(), called_off_at__isnull=True)
    return coming.exclude(kind=GatheringKind.CORE_GROUP).exclude(state=GatheringState.DRAFT).order_by("starts_at", "pk")


def open_questions() -> list[str]:
    """What the network is asked now."""
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        found = NetworkQuestion.objects.filter(state=QuestionState.PASSED).order_by("-passed_at", "pk")
        return list(found.values_list("words", flat=True)[:MOST_OPEN])


def last_visit() -> datetime:
    """Until when this person said to have seen what happened; the first time a month back."""
    actor = current_actor()
    mine = {"user_id": actor.user_id} if actor.user_id is not None else {"contact_id": actor.contact_id}
    seen: datetime | None = Visit.objects.filter(**mine).values_list("seen_at", flat=True).first()
    return seen or timezone.now() - LOOKS_BACK
