# SPDX-License-Identifier: EUPL-1.2
"""Why somebody sits with whom, and why not with another: the facts of a plan in plain sentences.

Only what staff sees on other pages as well: who knows whom, circles, sectors, pillars and who hosts a table.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from samenspel.base.errors import NotFound
from samenspel.domain.usefulness import Background
from samenspel.gatherings.constants import PlanState
from samenspel.gatherings.models import Gathering, Registration, Seat
from samenspel.gatherings.queries.tables import PlanRow, RoundView, Sitter, TableCard, plan_rounds
from samenspel.gatherings.queries.usefulness import backgrounds_of
from samenspel.network.models import Connection


@dataclass(frozen=True, slots=True)
class Since:
    """How two people knew each other before this gathering: an evening at one table, or one of them said so."""

    title: str = ""
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One round of one person: the table, and the companions there."""

    round: int
    done: bool
    table: TableCard

    def companions_of(self, registration_id: UUID) -> list[Sitter]:
        return [one for one in self.table.people if one.registration_id != registration_id]


@dataclass(frozen=True)
class Around:
    """Everything about one person in one plan that a sentence may need."""

    row: PlanRow
    person: Sitter
    places: list[Place]
    everyone: dict[UUID, Sitter]
    known: dict[UUID, Since]  # by contact
    backgrounds: dict[UUID, Background]
    tables_in_round: dict[int, int]
    rounds_of: dict[UUID, set[int]] = field(default_factory=dict)

    @property
    def others(self) -> list[Sitter]:
        """Everybody else in the plan, by name."""
        rest = [one for one in self.everyone.values() if one.registration_id != self.person.registration_id]
        return sorted(rest, key=lambda one: (one.name.casefold(), str(one.registration_id)))

    def is_colleague(self, other: Sitter) -> bool:
        return bool(self.person.organization) and self.person.organization == other.organization

    def colleagues_in(self, number: int) -> int:
        """How many of the organisation have a seat in this round, the person included."""
        return sum(self.is_colleague(one) and number in self.rounds_of[pk] for pk, one in self.everyone.items())

    def rounds_with(self, other: Sitter) -> list[int]:
        return [place.round for place in self.places if other in place.table.people]

    @property
    def chairs_beside(self) -> int:
        """How many companions the person has over all rounds, counted each time."""
        return sum(len(place.table.people) - 1 for place in self.places)

    @property
    def could_meet(self) -> int:
        """How many people in the plan the person does not know and is no colleague of."""
        return sum(one.contact_id not in self.known and not self.is_colleague(one) for one in self.others)


def around(*, gathering_id: UUID, row: PlanRow, registration_id: UUID) -> Around:
    """As many questions for a hall of people as for ten."""
    registration = Registration.objects.filter(pk=registration_id, gathering_id=gathering_id)
    found = registration.select_related("contact__partner__organization").first()
    if found is None:
        raise NotFound(f"registration {registration_id}")
    gathering = Gathering.of(gathering_id)
    rounds = plan_rounds(row)
    everyone = {one.registration_id: one for a_round in rounds for table in a_round.tables for one in table.people}
    rows = Registration.objects.filter(pk__in=everyone.keys() | {registration_id})
    loaded = list(rows.select_related("contact__partner__organization"))
    partner = found.contact.partner
    person = everyone.get(registration_id) or Sitter(
        registration_id=found.pk,
        contact_id=found.contact_id,
        name=found.contact.name,
        organization=partner.organization.name if partner else "",
        circle=partner.circle if partner else "",
        is_host=found.table_host,
        is_inside=False,
        gone=False,
    )
    return Around(
        row=row,
        person=person,
        places=[Place(one.number, one.done, table) for one in rounds for table in one.tables if person in table.people],
        everyone=everyone,
        known=_known_to(gathering, found.contact_id),
        backgrounds=backgrounds_of(gathering, loaded),
        tables_in_round={one.number: len(one.tables) for one in rounds},
        rounds_of=_rounds_of(rounds),
    )


def _rounds_of(rounds: list[RoundView]) -> dict[UUID, set[int]]:
    found: dict[UUID, set[int]] = defaultdict(set)
    for one in rounds:
        for table in one.tables:
            for person in table.people:
                found[person.registration_id].add(one.number)
    return found


def _known_to(gathering: Gathering, contact_id: UUID) -> dict[UUID, Since]:
    """Whom this contact knew before: the same people as `known_couples` says, with how."""
    said = Connection.objects.filter(Q(first_id=contact_id) | Q(second_id=contact_id))
    known = {
        (second if first == contact_id else first): Since()
        for first, second in said.values_list("first_id", "second_id")
    }
    earlier = Seat.objects.filter(
        plan__gathering__starts_at__lt=gathering.starts_at,
        plan__state=PlanState.IN_USE,
        registration__attendance__isnull=False,
    ).exclude(plan__gathering_id=gathering.pk)
    own = set(earlier.filter(registration__contact_id=contact_id).values_list("table_id", "round"))
    beside = earlier.filter(table_id__in={table for table, _round in own}).exclude(registration__contact_id=contact_id)
    columns = ("table_id", "round", "registration__contact_id", "plan__gathering__title", "plan__gathering__starts_at")
    for table_id, number, other, title, starts_at in beside.order_by("plan__gathering__starts_at").values_list(
        *columns
    ):
        if (table_id, number) in own:
            known.setdefault(other, Since(title, starts_at))
            if known[other].starts_at is None:
                known[other] = Since(title, starts_at)
    return known
