# SPDX-License-Identifier: EUPL-1.2
"""What was asked about a theme, and letters about it, are forgotten after their term.

What became of the theme stays: that a letter went, to whom, when, and whether the answer was yes or no.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.agenda.constants import LETTER_KEPT, THEME_QUESTION_KEPT, BottleneckState
from samenspel.agenda.models import Bottleneck, BottleneckAnswer, ThemeQuestion
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as

A_CHUNK = 500  # in one go; the next day takes the rest


@transaction.atomic
def forget_letters() -> int:
    """Runs every day, for all partnerships. Returns how many questions and letters; a second run finds none."""
    now = timezone.now()
    with acting_as(Actor(role=Role.RETENTION)):
        questions = _forget_questions(now - THEME_QUESTION_KEPT)
        drafts = _forget_drafts(now - LETTER_KEPT)
        letters = _forget_words(_letters_before(now - LETTER_KEPT))
        if forgotten := questions + drafts + letters:
            record(action="letters.forgotten", questions=questions, drafts=drafts, letters=letters, reason="term")
    return forgotten


def _forget_questions(long_ago: datetime) -> int:
    past = Q(answered_at__lte=long_ago) | Q(answered_at__isnull=True, asked_at__lte=long_ago)
    old = list(ThemeQuestion.objects.filter(past).values_list("pk", flat=True)[:A_CHUNK])
    ThemeQuestion.objects.filter(pk__in=old).delete()
    return len(old)


def _forget_drafts(long_ago: datetime) -> int:
    drafts = Bottleneck.objects.filter(state=BottleneckState.DRAFT, created_at__lte=long_ago)
    old = list(drafts.values_list("pk", flat=True)[:A_CHUNK])
    Bottleneck.objects.filter(pk__in=old).delete()
    return len(old)


def _letters_before(long_ago: datetime) -> "QuerySet[Bottleneck]":
    """Letters of which nothing was heard or waited for since, and that still hold words."""
    day = timezone.localdate(long_ago)
    answers = BottleneckAnswer.objects.filter(bottleneck=OuterRef("pk"))
    gone = Bottleneck.objects.filter(Q(answer_by__isnull=True) | Q(answer_by__lte=day), sent_date__lte=day)
    gone = gone.exclude(Exists(answers.filter(day__gt=day)))
    return gone.filter(~Q(body="") | Exists(answers.exclude(words="")))


def _forget_words(letters: "QuerySet[Bottleneck]") -> int:
    old: list[UUID] = list(letters.values_list("pk", flat=True)[:A_CHUNK])
    BottleneckAnswer.objects.filter(bottleneck__in=old).update(words="")
    Bottleneck.objects.filter(pk__in=old).update(body="", email="")
    return len(old)
