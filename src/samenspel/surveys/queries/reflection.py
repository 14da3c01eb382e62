# SPDX-License-Identifier: EUPL-1.2
"""What people wrote when they looked back, and what of it was chosen for the joint report."""

from dataclasses import dataclass
from datetime import date

from samenspel.surveys.constants import Question
from samenspel.surveys.models import ChosenWords


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's words for the joint report; `signature` is empty when they did not sign."""

    question: str  # a value of constants.Question
    question_label: str
    words: str
    signature: str
    first_date: date  # the period looked back on
    last_date: date


def chosen_words(first_date: date, last_date: date) -> list[Words]:
    """The words chosen for the joint report of periods that touch these days, by question, earliest period first."""
    found = ChosenWords.objects.filter(
        reflection__round__first_date__lte=last_date, reflection__round__last_date__gte=first_date
    ).select_related("reflection__round")
    order = list(Question.values)
    words = [_words(one) for one in found]
    return sorted(words, key=lambda one: (order.index(one.question), one.first_date))


def _words(row: ChosenWords) -> Words:
    return Words(
        question=row.question,
        question_label=str(Question(row.question).label),
        words=row.words,
        signature=row.reflection.signature,
        first_date=row.reflection.round.first_date,
        last_date=row.reflection.round.last_date,
    )
