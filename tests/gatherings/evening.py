# SPDX-License-Identifier: EUPL-1.2
"""Made-up evenings for the tests about tables and the door, and the independent check of a table plan."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from samenspel.gatherings.models import Gathering, Registration, Seat, SeatingPlan
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    OrganizationFactory,
    PartnerFactory,
    RegistrationFactory,
)
from tests.tools.check_seating import check

CIRCLES = ("outer", "middle", "inner")


def people(pact: Any, counts: Sequence[int]) -> list[Any]:
    """Contacts: so many of the first organisation, so many of the second, …"""
    made = []
    for place, count in enumerate(counts):
        organization = OrganizationFactory(partnership=pact, sector=f"sector {place % 4}")
        partner = PartnerFactory(partnership=pact, organization=organization, circle=CIRCLES[place % 3])
        made += [ContactFactory(partnership=pact, partner=partner) for _ in range(count)]
    return made


def gathering_with(pact: Any, contacts: Sequence[Any], *, inside: int = 0, **values: Any) -> Gathering:
    """A gathering for which these contacts have a place; the first `inside` of them are checked in."""
    gathering: Gathering = GatheringFactory(partnership=pact, **values)
    for place, contact in enumerate(contacts):
        registration = RegistrationFactory(gathering=gathering, contact=contact, partnership=pact)
        if place < inside:
            AttendanceFactory(registration=registration)
    return gathering


def come_inside(registrations: Sequence[Registration]) -> None:
    for registration in registrations:
        AttendanceFactory(registration=registration)


def seating_of(plan: SeatingPlan) -> list[dict[str, list[str]]]:
    """The plan in the format of the check: per round the people (registration ids) at each table."""
    rounds: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(plan.rounds)]
    for number, table, one in Seat._base_manager.filter(plan=plan).values_list(
        "round", "table__number", "registration_id"
    ):
        rounds[number - 1][str(table)].append(str(one))
    return [dict(tables) for tables in rounds]


def judged(plan: SeatingPlan, *, known: Sequence[frozenset[Any]] = (), sharing: Sequence[Any] = ()) -> dict[str, Any]:
    """What the independent check says of a plan; people of `sharing` (organisations) need not sit apart.

    The people are those who sit anywhere in the plan, present in the rounds in which they sit, so that late ones and
    no-shows are judged as they are.
    """
    rounds = seating_of(plan)
    registrations = {
        str(row.pk): row
        for row in Registration._base_manager.filter(seats__plan=plan)
        .distinct()
        .select_related("contact__partner__organization")
    }
    there = {
        one: [number for number, tables in enumerate(rounds, start=1) for people in tables.values() if one in people]
        for one in registrations
    }
    of_contact = {row.contact_id: one for one, row in registrations.items()}
    numbers = sorted({number for tables in rounds for number in tables}, key=int)
    sizes = [len(people) for tables in rounds for people in tables.values()]
    instance = {
        "name": "avond",
        "rounds": plan.rounds,
        "tables": [{"id": number, "min": min(sizes), "max": max(sizes)} for number in numbers],
        "people": [
            {
                "id": one,
                "org": None if row.contact.partner.organization in sharing else str(row.contact.partner_id),
                "circle": row.contact.partner.circle,
                "rounds": there[one],
            }
            for one, row in registrations.items()
        ],
        "known": [sorted(of_contact[contact] for contact in pair) for pair in known],
        "rules": {"same_org_apart": True, "even_sizes": True},
    }
    return check(instance, {"rounds": rounds})


def pairs_of(rounds: Sequence[dict[str, list[str]]]) -> set[frozenset[str]]:
    return {frozenset(pair) for tables in rounds for group in tables.values() for pair in combinations(group, 2)}
