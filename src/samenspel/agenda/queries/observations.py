# SPDX-License-Identifier: EUPL-1.2
"""What people see and hear, as lists; and what somebody finds of their own."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samenspel.agenda.constants import OBSERVATION_WORDS_KEPT, HowMany, Since
from samenspel.agenda.models import Observation, Theme, ThemeNews, ThemeQuestion
from samenspel.agenda.queries.telling_back import news_sentence
from samenspel.base.scope import current_actor
from samenspel.domain.observing import proposed
from samenspel.organizations.models import Organization

PAGE_LENGTH = 25
READ_FOR_PROPOSALS = 300  # the latest in themes; what is about the same is mostly of the same weeks


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """`teller` is the organisation, or empty when nobody is linked; `seems` the theme that it looks like."""

    id: UUID
    words: str
    people: str
    place: str
    since: str
    told_at: datetime
    gone_at: datetime
    linked: bool
    teller: str
    theme_id: UUID | None
    theme: str
    seems: tuple[UUID, str] | None = None

    @property
    def forgotten(self) -> bool:
        return not self.words


@dataclass(frozen=True, slots=True)
class ObservationPage:
    rows: list[ObservationRow]
    number: int
    pages: int
    found: int


def observation_page(*, number: int = 1, theme_id: UUID | None = None) -> ObservationPage:
    """Those that are in no theme yet, or those of one theme; the newest first."""
    found = Observation.objects.filter(theme_id=theme_id)
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    rows = _rows(found.order_by("-told_at", "pk")[start : start + PAGE_LENGTH])
    return ObservationPage(rows if theme_id else _with_proposals(rows), number, pages, count)


def observation_row(observation_id: UUID) -> ObservationRow:
    """One within the actor's scope, or 404."""
    Observation.of(observation_id)
    return _rows(Observation.objects.filter(pk=observation_id))[0]


def _rows(found: QuerySet[Any]) -> list[ObservationRow]:
    rows = found.values_list(
        "pk",
        "words",
        "people",
        "place",
        "since",
        "told_at",
        "contact_id",
        "partner__organization__name",
        "theme_id",
        "theme__name",
    )
    return [
        ObservationRow(
            id=pk,
            words=words,
            people=str(HowMany(people).label) if people else "",
            place=place,
            since=str(Since(since).label) if since else "",
            told_at=told_at,
            gone_at=told_at + OBSERVATION_WORDS_KEPT,
            linked=contact_id is not None,
            teller=organization or "",
            theme_id=theme_id,
            theme=theme or "",
        )
        for pk, words, people, place, since, told_at, contact_id, organization, theme_id, theme in rows
    ]


def _with_proposals(rows: list[ObservationRow]) -> list[ObservationRow]:
    """Beside each the theme whose words it shares, as a thought; a person decides."""
    bundles: dict[tuple[UUID, str], list[str]] = {
        (pk, name): [name, explanation]
        for pk, name, explanation in Theme.objects.values_list("pk", "name", "explanation")
    }
    bundled = Observation.objects.filter(theme__isnull=False).exclude(words="").order_by("-told_at", "pk")
    for theme_id, name, words in bundled.values_list("theme_id", "theme__name", "words")[:READ_FOR_PROPOSALS]:
        bundles[theme_id, name].append(words)
    return [
        ObservationRow(
            **{**{name: getattr(row, name) for name in row.__slots__}, "seems": proposed(row.words, bundles)}
        )
        for row in rows
    ]


def names_of_bodies() -> list[str]:
    """Partners and the places they work in: capitals that are no person. A register may hold 40,000 bodies more."""
    found = Organization.objects.filter(partner__isnull=False).values_list("name", "city", "work_area")
    return [name for row in found for name in row if name]


@dataclass(frozen=True, slots=True)
class OwnObservation:
    """What somebody told, with what became of it."""

    row: ObservationRow
    news: list[tuple[datetime, str]]


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    id: UUID
    theme: str
    words: str
    answer: str
    version: int


@dataclass(frozen=True, slots=True)
class OwnObservations:
    rows: list[OwnObservation]
    number: int
    pages: int
    questions: list[OwnQuestion]


def own_observations(*, number: int = 1) -> OwnObservations:
    """What the person with this link told, the newest first, and what they were asked and did not answer yet."""
    found = Observation.objects.filter(contact_id=current_actor().contact_id)
    pages = max(1, ceil(found.count() / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    rows = _rows(found.order_by("-told_at", "pk")[start : start + PAGE_LENGTH])
    news = _news_by_theme({row.theme_id for row in rows if row.theme_id})
    open_questions = ThemeQuestion.objects.filter(answered_at__isnull=True).order_by("asked_at", "pk")
    return OwnObservations(
        rows=[OwnObservation(row, news[row.theme_id] if row.theme_id else []) for row in rows],
        number=number,
        pages=pages,
        questions=_questions(open_questions),
    )


def _news_by_theme(theme_ids: set[UUID]) -> dict[UUID, list[tuple[datetime, str]]]:
    found: dict[UUID, list[tuple[datetime, str]]] = defaultdict(list)
    rows = ThemeNews.objects.filter(theme_id__in=theme_ids).order_by("happened_at", "pk")
    for theme_id, happened_at, kind, about, words in rows.values_list(
        "theme_id", "happened_at", "kind", "about", "words"
    ):
        found[theme_id].append((happened_at, news_sentence(kind, about, words)))
    return found


def own_question(question_id: UUID) -> OwnQuestion:
    """One that was asked of this person, or 404."""
    ThemeQuestion.of(question_id)
    return _questions(ThemeQuestion.objects.filter(pk=question_id))[0]


def _questions(found: QuerySet[Any]) -> list[OwnQuestion]:
    return [OwnQuestion(*row) for row in found.values_list("pk", "theme__name", "words", "answer", "version")]
