# SPDX-License-Identifier: EUPL-1.2
"""Reading Excel workbooks. Every organisation and person in here is made up."""

import datetime
import io
import zipfile

from openpyxl import Workbook

from samenspel.base.tables import (
    Table,
    read_table,
    write_csv,
)
from tests.base.workbooks import workbook


def rows_of(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows]


def test_a_workbook_says_which_sheet_was_read() -> None:
    data = workbook(("Leeg", []), ("Lijst", [["naam", "plaats"], ["De Kluis", "Zilverdam"]]), ("Oud", [["x"]]))
    table = read_table(data, filename="lijst.xlsx")
    assert (table.kind, table.sheet, table.other_sheets) == ("xlsx", "Lijst", ("Leeg", "Oud"))
    assert rows_of(table) == [(2, ("De Kluis", "Zilverdam"))]


def test_a_sheet_can_be_asked_for_and_a_hidden_one_is_passed_over() -> None:
    data = workbook(
        ("Weg", [["a", "b"], ["1", "2"]]),
        ("Een", [["naam", "plaats"], ["De Kluis", "Zilverdam"]]),
        ("Twee", [["naam", "plaats"], ["Het Anker", "Goudveen"]]),
        hidden="Weg",
    )
    assert read_table(data).sheet == "Een"
    assert read_table(data, sheet="Twee").rows[0].cells == ("Het Anker", "Goudveen")


def test_a_cover_sheet_is_passed_over_when_another_has_the_known_headings() -> None:
    data = workbook(("Uitleg", [["Lees dit eerst"]]), ("Lijst", [["naam", "plaats"], ["De Kluis", "Zilverdam"]]))
    assert read_table(data, knows_heading=lambda text: text in {"naam", "plaats"}).sheet == "Lijst"


def test_numbers_dates_and_yes_or_no_become_the_text_a_person_sees() -> None:
    day = datetime.datetime.fromisoformat("2024-05-01")
    row = [612345678.0, 7.5, day, day.replace(hour=14, minute=30), True, 1e15]
    table = read_table(workbook(("Lijst", [["a", "b", "c", "d", "e", "f"], row])))
    assert table.rows[0].cells == (
        "612345678",
        "7.5",
        "2024-05-01",
        "2024-05-01 14:30",
        "ja",
        "1000000000000000",
    )


def test_zeros_in_front_that_a_format_shows_are_kept() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["naam", "telefoon"])
    page.append(["De Kluis", 612345678])
    page["B2"].number_format = "0000000000"
    out = io.BytesIO()
    book.save(out)
    assert read_table(out.getvalue()).rows[0].cells == ("De Kluis", "0612345678")


def test_a_formula_without_a_value_becomes_its_own_text() -> None:
    data = workbook(("Lijst", [["naam", "plaats"], ["De Kluis", "=CONCAT(A1,A2)"]]))
    table = read_table(data)
    assert table.rows[0].cells == ("De Kluis", "=CONCAT(A1,A2)")
    assert b"'=CONCAT(A1,A2)" in write_csv(table.headings, [row.cells for row in table.rows])


def test_a_formula_with_a_value_becomes_its_value() -> None:
    data = workbook(("Lijst", [["naam", "plaats"], ["De Kluis", "=CONCAT(A1,A2)"]]))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = content.replace(b'<c r="B2">', b'<c r="B2" t="str">').replace(b"<v />", b"<v>Zilverdam</v>")
            new.writestr(part, content)
    assert read_table(changed.getvalue()).rows[0].cells == ("De Kluis", "Zilverdam")


def test_an_organisation_merged_over_its_contacts_holds_for_each_of_them() -> None:
    rows = [
        ["organisatie", "contactpersoon"],
        ["De Kluis", "An"],
        [None, "Bo"],
        [None, "Cas"],
        ["Het Anker", "Di"],
    ]
    table = read_table(workbook(("Lijst", rows), merged="A2:A4"))
    assert [row.cells for row in table.rows] == [
        ("De Kluis", "An"),
        ("De Kluis", "Bo"),
        ("De Kluis", "Cas"),
        ("Het Anker", "Di"),
    ]


def test_a_title_merged_over_all_columns_is_a_title() -> None:
    rows = [
        ["Partners van ons pact", None, None],
        ["naam", "plaats", "mail"],
        ["De Kluis", "Zilverdam", "a@b.example"],
    ]
    table = read_table(workbook(("Lijst", rows), merged="A1:C1"))
    assert table.heading_row == 2


def test_rows_in_a_workbook_keep_the_number_the_spreadsheet_shows() -> None:
    rows = [["naam", "plaats"], [], [], ["De Kluis", "Zilverdam"]]
    assert rows_of(read_table(workbook(("Lijst", rows)))) == [(4, ("De Kluis", "Zilverdam"))]
