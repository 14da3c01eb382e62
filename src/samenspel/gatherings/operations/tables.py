# SPDX-License-Identifier: EUPL-1.2
"""Table plans: ask for one, stop the search, use it, and change it by hand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.jobs import enqueue
from samenspel.domain.meetings import count_meetings, new_couples
from samenspel.domain.usefulness import usefulness_of
from samenspel.gatherings.constants import GatheringState, PlanState, RegistrationState
from samenspel.gatherings.models import Gathering, GatheringTable, Registration, Seat, SeatingPlan
from samenspel.gatherings.operations.registering_seats import hold
from samenspel.gatherings.operations.seating_words import too_few
from samenspel.gatherings.queries.encounters import known_couples
from samenspel.gatherings.queries.seating import guests_of
from samenspel.gatherings.queries.usefulness import backgrounds_of

AT_WORK = (PlanState.WAITING, PlanState.RUNNING)
USABLE = (PlanState.READY, PlanState.REPLACED)
CHANGEABLE = (PlanState.READY, PlanState.IN_USE)
SECONDS = 4  # to search at leisure
SECONDS_TONIGHT = 2  # the hall waits: with the queue before it and the page after it, tables within five seconds


@transaction.atomic
def request_plan(
    *,
    gathering_id: UUID,
    from_attendance: bool,
    form_key: UUID,
    based_on_id: UUID | None = None,
    goal: int = 0,
    mix_circles: bool = False,
) -> SeatingPlan:
    """A plan of who registered or of who is there. Done rounds and locked tables of the plan it is based on stay.

    `goal` runs from 0 (as many new meetings as can be) to 100 (the most useful ones); with `mix_circles` no table is of
    one circle, as far as that can be. The same `form_key` gives the
    same plan. A search that is going on is stopped.
    """
    gathering = _gathering(gathering_id)
    again = SeatingPlan.objects.filter(form_key=form_key).first()
    if again is not None:
        return _same(again, gathering_id)
    people = guests_of(gathering_id, from_attendance=from_attendance).count()
    if people < 2:
        raise Refused(too_few(people, from_attendance=from_attendance))
    base = _base(gathering_id, based_on_id, from_attendance=from_attendance)
    done = base.rounds_done if base else 0
    rounds = max(gathering.rounds, done)
    if done >= rounds:
        raise Refused(_("Alle rondes zijn al geweest. Geef de bijeenkomst meer rondes als je door wilt gaan."))
    SeatingPlan.objects.filter(gathering_id=gathering_id, state__in=AT_WORK).update(state=PlanState.CANCELLED)
    plan = SeatingPlan(
        partnership_id=gathering.partnership_id,
        gathering_id=gathering_id,
        from_attendance=from_attendance,
        based_on_id=base.pk if base else None,
        form_key=form_key,
        rounds=rounds,
        rounds_done=done,
        goal=goal,
        mix_circles=mix_circles,
        seed=SeatingPlan.objects.filter(gathering_id=gathering_id).count(),
        seconds=SECONDS_TONIGHT if from_attendance else SECONDS,
    )
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:  # pressed twice at the same moment: the other one is at work
        at_work: SeatingPlan = SeatingPlan.objects.get(gathering_id=gathering_id, state__in=AT_WORK)
        return at_work
    record(action="seating.requested", subject=plan, from_attendance=from_attendance, goal=goal)
    enqueue("samenspel.gatherings.operations.seating.make_plan", plan_id=str(plan.pk))
    return plan


@transaction.atomic
def stop_search(*, plan_id: UUID) -> None:
    """No longer search; a job that is busy keeps the best it has."""
    plan = SeatingPlan.of(plan_id)
    if SeatingPlan.objects.filter(pk=plan_id, state__in=AT_WORK).update(state=PlanState.CANCELLED):
        record(action="seating.stopped", subject=plan)


@transaction.atomic
def use_plan(*, plan_id: UUID) -> SeatingPlan:
    """People sit by this plan from now on; the plan used before stays in the list."""
    plan = _held(plan_id)
    if plan.state == PlanState.IN_USE:
        return plan
    if plan.state not in USABLE:
        raise Refused(_("Deze indeling is nog niet klaar."))
    others = SeatingPlan.objects.select_for_update().filter(gathering_id=plan.gathering_id, state=PlanState.IN_USE)
    used = others.first()
    if used is not None and used.rounds_done and not _contains_done_rounds(plan, used):
        raise Refused(
            _(
                "Er zijn al rondes geweest met de indeling van nu. "
                "Maak een nieuwe indeling: dan blijven die rondes staan."
            )
        )
    others.update(state=PlanState.REPLACED)
    SeatingPlan.objects.filter(pk=plan_id).update(state=PlanState.IN_USE, replaces=used)
    record(action="seating.used", subject=plan)
    return SeatingPlan.of(plan_id)


@transaction.atomic
def note_rounds_done(*, plan_id: UUID, done: int) -> None:
    """These rounds are over: they stay as they are. A lower number takes it back."""
    plan = _plan_to_change(plan_id)
    if plan.state != PlanState.IN_USE:
        raise Refused(_("Neem deze indeling eerst in gebruik."))
    if not 0 <= done <= plan.rounds:
        raise Refused(_("Die ronde bestaat niet."))
    SeatingPlan.objects.filter(pk=plan_id).update(rounds_done=done)
    record(action="seating.rounds_done", subject=plan, done=done)


@transaction.atomic
def move_person(*, plan_id: UUID, registration_id: UUID, round_number: int, table_number: int) -> None:
    """Somebody sits at another table in one round; table 0 takes them off the plan for that round."""
    plan = _plan_to_change(plan_id)
    registration = Registration.objects.filter(pk=registration_id, gathering_id=plan.gathering_id).first()
    if registration is None:
        raise NotFound(f"registration {registration_id}")
    if not plan.rounds_done < round_number <= plan.rounds:
        raise Refused(_("Deze ronde is al geweest. Die verandert niet meer."))
    seat = Seat.objects.filter(plan_id=plan_id, round=round_number, registration_id=registration_id)
    here = seat.select_related("table").first()
    if here is not None and here.table.locked:
        raise Refused(_("Tafel %(table)d staat vast. Maak de tafel eerst los.") % {"table": here.table.number})
    seat.delete()
    if table_number:
        _seat_at(plan, registration, round_number, table_number)
    _count_again(plan)
    record(action="seating.moved", subject=plan, round=round_number, table=table_number, who=str(registration_id))


@transaction.atomic
def lock_table(*, plan_id: UUID, table_id: UUID, locked: bool) -> GatheringTable:
    """A locked table keeps its people when the tables are made anew."""
    _plan_to_change(plan_id)
    table = GatheringTable.of(table_id)
    if table.plan_id != plan_id:
        raise NotFound(f"table {table_id}")
    GatheringTable.objects.filter(pk=table_id).update(locked=locked)
    record(action="seating.table_locked" if locked else "seating.table_unlocked", subject=table)
    return GatheringTable.of(table_id)


@transaction.atomic
def choose_hosts(*, gathering_id: UUID, registration_ids: Sequence[UUID]) -> int:
    """Exactly these people stay at one table all evening. Returns how many."""
    gathering = _gathering(gathering_id)
    registrations = Registration.objects.filter(gathering_id=gathering_id)
    chosen = registrations.filter(pk__in=list(registration_ids)).exclude(state=RegistrationState.CANCELLED)
    ids = list(chosen.values_list("pk", flat=True))
    registrations.filter(pk__in=ids, table_host=False).update(table_host=True)
    registrations.exclude(pk__in=ids).filter(table_host=True).update(table_host=False)
    record(action="seating.hosts_chosen", subject=gathering, hosts=len(ids))
    return len(ids)


def _gathering(gathering_id: UUID) -> Gathering:
    """The gathering, with nobody else busy with its tables until the transaction ends."""
    gathering = hold(gathering_id)
    if gathering.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is geoogst. De tafels veranderen niet meer."))
    return gathering


def _held(plan_id: UUID) -> SeatingPlan:
    """The plan as it is once nobody else is busy with it; what was read before waiting may be old."""
    _gathering(SeatingPlan.of(plan_id).gathering_id)
    return SeatingPlan.of(plan_id)


def _plan_to_change(plan_id: UUID) -> SeatingPlan:
    plan = _held(plan_id)
    if plan.state not in CHANGEABLE:
        raise Refused(_("Deze indeling is niet in gebruik en verandert niet meer."))
    return plan


def _same(plan: SeatingPlan, gathering_id: UUID) -> SeatingPlan:
    if plan.gathering_id != gathering_id:
        raise NotFound(f"plan {plan.pk}")
    return plan


def _base(gathering_id: UUID, based_on_id: UUID | None, *, from_attendance: bool) -> SeatingPlan | None:
    """The plan in use when its rounds have begun, else the one asked for.

    In the hall people know the plan in use. So it goes before one that was only tried at home: few have to move.
    """
    plans = SeatingPlan.objects.filter(gathering_id=gathering_id)
    used: SeatingPlan | None = plans.filter(state=PlanState.IN_USE).first()
    if based_on_id is None or (used is not None and used.rounds_done):
        return used
    asked: SeatingPlan | None = plans.filter(pk=based_on_id, state__in=(*CHANGEABLE, PlanState.REPLACED)).first()
    if asked is None:
        raise NotFound(f"plan {based_on_id}")
    if from_attendance and used is not None and not asked.from_attendance:
        return used
    return asked


def _contains_done_rounds(plan: SeatingPlan, used: SeatingPlan) -> bool:
    def seats_of(one: SeatingPlan) -> set[tuple[int, int, UUID]]:
        seats = Seat.objects.filter(plan_id=one.pk, round__lte=used.rounds_done)
        return set(seats.values_list("round", "table__number", "registration_id"))

    return plan.rounds_done >= used.rounds_done and seats_of(plan) == seats_of(used)


def _seat_at(plan: SeatingPlan, registration: Registration, round_number: int, table_number: int) -> None:
    table = GatheringTable.objects.filter(plan_id=plan.pk, number=table_number).first()
    if table is None:
        raise Refused(_("Die tafel is er niet."), field="table")
    if table.locked:
        raise Refused(_("Tafel %(table)d staat vast. Maak de tafel eerst los.") % {"table": table_number})
    Seat(
        partnership_id=plan.partnership_id,
        plan_id=plan.pk,
        table_id=table.pk,
        registration_id=registration.pk,
        round=round_number,
    ).save(force_insert=True)


def _count_again(plan: SeatingPlan) -> None:
    """The figures of the plan as it is now; the bound was about the rules and stays."""
    seats = Seat.objects.filter(plan_id=plan.pk)
    tables: dict[int, dict[UUID, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for number, table_id, contact_id in seats.values_list("round", "table_id", "registration__contact_id"):
        tables[number][table_id].append(contact_id)
    rounds = [list(tables[number].values()) for number in sorted(tables)]
    gathering = Gathering.of(plan.gathering_id)
    known = known_couples(gathering)
    people = Registration.objects.filter(pk__in=seats.values("registration_id"))
    seated = list(people.select_related("contact__partner__organization"))
    contact_of = {row.pk: row.contact_id for row in seated}
    backgrounds = {contact_of[pk]: one for pk, one in backgrounds_of(gathering, seated).items()}
    circles = {contact_id: one.circle for contact_id, one in backgrounds.items()}
    useful = usefulness_of(new_couples(rounds, known=known), backgrounds)
    figures = plan.figures | asdict(count_meetings(rounds, known=known, circles=circles))
    figures |= {"points": useful.points, "useful": useful.times, "proven": False}
    SeatingPlan.objects.filter(pk=plan.pk).update(figures=figures)
