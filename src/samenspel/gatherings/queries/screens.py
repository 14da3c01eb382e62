# SPDX-License-Identifier: EUPL-1.2
"""What may be seen on a screen in the room: names with a table, a clock, and counts. Nobody's answers."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from samenspel.gatherings.constants import PlanState, RegistrationState, Screen
from samenspel.gatherings.models import (
    Attendance,
    Evaluation,
    EvaluationActionPoint,
    EvaluationConnection,
    Gathering,
    Registration,
    RoomScreen,
    Seat,
    SeatingPlan,
)
from samenspel.gatherings.queries.door import folded
from samenspel.network.models import ConnectionReport


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of the rounds. `left` is in seconds, now; `round` is 0 when none began yet."""

    round: int
    rounds: int
    seconds: int
    left: int
    runs: bool
    stands: bool
    version: int
    ends_at: Any = None

    @property
    def is_over(self) -> bool:
        return self.round > 0 and not self.runs and not self.stands

    @property
    def minutes(self) -> str:
        """As a clock shows it: 04:09."""
        return f"{self.left // 60:02d}:{self.left % 60:02d}"

    @property
    def next_round(self) -> int:
        return self.round + 1 if self.round < self.rounds else 0


@dataclass(frozen=True, slots=True)
class Room:
    gathering_id: UUID
    title: str
    showing: str
    clock: Clock
    evaluation_code: str
    is_harvested: bool


@dataclass(frozen=True, slots=True)
class AtTable:
    name: str
    organization: str
    table: int


@dataclass(frozen=True, slots=True)
class TablesNow:
    """Who sits where in the round of now; without a plan in use `round` is 0."""

    round: int
    rounds: int
    people: list[AtTable]


@dataclass(frozen=True, slots=True)
class Growth:
    """The harvest so far, as counts; `pairs` are positions in `rings`, nobody's name."""

    present: int
    answered: int
    connections: int
    actions: int
    rings: list[str]
    pairs: list[tuple[int, int]]


def room_of(gathering_id: UUID) -> Room:
    gathering = Gathering.of(gathering_id)
    screen = RoomScreen.objects.filter(gathering_id=gathering_id).first()
    return Room(
        gathering_id=gathering_id,
        title=gathering.title,
        showing=screen.showing if screen else Screen.TABLES.value,
        clock=_clock(gathering, screen),
        evaluation_code=gathering.evaluation_code,
        is_harvested=gathering.harvested_at is not None,
    )


def tables_now(gathering_id: UUID, *, text: str = "") -> TablesNow:
    """Everybody with a seat in the round of now, by name; who cancelled is left out."""
    plan = SeatingPlan.objects.filter(gathering_id=gathering_id, state=PlanState.IN_USE).first()
    if plan is None:
        return TablesNow(0, 0, [])
    number = _round_now(gathering_id, plan)
    comes = Q(registration__state=RegistrationState.SEATED) | Q(registration__attendance__isnull=False)
    seats = Seat.objects.filter(comes, plan_id=plan.pk, round=number)
    columns = (
        "registration__contact__name",
        "registration__contact__partner__organization__name",
        "table__number",
    )
    rows = seats.order_by(Lower("registration__contact__name"), "pk").values_list(*columns)
    words = folded(text).split()
    people = [AtTable(name, organization or "", table) for name, organization, table in rows]
    return TablesNow(number, plan.rounds, [one for one in people if _has(one, words)])


def growth(gathering_id: UUID) -> Growth:
    """New connections are pairs that were said here first, counted as the harvest does."""
    gathering = Gathering.of(gathering_id)
    present = Registration.objects.filter(gathering_id=gathering_id, attendance__isnull=False)
    circles = dict(present.values_list("contact_id", "contact__partner__circle"))
    # In an order that follows from no name, so that a place in the picture says nothing about who it is.
    order = sorted(circles, key=lambda pk: hashlib.sha256(f"{gathering_id}{pk}".encode()).digest())
    place = {pk: number for number, pk in enumerate(order)}
    new = _new_pairs(gathering)
    return Growth(
        present=Attendance.objects.filter(gathering_id=gathering_id).count(),
        answered=Evaluation.objects.filter(gathering_id=gathering_id).count(),
        connections=len(new),
        actions=EvaluationActionPoint.objects.filter(evaluation__gathering_id=gathering_id).count(),
        rings=[circles[pk] or "" for pk in order],
        pairs=[(place[first], place[second]) for first, second in new if first in place and second in place],
    )


def round_now(gathering_id: UUID) -> int:
    """The round of the clock, else the first that is not done; 0 without tables."""
    plan = SeatingPlan.objects.filter(gathering_id=gathering_id, state=PlanState.IN_USE).first()
    return _round_now(gathering_id, plan) if plan else 0


def _round_now(gathering_id: UUID, plan: SeatingPlan) -> int:
    clock = RoomScreen.objects.filter(gathering_id=gathering_id).values_list("round", flat=True).first() or 0
    return min(max(clock, plan.rounds_done + 1), plan.rounds)


def _clock(gathering: Gathering, screen: RoomScreen | None) -> Clock:
    if screen is None:
        return Clock(0, gathering.rounds, 0, 0, runs=False, stands=False, version=1)
    left = screen.left_seconds or 0
    if screen.ends_at is not None:
        left = max(0, round((screen.ends_at - timezone.now()).total_seconds()))
    return Clock(
        round=screen.round,
        rounds=max(gathering.rounds, screen.round),
        seconds=screen.seconds,
        left=left,
        runs=screen.ends_at is not None and left > 0,
        stands=screen.left_seconds is not None,
        version=screen.version,
        ends_at=screen.ends_at,
    )


def _has(person: AtTable, words: list[str]) -> bool:
    searched = folded(f"{person.name} {person.organization}")
    return all(word in searched for word in words)


def _new_pairs(gathering: Gathering) -> list[tuple[UUID, UUID]]:
    said = EvaluationConnection.objects.filter(evaluation__gathering_id=gathering.pk)
    pairs = {
        connection_id: (first_id, second_id)
        for connection_id, first_id, second_id in said.order_by("report__said_at", "pk").values_list(
            "report__connection_id", "report__connection__first_id", "report__connection__second_id"
        )
    }
    elsewhere = ConnectionReport.objects.filter(connection_id__in=pairs).exclude(
        said_in_evaluation__evaluation__gathering_id=gathering.pk
    )
    when = Coalesce("said_in_evaluation__evaluation__gathering__starts_at", "said_at")
    known = set(elsewhere.annotate(at=when).filter(at__lt=gathering.starts_at).values_list("connection_id", flat=True))
    return [pair for connection_id, pair in pairs.items() if connection_id not in known]
