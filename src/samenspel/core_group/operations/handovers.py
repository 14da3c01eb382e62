# SPDX-License-Identifier: EUPL-1.2
"""Handing over the role of facilitator: the list over several weeks, and the words of the dossier.

The role itself moves in `portal.operations.handover`, which also knows how to invite somebody.
"""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.core_group.constants import (
    DEFAULT_STEPS,
    MOST_STEPS,
    HandoverKind,
    HandoverState,
    Section,
    Who,
)
from samenspel.core_group.models import Handover, HandoverStep, HandoverWords
from samenspel.partnerships.models import Membership


@transaction.atomic
def start_handover(*, form_key: UUID, kind: str, giver_id: int, receiver_id: int, start_date: date) -> Handover:
    """Two people who work here, a ready list, and a dossier to fill. The same `form_key` twice is one handover."""
    made: Handover | None = Handover.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    wanted = HandoverKind(kind)
    if giver_id == receiver_id:
        raise Refused(_("Kies twee verschillende mensen."), field="receiver")
    for user_id in (giver_id, receiver_id):
        if not Membership.objects.filter(user_id=user_id).exists():
            raise NotFound("Membership")
    handover = Handover(
        pk=form_key,
        partnership_id=current_partnership_id(),
        kind=wanted,
        giver_id=giver_id,
        receiver_id=receiver_id,
        start_date=start_date,
    )
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("Deze overdracht is al bezig. Maak die eerst af, of stop hem."), field="kind") from error
    _begin_with(handover)
    record(action="handover.started", subject=handover, kind=wanted.value, giver=giver_id, receiver=receiver_id)
    return handover


def _begin_with(handover: Handover) -> None:
    steps = [
        HandoverStep(
            partnership_id=handover.partnership_id,
            handover=handover,
            week=week,
            position=position,
            what=str(what),
            who=who,
        )
        for position, (week, who, what) in enumerate(DEFAULT_STEPS[handover.kind], start=1)
    ]
    HandoverStep.objects.bulk_create(steps)
    HandoverWords.objects.bulk_create(
        HandoverWords(partnership_id=handover.partnership_id, handover=handover, section=section) for section in Section
    )


def going(handover_id: UUID) -> Handover:
    """The handover, if it still goes on."""
    handover = Handover.of(handover_id)
    if handover.state != HandoverState.GOING:
        raise Refused(_("Deze overdracht is voorbij. Er verandert niets meer aan."))
    return handover


@transaction.atomic
def add_handover_step(*, form_key: UUID, handover_id: UUID, week: int, what: str, who: str) -> HandoverStep:
    """The same `form_key` twice is one step."""
    handover = going(handover_id)
    steps = HandoverStep.objects.filter(handover=handover)
    made: HandoverStep | None = steps.filter(pk=form_key).first()
    if made is not None:
        return made
    if steps.count() >= MOST_STEPS:
        raise Refused(_("Er passen hoogstens %(most)d stappen in deze lijst.") % {"most": MOST_STEPS})
    step = HandoverStep(
        pk=form_key,
        partnership_id=handover.partnership_id,
        handover=handover,
        week=week,
        position=(steps.aggregate(last=Max("position"))["last"] or 0) + 1,
        what=what,
        who=Who(who),
    )
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError as error:
        raise NotFound(str(form_key)) from error
    record(action="handover.step_added", subject=step)
    return step


@transaction.atomic
def change_handover_step(*, step_id: UUID, version: int, week: int, what: str, who: str) -> None:
    """Raises `Conflict` when the other changed it in the meantime."""
    step = HandoverStep.of(step_id)
    going(step.handover_id)
    changed = HandoverStep.objects.filter(pk=step_id, version=version).update(
        week=week, what=what, who=Who(who), version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde deze stap net."))
    record(action="handover.step_changed", subject=step)


@transaction.atomic
def remove_handover_step(*, step_id: UUID) -> UUID:
    """Returns its handover."""
    step = HandoverStep.of(step_id)
    going(step.handover_id)
    record(action="handover.step_removed", subject=step)
    step.delete()
    found: UUID = step.handover_id
    return found


@transaction.atomic
def tick(*, step_id: UUID, user_id: int | None, done: bool) -> HandoverStep:
    """Either of the two says that it is done, or not after all. The first one to say so is who did it."""
    step = HandoverStep.of(step_id)
    going(step.handover_id)
    steps = HandoverStep.objects.filter(pk=step_id, done_at__isnull=done)
    if done:
        changed = steps.update(done_by_id=user_id, done_at=timezone.now())
    else:
        changed = steps.update(done_by_id=None, done_at=None)
    if changed:
        record(action="handover.ticked", subject=step, done=done)
    return step


@transaction.atomic
def write_words(*, words_id: UUID, version: int, words: str, included: bool) -> None:
    """One part of the dossier. Raises `Conflict` when somebody else wrote in the meantime."""
    part = HandoverWords.of(words_id)
    going(part.handover_id)
    changed = HandoverWords.objects.filter(pk=words_id, version=version).update(
        words=words, included=included, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders schreef net ook in dit deel."))
    record(action="handover.words", subject=part, section=part.section, included=included)


@transaction.atomic
def end_handover(*, handover_id: UUID, state: str) -> bool:
    """Done or stopped. False when it was over already: whoever calls then does nothing more."""
    handover = Handover.of(handover_id)
    wanted = HandoverState(state)
    changed = Handover.objects.filter(pk=handover_id, state=HandoverState.GOING).update(
        state=wanted, ended_at=timezone.now(), version=F("version") + 1
    )
    if changed:
        record(action="handover.ended", subject=handover, state=wanted.value)
    return bool(changed)
