# SPDX-License-Identifier: EUPL-1.2
"""What the page of the tables shows: the plans, and one of them round by round."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone

from samenspel.base.errors import NotFound
from samenspel.gatherings.constants import GatheringState, PlanState, RegistrationState
from samenspel.gatherings.models import Gathering, Registration, Seat, SeatingPlan
from samenspel.gatherings.queries.encounters import known_couples
from samenspel.gatherings.queries.usefulness import UsefulRow, goal_words, useful_rows

AT_WORK = (PlanState.WAITING, PlanState.RUNNING)
SHOWN_PLANS = 8
LOST_AFTER = timedelta(minutes=15)  # five tries of a job are over by then: this search does not come back
STOPS_WITHIN = timedelta(seconds=30)  # after the time to search; later the job that was stopped is no longer there
SHOWN_PAIRS = 40


@dataclass(frozen=True, slots=True)
class EveningHead:
    """The gathering above every page of the evening."""

    id: UUID
    title: str
    starts_at: datetime
    place: str
    rounds: int
    table_size: int
    with_tables: bool
    is_harvested: bool
    registered: int
    inside: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan in the list, with its figures; `bound` is what no plan can pass.

    `is_stopping`: somebody stopped the search, and the best so far is on its way. `is_lost`: it failed each time.
    `misses_rounds`: rounds that were held with the plan in use are not in it.
    """

    id: UUID
    state: str
    state_label: str
    created_at: datetime
    from_attendance: bool
    rounds: int
    rounds_done: int
    people: int
    tables: int
    new: int
    bound: int
    fewest: int
    again: int
    across: int
    proven: bool
    percent: int
    remarks: list[str]
    goal: int
    goal_words: str
    mix_circles: bool
    points: int
    useful: list[UsefulRow]
    is_stopping: bool
    is_lost: bool
    misses_rounds: bool = False

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK and not self.is_lost

    @property
    def room(self) -> int:
        """How many new meetings might still be found."""
        return max(0, self.bound - self.new)

    @property
    def is_in_use(self) -> bool:
        return self.state == PlanState.IN_USE

    @property
    def is_replaced(self) -> bool:
        return self.state == PlanState.REPLACED

    @property
    def has_seats(self) -> bool:
        return self.people > 0

    @property
    def can_be_used(self) -> bool:
        return self.state in {PlanState.READY, PlanState.REPLACED} and not self.misses_rounds

    @property
    def can_be_changed(self) -> bool:
        return self.state in {PlanState.READY, PlanState.IN_USE}


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at a table. `gone`: cancelled since the plan was made."""

    registration_id: UUID
    contact_id: UUID
    name: str
    organization: str
    circle: str
    is_host: bool
    is_inside: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class TableCard:
    id: UUID
    number: int
    locked: bool
    people: list[Sitter]


@dataclass(frozen=True, slots=True)
class RoundView:
    number: int
    done: bool
    tables: list[TableCard]


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan with everybody in it. `colleagues` and `again` are pairs that were better apart, in words."""

    row: PlanRow
    rounds: list[RoundView]
    colleagues: list[tuple[str, str]] = field(default_factory=list)
    again: list[tuple[str, str]] = field(default_factory=list)
    more_again: int = 0
    without_table: list[Sitter] = field(default_factory=list)

    @property
    def sitters(self) -> list[Sitter]:
        """Everybody in the plan once, by name."""
        everyone = {one.registration_id: one for a_round in self.rounds for t in a_round.tables for one in t.people}
        return sorted(everyone.values(), key=lambda one: one.name.casefold())


@dataclass(frozen=True, slots=True)
class HostChoice:
    registration_id: UUID
    name: str
    organization: str
    is_host: bool


