# SPDX-License-Identifier: EUPL-1.2
"""The joint report as one value: words of a person, figures from the rows, frozen when it is finished."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from samenspel.agenda.constants import GoalState
from samenspel.agenda.models import Goal
from samenspel.base.errors import NotFound
from samenspel.domain.periods import Span, span_words
from samenspel.measurement.constants import REPORTS_A_PAGE, Counted, ReportSection
from samenspel.measurement.models import Report, ReportText
from samenspel.measurement.queries.counted import counts_between, took_place
from samenspel.measurement.queries.frozen import frozen_row, plain, thawed_row
from samenspel.measurement.queries.indicators import IndicatorRow, indicator_rows, within
from samenspel.partnerships.models import Partnership
from samenspel.surveys.queries.reflection import chosen_words

DONE = (
    Counted.GATHERINGS,
    Counted.PARTICIPATIONS,
    Counted.PEOPLE,
    Counted.NEW_CONNECTIONS,
    Counted.CONFIRMED,
    Counted.CALLS,
    Counted.ACTIONS,
    Counted.ACTIONS_DONE,
    Counted.OBSERVATIONS,
)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report on the list."""

    id: UUID
    title: str
    first_date: date
    last_date: date
    funders: str
    finished_at: datetime | None
    version: int
    parts: int = 0

    @property
    def period(self) -> str:
        return span_words(Span(self.first_date, self.last_date))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything in one report, as plain values."""

    title: str
    name: str
    period: str
    funders: str
    is_made_up: bool
    ambition: str
    goals: list[dict[str, str]]
    done: list[tuple[str, int]]  # code of what was counted, how many
    sessions: list[dict[str, Any]]
    figures: list[dict[str, Any]]  # frozen indicators with the values up to the end of the period
    texts: dict[str, str]
    reflections: list[dict[str, str]]
    made_date: str
    first_date: str = ""  # of the period; reports that were finished before this was kept have none

    @property
    def rows(self) -> list[IndicatorRow]:
        return [thawed_row(one) for one in self.figures]


@dataclass(frozen=True, slots=True)
class ReportPage:
    rows: list[ReportRow]
    number: int
    pages: int


def report_page(number: int) -> ReportPage:
    """The latest period first, so many a page."""
    pages = max(1, ceil(Report.objects.count() / REPORTS_A_PAGE))
    number = min(max(1, number), pages)
    reports = Report.objects.annotate(written=Count("texts", filter=~Q(texts__text=""))).defer("content")
    shown = reports.order_by("-last_date", "-created_at", "pk")
    shown = shown[(number - 1) * REPORTS_A_PAGE : number * REPORTS_A_PAGE]
    return ReportPage([_row(one, one.written) for one in shown], number, pages)


def report_row(report_id: UUID) -> ReportRow:
    return _row(Report.of(report_id))


def _row(one: Report, parts: int = 0) -> ReportRow:
    return ReportRow(
        id=one.pk,
        title=one.title,
        first_date=one.first_date,
        last_date=one.last_date,
        funders=one.funders,
        finished_at=one.finished_at,
        version=one.version,
        parts=parts,
    )


@dataclass(frozen=True, slots=True)
class Told:
    text: str
    version: int


def told(report_id: UUID, section: str) -> Told:
    if section not in ReportSection.values:
        raise NotFound(section)
    Report.of(report_id)
    row = ReportText.objects.filter(report_id=report_id, section=section).first()
    return Told(row.text, row.version) if row else Told("", 0)


def sheet_of(report_id: UUID, partnership: Partnership) -> Sheet:
    """As it was frozen when it was finished; else as it is now."""
    report: Report = Report.of(report_id)
    return thawed(report.content) if report.finished_at else fresh_sheet(report, partnership)


def fresh_sheet(report: Report, partnership: Partnership) -> Sheet:
    first, last = report.first_date, report.last_date
    counts = counts_between(DONE, first, last)
    return Sheet(
        title=report.title,
        name=partnership.name,
        period=span_words(Span(first, last)),
        funders=report.funders,
        is_made_up=partnership.is_made_up,
        ambition=partnership.ambition,
        goals=_goals(first, last),
        done=[(code.value, counts[code]) for code in DONE],
        sessions=_sessions(first, last),
        figures=[frozen_row(row) for row in _figures(last) if str(row.id) not in report.left_out],
        texts={row.section: row.text for row in ReportText.objects.filter(report=report) if row.text},
        reflections=[
            {"question": one.question_label, "words": one.words, "signature": one.signature}
            for one in chosen_words(first, last)
        ],
        made_date=timezone.localdate().isoformat(),
        first_date=first.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """An indicator that can stand in a report, with the last period it was measured over."""

    id: UUID
    name: str
    period: str
    is_in: bool


def figure_choices(report_id: UUID) -> list[FigureChoice]:
    report: Report = Report.of(report_id)
    return [
        FigureChoice(row.id, row.name, row.last.period, str(row.id) not in report.left_out)
        for row in _figures(report.last_date)
        if row.last
    ]


def _figures(last: date) -> list[IndicatorRow]:
    """Every indicator that has a value of a period that was over by then."""
    rows = (replace(row, values=within(row, None, last)) for row in indicator_rows())
    return [row for row in rows if row.values]


def _goals(first: date, last: date) -> list[dict[str, str]]:
    """Goals that stood in these days: not closed before, not begun after."""
    goals = Goal.objects.select_related("pillar").order_by("pillar__position", "position")
    goals = goals.filter(Q(closed_at__isnull=True) | Q(closed_at__date__gte=first))
    goals = goals.filter(Q(start_date__isnull=True) | Q(start_date__lte=last))
    return [
        {
            "title": goal.title,
            "notice": goal.notice,
            "pillar": goal.pillar.name if goal.pillar else "",
            "state": str(GoalState(goal.state).label),
            "why": goal.state_why,
        }
        for goal in goals
    ]


def _sessions(first: date, last: date) -> list[dict[str, Any]]:
    held = took_place().filter(starts_at__date__gte=first, starts_at__date__lte=last).order_by("starts_at")
    rows = held.annotate(came=Count("attendances")).values_list("starts_at", "title", "place", "came")
    return [
        {"day": timezone.localdate(at).isoformat(), "title": title, "place": place, "came": came}
        for at, title, place, came in rows
    ]


def frozen(sheet: Sheet) -> dict[str, Any]:
    kept: dict[str, Any] = plain(asdict(sheet))
    return kept


def thawed(content: dict[str, Any]) -> Sheet:
    return Sheet(**{**content, "done": [(code, count) for code, count in content["done"]]})
