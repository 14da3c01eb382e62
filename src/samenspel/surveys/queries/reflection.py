# SPDX-License-Identifier: EUPL-1.2
"""What people wrote when they looked back, and what of it was chosen for the joint report."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenspel.organizations.models import Contact
from samenspel.surveys.constants import Question, Way
from samenspel.surveys.models import Asked, ChosenWords, Reflection, ReflectionRound
from samenspel.surveys.queries.desk import at_the_desk, key_of, open_round

ROUNDS_A_PAGE = 20
SHEETS_A_PAGE = 25
HAS_WORDS = ~Q(well="", not_well="", remains="")


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


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round of looking back."""

    id: UUID
    first_date: date
    last_date: date
    closes_date: date
    closed_at: datetime | None
    asked: int
    sheets: int
    chosen: int
    version: int

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_over(self) -> bool:
        return self.is_open and timezone.localdate() > self.closes_date


@dataclass(frozen=True, slots=True)
class RoundPage:
    rows: list[RoundRow]
    page: int
    pages: int


def _rounds() -> QuerySet[Any]:
    """Under the desk, since the core group has no list of who was asked, but may know how many."""
    with at_the_desk():
        mailed = Asked.objects.filter(round=OuterRef("pk"), mailed_at__isnull=False).order_by().values("round")
        sheets = Reflection.objects.filter(HAS_WORDS, round=OuterRef("pk")).order_by().values("round")
        chosen = ChosenWords.objects.filter(reflection__round=OuterRef("pk")).order_by().values("reflection__round")
        rounds: QuerySet[Any] = ReflectionRound.objects.annotate(
            mailed=Coalesce(Subquery(mailed.annotate(n=Count("pk")).values("n")), 0),
            sheets=Coalesce(Subquery(sheets.annotate(n=Count("pk")).values("n")), 0),
            words=Coalesce(Subquery(chosen.annotate(n=Count("pk")).values("n")), 0),
        )
    return rounds


def _round(row: Any) -> RoundRow:
    return RoundRow(
        id=row.pk,
        first_date=row.first_date,
        last_date=row.last_date,
        closes_date=row.closes_date,
        closed_at=row.closed_at,
        asked=row.asked_count if row.closed_at else row.mailed,
        sheets=row.sheets,
        chosen=row.words,
        version=row.version,
    )


def round_page(number: int) -> RoundPage:
    """All rounds, the latest first."""
    pages = max(1, ceil(ReflectionRound.objects.count() / ROUNDS_A_PAGE))
    page = min(max(1, number), pages)
    rows = _rounds().order_by("-opened_at", "pk")[(page - 1) * ROUNDS_A_PAGE : page * ROUNDS_A_PAGE]
    return RoundPage([_round(row) for row in rows], page, pages)


def round_row(round_id: UUID) -> RoundRow:
    ReflectionRound.of(round_id)
    return _round(_rounds().get(pk=round_id))


def round_going_on() -> RoundRow | None:
    found = _rounds().filter(closed_at__isnull=True).first()
    return _round(found) if found is not None else None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What somebody wrote at one question; `chosen` is what of it stands in the report, empty when nothing does."""

    reflection_id: UUID
    question: str
    question_label: str
    words: str
    signature: str
    on_paper: bool
    chosen: str
    version: int | None

    @property
    def seen(self) -> str:
        """Tells whether the writer changed these words, or the name below them, since they were read."""
        return seen_words(self.words, self.signature)


def seen_words(words: str, signature: str) -> str:
    return hashlib.sha256(f"{words}\0{signature}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class AnswerPage:
    questions: list[tuple[str, list[AnswerRow]]]  # (label, answers)
    page: int
    pages: int


def answer_page(round_id: UUID, number: int) -> AnswerPage:
    """What was written in a round, by question; so many sheets a page."""
    sheets = Reflection.objects.filter(HAS_WORDS, round_id=round_id)
    pages = max(1, ceil(sheets.count() / SHEETS_A_PAGE))
    page = min(max(1, number), pages)
    shown = list(sheets.order_by("pk")[(page - 1) * SHEETS_A_PAGE : page * SHEETS_A_PAGE])
    chosen = {(one.reflection_id, one.question): one for one in ChosenWords.objects.filter(reflection__in=shown)}
    return AnswerPage(
        [
            (str(question.label), [_answer(sheet, question, chosen) for sheet in shown if getattr(sheet, question)])
            for question in Question
        ],
        page,
        pages,
    )


def answers_of(reflection_id: UUID) -> list[AnswerRow]:
    sheet = Reflection.of(reflection_id)
    chosen = {(one.reflection_id, one.question): one for one in ChosenWords.objects.filter(reflection=sheet)}
    return [_answer(sheet, question, chosen) for question in Question if getattr(sheet, question)]


def round_of(reflection_id: UUID) -> UUID:
    found: UUID = Reflection.of(reflection_id).round_id
    return found


def _answer(sheet: Reflection, question: Question, chosen: Mapping[tuple[UUID, str], ChosenWords]) -> AnswerRow:
    in_report = chosen.get((sheet.pk, question.value))
    return AnswerRow(
        reflection_id=sheet.pk,
        question=question.value,
        question_label=str(question.label),
        words=getattr(sheet, question.value),
        signature=sheet.signature,
        on_paper=sheet.way == Way.PAPER,
        chosen=in_report.words if in_report else "",
        version=in_report.version if in_report else None,
    )


@dataclass(frozen=True, slots=True)
class OwnReflection:
    """What one person wrote until now."""

    first_date: date
    last_date: date
    closes_date: date
    said: dict[str, str]
    signature: str
    name: str  # as it would stand below their words


def own_reflection(contact_id: UUID) -> OwnReflection | None:
    """None when no round takes answers."""
    found = open_round()
    if found is None:
        return None
    with at_the_desk():
        sheet: Reflection | None = Reflection.objects.filter(pk=key_of(found, contact_id)).first()
    contact = Contact.objects.select_related("partner__organization").get(pk=contact_id)
    organization = contact.partner.organization.name if contact.partner else ""
    return OwnReflection(
        first_date=found.first_date,
        last_date=found.last_date,
        closes_date=found.closes_date,
        said={question: getattr(sheet, question, "") for question in Question.values},
        signature=sheet.signature if sheet else "",
        name=", ".join(part for part in (contact.name, organization) if part)[:200],
    )
