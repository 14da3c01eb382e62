# SPDX-License-Identifier: EUPL-1.2
"""The job that makes a table plan: in steps, telling how far it is, until the time is up or somebody stops it.

It may run twice: the plan is written in one transaction, and a plan that is ready is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.gatherings.constants import PlanState
from samenspel.gatherings.models import GatheringTable, Seat, SeatingPlan
from samenspel.gatherings.operations import seating_words as words
from samenspel.gatherings.operations.seating_problem import (
    Problem,
    fixed_meetings,
    meetings_of,
    problem_of,
    usefulness_in,
    whole,
)
from samenspel.gatherings.queries.seating import Evening, Guests, evening_of

if TYPE_CHECKING:
    from samenspel.domain.seating import Instance, Plan, Planner

STEPS = 500_000  # moves between two looks at the clock
LOOK_EVERY = 0.5  # seconds between two notes of how far it is
LAST_RESORT = 1.0  # seconds for a plan in which colleagues may share tables


@dataclass
class Search:
    """How one search goes."""

    evening: Evening
    plan: Plan | None = None
    bound: int = 0
    proven: bool = False
    stopped: bool = False
    remarks: list[str] = field(default_factory=list)


def make_plan(*, plan_id: str) -> None:
    """Fill the plan that waits; one that is ready, in use or stopped before it began stays as it is."""
    started = monotonic()
    at_work = (PlanState.WAITING, PlanState.RUNNING)
    if not SeatingPlan.objects.filter(pk=plan_id, state__in=at_work).update(state=PlanState.RUNNING):
        return
    row = SeatingPlan.of(plan_id)
    search = Search(evening=evening_of(row))
    if len(search.evening.guests) < 2:
        search.remarks = [words.too_few(len(search.evening.guests), from_attendance=row.from_attendance)]
        _finish(row, search, None)
        return
    problem = problem_of(
        search.evening, keep_places=row.from_attendance, weigh=row.goal > 0, mix_circles=row.mix_circles
    )
    search.remarks += words.about_the_room(search.evening, problem)
    if problem.instance is not None:
        _look_for_plan(row, search, problem, started)
    failed = problem.instance is not None and search.plan is None
    _finish(row, search, None if failed else whole(search.evening, search.plan))


def warm_up() -> None:
    """Load the planner and compile its inner loop, so that the first plan does not wait for it."""
    from samenspel.domain.seating import parse_instance, plan_for

    tables = [{"id": number, "min": 2, "max": 2} for number in (1, 2)]
    people = [{"id": number} for number in range(4)]
    plan_for(parse_instance({"rounds": 1, "tables": tables, "people": people}), steps=10)


def _look_for_plan(row: SeatingPlan, search: Search, problem: Problem, started: float) -> None:
    from samenspel.domain.seating import CannotPlanError, Planner

    instance = _feasible(problem, search)
    if instance is None:
        return
    until = started + row.seconds
    for attempt, remarks in _attempts(instance):
        planner = Planner(attempt, seed=row.seed, goal=row.goal / 100, keep=problem.keep)
        _improve(row, search, planner, started=started, until=until)
        try:
            search.plan = planner.best
        except CannotPlanError:
            until = monotonic() + LAST_RESORT
            continue
        search.bound, search.proven = planner.figures().new_upper, planner.proven_optimal
        search.remarks += remarks
        return
    search.remarks.append(_("Er is geen indeling gevonden. Neem een andere tafelgrootte of minder vaste tafels."))


def _attempts(instance: Instance) -> Iterator[tuple[Instance, list[str]]]:
    """The evening with all its rules, and then with fewer; with what to say when that is what it came to."""
    remarks: list[str] = []
    yield instance, remarks
    if instance.rules.min_circles:
        instance, remarks = words.without_mixing(instance), [words.not_mixed()]
        yield instance, remarks
    share = _("Er is geen indeling waarin alle collega's apart zitten. Zij zitten soms samen.")
    yield words.everyone_may_share(instance), [*remarks, share]


def _feasible(problem: Problem, search: Search) -> Instance | None:
    """The instance without rules that cannot hold tonight; each that gave way is said in words."""
    from samenspel.domain.seating import find_clashes, let_organisations_share

    instance = problem.instance
    while instance is not None and (clashes := find_clashes(instance)):
        if any(clash.code in words.ABOUT_CIRCLES for clash in clashes):
            search.remarks.append(words.not_mixed())
            instance = words.without_mixing(instance)
            continue
        orgs = words.organisations_in(clashes, instance) - instance.rules.sharing_orgs
        if not orgs:
            search.remarks += [clash.sentence for clash in clashes]
            return None
        search.remarks += words.about_sharing(clashes, instance, orgs, search.evening)
        instance = let_organisations_share(instance, orgs)
    return instance


def _improve(row: SeatingPlan, search: Search, planner: Planner, *, started: float, until: float) -> None:
    """Step until the plan is as good as can be, the time is up or somebody stopped it."""
    look_at = monotonic() + LOOK_EVERY
    whole_time = max(until - started, 0.1)
    while True:
        planner.step(STEPS)
        now = monotonic()
        planner.aim((now - started) / whole_time)
        if planner.finished or now >= until:
            return
        if now >= look_at:
            look_at = now + LOOK_EVERY
            search.stopped = not _note_progress(row, search, planner, (now - started) / whole_time)
            if search.stopped and planner.valid:
                return


def _note_progress(row: SeatingPlan, search: Search, planner: Planner, share: float) -> bool:
    """Show the best so far; False when the plan is no longer wanted to go on."""
    figures: dict[str, Any] = {"share": round(min(share, 0.99), 2)}
    if planner.valid:
        figures |= _figures(search.evening, whole(search.evening, planner.best), planner.figures().new_upper)
    waiting = SeatingPlan.objects.filter(pk=row.pk, state=PlanState.RUNNING)
    return bool(waiting.update(figures=figures))


def _figures(evening: Evening, rounds: list[Guests], bound: int) -> dict[str, Any]:
    meetings = meetings_of(evening, rounds)
    tables = len({number for seated in rounds[len(evening.past) :] for number in seated})
    useful = usefulness_in(evening, rounds)
    return {
        **asdict(meetings),
        "upper": fixed_meetings(evening) + bound,
        "tables": tables,
        "points": useful.points,
        "useful": useful.times,
    }


@transaction.atomic
def _finish(row: SeatingPlan, search: Search, rounds: list[Guests] | None) -> None:
    """Write the plan as a whole, or why there is none. A plan that was finished in the meantime is left alone."""
    figures = {} if rounds is None else _figures(search.evening, rounds, search.bound)
    if search.stopped:
        search.remarks.append(_("Je hebt het zoeken gestopt. Dit is de beste indeling tot dan toe."))
    written = SeatingPlan.objects.filter(pk=row.pk, state__in=[PlanState.RUNNING, PlanState.CANCELLED]).update(
        state=PlanState.READY if rounds is not None else PlanState.IMPOSSIBLE,
        figures={**figures, "proven": search.proven, "share": 1},
        remarks=search.remarks,
        ready_at=timezone.now(),
    )
    if not written:
        return
    GatheringTable.objects.filter(plan_id=row.pk).delete()
    _write_seats(row, search.evening, rounds or [])
    record(action="seating.made", subject=row, possible=rounds is not None, people=len(search.evening.guests))


def _write_seats(row: SeatingPlan, evening: Evening, rounds: list[Guests]) -> None:
    fixed = {"plan_id": row.pk, "partnership_id": row.partnership_id}
    locked = {number for tables in evening.locked for number in tables}
    tables = {
        number: GatheringTable(**fixed, gathering_id=row.gathering_id, number=number, locked=number in locked)
        for number in sorted({number for seated in rounds for number in seated})
    }
    GatheringTable.objects.bulk_create(tables.values())
    Seat.objects.bulk_create(
        Seat(**fixed, table_id=tables[number].pk, registration_id=UUID(one), round=place)
        for place, seated in enumerate(rounds, start=1)
        for number, people in seated.items()
        for one in people
    )
