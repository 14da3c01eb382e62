# SPDX-License-Identifier: EUPL-1.2
"""Who sat with whom. Only the plan that was used counts, and only people who were there."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samenspel.gatherings.constants import PlanState, RegistrationState
from samenspel.gatherings.models import Gathering, Registration, Seat
from samenspel.network.models import Connection

Couple = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """Where somebody sits in one round."""

    round: int
    table: int


def encounters(gathering_id: UUID) -> frozenset[Couple]:
    """The pairs of contacts who sat at one table at this gathering."""
    return _couples(Seat.objects.filter(plan__gathering_id=gathering_id))


def met_at_table(*, gathering_id: UUID, contact_id: UUID) -> frozenset[UUID]:
    """The contacts with whom this contact sat at a table at this gathering."""
    own = Seat.objects.filter(
        plan__gathering_id=gathering_id,
        plan__state=PlanState.IN_USE,
        registration__contact_id=contact_id,
        registration__attendance__isnull=False,
    )
    where = Q(pk__in=[])
    for table_id, number in own.values_list("table_id", "round"):
        where |= Q(table_id=table_id, round=number)
    others = Seat.objects.filter(where, registration__attendance__isnull=False)
    return frozenset(others.values_list("registration__contact_id", flat=True)) - {contact_id}


def seats_of(registration_id: UUID) -> list[OwnSeat]:
    """Where this person sits, round by round, in the plan in use; empty without one."""
    seats = Seat.objects.filter(registration_id=registration_id, plan__state=PlanState.IN_USE)
    return [OwnSeat(*pair) for pair in seats.order_by("round").values_list("round", "table__number")]


def known_couples(gathering: Gathering) -> frozenset[Couple]:
    """Pairs among those who registered here who knew each other before: they said so, or sat together earlier."""
    here = Registration.objects.filter(gathering_id=gathering.pk).values("contact_id")
    earlier = Seat.objects.filter(
        plan__gathering__starts_at__lt=gathering.starts_at, registration__contact_id__in=here
    ).exclude(plan__gathering_id=gathering.pk)
    said = Connection.objects.filter(first_id__in=here, second_id__in=here).values_list("first_id", "second_id")
    return _couples(earlier) | {frozenset(pair) for pair in said}


def acquaintances(gathering: Gathering) -> dict[UUID, set[UUID]]:
    """Whom everybody knows, by somebody's own word or from a table at an earlier gathering.

    Complete for those who come here, not for others. Two questions, however many people and gatherings there are.
    """
    coming = Registration.objects.filter(gathering_id=gathering.pk, state=RegistrationState.SEATED).values("contact_id")
    known: dict[UUID, set[UUID]] = defaultdict(set)
    said = Connection.objects.filter(Q(first_id__in=coming) | Q(second_id__in=coming))
    for first, second in said.values_list("first_id", "second_id"):
        known[first].add(second)
        known[second].add(first)
    earlier = Seat.objects.filter(plan__gathering__starts_at__lt=gathering.starts_at)
    for first, second in map(tuple, _couples(earlier.exclude(plan__gathering_id=gathering.pk))):
        known[first].add(second)
        known[second].add(first)
    return known


def _couples(seats: QuerySet[Any]) -> frozenset[Couple]:
    used = seats.filter(plan__state=PlanState.IN_USE, registration__attendance__isnull=False)
    tables: dict[tuple[UUID, int], list[UUID]] = defaultdict(list)
    for table_id, number, contact_id in used.values_list("table_id", "round", "registration__contact_id"):
        tables[table_id, number].append(contact_id)
    return frozenset(frozenset(pair) for table in tables.values() for pair in combinations(table, 2))
