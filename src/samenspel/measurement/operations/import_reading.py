# SPDX-License-Identifier: EUPL-1.2
"""From a list as somebody has it to values: every line is a value, or stands apart with the reason why not.

Three shapes are read: a line for each value (figure, period, value or part and whole, people, note, source), a line for
each figure with a period above every column, and a line for each period with a figure above every column.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from samenspel.base.fields import plain_text
from samenspel.base.names import name_key
from samenspel.base.personal_numbers import find_bsn
from samenspel.base.tables import Table, TableRow
from samenspel.domain.dutch_numbers import Points, Unread, points_of, read_number
from samenspel.domain.periods import Span, read_span

MOST_LINES = 2_000

HEADINGS = {
    "name": ("cijfer", "indicator", "naam", "onderwerp", "naam van het cijfer"),  # dutch: headings as typed
    "period": ("periode", "jaar", "jaartal", "perioden", "kwartaal", "maand", "wanneer"),
    "start": ("begin", "van", "startdatum", "begindatum", "vanaf"),
    "end": ("eind", "einde", "tot", "tot en met", "t/m", "einddatum"),  # dutch: headings as typed
    "value": ("waarde", "getal", "aantal", "percentage", "uitkomst", "waarde (%)", "score"),
    "part": ("teller", "deel", "aantal positief"),
    "whole": ("noemer", "geheel", "totaal"),
    "people": ("aantal mensen", "mensen", "n", "personen", "respondenten", "van hoeveel mensen"),
    "note": ("toelichting", "opmerking", "opmerkingen", "notitie"),
    "source": ("bron",),
    "unit": ("eenheid",),
}
_PROVISIONAL = re.compile(r"\s*\*+$")
_FIELD = {name_key(words): name for name, several in HEADINGS.items() for words in several}


@dataclass(frozen=True, slots=True)
class Line:
    """One value that was read; `number` is the line in the person's own list."""

    number: int
    name: str
    span: Span
    value: Decimal
    people: int | None = None
    note: str = ""
    source: str = ""
    is_percentage: bool = False

    def packed(self) -> list[Any]:
        span = (self.span.start.isoformat(), self.span.end.isoformat())
        rest = (self.people, self.note, self.source, self.is_percentage)
        return [self.number, self.name, *span, str(self.value), *rest]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> "Line":
        number, name, start, end, value, *rest = packed
        return cls(number, name, Span(date.fromisoformat(start), date.fromisoformat(end)), Decimal(value), *rest)


@dataclass(frozen=True, slots=True)
class Left:
    """A line or cell that did not become a value, with what stands there and why."""

    number: int
    text: str
    reason: str


@dataclass(slots=True)
class Found:
    lines: list[Line] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    empty: int = 0


class _NoValue(Exception):
    """A line that cannot be taken; the message is for a person."""


def knows_heading(cell: str) -> bool:
    return name_key(cell) in _FIELD or _heading_span(cell) is not None


def read_values(table: Table, *, about: str = "") -> Found:
    """Everything in the table; `about` is the name of the one figure that it is about, when it is about one."""
    fields = {
        name: at for at, cell in reversed(list(enumerate(table.headings))) if (name := _FIELD.get(name_key(cell)))
    }
    if "value" in fields or "part" in fields:
        return _long(table, fields, about)
    if spans := {at: span for at, cell in enumerate(table.headings) if (span := _heading_span(cell)) is not None}:
        return _wide(table, fields, spans, about)
    others = [at for at, cell in enumerate(table.headings) if cell and at not in fields.values()]
    if "name" not in fields and ("period" in fields or "start" in fields) and others:
        return _columns(
            table, fields, {at: about if len(others) == 1 and about else table.headings[at] for at in others}
        )
    return _long(table, fields, about)


def _heading_span(cell: str) -> Span | None:
    """A year with a star is that year; the star says that it is not final."""
    return read_span(_PROVISIONAL.sub("", cell))


def _columns(table: Table, fields: dict[str, int], figures: dict[int, str]) -> Found:
    """A line for each period, a column for each figure: every column is read as a list of its own."""
    found = Found(empty=sum(not any(cell.strip() for cell in row.cells) for row in table.rows))
    for at, name in figures.items():
        one = _long(table, {**fields, "value": at}, name)
        found.lines += one.lines
        found.left += one.left
    return found


def _wide(table: Table, fields: dict[str, int], spans: dict[int, Span], about: str) -> Found:
    """A line for each figure: its name in the first column that is no period."""
    name_at = fields.get("name", next((at for at in range(table.width) if at not in spans), None))
    from_workbook = table.kind == "xlsx"
    found = Found()
    for row in table.rows:
        points = points_of([_cell(row, at) for at in spans], from_workbook=from_workbook)
        name = about or (_cell(row, name_at) if name_at is not None else "")
        if not name and not any(_cell(row, at) for at in spans):
            found.empty += 1
            continue
        for at, span in spans.items():
            text = f"{name} · {table.headings[at]} · {_cell(row, at)}"
            _take(found, row, text, partial(_wide_line, row, name, span, _cell(row, at), points))
    return found


