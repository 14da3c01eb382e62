# SPDX-License-Identifier: EUPL-1.2
"""The joint report in words and pictures, the same for the page, the paper and the workbook."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.measurement.constants import REPORT_PROMPTS, Counted, IndicatorKind, ReportSection
from samenspel.measurement.pictures import TrendPicture, trend_picture, with_unit
from samenspel.measurement.queries.indicators import IndicatorRow
from samenspel.measurement.queries.report_sheet import Sheet
from samenspel.measurement.story import sentences_of


@dataclass(frozen=True, slots=True)
class Part:
    """What a person tells in one section; `question` for who has still to write it."""

    section: str
    title: str
    question: str
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class FigureShown:
    row: IndicatorRow
    last: str
    picture: TrendPicture
    small: TrendPicture
    sentences: list[str]


def parts_of(sheet: Sheet) -> dict[str, Part]:
    return {
        section.value: Part(
            section.value,
            str(section.label),
            str(REPORT_PROMPTS[section][0]),
            [line for line in sheet.texts.get(section.value, "").split("\n") if line.strip()],
        )
        for section in ReportSection
    }


def done_of(sheet: Sheet) -> list[tuple[int, str]]:
    """Number and the words under it; what was not done is not boasted about with a nought."""
    return [(count, str(Counted(code).label)) for code, count in sheet.done if count]


def figures_of(sheet: Sheet) -> list[tuple[str, list[FigureShown]]]:
    """Own figures first, by kind; then those of the inhabitants."""
    shown = [
        FigureShown(
            row=row,
            last=with_unit(row.last.value, row.unit) if row.last else "",
            picture=trend_picture(row),
            small=trend_picture(row, small=True),
            sentences=[*_before(row, sheet), *sentences_of(row)],
        )
        for row in sheet.rows
    ]
    kinds = [*(kind for kind in IndicatorKind if kind != IndicatorKind.POPULATION), IndicatorKind.POPULATION]
    groups = [(str(kind.label), [one for one in shown if one.row.kind == kind]) for kind in kinds]
    return [(label, rows) for label, rows in groups if rows]


def _before(row: IndicatorRow, sheet: Sheet) -> list[str]:
    """A number from before the period is never read as one of it."""
    if row.last is None or not sheet.first_date or row.last.span.end >= date.fromisoformat(sheet.first_date):
        return []
    return [_("In de tijd van dit verslag is dit niet gemeten. Dit is het laatste getal van daarvoor.")]


def sessions_of(sheet: Sheet) -> list[dict[str, Any]]:
    return [{**one, "day": date_format(date.fromisoformat(one["day"]), "j F Y")} for one in sheet.sessions]


def made_words(sheet: Sheet) -> str:
    return _("Gemaakt op %(day)s") % {"day": date_format(date.fromisoformat(sheet.made_date), "j F Y")}


def reflections_of(sheet: Sheet) -> list[tuple[str, list[dict[str, str]]]]:
    """By question, in the order in which they came."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for one in sheet.reflections:
        grouped.setdefault(one["question"], []).append(one)
    return list(grouped.items())
