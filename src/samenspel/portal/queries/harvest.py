# SPDX-License-Identifier: EUPL-1.2
"""The harvest: what sessions yielded, as figures that each open onto the rows behind them.

A figure is the number of rows that `rows_behind` of the same name lists; nothing is counted any other way.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Q, QuerySet
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from samenspel.agenda.constants import GOING
from samenspel.gatherings.constants import GatheringState, YesNo
from samenspel.gatherings.models import (
    Attendance,
    Evaluation,
    EvaluationActionPoint,
    Gathering,
    PhoneCall,
)
from samenspel.network.models import Connection
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Contact, Partner


@dataclass(frozen=True, slots=True)
class Session:
    """One gathering in the harvest, with its figures."""

    id: UUID
    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str
    state: str
    calls: int
    contacts: int
    participants: int
    evaluations: int
    new_by_one: int
    new_by_both: int
    actions_done: int
    actions_open: int
    actions_let_go: int
    will_contribute: int
    will_cooperate: int

    @property
    def new_connections(self) -> int:
        return self.new_by_one + self.new_by_both

    @property
    def actions(self) -> int:
        return self.actions_done + self.actions_open + self.actions_let_go


@dataclass(frozen=True, slots=True)
class NewConnection:
    """A pair without an earlier tie, in the session where it was said first."""

    gathering_id: UUID
    first_id: UUID
    second_id: UUID
    by_both: bool


@dataclass(frozen=True, slots=True)
class Period:
    """What a stretch of time yielded; people are counted once however often they came."""

    first_date: date | None
    last_date: date | None
    sessions: list[Session]
    partners: int
    contacts: int
    calls: int
    participants: int
    people: int
    new_by_one: int
    new_by_both: int
    actions_done: int
    actions_open: int
    actions_let_go: int
    will_contribute: int

    @property
    def new_connections(self) -> int:
        return self.new_by_one + self.new_by_both

    @property
    def places(self) -> int:
        return len({session.place for session in self.sessions})


@dataclass(frozen=True, slots=True)
class Tie:
    """A connection of two people with their partners; `gathering_id` is empty when no session made it.

    Ids are text, as the database gives them: a page compares hundreds of them and shows none.
    """

    first: str
    second: str
    first_partner: str
    second_partner: str
    gathering_id: UUID | None
    by_both: bool


def ties() -> list[Tie]:
    """Every connection of the partnership, in the order in which it was first said; one query."""
    said_first = Coalesce("reports__said_in_evaluation__evaluation__gathering__starts_at", "reports__said_at")
    spoken = Connection.objects.order_by(said_first, "reports__pk").values_list(
        _text("pk"),
        _text("first_id"),
        _text("second_id"),
        _text("first__partner_id"),
        _text("second__partner_id"),
        _text("reports__said_in_evaluation__evaluation__gathering_id"),
    )
    first_said: dict[str, tuple[str, ...]] = {}
    reports: defaultdict[str, int] = defaultdict(int)
    for connection, *rest in spoken:
        first_said.setdefault(connection, tuple(rest))
        reports[connection] += 1
    ids = {text: UUID(text) for text in {rest[-1] for rest in first_said.values()} if text}
    return [
        Tie(first, second, one or "", other or "", ids.get(gathering), by_both=reports[connection] > 1)
        for connection, (first, second, one, other, gathering) in first_said.items()
    ]


def _text(field: str) -> Cast:
    """An id as text: making a UUID of each takes longer than the query itself."""
    return Cast(field, CharField())


def new_connections(known: list[Tie] | None = None) -> list[NewConnection]:
    """Every connection of the partnership that was first said in an evaluation, oldest session first."""
    found = ties() if known is None else known
    return [
        NewConnection(tie.gathering_id, UUID(tie.first), UUID(tie.second), by_both=tie.by_both)
        for tie in found
        if tie.gathering_id is not None
    ]


def sessions(
    *, first_date: date | None = None, last_date: date | None = None, known: list[Tie] | None = None
) -> list[Session]:
    """The gatherings that took place in these days, oldest first; `known` are the ties, when somebody has them."""
    gatherings = _took_place()
    if first_date:
        gatherings = gatherings.filter(starts_at__date__gte=first_date)
    if last_date:
        gatherings = gatherings.filter(starts_at__date__lte=last_date)
    return _with_figures(list(gatherings.order_by("starts_at")), ties() if known is None else known)


def last_session_id() -> UUID | None:
    """The latest gathering that took place, without its figures."""
    latest = _took_place().order_by("-starts_at").values_list("pk", flat=True).first()
    return UUID(str(latest)) if latest else None


def _took_place() -> QuerySet[Gathering]:
    found: QuerySet[Gathering] = Gathering.objects.exclude(state=GatheringState.DRAFT)
    return found.filter(starts_at__lte=timezone.now(), called_off_at__isnull=True)


def session(gathering_id: UUID) -> Session:
    return _with_figures([Gathering.of(gathering_id)], ties())[0]


def _with_figures(gatherings: list[Gathering], known: list[Tie]) -> list[Session]:
    ids = [gathering.pk for gathering in gatherings]
    calls = _count(PhoneCall.objects.filter(gathering_id__in=ids))
    present = _count(Attendance.objects.filter(gathering_id__in=ids))
    answered = _answers(ids)
    actions = _actions_by_state(ids)
    said: dict[UUID, list[Tie]] = defaultdict(list)
    for new in known:
        if new.gathering_id is not None:
            said[new.gathering_id].append(new)
    joined = sorted(Contact.objects.filter(active=True).values_list("created_at", flat=True))
    return [
        Session(
            id=gathering.pk,
            title=gathering.title,
            kind=gathering.kind,
            starts_at=gathering.starts_at,
            ends_at=gathering.ends_at,
            place=gathering.place,
            state=gathering.state,
            calls=calls.get(gathering.pk, 0),
            contacts=bisect_right(joined, gathering.ends_at),
            participants=present.get(gathering.pk, 0),
            evaluations=answered[gathering.pk][0],
            new_by_one=sum(not new.by_both for new in said[gathering.pk]),
            new_by_both=sum(new.by_both for new in said[gathering.pk]),
            actions_done=actions[gathering.pk, "done"],
            actions_open=actions[gathering.pk, "open"],
            actions_let_go=actions[gathering.pk, "let_go"],
            will_contribute=answered[gathering.pk][1],
            will_cooperate=answered[gathering.pk][2],
        )
        for gathering in gatherings
    ]


def _count(rows: QuerySet[Any]) -> dict[UUID, int]:
    return dict(rows.order_by().values_list("gathering_id").annotate(count=Count("pk")))


def _answers(gathering_ids: list[UUID]) -> defaultdict[UUID, tuple[int, int, int]]:
    """Per gathering: how many answered, how many will contribute, how many will cooperate."""
    counted: defaultdict[UUID, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    rows = Evaluation.objects.filter(gathering_id__in=gathering_ids).order_by().values_list("gathering_id")
    for gathering_id, *counts in rows.annotate(
        answered=Count("pk"),
        contribute=Count("pk", filter=Q(will_contribute=YesNo.YES)),
        cooperate=Count("pk", filter=Q(will_cooperate=YesNo.YES)),
    ):
        counted[gathering_id] = (counts[0], counts[1], counts[2])
    return counted


def _actions_by_state(gathering_ids: list[UUID]) -> defaultdict[tuple[UUID, str], int]:
    counted: defaultdict[tuple[UUID, str], int] = defaultdict(int)
    links = EvaluationActionPoint.objects.filter(evaluation__gathering_id__in=gathering_ids)
    rows = links.order_by().values_list("evaluation__gathering_id", "action_point__state")
    for gathering_id, state, count in rows.annotate(count=Count("pk")):
        counted[gathering_id, _group_of(state)] += count
    return counted


def _group_of(state: str) -> str:
    return "open" if state in GOING else state


def period(*, first_date: date | None = None, last_date: date | None = None, known: list[Tie] | None = None) -> Period:
    """Sums over the sessions of these days."""
    found = sessions(first_date=first_date, last_date=last_date, known=known)
    ids = [one.id for one in found]
    people = Attendance.objects.filter(gathering_id__in=ids).values("registration__contact_id").distinct().count()
    return Period(
        first_date=first_date or (timezone.localdate(found[0].starts_at) if found else None),
        last_date=last_date or (timezone.localdate(found[-1].starts_at) if found else None),
        sessions=found,
        partners=Partner.objects.filter(status=PartnerStatus.ACTIVE).count(),
        contacts=found[-1].contacts if found else Contact.objects.filter(active=True).count(),
        people=people,
        calls=sum(one.calls for one in found),
        participants=sum(one.participants for one in found),
        new_by_one=sum(one.new_by_one for one in found),
        new_by_both=sum(one.new_by_both for one in found),
        actions_done=sum(one.actions_done for one in found),
        actions_open=sum(one.actions_open for one in found),
        actions_let_go=sum(one.actions_let_go for one in found),
        will_contribute=sum(one.will_contribute for one in found),
    )