def evening_head(gathering_id: UUID) -> EveningHead:
    seated = Count("registrations", filter=Q(registrations__state=RegistrationState.SEATED), distinct=True)
    gathering = Gathering.objects.filter(pk=gathering_id).annotate(
        registered=seated, inside=Count("attendances", distinct=True)
    )
    found = gathering.first()
    if found is None:
        raise NotFound(f"gathering {gathering_id}")
    return EveningHead(
        id=found.pk,
        title=found.title,
        starts_at=found.starts_at,
        place=found.place,
        rounds=found.rounds,
        table_size=found.table_size,
        with_tables=found.with_tables,
        is_harvested=found.state == GatheringState.HARVESTED,
        registered=found.registered,
        inside=found.inside,
    )


def plan_rows(gathering_id: UUID) -> list[PlanRow]:
    """The plans of a gathering, the newest first; the one in use always among them."""
    plans = SeatingPlan.objects.filter(gathering_id=gathering_id).exclude(state=PlanState.CANCELLED)
    newest = list(plans[:SHOWN_PLANS])
    if all(plan.state != PlanState.IN_USE for plan in newest):
        newest += plans.filter(state=PlanState.IN_USE)
    held = max((plan.rounds_done for plan in newest if plan.state == PlanState.IN_USE), default=0)
    return [replace(_row(plan), misses_rounds=plan.rounds_done < held) for plan in newest]


def row_at_work(gathering_id: UUID) -> PlanRow | None:
    """The plan that is being made, or of which the best so far is on its way after a stop."""
    busy = (*AT_WORK, PlanState.CANCELLED)
    newest = SeatingPlan.objects.filter(gathering_id=gathering_id, state__in=busy).first()
    row = _row(newest) if newest else None
    return row if row and (row.is_at_work or row.is_stopping) else None


def plan_row(*, gathering_id: UUID, plan_id: UUID) -> PlanRow:
    plan = SeatingPlan.objects.filter(pk=plan_id, gathering_id=gathering_id).first()
    if plan is None:
        raise NotFound(f"plan {plan_id}")
    return _row(plan)


def plan_to_show(rows: list[PlanRow]) -> PlanRow | None:
    """Without a choice: the newest when it is ready or failed, else the one in use; also the one in use when the
    newest leaves out a round that is done since."""
    wanted = [row for row in rows if row.state in {PlanState.READY, PlanState.IN_USE, PlanState.IMPOSSIBLE}]
    in_use = next((row for row in wanted if row.state == PlanState.IN_USE), None)
    if in_use is not None and wanted[0].rounds_done < in_use.rounds_done:
        return in_use
    return wanted[0] if wanted else None


def plan_view(*, gathering_id: UUID, row: PlanRow) -> PlanView:
    rounds = plan_rounds(row)
    if not row.has_seats:
        return PlanView(row=row, rounds=rounds)
    again = _pairs_again(gathering_id, rounds)
    return PlanView(
        row=row,
        rounds=rounds,
        colleagues=colleagues_together(rounds),
        again=again[:SHOWN_PAIRS],
        more_again=max(0, len(again) - SHOWN_PAIRS),
        without_table=_without_table(gathering_id, row),
    )


def host_choices(gathering_id: UUID) -> list[HostChoice]:
    """Who has a place or is inside, by name."""
    rows = Registration.objects.filter(
        Q(state=RegistrationState.SEATED) | Q(attendance__isnull=False), gathering_id=gathering_id
    )
    values = rows.order_by(Lower("contact__name"), "pk").values_list(
        "pk", "contact__name", "contact__partner__organization__name", "table_host"
    )
    return [HostChoice(pk, name, organization or "", host) for pk, name, organization, host in values]


def _row(plan: SeatingPlan) -> PlanRow:
    figures: dict[str, Any] = plan.figures
    return PlanRow(
        id=plan.pk,
        state=plan.state,
        state_label=str(PlanState(plan.state).label),
        created_at=plan.created_at,
        from_attendance=plan.from_attendance,
        rounds=plan.rounds,
        rounds_done=plan.rounds_done,
        people=figures.get("people", 0),
        tables=figures.get("tables", 0),
        new=figures.get("new", 0),
        bound=figures.get("upper", 0),
        fewest=figures.get("fewest", 0),
        again=figures.get("repeats", 0) + figures.get("old", 0),
        across=figures.get("across", 0),
        proven=bool(figures.get("proven")),
        percent=round(100 * figures.get("share", 0)),
        remarks=[str(remark) for remark in plan.remarks],
        goal=plan.goal,
        goal_words=goal_words(plan.goal),
        mix_circles=plan.mix_circles,
        points=figures.get("points", 0),
        useful=useful_rows(figures["useful"]) if "useful" in figures else [],
        is_stopping=plan.state == PlanState.CANCELLED and _is_on_its_way(plan),
        is_lost=plan.state in AT_WORK and plan.created_at < timezone.now() - LOST_AFTER,
    )