def _wide_line(row: TableRow, name: str, span: Span, cell: str, points: Points) -> Line:
    value, is_percentage = _number(cell, points)
    return Line(row.number, _named(name), span, value, is_percentage=is_percentage)


def _long(table: Table, fields: dict[str, int], about: str) -> Found:
    """A line for each value; columns without a known heading are guessed only when there are no headings at all."""
    if table.heading_row is None and not fields:
        order = ("period", "value", "people", "note") if about else ("name", "period", "value", "people", "note")
        fields = {name: at for at, name in enumerate(order) if at < table.width}
    columns: dict[str, Points] = {
        name: points_of(table.column(fields[name]), from_workbook=table.kind == "xlsx")
        for name in ("value", "part", "whole")
        if name in fields
    }
    found = Found()
    for row in table.rows:
        if not any(cell.strip() for cell in row.cells):
            found.empty += 1
            continue
        text = " · ".join(cell for cell in row.cells if cell.strip())
        _take(found, row, text, partial(_long_line, row, fields, columns, about))
    return found


def _take(found: Found, row: TableRow, text: str, reading: Callable[[], Line]) -> None:
    try:
        if row.has_too_many_cells:
            raise _NoValue(_("Deze regel heeft meer cellen dan er koppen zijn. Staat er een los scheidingsteken in?"))
        found.lines.append(reading())
    except _NoValue as reason:
        found.left.append(Left(row.number, text[:200], str(reason)))


def _long_line(row: TableRow, fields: dict[str, int], points: dict[str, Points], about: str) -> Line:
    def cell(name: str) -> str:
        return _cell(row, fields[name]) if name in fields else ""

    name = _named(about or cell("name"))
    span = _span(cell("period"), cell("start"), cell("end"))
    people = _people(cell("people"))
    if "value" in fields and cell("value"):
        value, is_percentage = _number(cell("value"), points["value"])
    elif "part" in fields and "whole" in fields:
        value, is_percentage, people = *_share(cell("part"), cell("whole"), points), _whole(cell("whole"), points)
    else:
        raise _NoValue(_("Er staat geen waarde."))
    note, source = _text(cell("note"), 300), _text(cell("source"), 200)
    return Line(row.number, name, span, value, people, note, source, is_percentage)


def _cell(row: TableRow, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _named(name: str) -> str:
    if not name:
        raise _NoValue(_("Er staat niet bij over welk cijfer dit gaat."))
    return name


def _span(period: str, start: str, end: str) -> Span:
    text = period or (f"{start} t/m {end}" if start and end else start or end)
    if not text:
        raise _NoValue(_("Het jaar of de periode ontbreekt."))
    span = _heading_span(text)
    if span is None:
        raise _NoValue(_("De periode “%(period)s” begrijpen we niet.") % {"period": text[:40]})
    return span


def _number(cell: str, points: Points) -> tuple[Decimal, bool]:
    found = read_number(_PROVISIONAL.sub("", cell), points)
    if found.value is None:
        raise _NoValue(
            {
                Unread.EMPTY: _("Er staat geen waarde."),
                Unread.NOT_KNOWN: _("Er staat dat de waarde niet bekend is."),
                Unread.TOO_LARGE: _("Dit getal is te groot."),
                Unread.NO_NUMBER: _("“%(cell)s” is geen getal.") % {"cell": cell[:40]},
            }[found.unread or Unread.NO_NUMBER]
        )
    return round(found.value, 4), found.is_percentage


def _share(part: str, whole: str, points: dict[str, Points]) -> tuple[Decimal, bool]:
    """In percent; of nobody there is no part."""
    first, second = _number(part, points["part"])[0], _number(whole, points["whole"])[0]
    if second == 0:
        raise _NoValue(_("De noemer is 0: van niets is geen deel uit te rekenen."))
    if not 0 <= first <= second:
        raise _NoValue(_("De teller is groter dan de noemer, of lager dan 0."))
    return round(100 * first / second, 4), True


def _whole(cell: str, points: dict[str, Points]) -> int | None:
    number = _number(cell, points["whole"])[0]
    return int(number) if number == int(number) and 0 < number < 2**31 else None


def _people(cell: str) -> int | None:
    found = read_number(cell)
    if found.value is None:
        return None
    if found.value != int(found.value) or not 0 < found.value < 2**31:
        raise _NoValue(_("Het aantal mensen moet een heel getal boven de 0 zijn."))
    return int(found.value)


def _text(cell: str, longest: int) -> str:
    text = plain_text(cell)[:longest]
    if find_bsn(text):
        raise _NoValue(_("Hier staat een getal dat een burgerservicenummer (BSN) kan zijn."))
    return text
