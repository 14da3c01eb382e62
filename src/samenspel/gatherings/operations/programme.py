# SPDX-License-Identifier: EUPL-1.2
"""The steps of a programme and who speaks."""

import zlib
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.gatherings.models import Gathering, ProgrammeItem, Speaker
from samenspel.organizations.models import Contact

MOST_STEPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """A step with its werkvorm card."""

    title: str
    minutes: int
    method: str
    group_size: str
    materials: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerFacts:
    subject: str
    expenses: str


def step_facts(step: ProgrammeItem) -> StepFacts:
    return StepFacts(**{name: getattr(step, name) for name in StepFacts.__slots__})


def speaker_facts(speaker: Speaker) -> SpeakerFacts:
    return SpeakerFacts(**{name: getattr(speaker, name) for name in SpeakerFacts.__slots__})


def version_of(facts: StepFacts | SpeakerFacts) -> int:
    """A number for these words: another number means that somebody changed them."""
    return zlib.crc32(repr(facts).encode())


def _hold(gathering_id: UUID) -> Gathering:
    """The gathering, with nobody else in its programme until the transaction ends."""
    found: Gathering | None = Gathering.objects.select_for_update().filter(pk=gathering_id).first()
    if found is None:
        raise NotFound(str(gathering_id))
    return found


@transaction.atomic
def add_step(*, step_id: UUID, gathering_id: UUID, facts: StepFacts, position: int | None = None) -> ProgrammeItem:
    """A step at the end, or back at `position` after an undo. The same `step_id` twice is one step."""
    gathering = _hold(gathering_id)
    steps = ProgrammeItem.objects.filter(gathering=gathering)
    made: ProgrammeItem | None = steps.filter(pk=step_id).first()
    if made is not None:
        return made
    if steps.count() >= MOST_STEPS:
        raise Refused(_("Een programma heeft hier hoogstens %(most)d stappen.") % {"most": MOST_STEPS})
    last = steps.aggregate(last=Max("position"))["last"] or 0
    if position is None or steps.filter(position=position).exists():
        position = last + 1
    step = ProgrammeItem(
        pk=step_id,
        partnership_id=gathering.partnership_id,
        gathering=gathering,
        position=position,
        **asdict(facts),
    )
    _insert(step)
    record(action="programme.added", subject=step)
    return step


def _insert(row: ProgrammeItem | Speaker) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by a row this person may see
        raise NotFound(str(row.pk)) from error


@transaction.atomic
def change_step(*, step_id: UUID, version: int, facts: StepFacts) -> None:
    """Raises `Conflict` when the words are not those of `version` any more."""
    step = ProgrammeItem.of(step_id)
    _hold(step.gathering_id)
    if version_of(step_facts(ProgrammeItem.of(step_id))) != version:
        raise Conflict(_("Iemand anders veranderde deze stap terwijl jij bezig was."))
    ProgrammeItem.objects.filter(pk=step_id).update(**asdict(facts))
    record(action="programme.changed", subject=step)


@transaction.atomic
def place_step(*, step_id: UUID, before_id: UUID) -> None:
    """Put a step right before another; already before it: nothing changes, so pressing twice is one move."""
    step = ProgrammeItem.of(step_id)
    _hold(step.gathering_id)
    steps = list(ProgrammeItem.objects.filter(gathering_id=step.gathering_id).order_by("position", "pk"))
    order = [one.pk for one in steps]
    if before_id not in order:
        raise NotFound(str(before_id))
    if order.index(step_id) < order.index(before_id):
        return
    moved = steps.pop(order.index(step_id))
    steps.insert(order.index(before_id), moved)
    for position, one in enumerate(steps, start=1):
        one.position = position
    ProgrammeItem.objects.bulk_update(steps, ["position"])
    record(action="programme.moved", subject=step)


@transaction.atomic
def remove_step(*, step_id: UUID) -> tuple[StepFacts, int]:
    """Returns what is needed to put it back: its words and its place."""
    step = ProgrammeItem.of(step_id)
    record(action="programme.removed", subject=step)
    ProgrammeItem.objects.filter(pk=step_id).delete()
    return step_facts(step), step.position


@transaction.atomic
def add_speaker(*, speaker_id: UUID, gathering_id: UUID, contact_id: UUID, facts: SpeakerFacts) -> Speaker:
    """Somebody will speak. Adding the same person again gives the first row back."""
    gathering = _hold(gathering_id)
    contact = Contact.of(contact_id)
    made: Speaker | None = Speaker.objects.filter(gathering=gathering, contact=contact).first()
    if made is not None:
        return made
    speaker = Speaker(
        pk=speaker_id,
        partnership_id=current_partnership_id(),
        gathering=gathering,
        contact=contact,
        **asdict(facts),
    )
    _insert(speaker)
    record(action="speaker.added", subject=speaker)
    return speaker


@transaction.atomic
def change_speaker(*, speaker_id: UUID, version: int, facts: SpeakerFacts) -> None:
    speaker = Speaker.of(speaker_id)
    _hold(speaker.gathering_id)
    if version_of(speaker_facts(Speaker.of(speaker_id))) != version:
        raise Conflict(_("Iemand anders veranderde deze spreker terwijl jij bezig was."))
    Speaker.objects.filter(pk=speaker_id).update(**asdict(facts))
    record(action="speaker.changed", subject=speaker)


@transaction.atomic
def remove_speaker(*, speaker_id: UUID) -> SpeakerFacts:
    speaker = Speaker.of(speaker_id)
    record(action="speaker.removed", subject=speaker)
    Speaker.objects.filter(pk=speaker_id).delete()
    return speaker_facts(speaker)
