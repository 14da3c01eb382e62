# SPDX-License-Identifier: EUPL-1.2
"""Who drives with whom, who could, and who is left."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from samenspel.base.errors import NotFound
from samenspel.domain.lifts import ALIKE, NEAR, SAME, Car, Rider, propose
from samenspel.gatherings.constants import LIFT_KEPT_DAYS, Lift, LiftEnd, RegistrationState
from samenspel.gatherings.models import Gathering, LiftMatch, Registration

CLOSENESS = {
    SAME: _("vanuit dezelfde plek"),
    ALIKE: _("vanuit bijna dezelfde plek"),
    NEAR: _("bij elkaar in de buurt"),
}
MOST_ENDED = 20


@dataclass(frozen=True, slots=True)
class LiftPerson:
    """Somebody who offers a lift or wants one."""

    id: UUID
    name: str
    organization: str
    place: str
    phone: str
    email: str
    shares: bool

    @property
    def gives_number(self) -> bool:
        return self.shares and bool(self.phone)


@dataclass(frozen=True, slots=True)
class CarRow:
    driver: LiftPerson
    seats: int
    free: int


@dataclass(frozen=True, slots=True)
class MatchRow:
    """Two who drive together."""

    id: UUID
    driver: LiftPerson
    rider: LiftPerson

    @property
    def bring_together(self) -> bool:
        """Nobody has the number of the other: the facilitator must call."""
        reached = (self.driver.gives_number and self.rider.email) or (self.rider.gives_number and self.driver.email)
        return not reached

    @property
    def without_mail(self) -> list[LiftPerson]:
        return [person for person in (self.driver, self.rider) if not person.email]


@dataclass(frozen=True, slots=True)
class EndedRow:
    """What fell away by itself; `to_tell` are those who got no mail about it."""

    driver: str
    rider: str
    reason: str
    ended_at: datetime
    to_tell: list[LiftPerson]


@dataclass(frozen=True, slots=True)
class ProposalRow:
    driver: LiftPerson
    rider: LiftPerson
    why: str

    @property
    def value(self) -> str:
        """What the button sends."""
        return f"{self.driver.id}:{self.rider.id}"


@dataclass(frozen=True, slots=True)
class LiftPage:
    matches: list[MatchRow]
    proposals: list[ProposalRow]
    left: list[LiftPerson]  # want a lift and have no proposal
    cars: list[CarRow]
    ended: list[EndedRow]
    kept_until: datetime

    @property
    def is_empty(self) -> bool:
        return not (self.matches or self.proposals or self.left or self.cars or self.ended)

    @property
    def free_cars(self) -> list[CarRow]:
        return [car for car in self.cars if car.free]


def lift_page(gathering_id: UUID) -> LiftPage:
    gathering = Gathering.of(gathering_id)
    running = [_match(row) for row in _matches(gathering_id).filter(ended_at__isnull=True).order_by("agreed_at", "pk")]
    drivers, riders = _people(gathering_id, Lift.OFFERED), _people(gathering_id, Lift.WANTED)
    taken = Counter(match.driver.id for match in running)
    cars = [CarRow(_person(row), row.lift_seats, max(0, row.lift_seats - taken[row.pk])) for row in drivers]
    riding = {match.rider.id for match in running}
    waiting = {str(row.pk): _person(row) for row in riders if row.pk not in riding}
    proposals = _proposals(cars, waiting)
    proposed = {row.rider.id for row in proposals}
    return LiftPage(
        matches=running,
        proposals=proposals,
        left=[person for person in waiting.values() if person.id not in proposed],
        cars=cars,
        ended=_ended(gathering_id),
        kept_until=gathering.ends_at + timedelta(days=LIFT_KEPT_DAYS),
    )


def lifts_to_match(gathering_id: UUID) -> int:
    """How many people want a lift and have none."""
    wanting = Registration.objects.filter(gathering_id=gathering_id, state=RegistrationState.SEATED, lift=Lift.WANTED)
    riding = LiftMatch.objects.filter(gathering_id=gathering_id, ended_at__isnull=True).values("rider_id")
    count: int = wanting.exclude(pk__in=riding).count()
    return count


def match_of(gathering_id: UUID, match_id: UUID) -> MatchRow:
    found = _matches(gathering_id).filter(pk=match_id).first()
    if found is None:
        raise NotFound(f"lift {match_id}")
    return _match(found)


def _matches(gathering_id: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = LiftMatch.objects.filter(gathering_id=gathering_id)
    return rows.select_related(
        "driver__contact__partner__organization",
        "rider__contact__partner__organization",
    )


def _match(row: LiftMatch) -> MatchRow:
    return MatchRow(id=row.pk, driver=_person(row.driver), rider=_person(row.rider))


def _people(gathering_id: UUID, lift: Lift) -> list[Registration]:
    rows = Registration.objects.filter(gathering_id=gathering_id, state=RegistrationState.SEATED, lift=lift)
    return list(rows.select_related("contact__partner__organization").order_by(Lower("contact__name"), "pk"))


def _person(row: Registration) -> LiftPerson:
    contact = row.contact
    return LiftPerson(
        id=row.pk,
        name=contact.name,
        organization=contact.partner.organization.name if contact.partner else "",
        place=row.lift_place,
        phone=contact.phone,
        email=contact.email,
        shares=row.lift_shares_phone,
    )


def _proposals(cars: list[CarRow], waiting: dict[str, LiftPerson]) -> list[ProposalRow]:
    drivers = {str(car.driver.id): car for car in cars if car.free}
    pairs = propose(
        [Car(key, car.driver.place, car.free) for key, car in drivers.items()],
        [Rider(key, person.place) for key, person in waiting.items()],
    )
    rows = [ProposalRow(drivers[one.driver].driver, waiting[one.rider], str(CLOSENESS[one.closeness])) for one in pairs]
    return sorted(rows, key=lambda row: (row.driver.name.casefold(), row.rider.name.casefold(), row.value))


def _ended(gathering_id: UUID) -> list[EndedRow]:
    """The latest first; what the facilitator undid is known."""
    over = _matches(gathering_id).filter(ended_at__isnull=False).exclude(end_reason=LiftEnd.UNDONE)
    found = []
    for row in over.order_by("-ended_at", "pk")[:MOST_ENDED]:
        match = _match(row)
        found.append(
            EndedRow(
                driver=match.driver.name,
                rider=match.rider.name,
                reason=str(LiftEnd(row.end_reason).label),
                ended_at=row.ended_at,
                to_tell=[person for person in match.without_mail if person.id in _who_did_not_know(row)],
            )
        )
    return found


def _who_did_not_know(row: LiftMatch) -> set[UUID]:
    """Whose own answer still stands: the other one cancelled, or chose something else."""
    drives = row.driver.lift == Lift.OFFERED and row.seat <= row.driver.lift_seats
    stands = {row.driver: drives, row.rider: row.rider.lift == Lift.WANTED}
    return {one.pk for one, stood in stands.items() if stood and one.state == RegistrationState.SEATED}
