# SPDX-License-Identifier: EUPL-1.2
"""Lists that go out: they open with a double click in a Dutch spreadsheet, and nothing in them runs."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from samenspel.base.tables.shape import guarded

# What an XML file cannot hold; a spreadsheet shows nothing for it either.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_767


def neutralised(text: str) -> str:
    """The text as it may stand in a cell: one kind of line end, no control signs, and nothing that runs."""
    return guarded(_CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a mark and semicolons, which is what a Dutch Excel expects."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([neutralised(heading) for heading in headings])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[object]], *, sheet: str = "Lijst") -> bytes:
    """A workbook of one sheet, every cell as text so that no zero in front gets lost."""
    from openpyxl import Workbook  # brings numpy along: no page waits for it

    book = Workbook(write_only=True)
    page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet)[:31])
    page.freeze_panes = "A2"
    page.append([neutralised(heading) for heading in headings])
    for row in rows:
        page.append([_cell(value)[:_LONGEST_CELL] for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else neutralised(str(value))
