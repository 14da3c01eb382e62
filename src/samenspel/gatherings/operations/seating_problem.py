# SPDX-License-Identifier: EUPL-1.2
"""From an evening to the planner and back. Imported by the job only: the planner loads numpy and numba.

The planner gets what is still open: the rounds to come, without the tables that are locked. Whoever met in a done round
or at a locked table knows each other by then, so that the planner looks for other meetings.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, count, islice
from math import ceil
from typing import TYPE_CHECKING

from samenspel.domain.meetings import Meetings, count_meetings, new_couples
from samenspel.domain.usefulness import MEETING, Usefulness, usefulness_of, worth_of_pairs
from samenspel.gatherings.queries.seating import Couple, Evening, Guest, Guests

if TYPE_CHECKING:
    from samenspel.domain.seating import Instance, Plan


@dataclass(frozen=True, slots=True)
class Problem:
    """What the planner is asked, and who would have liked to host but has no table left."""

    instance: Instance | None
    keep: Plan | None
    spare_hosts: tuple[Guest, ...]


def problem_of(evening: Evening, *, keep_places: bool, weigh: bool = False, mix_circles: bool = False) -> Problem:
    """The open part of the evening; no instance when nobody is left to seat.

    `weigh`: some meetings count for more. `mix_circles`: people of at least two circles at every table.
    """
    from samenspel.domain.seating import Instance, Person, Rules, Table

    free = _free_rounds(evening)
    people = [guest for guest in evening.guests if free[guest.id]]
    if not people:
        return Problem(instance=None, keep=None, spare_hosts=())
    counts = [sum(number in free[guest.id] for guest in people) for number in range(1, len(evening.locked) + 1)]
    numbers = _table_numbers(evening, most=max(counts))
    hosts, spare = _hosts(people, numbers, evening)
    least, most = min(counts) // len(numbers), ceil(max(counts) / len(numbers))
    instance = Instance(
        rounds=len(evening.locked),
        tables=tuple(Table(id=number, min=least, max=most) for number in numbers),
        people=tuple(
            Person(
                id=guest.id,
                rounds=free[guest.id],
                org=guest.organization_id,
                sector=guest.sector or None,
                circle=guest.circle or None,
                host=hosts.get(guest.id),
            )
            for guest in people
        ),
        known=tuple(_known(evening, {guest.id for guest in people})),
        value=tuple(worth_of_pairs({guest.id: evening.backgrounds[guest.id] for guest in people})) if weigh else (),
        default_value=MEETING,
        rules=Rules(same_org_apart=True, even_sizes=True, min_circles=2 if mix_circles else 0),
    )
    return Problem(instance=instance, keep=_kept(evening, numbers) if keep_places else None, spare_hosts=spare)


def whole(evening: Evening, plan: Plan | None) -> list[Guests]:
    """The plan of the whole evening: done rounds as they were, locked tables, and what the planner found."""
    rounds = [dict(tables) for tables in evening.past]
    for place, locked in enumerate(evening.locked):
        tables = dict(locked)
        if plan is not None:
            found = zip(plan.tables, plan.rounds[place], strict=True)
            tables.update({int(number): [str(one) for one in people] for number, people in found if people})
        rounds.append(tables)
    return rounds


def meetings_of(evening: Evening, rounds: list[Guests]) -> Meetings:
    """The figures of a plan, counting only the people it is made for."""
    here = {guest.id for guest in evening.guests}
    seated = [[[one for one in people if one in here] for people in tables.values()] for tables in rounds]
    return count_meetings(seated, known=evening.known, circles={guest.id: guest.circle for guest in evening.guests})


def usefulness_in(evening: Evening, rounds: list[Guests]) -> Usefulness:
    """Why the new meetings of a plan are useful."""
    couples = new_couples([tables.values() for tables in rounds], known=evening.known)
    here = evening.backgrounds.keys()
    return usefulness_of((couple for couple in couples if couple <= here), evening.backgrounds)


def fixed_meetings(evening: Evening) -> int:
    """The new meetings that stand already: of the done rounds and the locked tables."""
    return meetings_of(evening, whole(evening, None)).new


def _free_rounds(evening: Evening) -> dict[str, frozenset[int]]:
    """Per guest the rounds to come (from 1) in which no locked table holds them."""
    taken = [{one for people in tables.values() for one in people} for tables in evening.locked]
    return {
        guest.id: frozenset(number for number, held in enumerate(taken, start=1) if guest.id not in held)
        for guest in evening.guests
    }


def _table_numbers(evening: Evening, *, most: int) -> list[int]:
    """As many tables as the people need, at least two people each; numbers of locked tables are taken."""
    taken = {number for tables in evening.locked for number in tables}
    tables = max(1, min(ceil(most / evening.table_size), most // 2))
    return list(islice((number for number in count(1) if number not in taken), tables))


def _hosts(people: list[Guest], numbers: list[int], evening: Evening) -> tuple[dict[str, int], tuple[Guest, ...]]:
    """A table for each host, the one of the earlier plan if it can be; the others sit as guests."""
    free = list(numbers)
    earlier = {one: number for tables in evening.before[:1] for number, at_table in tables.items() for one in at_table}
    willing = sorted((guest for guest in people if guest.wants_to_host), key=lambda guest: guest.id not in earlier)
    hosts: dict[str, int] = {}
    for guest in willing[: len(numbers)]:
        wanted = earlier.get(guest.id)
        hosts[guest.id] = wanted if wanted in free else free[0]
        free.remove(hosts[guest.id])
    return hosts, tuple(willing[len(numbers) :])


def _known(evening: Evening, ids: set[str]) -> list[tuple[str, str]]:
    met: set[Couple] = set(evening.known)
    for tables in (*evening.past, *evening.locked):
        met |= {frozenset(pair) for people in tables.values() for pair in combinations(people, 2)}
    return [(first, second) for first, second in sorted(map(sorted, met)) if {first, second} <= ids]


def _kept(evening: Evening, numbers: list[int]) -> Plan:
    from samenspel.domain.seating import Plan

    rounds = tuple(tuple(tuple(tables.get(number, ())) for number in numbers) for tables in evening.before)
    return Plan(tables=tuple(numbers), rounds=rounds)
