# SPDX-License-Identifier: EUPL-1.2
"""Who stands at the door: the list with everybody in it, and what a few typed letters find."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from samenspel.base.errors import NotFound
from samenspel.gatherings.constants import (
    DOOR_LIST_AFTER,
    DOOR_LIST_KEPT,
    GatheringState,
    PlanState,
    RegistrationState,
)
from samenspel.gatherings.models import Attendance, Gathering, Registration, Seat
from samenspel.organizations.models import Contact, Organization

SHOWN = 60
SHOWN_OTHERS = 8
OFFERED_ORGANIZATIONS = 300
MARK_LENGTH = 12
_EXPECTED = Q(state=RegistrationState.SEATED) | Q(attendance__isnull=False)
_PLAIN = str.maketrans("ıłøđ", "ilod")  # letters that are no letter with an accent to Unicode


@dataclass(frozen=True, slots=True)
class DoorPerson:
    """Somebody of the list. `state` is empty for who simply has a place.

    `table_before`: the table that their sticker and the paper still say, when tables were made anew since.
    """

    registration_id: UUID
    contact_id: UUID
    name: str
    organization: str
    circle: str
    code: str
    state: str
    inside_at: datetime | None
    table: int | None
    table_before: int | None = None


@dataclass(frozen=True, slots=True)
class Unregistered:
    """Somebody of the partnership who is not on the list."""

    contact_id: UUID
    name: str
    organization: str


@dataclass(frozen=True, slots=True)
class DoorPage:
    outside: list[DoorPerson]
    inside: list[DoorPerson]
    others: list[Unregistered]
    more: int

    @property
    def is_empty(self) -> bool:
        return not (self.outside or self.inside or self.others)


@dataclass(frozen=True, slots=True)
class PhonePerson:
    """One line of the list that a phone keeps; `mark` recognises the QR of the sticker and opens nothing."""

    id: str
    name: str
    organization: str
    code: str
    inside: bool
    mark: str


@dataclass(frozen=True, slots=True)
class DoorCount:
    inside: int
    expected: int


def door_count(gathering_id: UUID) -> DoorCount:
    """How many are inside, and how many have a place or are inside."""
    expected = Registration.objects.filter(_EXPECTED, gathering_id=gathering_id)
    inside = Attendance.objects.filter(gathering_id=gathering_id)
    return DoorCount(inside=inside.count(), expected=expected.count())


def door_page(*, gathering_id: UUID, text: str = "", only_expected: bool = False) -> DoorPage:
    """Without a text those with a place; with one everybody who ever answered, and who else is known.

    `only_expected` keeps it to those with a place, also with a text: all that a volunteer with a door link sees.
    """
    words = folded(text).split()
    people = everyone_expected(gathering_id) if only_expected else _everyone(gathering_id)
    found = [person for person in people if _shown(person, words)]
    outside = [person for person in found if person.inside_at is None]
    inside = sorted((person for person in found if person.inside_at), key=_latest_first)
    return DoorPage(
        outside=outside[:SHOWN],
        inside=inside[:SHOWN],
        others=_others(gathering_id, text) if words and not only_expected else [],
        more=max(0, len(outside) - SHOWN),
    )


def door_person(*, gathering_id: UUID, registration_id: UUID) -> DoorPerson:
    for person in _everyone(gathering_id, Q(pk=registration_id)):
        return person
    raise NotFound(f"registration {registration_id}")


def everyone_expected(gathering_id: UUID) -> list[DoorPerson]:
    """Who has a place or is inside, by name."""
    return _everyone(gathering_id, _EXPECTED)


def people_for_phone(gathering_id: UUID) -> list[PhonePerson]:
    """Who is expected or inside, by name: what a phone keeps for when the network is gone."""
    rows = Registration.objects.filter(_EXPECTED, gathering_id=gathering_id).order_by(Lower("contact__name"), "pk")
    columns = (
        "pk",
        "contact__name",
        "contact__partner__organization__name",
        "code",
        "attendance__id",
        "sticker_token__token_hash",
    )
    return [
        PhonePerson(str(pk), name, organization or "", code, inside is not None, (mark or "")[:MARK_LENGTH])
        for pk, name, organization, code, inside, mark in rows.values_list(*columns)
    ]


def list_kept_for(gathering_id: UUID) -> timedelta:
    """How long a phone may keep the list from now: half a day at most, until two hours after the gathering."""
    gathering = Gathering.of(gathering_id)
    if gathering.state == GatheringState.HARVESTED:
        return timedelta(0)
    left = gathering.ends_at + DOOR_LIST_AFTER - timezone.now()
    return min(max(left, timedelta(0)), DOOR_LIST_KEPT)


def organizations_expected(gathering_id: UUID) -> list[str]:
    """The organisations of who is expected, to choose from while typing."""
    rows = Registration.objects.filter(_EXPECTED, gathering_id=gathering_id, contact__partner__isnull=False)
    name = "contact__partner__organization__name"
    return sorted(set(rows.values_list(name, flat=True)), key=folded)


def organization_names() -> list[str]:
    """The partners, to choose from while typing."""
    partners = Organization.objects.filter(partner__isnull=False).order_by(Lower("name"))
    return list(partners.values_list("name", flat=True)[:OFFERED_ORGANIZATIONS])


def folded(text: str) -> str:
    """Without capitals and accents, so that "ozlem" finds "Özlem" and "isik" finds "Işık"."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _everyone(gathering_id: UUID, only: Q | None = None) -> list[DoorPerson]:
    tables, before = _first_tables(gathering_id)
    rows = Registration.objects.filter(only or Q(), gathering_id=gathering_id).order_by(Lower("contact__name"), "pk")
    values = rows.values(
        "pk",
        "contact_id",
        "code",
        "state",
        "contact__name",
        "contact__partner__organization__name",
        "contact__partner__circle",
        "attendance__checked_in_at",
    )
    return [_person(row, tables, before) for row in values]


