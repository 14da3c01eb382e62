# SPDX-License-Identifier: EUPL-1.2
"""The programme of a gathering, with the time at which each step begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from samenspel.gatherings.models import Gathering, ProgrammeItem
from samenspel.gatherings.queries.speaking import SpeakerRow, speaker_rows


@dataclass(frozen=True, slots=True)
class Step:
    id: UUID
    starts_at: datetime
    title: str
    minutes: int
    method: str
    group_size: str
    materials: str
    question: str
    before_id: UUID | None  # the step above, to go before it
    after_id: UUID | None  # the step below, to let it pass


@dataclass(frozen=True, slots=True)
class Programme:
    steps: list[Step]
    speakers: list[SpeakerRow]
    minutes: int
    minutes_available: int

    @property
    def speakers_open(self) -> int:
        return sum(speaker.is_open for speaker in self.speakers)

    @property
    def too_long_by(self) -> int:
        return max(0, self.minutes - self.minutes_available)


def programme_of(gathering: Gathering) -> Programme:
    items = list(ProgrammeItem.objects.filter(gathering=gathering).order_by("position", "pk"))
    return Programme(
        steps=list(_steps(items, gathering.starts_at)),
        speakers=speaker_rows(gathering.pk),
        minutes=sum(item.minutes for item in items),
        minutes_available=int((gathering.ends_at - gathering.starts_at).total_seconds() // 60),
    )


def _steps(items: list[ProgrammeItem], starts_at: datetime) -> Iterator[Step]:
    ids: list[UUID | None] = [None, *(item.pk for item in items), None]
    for number, item in enumerate(items):
        yield Step(
            id=item.pk,
            starts_at=starts_at,
            title=item.title,
            minutes=item.minutes,
            method=item.method,
            group_size=item.group_size,
            materials=item.materials,
            question=item.question,
            before_id=ids[number],
            after_id=ids[number + 2],
        )
        starts_at += timedelta(minutes=item.minutes)
