# SPDX-License-Identifier: EUPL-1.2
"""The programme of a gathering, with the time at which each step begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.gatherings.models import Gathering, ProgrammeItem, Speaker


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
class SpeakerRow:
    id: UUID
    name: str
    background: str
    subject: str
    expenses: str
    state: str


@dataclass(frozen=True, slots=True)
class Programme:
    steps: list[Step]
    speakers: list[SpeakerRow]
    minutes: int
    minutes_available: int

    @property
    def too_long_by(self) -> int:
        return max(0, self.minutes - self.minutes_available)


def programme_of(gathering: Gathering) -> Programme:
    items = list(ProgrammeItem.objects.filter(gathering=gathering).order_by("position", "pk"))
    speakers = Speaker.objects.filter(gathering=gathering).select_related("contact__partner__organization")
    return Programme(
        steps=list(_steps(items, gathering.starts_at)),
        speakers=[_speaker_row(speaker) for speaker in speakers.order_by("contact__name")],
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


def _speaker_row(speaker: Speaker) -> SpeakerRow:
    partner = speaker.contact.partner
    return SpeakerRow(
        id=speaker.pk,
        name=speaker.contact.name,
        background=partner.organization.name if partner else _("ervaringsdeskundige"),
        subject=speaker.subject,
        expenses=speaker.expenses,
        state=speaker.state,
    )