def _person(row: dict[str, Any], tables: dict[UUID, int], before: dict[UUID, int]) -> DoorPerson:
    was = before.get(row["pk"])
    seated = row["state"] == RegistrationState.SEATED
    return DoorPerson(
        registration_id=row["pk"],
        contact_id=row["contact_id"],
        name=row["contact__name"],
        organization=row["contact__partner__organization__name"] or "",
        circle=row["contact__partner__circle"] or "",
        code=row["code"],
        state="" if seated else str(RegistrationState(row["state"]).label),
        inside_at=row["attendance__checked_in_at"],
        table=tables.get(row["pk"]),
        table_before=was if was != tables.get(row["pk"]) else None,
    )


def _first_tables(gathering_id: UUID) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """Where each person sits in the first round that is still to come: in the plan in use, and in the one before it."""
    seats = Seat.objects.filter(plan__gathering_id=gathering_id, plan__state=PlanState.IN_USE)
    rows = list(
        seats.order_by("round").values_list(
            "registration_id", "round", "plan__rounds_done", "table__number", "plan__replaces_id"
        )
    )
    coming: dict[UUID, int] = {}
    for registration_id, number, done, table, _replaced in rows:
        if number > done:
            coming.setdefault(registration_id, table)
    next_round = {row[0] for row in rows if row[1] == row[2] + 1}
    replaced, number = next(((row[4], row[2] + 1) for row in rows), (None, 0))
    earlier = Seat.objects.filter(plan_id=replaced, round=number)
    before = earlier.filter(registration_id__in=next_round).values_list("registration_id", "table__number")
    return coming, dict(before)


def _shown(person: DoorPerson, words: Sequence[str]) -> bool:
    if not words:
        return not person.state or person.inside_at is not None
    searched = folded(f"{person.name} {person.organization} {person.code}")
    return all(word in searched for word in words)


def _latest_first(person: DoorPerson) -> float:
    return -person.inside_at.timestamp() if person.inside_at else 0


def _others(gathering_id: UUID, text: str) -> list[Unregistered]:
    here = Registration.objects.filter(gathering_id=gathering_id).values("contact_id")
    known = Contact.objects.filter(active=True).exclude(pk__in=here)
    for word in text.split()[:6]:
        known = known.filter(Q(name__icontains=word) | Q(partner__organization__name__icontains=word))
    values = known.order_by(Lower("name"), "pk").values_list("pk", "name", "partner__organization__name")
    return [Unregistered(pk, name, organization or "") for pk, name, organization in values[:SHOWN_OTHERS]]
