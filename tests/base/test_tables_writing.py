# SPDX-License-Identifier: EUPL-1.2
"""Lists that go out run nothing, and come back as the same text."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samenspel.base.tables import (
    neutralised,
    read_table,
    write_csv,
    write_xlsx,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("+31 6 1234", "+31 6 1234"),
        ("+31 (0)6-12 34 56 78", "+31 (0)6-12 34 56 78"),
        ("-12,50", "-12,50"),
        ("-5", "-5"),
        ("O'Brien", "O'Brien"),
        ("'t Anker", "'t Anker"),
        ("info@kluis.example", "info@kluis.example"),
    ],
)
def test_a_cell_that_would_run_gets_an_apostrophe(text: str, written: str) -> None:
    assert neutralised(text) == written


def test_a_written_list_opens_in_a_dutch_spreadsheet() -> None:
    data = write_csv(["naam", "aantal"], [["De Kluis; oost", 3], ["Zoë", None]])
    assert data == '\ufeff"naam";"aantal"\r\n"De Kluis; oost";"3"\r\n"Zoë";""\r\n'.encode()


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=40)
FILLED = CELLS.filter(lambda text: bool(text.strip()))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(FILLED, CELLS, FILLED), min_size=1, max_size=8))
@example([("'=1", "+31 6 1234", "-5")])
@example([('"', ";", "een\ntwee\n\ndrie;;;\nvier;;;;")])
def test_what_was_written_reads_back_as_the_same_text(rows: list[tuple[str, str, str]]) -> None:
    headings = ("Organisatie of naam", "Gezegd over hen", "Waar ze zijn")
    for data in (write_csv(headings, rows), write_xlsx(headings, rows)):
        table = read_table(data, knows_heading=lambda text: text in headings)
        assert table.headings == headings
        assert [row.cells for row in table.rows] == rows


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_no_written_cell_starts_with_a_sign_that_runs(cells: list[str]) -> None:
    data = write_csv(["a"] * len(cells), [cells]).decode("utf-8-sig")
    for cell in list(csv.reader(io.StringIO(data, newline=""), delimiter=";"))[1]:
        runs = cell.lstrip()[:1] in {"=", "@"} or cell[:1] in {"\t", "\r", "\n"}
        assert not runs
        if cell[:1] in {"+", "-"}:
            assert set(cell[1:]) <= set("0123456789 ().,-/")
