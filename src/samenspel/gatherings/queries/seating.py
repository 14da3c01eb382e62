# SPDX-License-Identifier: EUPL-1.2
"""What a table plan is made from: the people, who knows whom, and what of an earlier plan stays as it is."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower

from samenspel.domain.usefulness import Background
from samenspel.gatherings.constants import RegistrationState
from samenspel.gatherings.models import Gathering, Registration, Seat, SeatingPlan
from samenspel.gatherings.queries.encounters import known_couples
from samenspel.gatherings.queries.usefulness import backgrounds_of

Guests = dict[int, list[str]]  # table number → registration ids
Couple = frozenset[str]


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone to seat; `id` is the id of the registration."""

    id: str
    name: str
    organization: str
    organization_id: str | None
    sector: str
    circle: str
    wants_to_host: bool


@dataclass(frozen=True, slots=True)
class Evening:
    """Everything the planner needs, in plain values.

    `past` are the done rounds as they were. For the rounds still to come, `locked` holds the tables that stay as they
    are and `before` where everybody else sat in the plan this one is based on. `backgrounds` says of each guest what
    makes a meeting useful.
    """

    guests: tuple[Guest, ...]
    known: frozenset[Couple]
    table_size: int
    past: tuple[Guests, ...]
    locked: tuple[Guests, ...]
    before: tuple[Guests, ...]
    backgrounds: dict[str, Background]

    @property
    def rounds(self) -> int:
        return len(self.past) + len(self.locked)


def guests_of(gathering_id: UUID, *, from_attendance: bool) -> QuerySet[Any]:
    """The registrations to seat: those who are there, or those who have a place."""
    registrations = Registration.objects.filter(gathering_id=gathering_id)
    if from_attendance:
        return registrations.filter(attendance__isnull=False)
    return registrations.filter(state=RegistrationState.SEATED)


def evening_of(plan: SeatingPlan) -> Evening:
    gathering = Gathering.of(plan.gathering_id)
    rows = guests_of(gathering.pk, from_attendance=plan.from_attendance).select_related(
        "contact__partner__organization"
    )
    found = list(rows.order_by(Lower("contact__name"), "pk"))
    guests = tuple(_guest(row) for row in found)
    id_of_contact = {row.contact_id: str(row.pk) for row in found}
    here = {guest.id for guest in guests}
    rounds = _rounds_of_base(plan)
    later = range(plan.rounds_done + 1, plan.rounds + 1)
    return Evening(
        guests=guests,
        known=frozenset(_between(known_couples(gathering), id_of_contact)),
        table_size=gathering.table_size,
        past=tuple(_all(rounds[number]) for number in range(1, plan.rounds_done + 1)),
        locked=tuple(_those(rounds[number], here, locked=True) for number in later),
        before=tuple(_those(rounds[number], here, locked=False) for number in later),
        backgrounds={str(pk): one for pk, one in backgrounds_of(gathering, found).items()},
    )


def _guest(row: Registration) -> Guest:
    partner = row.contact.partner
    organization = partner.organization if partner else None
    return Guest(
        id=str(row.pk),
        name=row.contact.name,
        organization=organization.name if organization else "",
        organization_id=str(organization.pk) if organization else None,
        sector=organization.sector if organization else "",
        circle=partner.circle if partner else "",
        wants_to_host=row.table_host,
    )


def _between(couples: frozenset[frozenset[UUID]], id_of_contact: dict[UUID, str]) -> Iterator[Couple]:
    for couple in couples:
        ids = frozenset(id_of_contact[contact] for contact in couple if contact in id_of_contact)
        if len(ids) == 2:
            yield ids


BaseSeats = dict[tuple[int, bool], list[str]]  # (table number, locked) → registration ids


def _rounds_of_base(plan: SeatingPlan) -> dict[int, BaseSeats]:
    """The seats of the plan this one is based on, round by round."""
    rounds: dict[int, BaseSeats] = defaultdict(lambda: defaultdict(list))
    if plan.based_on_id is not None:
        seats = Seat.objects.filter(plan_id=plan.based_on_id).order_by("table__number", "pk")
        values = seats.values_list("round", "table__number", "table__locked", "registration_id")
        for number, table, locked, registration_id in values:
            rounds[number][table, locked].append(str(registration_id))
    return rounds


def _all(seats: BaseSeats) -> Guests:
    return {table: list(people) for (table, _locked), people in seats.items()}


def _those(seats: BaseSeats, here: set[str], *, locked: bool) -> Guests:
    kept = {table: [one for one in people if one in here] for (table, lock), people in seats.items() if lock is locked}
    return {table: people for table, people in kept.items() if people}
