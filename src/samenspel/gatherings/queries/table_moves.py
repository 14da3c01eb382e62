# SPDX-License-Identifier: EUPL-1.2
"""Who sits elsewhere than they were told: a plan beside the one that people know, in the rounds to come."""

from dataclasses import dataclass, replace
from uuid import UUID

from samenspel.gatherings.constants import PlanState
from samenspel.gatherings.models import SeatingPlan
from samenspel.gatherings.queries.tables import PlanRow, PlanView, RoundView, Sitter, plan_rounds, plan_row

KNOWN_IN_THE_ROOM = (PlanState.IN_USE, PlanState.REPLACED)  # is or was in use


@dataclass(frozen=True, slots=True)
class Step:
    """One round of somebody; table 0 is no table. `moves` is false in a round in which they stay."""

    round: int
    before: int
    after: int

    @property
    def moves(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Mover:
    """Somebody with a step for each round to come."""

    person: Sitter
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Moves:
    """`rounds` are those to come. `movers` sit elsewhere in at least one of them, `stay` counts who does not."""

    rounds: list[int]
    movers: list[Mover]
    newcomers: list[Mover]
    gone: list[Sitter]
    stay: int

    @property
    def any(self) -> bool:
        return bool(self.movers or self.newcomers or self.gone)


def moves_of(*, gathering_id: UUID, plan: PlanView) -> Moves | None:
    """What changes for people when this plan is used; None when they know no other plan, or no round is to come."""
    before = _known_plan(gathering_id, plan.row.id)
    to_come = [one for one in plan.rounds if one.number > plan.row.rounds_done]
    if before is None or not to_come:
        return None
    earlier = [one for one in plan_rounds(before) if one.number > plan.row.rounds_done]
    return compare(earlier, _without_who_left(to_come))


def compare(before: list[RoundView], after: list[RoundView]) -> Moves:
    """Rounds that only one of the two plans has tell nobody to move."""
    numbers = sorted({one.number for one in before} & {one.number for one in after})
    was, now = _tables(before), _tables(after)
    people = {**_people(before), **_people(after)}
    steps = {
        one: [Step(number, was.get((number, one), 0), now.get((number, one), 0)) for number in numbers]
        for one in people
    }
    there_before, there_after = {one for _number, one in was}, {one for _number, one in now}
    both = [one for one in people if one in there_before and one in there_after]
    movers = [one for one in both if any(step.moves for step in steps[one])]
    return Moves(
        rounds=numbers,
        movers=[Mover(people[one], steps[one]) for one in _by_name(movers, people)],
        newcomers=[Mover(people[one], steps[one]) for one in _by_name(list(there_after - there_before), people)],
        gone=[people[one] for one in _by_name(list(there_before - there_after), people)],
        stay=len(both) - len(movers),
    )


def _without_who_left(rounds: list[RoundView]) -> list[RoundView]:
    """Whoever signed off since the plan was made is sent to no table."""
    return [
        replace(
            one,
            tables=[
                replace(table, people=[person for person in table.people if not person.gone]) for table in one.tables
            ],
        )
        for one in rounds
    ]


def _known_plan(gathering_id: UUID, plan_id: UUID) -> PlanRow | None:
    """The plan that this one took the place of; of one that is not in use, the plan in use now."""
    plans = SeatingPlan.objects.filter(gathering_id=gathering_id)
    state, replaced = plans.filter(pk=plan_id).values_list("state", "replaces_id").get()
    if state in KNOWN_IN_THE_ROOM:
        return plan_row(gathering_id=gathering_id, plan_id=replaced) if replaced else None
    used = plans.filter(state=PlanState.IN_USE).values_list("pk", flat=True).first()
    return plan_row(gathering_id=gathering_id, plan_id=used) if used else None


def _tables(rounds: list[RoundView]) -> dict[tuple[int, UUID], int]:
    return {
        (one.number, person.registration_id): table.number
        for one in rounds
        for table in one.tables
        for person in table.people
    }


def _people(rounds: list[RoundView]) -> dict[UUID, Sitter]:
    return {person.registration_id: person for one in rounds for table in one.tables for person in table.people}


def _by_name(ids: list[UUID], people: dict[UUID, Sitter]) -> list[UUID]:
    return sorted(ids, key=lambda one: (people[one].name.casefold(), str(one)))
