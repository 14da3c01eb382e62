# SPDX-License-Identifier: EUPL-1.2
"""The list of a handover, and the words of its dossier."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from samenspel.base.scope import current_actor
from samenspel.core_group.constants import PROMPTS, HandoverKind, HandoverState, Section, Who
from samenspel.core_group.models import Handover, HandoverStep, HandoverWords


@dataclass(frozen=True, slots=True)
class HandoverRow:
    id: UUID
    kind: str
    kind_label: str
    giver_id: int | None
    giver: str
    receiver_id: int | None
    receiver: str
    start_date: date
    state: str
    state_label: str
    ended_at: datetime | None
    done: int
    total: int

    @property
    def is_going(self) -> bool:
        return self.state == HandoverState.GOING


@dataclass(frozen=True, slots=True)
class StepRow:
    id: UUID
    handover_id: UUID
    week: int
    what: str
    who: str
    who_label: str
    mine: bool
    done_by: str
    done_at: datetime | None
    version: int

    @property
    def about_dossier(self) -> bool:
        """Steps are people's own words, so their words decide."""
        return "dossier" in self.what.casefold()


@dataclass(frozen=True, slots=True)
class Week:
    number: int
    first_date: date
    is_now: bool
    steps: list[StepRow]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the dossier: what helps to write, what was written, whether it goes in."""

    id: UUID
    handover_id: UUID
    section: str
    label: str
    prompt: str
    words: str
    included: bool
    version: int


def handover_rows() -> list[HandoverRow]:
    """Those the person has to do with; a facilitator sees all. What goes on comes first."""
    rows = [_row(handover) for handover in _with_people()[:40]]
    return sorted(rows, key=lambda row: not row.is_going)


def handover_row(handover_id: UUID) -> HandoverRow:
    Handover.of(handover_id)
    return _row(_with_people().get(pk=handover_id))


def _with_people() -> "QuerySet[Handover]":
    counted = Handover.objects.annotate(
        total=Count("steps"), done=Count("steps", filter=Q(steps__done_at__isnull=False))
    )
    found: QuerySet[Handover] = counted.select_related("giver", "receiver").order_by("-created_at", "pk")
    return found


def _row(handover: Handover) -> HandoverRow:
    return HandoverRow(
        id=handover.pk,
        kind=handover.kind,
        kind_label=str(HandoverKind(handover.kind).label),
        giver_id=handover.giver_id,
        giver=handover.giver.name if handover.giver else "",
        receiver_id=handover.receiver_id,
        receiver=handover.receiver.name if handover.receiver else "",
        start_date=handover.start_date,
        state=handover.state,
        state_label=str(HandoverState(handover.state).label),
        ended_at=handover.ended_at,
        done=handover.done,  # type: ignore[attr-defined]  # annotated above
        total=handover.total,  # type: ignore[attr-defined]
    )


def weeks_of(handover: HandoverRow) -> list[Week]:
    """The steps by week, with the day each week begins."""
    steps: dict[int, list[StepRow]] = {}
    found = HandoverStep.objects.filter(handover_id=handover.id).select_related("done_by")
    for step in found.order_by("week", "position", "pk"):
        steps.setdefault(step.week, []).append(_step(step, handover))
    now = (timezone.localdate() - handover.start_date).days // 7 + 1
    return [
        Week(number, handover.start_date + timedelta(weeks=number - 1), number == now, rows)
        for number, rows in sorted(steps.items())
    ]


def step_row(step_id: UUID) -> StepRow:
    step = HandoverStep.of(step_id)
    return _step(step, handover_row(step.handover_id))


def _step(step: HandoverStep, handover: HandoverRow) -> StepRow:
    names = {Who.GIVER: handover.giver, Who.RECEIVER: handover.receiver}
    ids = {Who.GIVER: {handover.giver_id}, Who.RECEIVER: {handover.receiver_id}}
    who = Who(step.who)
    mine = current_actor().user_id in ids.get(who, {handover.giver_id, handover.receiver_id})
    return StepRow(
        id=step.pk,
        handover_id=step.handover_id,
        week=step.week,
        what=step.what,
        who=step.who,
        who_label=names.get(who) or str(who.label),
        mine=mine,
        done_by=step.done_by.name if step.done_by else "",
        done_at=step.done_at,
        version=step.version,
    )


def parts_of(handover_id: UUID) -> list[Part]:
    """The parts in the order of the dossier."""
    found = {part.section: part for part in HandoverWords.objects.filter(handover_id=handover_id)}
    return [_part(found[section]) for section in Section if section in found]


def part_row(words_id: UUID) -> Part:
    return _part(HandoverWords.of(words_id))


def _part(part: HandoverWords) -> Part:
    section = Section(part.section)
    return Part(
        id=part.pk,
        handover_id=part.handover_id,
        section=section.value,
        label=str(section.label),
        prompt=str(PROMPTS[section]),
        words=part.words,
        included=part.included,
        version=part.version,
    )
