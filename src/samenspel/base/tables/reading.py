# SPDX-License-Identifier: EUPL-1.2
"""One door for every kind of list: looks at the content, never trusts the name of the file."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from samenspel.base.tables.delimited import read_delimited
from samenspel.base.tables.headings import KnowsHeading, find_heading
from samenspel.base.tables.shape import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    Grid,
    Table,
    TableRow,
    UnreadableTable,
    too_many_columns,
    too_many_rows,
    unguarded,
)
from samenspel.base.tables.workbook import read_workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*<\s*(?:!doctype|html|head|body|table|meta|style|\?xml|\w+:)", re.IGNORECASE)
_RULE = re.compile(r"\s*:?-{3,}:?\s*")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")


def read_table(data: bytes, *, filename: str = "", sheet: str = "", knows_heading: KnowsHeading | None = None) -> Table:
    """The table in a CSV, TSV or XLSX file, or in pasted text.

    `knows_heading` says which headings the caller knows by name: it finds the heading row under title lines
    and tells a list without headings from one with. `sheet` asks for one sheet of a workbook. Raises only
    UnreadableTable.
    """
    _refuse_by_size(data)
    _refuse_other_kinds(data, filename)
    if data.startswith(b"PK"):
        grid = read_workbook(data, sheet=sheet, knows_heading=knows_heading)
    else:
        grid = read_delimited(data)
    return _table(grid, knows_heading)


def read_pasted(text: str, *, knows_heading: KnowsHeading | None = None) -> Table:
    """The table in text that was pasted into a page."""
    return read_table(text.encode("utf-8", errors="replace"), knows_heading=knows_heading)


def _refuse_by_size(data: bytes) -> None:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableTable(_("Deze lijst is leeg. Kies een bestand met ten minste één regel."))
    if len(data) > MAX_BYTES:
        raise UnreadableTable(
            _("Dit bestand is te groot: meer dan %(size)d MB. Knip de lijst in stukken en lees ze na elkaar in.")
            % {"size": MAX_BYTES // 1024 // 1024}
        )


def _refuse_other_kinds(data: bytes, filename: str) -> None:
    if data.startswith(_OLE):
        raise UnreadableTable(_old_excel(data))
    if data.startswith(b"%PDF"):
        raise UnreadableTable(
            _("Dit is een PDF. Daaruit kunnen we geen lijst halen. Vraag de lijst als Excel (.xlsx) of CSV.")
        )
    if data.startswith(_PICTURES):
        raise UnreadableTable(_("Dit is een foto of plaatje, geen lijst. Kies een Excel- of CSV-bestand."))
    if data.startswith(b"{\\rtf"):
        raise UnreadableTable(_("Dit is een tekstdocument. Kopieer de tabel eruit en plak die in het tekstvak."))
    if _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise UnreadableTable(_markup(filename))


def _old_excel(data: bytes) -> str:
    if _ENCRYPTED_PACKAGE in data:
        return _("Dit Excel-bestand heeft een wachtwoord. Open het, haal het wachtwoord eraf en bewaar het opnieuw.")
    return _(
        "Dit is een Excel-bestand van vóór 2007 (.xls). Open het in Excel of LibreOffice, kies Opslaan als, "
        "en bewaar het als .xlsx."
    )


def _markup(filename: str) -> str:
    if filename.lower().endswith((".xls", ".xlsx")):
        return _(
            "Dit bestand heet Excel, maar er zit een webpagina in. Open het in Excel, kies Opslaan als, "
            "en bewaar het als .xlsx."
        )
    return _("Dit is een webpagina, geen lijst. Kopieer de tabel van de pagina en plak die in het tekstvak.")


def _table(grid: Grid, knows: KnowsHeading | None) -> Table:
    rows = [(number, _tidy(cells)) for number, cells in grid.rows]
    rows = [(number, cells) for number, cells in rows if cells and not all(_RULE.fullmatch(c) for c in cells if c)]
    if not rows:
        raise UnreadableTable(_("Deze lijst is leeg. Kies een bestand met ten minste één regel."))
    start, has_heading = find_heading([cells for _number, cells in rows], knows)
    body = rows[start + 1 :] if has_heading else rows[start:]
    _refuse_by_length(body)
    headings = _tidy_heading(rows[start][1]) if has_heading else []
    width = _width(grid, rows[start], body, has_heading=has_heading)
    return Table(
        headings=_padded(headings, width),
        rows=tuple(TableRow(number, _padded(cells, width), len(cells) > width) for number, cells in body),
        kind=grid.kind,
        encoding=grid.encoding,
        separator=grid.separator,
        heading_row=rows[start][0] if has_heading else None,
        skipped_lines=tuple(" ".join(cell for cell in cells if cell)[:200] for _number, cells in rows[:start]),
        sheet=grid.sheet,
        other_sheets=grid.other_sheets,
        quotes_repaired=grid.quotes_repaired,
    )


def _tidy(cells: Sequence[str]) -> list[str]:
    """Without the empty cells at the end, and without the apostrophe that kept a cell harmless."""
    last = len(cells)
    while last and not cells[last - 1].strip():
        last -= 1
    return [unguarded(cell) for cell in cells[:last]]


def _tidy_heading(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in cells]


def _refuse_by_length(body: Sequence[tuple[int, list[str]]]) -> None:
    if not body:
        raise UnreadableTable(_("In deze lijst staan alleen koppen. Vul er regels onder in en probeer het opnieuw."))
    if len(body) > MAX_ROWS:
        raise too_many_rows()


def _width(
    grid: Grid, first: tuple[int, list[str]], body: Sequence[tuple[int, list[str]]], *, has_heading: bool
) -> int:
    """How many columns: as many as there are headings, unless most rows of a text file are longer."""
    lengths = [len(cells) for _number, cells in body]
    if has_heading and grid.kind == "csv":
        headed = len(next(cells for number, cells in grid.rows if number == first[0]))
        longer = sum(1 for length in lengths if length > headed)
        if longer * 2 < len(body) or longer == 1:
            lengths = [length for length in lengths if length <= headed]
    width = max([len(first[1]), *lengths])
    if width > MAX_COLUMNS:
        raise too_many_columns()
    return width


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))
