# SPDX-License-Identifier: EUPL-1.2
"""Rounds are opened, moved and closed; at closing nothing leads from an answer to a person any more."""

from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.surveys.constants import CONDITIONS
from samenspel.surveys.models import Asked, ReflectionRound, ScanAnswer, ScanWave
from samenspel.surveys.queries.desk import at_the_desk

ANY_PLACE = Q(*(Q(**{f"{condition.key}__isnull": False}) for condition in CONDITIONS), _connector=Q.OR)


@transaction.atomic
def open_scan(*, form_key: UUID, closes_date: date) -> ScanWave:
    """A wave in which partners answer until the end of `closes_date`. The same `form_key` is one wave."""
    made: ScanWave | None = ScanWave.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    wave = ScanWave(pk=form_key, partnership_id=current_partnership_id(), closes_date=closes_date)
    _save_as_the_open_one(wave, _("Er loopt al een ronde. Sluit die eerst."))
    record(action="scan.opened", subject=wave)
    return wave


@transaction.atomic
def open_reflection(*, form_key: UUID, first_date: date, last_date: date, closes_date: date) -> ReflectionRound:
    """A round of looking back on the days from `first_date` up to `last_date`."""
    made: ReflectionRound | None = ReflectionRound.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    if last_date < first_date:
        raise Refused(_("De laatste dag ligt voor de eerste."), field="last_date")
    opened = ReflectionRound(
        pk=form_key,
        partnership_id=current_partnership_id(),
        first_date=first_date,
        last_date=last_date,
        closes_date=closes_date,
    )
    _save_as_the_open_one(opened, _("Er loopt al een ronde. Sluit die eerst."))
    record(action="reflection.opened", subject=opened)
    return opened


def _save_as_the_open_one(opened: ScanWave | ReflectionRound, sentence: str) -> None:
    try:
        with transaction.atomic():
            opened.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(sentence) from error


@transaction.atomic
def move_end(*, opened: ScanWave | ReflectionRound, version: int, closes_date: date) -> None:
    """Another last day for a round that is open. Raises `Conflict` when somebody changed it meanwhile."""
    rows = type(opened).objects.filter(pk=opened.pk, version=version, closed_at__isnull=True)
    if not rows.update(closes_date=closes_date, version=F("version") + 1):
        raise Conflict(_("Iemand anders veranderde deze ronde net."))
    record(action="round.moved", subject=opened)


@transaction.atomic
def close_scan(*, wave_id: UUID) -> None:
    """Count, forget who was asked, mix the answers, and throw away what led to them. Twice changes nothing."""
    ScanWave.of(wave_id)
    with at_the_desk():
        wave = ScanWave.objects.select_for_update().get(pk=wave_id)
        if wave.closed_at is not None:
            return
        answered = _mix(wave)
        asked = _forget_asked(Asked.objects.filter(wave=wave))
        ScanWave.objects.filter(pk=wave_id).update(
            closed_at=timezone.now(), secret=None, asked_count=asked, answered_count=answered, version=F("version") + 1
        )
    record(action="scan.closed", subject=wave, asked=asked, answered=answered)


def _mix(wave: ScanWave) -> int:
    """Every row of answers anew under an id of chance and in the order of those ids; empty ones are dropped."""
    found = list(ScanAnswer.objects.filter(ANY_PLACE, wave=wave))
    ScanAnswer.objects.filter(wave=wave).delete()
    for answer in found:
        answer.pk = uuid4()
    ScanAnswer.objects.bulk_create(sorted(found, key=lambda answer: answer.pk))
    return len(found)


def _forget_asked(asked: "QuerySet[Asked]") -> int:
    count = asked.filter(mailed_at__isnull=False).count()
    asked.delete()
    return count


@transaction.atomic
def close_reflection(*, round_id: UUID) -> None:
    """The words stay as they are; nobody can change them any more, and nothing leads to who wrote them."""
    ReflectionRound.of(round_id)
    with at_the_desk():
        found = ReflectionRound.objects.select_for_update().get(pk=round_id)
        if found.closed_at is not None:
            return
        asked = _forget_asked(Asked.objects.filter(round=found))
        ReflectionRound.objects.filter(pk=round_id).update(
            closed_at=timezone.now(), secret=None, asked_count=asked, version=F("version") + 1
        )
    record(action="reflection.closed", subject=found, asked=asked)


def close_what_is_over() -> int:
    """Runs by itself: rounds of which the last day is past, of all partnerships. Returns how many."""
    with acting_as(Actor(role=Role.SURVEYOR)):
        over = {"closes_date__lt": timezone.localdate()}
        waves = list(ScanWave.objects.filter(**over).values_list("partnership_id", "pk"))
        rounds = list(ReflectionRound.objects.filter(**over).values_list("partnership_id", "pk"))
    for partnership_id, wave_id in waves:
        with acting_as(Actor(role=Role.SURVEYOR, partnership_id=partnership_id)):
            close_scan(wave_id=wave_id)
    for partnership_id, round_id in rounds:
        with acting_as(Actor(role=Role.SURVEYOR, partnership_id=partnership_id)):
            close_reflection(round_id=round_id)
    return len(waves) + len(rounds)
