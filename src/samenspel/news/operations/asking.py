# SPDX-License-Identifier: EUPL-1.2
"""A question to the network: asked, answered, closed with what helped, and forgotten in time."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.news.constants import LOOKS_BACK, QUESTION_KEPT, PieceKind, QuestionState
from samenspel.news.models import BulletinPiece, NetworkQuestion, QuestionReceiver
from samenspel.news.operations.passing import pass_urgent, tell_asker
from samenspel.news.queries.fitting import Fit


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know, how soon, and whom it fits as far as they know."""

    words: str
    is_urgent: bool = False
    fit: Fit = field(default_factory=Fit)


@transaction.atomic
def ask_network(*, form_key: UUID, asked: Asked) -> NetworkQuestion:
    """Somebody asks. The same `form_key` gives the first one back. An urgent one may go round at once."""
    made: NetworkQuestion | None = NetworkQuestion.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    actor = current_actor()
    question = NetworkQuestion(
        pk=form_key,
        partnership_id=current_partnership_id(),
        contact_id=actor.contact_id,
        written_by_id=actor.user_id,
        words=asked.words,
        is_urgent=asked.is_urgent,
        pillar_id=asked.fit.pillar_id,
        circle=asked.fit.circle,
        place=asked.fit.place,
    )
    try:
        with transaction.atomic():
            question.save(force_insert=True)
    except IntegrityError as error:  # the same form at the same moment, or a key that is not ours
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    record(action="question.asked", subject=question, urgent=asked.is_urgent)
    pass_urgent(question)
    return NetworkQuestion.of(question.pk)


@transaction.atomic
def change_question(*, ask_id: UUID, version: int, asked: Asked) -> None:
    """Before it goes round. Raises `Conflict` when somebody else changed it in the meantime."""
    question = NetworkQuestion.of(ask_id)
    if question.state not in (QuestionState.WAITING, QuestionState.DECLINED):
        raise Refused(_("Deze vraag is al rondgestuurd."))
    changed = NetworkQuestion.objects.filter(pk=ask_id, version=version).update(
        words=asked.words,
        is_urgent=asked.is_urgent,
        pillar_id=asked.fit.pillar_id,
        circle=asked.fit.circle,
        place=asked.fit.place,
        version=F("version") + 1,
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde deze vraag terwijl jij bezig was."))
    record(action="question.changed", subject=question)


@transaction.atomic
def decline_question(*, ask_id: UUID) -> None:
    """It does not go round; who asked sees that. Passing it on after all stays possible."""
    question = NetworkQuestion.of(ask_id)
    waiting = NetworkQuestion.objects.filter(pk=ask_id, state=QuestionState.WAITING)
    if waiting.update(state=QuestionState.DECLINED, version=F("version") + 1):
        record(action="question.declined", subject=question)


@transaction.atomic
def answer_question(*, ask_id: UUID, contact_id: UUID, words: str) -> None:
    """What somebody knows; empty words are "weet ik niet". Said again, the last counts, as long as it is open."""
    question = NetworkQuestion.of(ask_id)
    mine = QuestionReceiver.objects.filter(question_id=ask_id, contact_id=contact_id)
    if not mine.exists():
        raise NotFound(str(ask_id))
    if question.state != QuestionState.PASSED:
        raise Refused(_("Deze vraag is al afgerond. Dank dat je wilde helpen."))
    now = timezone.now()
    changed = mine.exclude(answer=words, knows_nothing=not words, answered_at__isnull=False).update(
        answer=words, knows_nothing=not words, answered_at=now
    )
    if changed:
        record(action="question.answered", subject=question, knows=bool(words))
    if changed and words:
        tell_asker(question, timezone.localdate(now))


@transaction.atomic
def close_question(*, ask_id: UUID, what_helped: str) -> None:
    """Who asked is helped, or stops asking. Closing twice keeps the first words unless others are given."""
    question = NetworkQuestion.of(ask_id)
    actor = current_actor()
    if actor.contact_id is not None and question.contact_id != actor.contact_id:
        raise NotFound(str(ask_id))
    if question.state not in (QuestionState.PASSED, QuestionState.CLOSED):
        raise Refused(_("Deze vraag is nog niet rondgestuurd."))
    NetworkQuestion.objects.filter(pk=ask_id).update(
        state=QuestionState.CLOSED,
        closed_at=question.closed_at or timezone.now(),
        what_helped=what_helped or question.what_helped,
        version=F("version") + 1,
    )
    record(action="question.closed", subject=question, helped=bool(what_helped))


@transaction.atomic
def forget_questions() -> int:
    """A question and its answers are gone `QUESTION_KEPT` after it was closed, or asked and never closed.

    A mail with news tells of questions and of what helped: those pieces go before the questions themselves do.

    Runs every day, for all partnerships. Returns how many.
    """
    long_ago: datetime = timezone.now() - QUESTION_KEPT
    with acting_as(Actor(role=Role.RETENTION)):
        closed = Q(closed_at__lte=long_ago) | Q(closed_at__isnull=True, created_at__lte=long_ago)
        _all, removed = NetworkQuestion.objects.filter(closed).delete()
        count: int = removed.get("news.NetworkQuestion", 0)
        told = BulletinPiece.objects.filter(kind__in=(PieceKind.QUESTIONS, PieceKind.HELPED))
        copies, _each = told.filter(bulletin__created_at__lte=long_ago + LOOKS_BACK).delete()
        if count or copies:
            record(action="questions.forgotten", count=count)
    return count
