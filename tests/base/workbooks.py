# SPDX-License-Identifier: EUPL-1.2
"""Workbooks and zip files for the tests of lists, made on the spot."""

import io
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]], merged: str = "", hidden: str = "") -> bytes:
    book = Workbook()
    for position, (title, rows) in enumerate(sheets):
        page = book.active if position == 0 else book.create_sheet()
        page.title = title
        for row in rows:
            page.append(list(row))
        if merged and position == 0:
            page.merge_cells(merged)
        if title == hidden:
            page.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
