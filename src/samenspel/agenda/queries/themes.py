# SPDX-License-Identifier: EUPL-1.2
"""Themes with what stands behind them: how often, by how many partners, since when, roughly how many people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet

from samenspel.agenda.constants import ESTIMATES, BottleneckState, HowMany, Since
from samenspel.agenda.models import Bottleneck, Theme, ThemeNews, ThemeQuestion
from samenspel.agenda.queries.telling_back import news_sentence
from samenspel.domain.observing import roughly

PAGE_LENGTH = 20
PLACES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands behind a theme. `people` to the nearest five, None for a few or when nobody said how many."""

    observations: int
    partners: int
    first_at: datetime | None
    last_at: datetime | None
    people: int | None
    people_said: bool
    for_a_year: int  # of these somebody said that it goes on for a year or longer


@dataclass(frozen=True, slots=True)
class ThemeRow:
    id: UUID
    name: str
    counts: Counts
    latest: str  # what became of it last


@dataclass(frozen=True, slots=True)
class ThemePage:
    rows: list[ThemeRow]
    number: int
    pages: int
    found: int


@dataclass(frozen=True, slots=True)
class NewsRow:
    happened_at: datetime
    sentence: str
    action: str  # what somebody is going to do
    bottleneck_id: UUID | None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    contact: str
    organization: str
    words: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class LetterRow:
    """`late`: the day on which something should have been heard is over."""

    id: UUID
    subject: str
    addressee: str
    theme_id: UUID
    theme: str
    state: str
    state_label: str
    sent_date: date | None
    answer_by: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class ThemeDetail:
    id: UUID
    name: str
    explanation: str
    version: int
    counts: Counts
    places: list[str]
    news: list[NewsRow]
    questions: list[QuestionRow]
    drafts: list[LetterRow]


def _counted(themes: QuerySet[Any]) -> QuerySet[Any]:
    told = {f"told_{code}": Count("observations", filter=Q(observations__people=code)) for code in HowMany.values}
    counted: QuerySet[Any] = themes.annotate(
        times=Count("observations"),
        partners=Count("observations__partner", distinct=True),
        first_at=Min("observations__told_at"),
        last_at=Max("observations__told_at"),
        for_a_year=Count("observations", filter=Q(observations__since=Since.YEAR)),
        **told,
    )
    return counted


def _counts(theme: Any) -> Counts:
    told = {code: getattr(theme, f"told_{code.value}") for code in HowMany}
    return Counts(
        observations=theme.times,
        partners=theme.partners,
        first_at=theme.first_at,
        last_at=theme.last_at,
        people=roughly(ESTIMATES[code] * times for code, times in told.items()),
        people_said=any(told.values()),
        for_a_year=theme.for_a_year,
    )


def theme_list(*, number: int = 1) -> ThemePage:
    """All themes, those of which something was told last on top."""
    count = Theme.objects.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    found = list(_counted(Theme.objects.all()).order_by("-last_at", "name", "pk")[start : start + PAGE_LENGTH])
    latest = _latest_news([theme.pk for theme in found])
    rows = [ThemeRow(theme.pk, theme.name, _counts(theme), latest.get(theme.pk, "")) for theme in found]
    return ThemePage(rows, number, pages, count)


def _latest_news(theme_ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = ThemeNews.objects.filter(theme_id__in=theme_ids).order_by("happened_at", "pk")
    return {
        theme_id: news_sentence(kind, about) for theme_id, kind, about in rows.values_list("theme_id", "kind", "about")
    }


def theme_choices() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in Theme.objects.order_by("name", "pk").values_list("pk", "name")]


def theme_detail(theme_id: UUID, *, today: date) -> ThemeDetail:
    """One theme with everything that became of it, or 404."""
    Theme.of(theme_id)
    theme = _counted(Theme.objects.filter(pk=theme_id)).get()
    return ThemeDetail(
        id=theme.pk,
        name=theme.name,
        explanation=theme.explanation,
        version=theme.version,
        counts=_counts(theme),
        places=_places(theme),
        news=_news(theme),
        questions=_asked(theme),
        drafts=_letters(Bottleneck.objects.filter(theme=theme, state=BottleneckState.DRAFT), today),
    )


def _places(theme: Theme) -> list[str]:
    """Where it is seen, most often first, one spelling each."""
    times: dict[str, int] = defaultdict(int)
    written: dict[str, str] = {}
    for place in theme.observations.exclude(place="").order_by("told_at", "pk").values_list("place", flat=True):
        times[place.casefold()] += 1
        written.setdefault(place.casefold(), place)
    often = sorted(times, key=lambda place: (-times[place], place))
    return [written[place] for place in often[:PLACES_NAMED]]


def _news(theme: Theme) -> list[NewsRow]:
    rows = ThemeNews.objects.filter(theme=theme).order_by("happened_at", "pk")
    return [
        NewsRow(happened_at, news_sentence(kind, about, words), what or "", bottleneck_id)
        for happened_at, kind, about, words, what, bottleneck_id in rows.values_list(
            "happened_at", "kind", "about", "words", "action_point__what", "bottleneck_id"
        )
    ]


def _asked(theme: Theme) -> list[QuestionRow]:
    rows = ThemeQuestion.objects.filter(theme=theme).order_by("asked_at", "pk")
    return [
        QuestionRow(name, organization or "", *rest)
        for name, organization, *rest in rows.values_list(
            "contact__name", "contact__partner__organization__name", "words", "asked_at", "answer", "answered_at"
        )
    ]


def _letters(found: QuerySet[Any], today: date) -> list[LetterRow]:
    rows = found.values_list("pk", "subject", "addressee", "theme_id", "theme__name", "state", "sent_date", "answer_by")
    return [
        LetterRow(
            id=pk,
            subject=subject,
            addressee=addressee,
            theme_id=theme_id,
            theme=theme,
            state=state,
            state_label=str(BottleneckState(state).label),
            sent_date=sent_date,
            answer_by=answer_by,
            late=is_late(state, answer_by, today),
        )
        for pk, subject, addressee, theme_id, theme, state, sent_date, answer_by in rows
    ]


def is_late(state: str, answer_by: date | None, today: date) -> bool:
    return state in (BottleneckState.SENT, BottleneckState.PROMISED) and answer_by is not None and answer_by < today


@dataclass(frozen=True, slots=True)
class LetterPage:
    rows: list[LetterRow]
    number: int
    pages: int
    found: int


def letter_list(*, today: date, number: int = 1) -> LetterPage:
    """All letters; those of which something should be heard first on top."""
    count = Bottleneck.objects.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    soonest = F("answer_by").asc(nulls_last=True)
    found = Bottleneck.objects.order_by(soonest, "-created_at", "pk")[start : start + PAGE_LENGTH]
    return LetterPage(_letters(found, today), number, pages, count)
