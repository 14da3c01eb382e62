# SPDX-License-Identifier: EUPL-1.2
"""Excel workbooks (.xlsx): cells as a person sees them, without running or trusting anything in them."""

import datetime
import io
import math
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from samenspel.base.tables.headings import KnowsHeading
from samenspel.base.tables.shape import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED_BYTES,
    Grid,
    UnreadableTable,
    too_many_columns,
    too_many_rows,
)

_MAX_SHEETS = 50
# Formatted but empty rows reach to the end of a sheet; further than this nobody typed anything.
_LAST_ROW = 200_000
_LONGEST_MERGE = 1_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:$]{3,20})[\"']")
_ZEROS = re.compile(r"0{2,20}")
_LOOK_FOR_HEADING = 25


def read_workbook(data: bytes, *, sheet: str = "", knows_heading: KnowsHeading | None = None) -> Grid:
    """The cells of the asked sheet, else the first with known headings, else the first that is not empty."""
    with _opened(data) as archive:
        _refuse_other_kinds(archive)
        _refuse_bombs(archive)
    try:
        return _grid(data, sheet, knows_heading)
    except UnreadableTable:
        raise
    except Exception as error:  # a broken workbook can raise almost anything
        raise UnreadableTable(_broken()) from error


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnreadableTable(_broken()) from error


def _broken() -> str:
    return _(
        "Dit Excel-bestand is beschadigd of niet helemaal overgekomen. Open het in Excel, bewaar het opnieuw "
        "als .xlsx en probeer het nog eens."
    )


def _refuse_other_kinds(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "content.xml" in names:
        raise UnreadableTable(
            _("Dit is een LibreOffice-bestand (.ods). Kies in LibreOffice Opslaan als, en bewaar het als .xlsx of CSV.")
        )
    if "xl/workbook.bin" in names:
        raise UnreadableTable(_("Dit is een binair Excel-bestand (.xlsb). Bewaar het in Excel als .xlsx."))
    if any(name.startswith("word/") for name in names):
        raise UnreadableTable(_("Dit is een Word-document. Kopieer de tabel eruit en plak die in het tekstvak."))
    if "[Content_Types].xml" not in names:
        raise UnreadableTable(
            _("Dit is een zip-bestand, geen lijst. Pak het uit en kies het Excel- of CSV-bestand dat erin zit.")
        )


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableTable(_("Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf en bewaar het opnieuw."))
    # zipfile never unpacks more of a part than its declared size, so the sum of those is what it can cost.
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise UnreadableTable(
            _("Dit Excel-bestand wordt uitgepakt te groot. Bewaar alleen het blad met de lijst, als CSV.")
        )


def _grid(data: bytes, sheet: str, knows: KnowsHeading | None) -> Grid:
    from openpyxl import load_workbook  # brings numpy along: no page waits for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            found = _choose(data, book, sheet, knows)
        finally:
            book.close()
    if found is None:
        raise UnreadableTable(_("Dit Excel-bestand is leeg. Kies een bestand met ten minste één regel."))
    return found


def _choose(data: bytes, book: Any, asked: str, knows: KnowsHeading | None) -> Grid | None:
    """The sheet that was asked for; else the one with known headings; else the first that is not empty."""
    sheets = [ws for ws in book.worksheets if ws.sheet_state == "visible"] or list(book.worksheets)
    titles = [str(ws.title) for ws in sheets]
    first: Grid | None = None
    for ws in sheets[:_MAX_SHEETS]:
        if asked in titles and ws.title != asked:
            continue
        rows = _rows(data, ws)
        if not rows:
            continue
        others = tuple(title for title in titles if title != ws.title)
        grid = Grid(rows=rows, kind="xlsx", sheet=str(ws.title), other_sheets=others)
        if knows is None or _has_known_headings(rows, knows):
            return grid
        first = first or grid
    return first


def _has_known_headings(rows: list[tuple[int, list[str]]], knows: KnowsHeading) -> bool:
    return any(
        sum(1 for cell in cells if cell.strip() and knows(cell)) >= 2 for _number, cells in rows[:_LOOK_FOR_HEADING]
    )


def _rows(data: bytes, ws: Any) -> list[tuple[int, list[str]]]:
    xml = _source(ws)
    formulas = _formulas(data, str(ws.title)) if _FORMULA.search(xml) else {}
    rows = dict(_texts(ws, formulas))
    _fill_merged(rows, xml)
    filled = [(number, cells) for number, cells in sorted(rows.items()) if any(cell.strip() for cell in cells)]
    if len(filled) > MAX_ROWS + _LOOK_FOR_HEADING:
        raise too_many_rows()
    return filled


def _source(ws: Any) -> bytes:
    with ws._get_source() as source:
        content: bytes = source.read()
    return content


def _cells(ws: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Rows with their numbers. The size a sheet states about itself is often wrong, so it is not used."""
    ws.reset_dimensions()
    for number, cells in enumerate(ws.iter_rows(max_col=MAX_COLUMNS + 1), start=1):
        if number > _LAST_ROW:
            return
        yield number, cells


def _texts(ws: Any, formulas: dict[tuple[int, int], str]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in _cells(ws):
        last = len(cells)
        while last and cells[last - 1].value is None and (number, last) not in formulas:
            last -= 1
        if last > MAX_COLUMNS:
            raise too_many_columns()
        if last:
            found = enumerate(cells[:last], start=1)
            yield number, [_text(cell) or formulas.get((number, column), "") for column, cell in found]


def _formulas(data: bytes, title: str) -> dict[tuple[int, int], str]:
    """The text of every formula: what is left of it when no program ever worked out its value."""
    from openpyxl import load_workbook  # brings numpy along: no page waits for it

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    try:
        return {
            (number, column): str(getattr(cell.value, "text", cell.value) or "")
            for number, cells in _cells(book[title])
            for column, cell in enumerate(cells, start=1)
            if cell.data_type == "f"
        }
    finally:
        book.close()


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\0", "").replace("\r\n", "\n")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, int | float):
        return _number(value, cell)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return str(value)


def _number(value: float, cell: Any) -> str:
    """A whole number without .0 and without exponent, with the zeros in front that its format shows."""
    if not math.isfinite(value):
        return ""
    if value != int(value):
        return repr(value)
    text = str(int(value))
    form = cell.number_format if cell.has_style else ""
    return text.zfill(len(form)) if _ZEROS.fullmatch(form or "") else text


def _fill_merged(rows: dict[int, list[str]], xml: bytes) -> None:
    """A cell merged downward holds for every row it covers: one organisation, several contacts."""
    from openpyxl.utils.cell import range_boundaries

    filled = 0
    for match in _MERGED.finditer(xml):
        left, top, _right, bottom = range_boundaries(match.group(1).decode("ascii"))
        if left is None or top is None or bottom is None or top not in rows or len(rows[top]) < left:
            continue
        for number in range(top + 1, min(bottom, top + _LONGEST_MERGE) + 1):
            cells = rows.get(number)
            if cells is not None:
                cells.extend([""] * (left - len(cells)))
                cells[left - 1] = rows[top][left - 1]
        filled += bottom - top
        if filled > _LAST_ROW:
            return
