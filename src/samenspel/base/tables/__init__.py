# SPDX-License-Identifier: EUPL-1.2
"""Lists as people have them. Reading says what it understood; what is written runs nothing."""

from samenspel.base.tables.reading import read_pasted, read_table
from samenspel.base.tables.shape import MAX_BYTES, MAX_ROWS, Table, TableRow, UnreadableTable
from samenspel.base.tables.writing import neutralised, write_csv, write_xlsx

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "Table",
    "TableRow",
    "UnreadableTable",
    "neutralised",
    "read_pasted",
    "read_table",
    "write_csv",
    "write_xlsx",
]
