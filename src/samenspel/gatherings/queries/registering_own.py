# SPDX-License-Identifier: EUPL-1.2
"""What somebody sees by their own link: the gatherings they are asked for, and where they stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.domain.naming import called
from samenspel.gatherings.constants import Answer, GatheringState, RegistrationState
from samenspel.gatherings.models import Attendance, Gathering, ProgrammeItem, Registration
from samenspel.gatherings.queries.registering_role import as_registrar


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What the person said. `line` is the place on the waiting list, from 1; 0 when not on it."""

    registration_id: UUID
    answer: str
    state: str
    line: int
    eats_along: bool | None
    diet: str
    access_needs: str
    lift: str
    lift_place: str
    lift_seats: int
    lift_shares_phone: bool
    remark: str
    present: bool


@dataclass(frozen=True, slots=True)
class OwnGathering:
    """One gathering for the person with the link."""

    id: UUID
    title: str
    theme: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    state: str
    with_meal: bool
    mine: OwnAnswer | None
    may_answer: bool  # say yes or maybe
    may_change: bool  # give details, or say no
    is_over: bool  # its time is past, or it is harvested before that
    is_off: bool  # it does not go on; the words say why, if they do
    off_words: str

    @property
    def answer(self) -> str:
        return self.mine.answer if self.mine else ""

    @property
    def standing(self) -> str:
        """One word for the page: seated, waiting, pending, maybe, no or nothing yet."""
        if self.mine is None:
            return ""
        comes = self.mine.answer == Answer.YES
        return self.mine.state if comes or self.mine.state == RegistrationState.PENDING else self.mine.answer

    @property
    def is_today(self) -> bool:
        return timezone.localdate(self.starts_at) == timezone.localdate()


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Coming gatherings, the next one first; then those that are over, the last one first."""

    name: str
    coming: list[OwnGathering]
    over: list[OwnGathering]


def own_page() -> OwnPage:
    rows = _own_gatherings()
    return OwnPage(
        name=called(current_actor().name),
        coming=[row for row in rows if not row.is_over],
        over=[row for row in reversed(rows) if row.is_over],
    )


def own_gathering(gathering_id: UUID) -> OwnGathering:
    """One gathering the person is asked for; any other does not exist."""
    found = _own_gatherings(pk=gathering_id)
    if not found:
        raise NotFound(f"gathering {gathering_id}")
    return found[0]


def programme_titles(gathering_id: UUID) -> list[str]:
    return list(ProgrammeItem.objects.filter(gathering_id=gathering_id).values_list("title", flat=True))


def open_gathering(open_code: str) -> OwnGathering:
    """The gathering behind an open sign-up page, as a visitor may see it."""
    found = Gathering.objects.filter(open_code=open_code).first() if open_code else None
    if found is None:
        raise NotFound("open sign-up")
    return _row(found, None)


def _own_gatherings(**which: Any) -> list[OwnGathering]:
    gatherings = list(Gathering.objects.filter(**which).exclude(state=GatheringState.DRAFT).order_by("starts_at"))
    contact_id = current_actor().contact_id
    keys = [row.pk for row in gatherings]
    registrations = list(Registration.objects.filter(contact_id=contact_id, gathering_id__in=keys))
    present = set(
        Attendance.objects.filter(registration__contact_id=contact_id).values_list("registration_id", flat=True)
    )
    line = _places_in_line([row for row in registrations if row.state == RegistrationState.WAITING])
    mine = {
        row.gathering_id: _answer(row, line=line.get(row.pk, 0), present=row.pk in present) for row in registrations
    }
    return [_row(gathering, mine.get(gathering.pk)) for gathering in gatherings]


def _places_in_line(rows: list[Registration]) -> dict[UUID, int]:
    """For each of these the place on its waiting list, from 1. Others are counted, not shown."""
    if not rows:
        return {}
    with as_registrar():
        waiting = Registration.objects.filter(
            gathering_id__in=[row.gathering_id for row in rows], state=RegistrationState.WAITING
        )
        order = list(waiting.order_by("waiting_since_at", "created_at", "pk").values_list("gathering_id", "pk"))
    lists: dict[UUID, list[UUID]] = {}
    for gathering_id, pk in order:
        lists.setdefault(gathering_id, []).append(pk)
    return {row.pk: lists[row.gathering_id].index(row.pk) + 1 for row in rows}


def _answer(row: Registration, *, line: int, present: bool) -> OwnAnswer:
    return OwnAnswer(
        registration_id=row.pk,
        answer=row.answer,
        state=row.state,
        line=line,
        eats_along=row.eats_along,
        diet=row.diet,
        access_needs=row.access_needs,
        lift=row.lift,
        lift_place=row.lift_place,
        lift_seats=row.lift_seats,
        lift_shares_phone=row.lift_shares_phone,
        remark=row.remark,
        present=present,
    )


def _row(gathering: Gathering, mine: OwnAnswer | None) -> OwnGathering:
    before = timezone.now() < gathering.starts_at and gathering.called_off_at is None
    return OwnGathering(
        id=gathering.pk,
        title=gathering.title,
        theme=gathering.theme,
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        place=gathering.place,
        address=gathering.address,
        state=gathering.state,
        with_meal=gathering.with_meal,
        mine=mine,
        may_answer=before and gathering.state == GatheringState.INVITING,
        may_change=before and gathering.state != GatheringState.HARVESTED,
        is_over=gathering.state == GatheringState.HARVESTED or gathering.ends_at <= timezone.now(),
        is_off=gathering.called_off_at is not None,
        off_words=gathering.called_off_words,
    )
