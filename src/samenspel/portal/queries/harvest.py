# SPDX-License-Identifier: EUPL-1.2
"""The harvest: what sessions yielded, as figures that each open onto the rows behind them.

A figure is the number of rows that `rows_behind` of the same name lists; nothing is counted any other way.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samenspel.agenda.constants import ActionState
from samenspel.gatherings.constants import GatheringState, YesNo
from samenspel.gatherings.models import (
    Attendance,
    Evaluation,
    EvaluationActionPoint,
    Gathering,
    PhoneCall,
)
from samenspel.network.models import ConnectionReport
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Contact, Partner


@dataclass(frozen=True, slots=True)
class Session:
    """One gathering in the harvest, with its figures."""

    id: UUID
    title: str
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


def new_connections() -> list[NewConnection]:
    """Every connection of the partnership that was first said in an evaluation, oldest session first."""
    reports = ConnectionReport.objects.select_related("connection").order_by("said_at", "pk")
    spoken = reports.values_list(
        "connection_id",
        "connection__first_id",
        "connection__second_id",
        "said_at",
        "said_in_evaluation__evaluation__gathering_id",
        "said_in_evaluation__evaluation__gathering__starts_at",
    )
    pairs: dict[UUID, list[tuple[datetime, UUID | None, UUID, UUID]]] = defaultdict(list)
    for connection_id, first_id, second_id, said_at, gathering_id, starts_at in spoken:
        pairs[connection_id].append((starts_at or said_at, gathering_id, first_id, second_id))
    found = []
    for said in pairs.values():
        earliest = min(said, key=lambda report: report[0])
        if earliest[1] is not None:
            new = NewConnection(earliest[1], earliest[2], earliest[3], by_both=len(said) > 1)
            found.append((earliest[0], new))
    return [new for _at, new in sorted(found, key=lambda pair: pair[0])]


def sessions(*, first_date: date | None = None, last_date: date | None = None) -> list[Session]:
    """The gatherings that took place in these days, oldest first."""
    gatherings = _took_place()
    if first_date:
        gatherings = gatherings.filter(starts_at__date__gte=first_date)
    if last_date:
        gatherings = gatherings.filter(starts_at__date__lte=last_date)
    return _with_figures(list(gatherings.order_by("starts_at")))


def last_session_id() -> UUID | None:
    """The latest gathering that took place, without its figures."""
    latest = _took_place().order_by("-starts_at").values_list("pk", flat=True).first()
    return UUID(str(latest)) if latest else None


def _took_place() -> QuerySet[Gathering]:
    found: QuerySet[Gathering] = Gathering.objects.exclude(state=GatheringState.DRAFT)
    return found.filter(starts_at__lte=timezone.now())


def session(gathering_id: UUID) -> Session:
    return _with_figures([Gathering.of(gathering_id)])[0]


def _with_figures(gatherings: list[Gathering]) -> list[Session]:
    ids = [gathering.pk for gathering in gatherings]
    calls = _count(PhoneCall.objects.filter(gathering_id__in=ids).values_list("gathering_id", flat=True))
    present = _count(Attendance.objects.filter(gathering_id__in=ids).values_list("gathering_id", flat=True))
    answered = _count(Evaluation.objects.filter(gathering_id__in=ids).values_list("gathering_id", flat=True))
    contribute = _count(
        Evaluation.objects.filter(gathering_id__in=ids, will_contribute=YesNo.YES).values_list(
            "gathering_id", flat=True
        )
    )
    cooperate = _count(
        Evaluation.objects.filter(gathering_id__in=ids, will_cooperate=YesNo.YES).values_list("gathering_id", flat=True)
    )
    actions = _actions_by_state(ids)
    said: dict[UUID, list[NewConnection]] = defaultdict(list)
    for new in new_connections():
        said[new.gathering_id].append(new)
    joined = sorted(Contact.objects.filter(active=True).values_list("created_at", flat=True))
    return [
        Session(
            id=gathering.pk,
            title=gathering.title,
            starts_at=gathering.starts_at,
            ends_at=gathering.ends_at,
            place=gathering.place,
            state=gathering.state,
            calls=calls[gathering.pk],
            contacts=sum(at <= gathering.ends_at for at in joined),
            participants=present[gathering.pk],
            evaluations=answered[gathering.pk],
            new_by_one=sum(not new.by_both for new in said[gathering.pk]),
            new_by_both=sum(new.by_both for new in said[gathering.pk]),
            actions_done=actions[gathering.pk, "done"],
            actions_open=actions[gathering.pk, "open"],
            actions_let_go=actions[gathering.pk, "let_go"],
            will_contribute=contribute[gathering.pk],
            will_cooperate=cooperate[gathering.pk],
        )
        for gathering in gatherings
    ]


def _count(keys: Iterable[UUID]) -> defaultdict[UUID, int]:
    counted: defaultdict[UUID, int] = defaultdict(int)
    for key in keys:
        counted[key] += 1
    return counted


def _actions_by_state(gathering_ids: list[UUID]) -> defaultdict[tuple[UUID, str], int]:
    counted: defaultdict[tuple[UUID, str], int] = defaultdict(int)
    links = EvaluationActionPoint.objects.filter(evaluation__gathering_id__in=gathering_ids)
    for gathering_id, state in links.values_list("evaluation__gathering_id", "action_point__state"):
        counted[gathering_id, _group_of(state)] += 1
    return counted


def _group_of(state: str) -> str:
    return "open" if state in {ActionState.OPEN, ActionState.BUSY} else state


def period(*, first_date: date | None = None, last_date: date | None = None) -> Period:
    """Sums over the sessions of these days."""
    found = sessions(first_date=first_date, last_date=last_date)
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
