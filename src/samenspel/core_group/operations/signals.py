# SPDX-License-Identifier: EUPL-1.2
"""Signals of discontent: written down, talked about one to one, closed with what came of it, forgotten in time."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.core_group.constants import CLOSED_SIGNALS_KEPT, RemovalReason, SignalState, SignalStepKind
from samenspel.core_group.models import Signal, SignalKeptFrom, SignalStep
from samenspel.partnerships.models import Membership

A_CHUNK = 500  # signals forgotten in one go; the next hour takes the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalFacts:
    subject: str
    words: str
    said_by: str
    said_date: date


@transaction.atomic
def add_signal(*, form_key: UUID, facts: SignalFacts, kept_from: Collection[int]) -> Signal:
    """One signal, hidden from the accounts in `kept_from`. The same `form_key` twice is one signal."""
    made: Signal | None = Signal.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    _refuse_a_day_to_come(facts.said_date, "said_date")
    signal = Signal(
        pk=form_key,
        partnership_id=current_partnership_id(),
        created_by_id=current_actor().user_id,
        **asdict(facts),
    )
    try:
        with transaction.atomic():
            signal.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by a signal this person may see
        raise NotFound(str(form_key)) from error
    _keep_from(signal, _known(kept_from))
    record(action="signal.added", subject=signal, kept_from=len(set(kept_from)))
    return signal


def _refuse_a_day_to_come(day: date, field: str) -> None:
    if day > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen."), field=field)


def _known(user_ids: Collection[int]) -> set[int]:
    """These accounts, if all of them work here; nobody keeps themselves out."""
    wanted = set(user_ids)
    if current_actor().user_id in wanted:
        raise Refused(_("Jezelf kun je niet kiezen: dan zie je het zelf niet meer."), field="kept_from")
    members = set(Membership.objects.filter(user_id__in=wanted).values_list("user_id", flat=True))
    if wanted - members:
        raise NotFound("Membership")
    return wanted


def _keep_from(signal: Signal, user_ids: Collection[int]) -> None:
    SignalKeptFrom.objects.bulk_create(
        [SignalKeptFrom(partnership_id=signal.partnership_id, signal=signal, user_id=pk) for pk in user_ids],
        ignore_conflicts=True,
    )


@transaction.atomic
def change_signal(*, signal_id: UUID, version: int, facts: SignalFacts, kept_from: Collection[int]) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime.

    Whoever sees a signal may keep more people out; only who wrote it down lets somebody in again.
    """
    signal = Signal.of(signal_id)
    _refuse_a_day_to_come(facts.said_date, "said_date")
    before = set(SignalKeptFrom.objects.filter(signal=signal).values_list("user_id", flat=True))
    wanted = set(kept_from)
    if before - wanted and signal.created_by_id != current_actor().user_id:
        raise Refused(
            _("Alleen wie het signaal opschreef, kan het weer zichtbaar maken voor iemand."), field="kept_from"
        )
    added = _known(wanted - before)
    changed = Signal.objects.filter(pk=signal_id, version=version).update(version=F("version") + 1, **asdict(facts))
    if not changed:
        raise Conflict(_("Iemand anders veranderde dit signaal net."))
    SignalKeptFrom.objects.filter(signal=signal, user_id__in=before - wanted).delete()
    _keep_from(signal, added)
    record(action="signal.changed", subject=signal, kept_from=len(wanted))


@transaction.atomic
def add_signal_step(*, form_key: UUID, signal_id: UUID, kind: str, with_whom: str, day: date, words: str) -> SignalStep:
    """What was done, or a talk that is planned. The same `form_key` twice is one step."""
    signal = Signal.of(signal_id)
    wanted = SignalStepKind(kind)
    if wanted != SignalStepKind.TALK_PLANNED:
        _refuse_a_day_to_come(day, "day")
    made: SignalStep | None = SignalStep.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    step = SignalStep(
        pk=form_key,
        partnership_id=signal.partnership_id,
        signal=signal,
        kind=wanted,
        with_whom=with_whom,
        day=day,
        words=words,
    )
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError as error:
        raise NotFound(str(form_key)) from error
    record(action="signal.step_added", subject=signal, kind=wanted.value)
    return step


@transaction.atomic
def talk_held(*, step_id: UUID) -> UUID:
    """A planned talk took place. Returns its signal; a second tap changes nothing."""
    step = SignalStep.of(step_id)
    changed = SignalStep.objects.filter(pk=step_id, kind=SignalStepKind.TALK_PLANNED).update(
        kind=SignalStepKind.TALK_HELD, day=min(step.day, timezone.localdate())
    )
    if changed:
        record(action="signal.talk_held", subject=step)
    found: UUID = step.signal_id
    return found


@transaction.atomic
def remove_signal_step(*, step_id: UUID) -> UUID:
    """Returns its signal."""
    step = SignalStep.of(step_id)
    record(action="signal.step_removed", subject=step)
    step.delete()
    found: UUID = step.signal_id
    return found


@transaction.atomic
def close_signal(*, signal_id: UUID, outcome: str) -> None:
    """Closed with what came of it. Raises `Conflict` when somebody else closed it with other words."""
    signal = Signal.of(signal_id)
    changed = Signal.objects.filter(pk=signal_id, state=SignalState.OPEN).update(
        state=SignalState.CLOSED, outcome=outcome, closed_at=timezone.now(), version=F("version") + 1
    )
    if changed:
        record(action="signal.closed", subject=signal)
    elif signal.outcome != outcome:
        raise Conflict(_("Iemand anders sloot dit signaal net af. Laad de pagina opnieuw."))


@transaction.atomic
def reopen_signal(*, signal_id: UUID) -> None:
    """Not over after all; what was written down stays."""
    signal = Signal.of(signal_id)
    changed = Signal.objects.filter(pk=signal_id, state=SignalState.CLOSED).update(
        state=SignalState.OPEN, closed_at=None, version=F("version") + 1
    )
    if changed:
        record(action="signal.reopened", subject=signal)


@transaction.atomic
def remove_signal(*, signal_id: UUID, reason: str) -> None:
    """Gone before its time, with everything that hangs on it; the log keeps the reason."""
    signal = Signal.of(signal_id)
    record(action="signal.removed", subject=signal, reason=RemovalReason(reason).value)
    signal.delete()


@transaction.atomic
def forget_signals() -> int:
    """Closed signals are gone two years after closing, with what was done and the point on the agenda.

    Runs every day, for all partnerships. Returns how many; a second run finds none.
    """
    long_ago = timezone.now() - CLOSED_SIGNALS_KEPT
    with acting_as(Actor(role=Role.RETENTION)):
        old = list(Signal.objects.filter(closed_at__lte=long_ago).values_list("pk", flat=True)[:A_CHUNK])
        Signal.objects.filter(pk__in=old).delete()
        if old:
            record(action="signals.forgotten", count=len(old), reason="term")
    return len(old)