def _is_on_its_way(plan: SeatingPlan) -> bool:
    """A search that was going on when it was stopped writes the best it has within a second."""
    until = plan.created_at + timedelta(seconds=plan.seconds) + STOPS_WITHIN
    return "share" in plan.figures and plan.ready_at is None and timezone.now() < until


# What is read of a person, from the registration; `_seat` puts the way to it before each name.
_PERSON = {
    "registration_id": "pk",
    "contact_id": "contact_id",
    "name": "contact__name",
    "organization": "contact__partner__organization__name",
    "circle": "contact__partner__circle",
    "is_host": "table_host",
    "attendance": "attendance__id",
    "state": "state",
}


def plan_rounds(row: PlanRow) -> list[RoundView]:
    """One question for all seats."""
    seats = Seat.objects.filter(plan_id=row.id).order_by("table__number", Lower("registration__contact__name"), "pk")
    person = [f"registration__{name}" for name in _PERSON.values()]
    found: dict[int, dict[UUID, TableCard]] = defaultdict(dict)
    for seat in seats.values("round", "table_id", "table__number", "table__locked", *person):
        card = TableCard(seat["table_id"], seat["table__number"], seat["table__locked"], [])
        card = found[seat["round"]].setdefault(seat["table_id"], card)
        card.people.append(_sitter(seat, before="registration__"))
    return [
        RoundView(number=number, done=number <= row.rounds_done, tables=list(found[number].values()))
        for number in sorted(found)
    ]


def _sitter(row: dict[str, Any], *, before: str = "") -> Sitter:
    values = {name: row[before + source] for name, source in _PERSON.items()}
    state, is_inside = values.pop("state"), values.pop("attendance") is not None
    values |= {"organization": values["organization"] or "", "circle": values["circle"] or ""}
    gone = state != RegistrationState.SEATED and not is_inside
    return Sitter(**values, is_inside=is_inside, gone=gone)


def colleagues_together(rounds: list[RoundView]) -> list[tuple[str, str]]:
    pairs = {
        (first.name, second.name): None
        for one in rounds
        for table in one.tables
        for first, second in combinations(table.people, 2)
        if first.organization and first.organization == second.organization
    }
    return list(pairs)


def _pairs_again(gathering_id: UUID, rounds: list[RoundView]) -> list[tuple[str, str]]:
    """Pairs who knew each other before, or sit together more than once."""
    seen = set(known_couples(Gathering.of(gathering_id)))
    pairs: dict[tuple[str, str], None] = {}
    for one in rounds:
        for table in one.tables:
            for first, second in combinations(table.people, 2):
                couple = frozenset({first.contact_id, second.contact_id})
                if couple in seen:
                    pairs[first.name, second.name] = None
                seen.add(couple)
    return sorted(pairs, key=lambda names: (names[0].casefold(), names[1].casefold()))


def _without_table(gathering_id: UUID, row: PlanRow) -> list[Sitter]:
    """Who has a place or is inside, but no seat in a round to come."""
    seats = Seat.objects.filter(plan_id=row.id, round__gt=row.rounds_done, registration_id=OuterRef("pk"))
    expected = Q(attendance__isnull=False) if row.from_attendance else Q(state=RegistrationState.SEATED)
    missing = Registration.objects.filter(
        expected | Q(attendance__isnull=False), ~Exists(seats), gathering_id=gathering_id
    )
    return [_sitter(person) for person in missing.order_by(Lower("contact__name"), "pk").values(*_PERSON.values())]
