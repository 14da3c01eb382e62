# SPDX-License-Identifier: EUPL-1.2
"""The list of people."""

from dataclasses import dataclass
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from samenspel.organizations.constants import Channel
from samenspel.organizations.models import Contact

PAGE_LENGTH = 25


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """`who` is empty for everybody active, or experts, or gone."""

    text: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: UUID
    name: str
    role_title: str
    email: str
    phone: str
    channel_label: str
    is_experience_expert: bool
    active: bool
    partner_id: UUID | None
    organization: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    rows: list[PersonRow]
    number: int
    pages: int
    found: int


def people_page(*, wanted: PeopleFilter, number: int = 1) -> PeoplePage:
    found = _matching(wanted)
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    return PeoplePage(
        rows=_rows(found.order_by(Lower("name"), "pk")[start : start + PAGE_LENGTH]),
        number=number,
        pages=pages,
        found=count,
    )


def _matching(wanted: PeopleFilter) -> QuerySet[Any]:
    people = Contact.objects.filter(active=wanted.who != "gone")
    if wanted.who == "experts":
        people = people.filter(is_experience_expert=True)
    for word in wanted.text.split()[:6]:
        people = people.filter(
            Q(name__icontains=word) | Q(role_title__icontains=word) | Q(partner__organization__name__icontains=word)
        )
    return people


def _rows(people: QuerySet[Any]) -> list[PersonRow]:
    rows = people.annotate(organization=F("partner__organization__name")).values(
        "pk", "name", "role_title", "email", "phone", "channel", "is_experience_expert", "active", "partner_id",
        "organization",
    )  # fmt: skip
    return [
        PersonRow(
            id=row["pk"],
            name=row["name"],
            role_title=row["role_title"],
            email=row["email"],
            phone=row["phone"],
            channel_label=str(Channel(row["channel"]).label),
            is_experience_expert=row["is_experience_expert"],
            active=row["active"],
            partner_id=row["partner_id"],
            organization=row["organization"] or "",
        )
        for row in rows
    ]
