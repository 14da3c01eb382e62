# SPDX-License-Identifier: EUPL-1.2
"""Signals of discontent, as far as the person may see them: the rows table leaves the others out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from uuid import UUID

from django.db.models import Count, Q

from samenspel.core_group.constants import CLOSED_SIGNALS_KEPT, SignalState, SignalStepKind
from samenspel.core_group.models import Signal, SignalKeptFrom, SignalStep

ROWS_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class SignalRow:
    id: UUID
    subject: str
    said_date: date
    state: str
    planned: int
    held: int

    @property
    def is_open(self) -> bool:
        return self.state == SignalState.OPEN


@dataclass(frozen=True, slots=True)
class SignalList:
    rows: list[SignalRow]
    number: int
    pages: int
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class StepRow:
    id: UUID
    kind: str
    kind_label: str
    with_whom: str
    day: date
    words: str

    @property
    def is_planned(self) -> bool:
        return self.kind == SignalStepKind.TALK_PLANNED


@dataclass(frozen=True, slots=True)
class SignalPage:
    id: UUID
    subject: str
    words: str
    said_by: str
    said_date: date
    state: str
    outcome: str
    closed_at: datetime | None
    gone_at: datetime | None
    created_by_id: int | None
    version: int
    steps: list[StepRow]
    kept_from: list[tuple[int, str]]

    @property
    def is_open(self) -> bool:
        return self.state == SignalState.OPEN


def signal_list(*, state: str, number: int = 1) -> SignalList:
    counts: Counter[str] = Counter(dict(Signal.objects.order_by().values_list("state").annotate(number=Count("pk"))))
    found = Signal.objects.filter(state=state).annotate(
        planned=Count("steps", filter=Q(steps__kind=SignalStepKind.TALK_PLANNED)),
        held=Count("steps", filter=Q(steps__kind=SignalStepKind.TALK_HELD)),
    )
    pages = max(1, ceil(counts[state] / ROWS_A_PAGE))
    number = min(max(number, 1), pages)
    rows = found.order_by("-said_date", "-created_at", "pk")[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    fields = ("pk", "subject", "said_date", "state", "planned", "held")
    return SignalList([SignalRow(*row) for row in rows.values_list(*fields)], number, pages, counts)


def signal_page(signal_id: UUID) -> SignalPage:
    """One signal within the actor's scope, or 404."""
    signal = Signal.of(signal_id)
    kept = SignalKeptFrom.objects.filter(signal=signal).order_by("user__name", "pk")
    return SignalPage(
        id=signal.pk,
        subject=signal.subject,
        words=signal.words,
        said_by=signal.said_by,
        said_date=signal.said_date,
        state=signal.state,
        outcome=signal.outcome,
        closed_at=signal.closed_at,
        gone_at=signal.closed_at + CLOSED_SIGNALS_KEPT if signal.closed_at else None,
        created_by_id=signal.created_by_id,
        version=signal.version,
        steps=[
            StepRow(pk, kind, str(SignalStepKind(kind).label), with_whom, day, words)
            for pk, kind, with_whom, day, words in SignalStep.objects.filter(signal=signal)
            .order_by("day", "created_at", "pk")
            .values_list("pk", "kind", "with_whom", "day", "words")
        ],
        kept_from=list(kept.values_list("user_id", "user__name")),
    )
