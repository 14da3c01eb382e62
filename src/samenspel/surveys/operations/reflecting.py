# SPDX-License-Identifier: EUPL-1.2
"""What people write when they look back, and what staff choose of it for the joint report."""

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.surveys.constants import LONGEST_CHOSEN, Question, Way
from samenspel.surveys.models import ChosenWords, Reflection, ReflectionRound
from samenspel.surveys.queries.desk import at_the_desk, key_of, key_of_sheet, takes_answers
from samenspel.surveys.queries.reflection import seen_words


@transaction.atomic
def write_reflection(*, contact_id: UUID, said: Mapping[str, str]) -> None:
    """Keep answers to questions, or `signature`; what is changed is not in the report any more."""
    with at_the_desk():
        found: ReflectionRound | None = (
            ReflectionRound.objects.select_for_update().filter(closed_at__isnull=True).first()
        )
        if found is None or not takes_answers(found):
            raise Refused(_("Het terugkijken is gesloten. Je antwoord kan er niet meer bij."))
        key = key_of(found, contact_id)
        before: Reflection | None = Reflection.objects.filter(pk=key).first()
        if before is None:
            Reflection(pk=key, partnership_id=found.partnership_id, round=found, way=Way.PHONE, **said).save(
                force_insert=True
            )
        else:
            _rewrite(before, said)
        record(action="reflection.answered", subject=found)


def _rewrite(before: Reflection, said: Mapping[str, str]) -> None:
    """Who takes words back, or their name, finds neither in the report."""
    changed = {name for name, words in said.items() if getattr(before, name) != words}
    chosen = ChosenWords.objects.filter(reflection=before)
    if "signature" not in changed:
        chosen = chosen.filter(question__in=changed)
    chosen.delete()
    Reflection.objects.filter(pk=before.pk).update(**said)


@transaction.atomic
def type_reflection_over(*, round_id: UUID, form_key: UUID, said: Mapping[str, str]) -> None:
    """One sheet of paper. The same `form_key` twice is one sheet."""
    found = ReflectionRound.of(round_id)
    if not any(said[question] for question in Question.values):
        raise Refused(_("Er is nog niets ingevuld."), field=Question.WELL.value)
    with at_the_desk():
        held = ReflectionRound.objects.select_for_update().get(pk=round_id)
        if held.closed_at is not None:
            raise Refused(_("Deze ronde is gesloten. Er kan geen papier meer bij."))
        key = key_of_sheet(held, form_key)
        if Reflection.objects.filter(pk=key).exists():
            return
        Reflection(pk=key, partnership_id=held.partnership_id, round=held, way=Way.PAPER, **said).save(
            force_insert=True
        )
    record(action="reflection.typed", subject=found)


@transaction.atomic
def choose_words(
    *, reflection_id: UUID, question: str, words: str, version: int | None, seen: str | None = None
) -> None:
    """Put these words in the joint report, or take them out when `words` is empty.

    `version` is that of the words chosen before, None when there were none. Raises `Conflict` when they changed, and
    `Refused` when the writer changed the answer since it was read: `seen` is `AnswerRow.seen` of that moment.
    """
    ReflectionRound.objects.select_for_update().get(pk=Reflection.of(reflection_id).round_id)
    reflection = Reflection.of(reflection_id)
    if question not in Question.values:
        raise NotFound(question)
    if words and not getattr(reflection, question):
        raise Refused(_("Op deze vraag is geen antwoord gegeven."), field="words")
    if words and seen is not None and seen != seen_words(getattr(reflection, question), reflection.signature):
        raise Refused(_("Iemand anders veranderde dit net."), field="words")
    rows = ChosenWords.objects.filter(reflection=reflection, question=question)
    if version is None:
        _first_choice(reflection, question, words)
    elif words:
        if not rows.filter(version=version).update(words=words, version=F("version") + 1):
            raise Conflict(_("Iemand anders koos hier net andere woorden."))
    elif not rows.filter(version=version).delete()[0] and rows.exists():
        raise Conflict(_("Iemand anders koos hier net andere woorden."))
    record(action="reflection.chosen", subject=reflection, question=question, chosen=bool(words))


def _first_choice(reflection: Reflection, question: str, words: str) -> None:
    if not words:
        return
    made = ChosenWords(
        partnership_id=reflection.partnership_id,
        reflection=reflection,
        question=question,
        words=words[:LONGEST_CHOSEN],
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(_("Iemand anders koos hier net andere woorden.")) from error
