# SPDX-License-Identifier: EUPL-1.2
"""What a table is once it has been read, and the limits it has to stay under."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from samenspel.base.errors import Refused

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 120


class UnreadableTable(Refused):
    """The file is no list that can be read; the message says what it is and what to do now."""


def too_many_rows() -> UnreadableTable:
    return UnreadableTable(
        _("Deze lijst heeft meer dan %(rows)d regels. Knip de lijst in stukken en lees ze na elkaar in.")
        % {"rows": MAX_ROWS}
    )


def too_many_columns() -> UnreadableTable:
    return UnreadableTable(
        _("Deze lijst heeft meer dan %(columns)d kolommen. Bewaar alleen de kolommen die je nodig hebt.")
        % {"columns": MAX_COLUMNS}
    )


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `number` is the row as the person's own spreadsheet counts it, empty rows included."""

    number: int
    cells: tuple[str, ...]
    # More cells than the heading row has: a separator inside a value was not quoted, so columns have shifted.
    has_too_many_cells: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows, columns at the place they have in the file, and what was understood."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    kind: str = "csv"  # csv or xlsx
    encoding: str = ""
    separator: str = ""
    heading_row: int | None = None
    skipped_lines: tuple[str, ...] = ()
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    # A quotation mark was opened and never closed, so every line was taken as a row of its own.
    quotes_repaired: bool = False

    @property
    def width(self) -> int:
        return len(self.headings)

    def column(self, index: int) -> list[str]:
        """The filled cells of one column."""
        return [row.cells[index] for row in self.rows if index < len(row.cells) and row.cells[index].strip()]

    def describe(self) -> dict[str, str | int | bool | list[str] | None]:
        """What was understood, ready to store and to show."""
        return {
            "kind": self.kind,
            "encoding": self.encoding,
            "separator": self.separator,
            "heading_row": self.heading_row,
            "sheet": self.sheet,
            "other_sheets": list(self.other_sheets),
            "skipped_lines": list(self.skipped_lines),
            "quotes_repaired": self.quotes_repaired,
            "columns": self.width,
            "rows": len(self.rows),
        }


@dataclass(slots=True)
class Grid:
    """Cells as they stand in the file, before anyone asked which row holds the headings."""

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    kind: str = "csv"
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    quotes_repaired: bool = False


# What a spreadsheet program would run: also behind spaces, behind apostrophes and in full-width form.
_RUNS = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
# A phone number or a plain number runs as nothing worse than itself and has to stay readable.
_HARMLESS = re.compile(r"\+\d[\d ().\-/]{3,24}|-\d{1,15}(?:[.,]\d{1,10})?")


def guarded(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet program would run it."""
    if not _RUNS.match(text) or _HARMLESS.fullmatch(text):
        return text
    return f"'{text}"


def unguarded(text: str) -> str:
    """The reverse of `guarded`."""
    if text[:1] == "'" and _RUNS.match(text):
        return text[1:]
    return text
