# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing lists. Every organisation and person in here is made up."""

import csv
import datetime
import io
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from samenspel.base.tables import (
    MAX_BYTES,
    MAX_ROWS,
    Table,
    UnreadableTable,
    neutralised,
    read_pasted,
    read_table,
    write_csv,
    write_xlsx,
)
from samenspel.base.tables import workbook as workbook_reader


def rows_of(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows]


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


SIMPLE = "organisatie;plaats\nDe Kluis;Zilverdam\nHet Anker;Goudveen\n"
SIMPLE_ROWS = [(2, ("De Kluis", "Zilverdam")), (3, ("Het Anker", "Goudveen"))]


@pytest.mark.parametrize(
    ("separator", "text"),
    [
        (";", SIMPLE),
        (",", SIMPLE.replace(";", ",")),
        ("\t", SIMPLE.replace(";", "\t")),
        ("|", SIMPLE.replace(";", "|")),
    ],
)
def test_the_separator_is_recognised(separator: str, text: str) -> None:
    table = read_table(text.encode())
    assert table.separator == separator
    assert table.headings == ("organisatie", "plaats")
    assert rows_of(table) == SIMPLE_ROWS
    assert table.heading_row == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_kind_of_line_end_is_one_line(ending: str) -> None:
    assert rows_of(read_table(SIMPLE.replace("\n", ending).encode())) == SIMPLE_ROWS


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8 (BOM)"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("cp1252", "windows-1252"),
    ],
)
def test_the_encoding_is_recognised(codec: str, named: str) -> None:
    table = read_table("organisatie;plaats\nCafé “Zoë” €;Coëvorden\n".encode(codec))
    assert table.encoding == named
    assert rows_of(table) == [(2, ("Café “Zoë” €", "Coëvorden"))]


def test_utf16_with_its_mark_in_either_order() -> None:
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert rows_of(read_table(mark + SIMPLE.encode(codec))) == SIMPLE_ROWS


def test_lines_of_two_programs_in_one_file_keep_their_accents() -> None:
    data = "organisatie;plaats\nCafé Eén;Zilverdam\n".encode() + "Café Twéé;Goudveen\n".encode("cp1252")
    table = read_table(data)
    assert [row.cells[0] for row in table.rows] == ["Café Eén", "Café Twéé"]
    assert table.encoding == "utf-8 + windows-1252"


def test_title_lines_above_the_headings_are_skipped_and_named() -> None:
    text = "Partners van het pact;;\nStand;1 mei;\n;;\nnaam;e-mail;plaats\nDe Kluis;a@kluis.example;Zilverdam\n"
    table = read_table(text.encode())
    assert table.headings == ("naam", "e-mail", "plaats")
    assert table.heading_row == 4
    assert table.skipped_lines == ("Partners van het pact", "Stand 1 mei")
    assert rows_of(table) == [(5, ("De Kluis", "a@kluis.example", "Zilverdam"))]


def test_a_list_without_headings_loses_no_row() -> None:
    table = read_table(b"De Kluis;info@kluis.example\nHet Anker;info@anker.example\n")
    assert table.heading_row is None
    assert table.headings == ("", "")
    assert rows_of(table) == [
        (1, ("De Kluis", "info@kluis.example")),
        (2, ("Het Anker", "info@anker.example")),
    ]


def test_a_first_row_whose_values_come_back_below_is_no_heading() -> None:
    text = "De Kluis;kerk\nHet Anker;kerk\nDe Brug;school\nDe Haven;kerk\nHet Nest;school\n"
    assert read_table(text.encode()).heading_row is None


def test_empty_rows_count_in_the_numbering_and_empty_columns_keep_their_place() -> None:
    table = read_table(b";naam;;plaats;\n;;;;\n;De Kluis;;Zilverdam;\n\n;Het Anker;;;\n")
    assert table.headings == ("", "naam", "", "plaats")
    assert rows_of(table) == [(3, ("", "De Kluis", "", "Zilverdam")), (5, ("", "Het Anker", "", ""))]


def test_a_row_with_too_many_cells_is_kept_and_marked() -> None:
    text = "naam,plaats\nDe Kluis,Zilverdam\nGemeente, Werk,Zilverdam\nHet Anker,Goudveen\nDe Brug,Goudveen\n"
    table = read_table(text.encode())
    assert [row.has_too_many_cells for row in table.rows] == [False, True, False, False]
    assert table.rows[1].number == 3
    assert table.rows[1].cells == ("Gemeente", "Werk", "Zilverdam")


def test_a_last_column_without_a_heading_is_a_column() -> None:
    table = read_table(b"naam;plaats\nDe Kluis;Zilverdam;a\nHet Anker;Goudveen;b\nDe Brug;Goudveen;c\n")
    assert table.headings == ("naam", "plaats", "")
    assert not any(row.has_too_many_cells for row in table.rows)


def test_quoted_cells_hold_separators_quotes_and_lines() -> None:
    text = 'naam;opmerking\r\n"De ""oude"" Kluis";"eerst; dan\r\nnog een regel"\r\nHet Anker;x\r\n'
    table = read_table(text.encode())
    assert table.rows[0].cells == ('De "oude" Kluis', "eerst; dan\r\nnog een regel")
    assert table.rows[1].number == 3


def test_a_quotation_mark_that_never_closes_swallows_no_rows() -> None:
    text = 'naam;plaats\n"De Kluis;Zilverdam\nHet Anker;Goudveen\nDe Brug;Goudveen\n'
    table = read_table(text.encode())
    assert table.quotes_repaired
    assert [row.cells for row in table.rows] == [
        ("De Kluis", "Zilverdam"),
        ("Het Anker", "Goudveen"),
        ("De Brug", "Goudveen"),
    ]


def test_two_stray_quotation_marks_far_apart_swallow_no_rows() -> None:
    body = "".join(f"Huis {number};Zilverdam\n" for number in range(9))
    text = f'naam;plaats\n"De Kluis;Zilverdam\n{body}"Het Anker;Goudveen\n'
    assert len(read_table(text.encode()).rows) == 11


def test_the_line_that_names_the_separator_is_no_row() -> None:
    table = read_table(b"sep=;\nnaam;plaats\nDe Kluis, oost;Zilverdam\n")
    assert table.headings == ("naam", "plaats")
    assert rows_of(table) == [(3, ("De Kluis, oost", "Zilverdam"))]


def test_names_with_commas_in_one_column_stay_whole() -> None:
    text = "organisatie\nGemeente Zilverdam, Werk en Inkomen\nHet Anker\nDe Brug\nDe Kluis\n"
    table = read_table(text.encode())
    assert table.separator == ""
    assert table.headings == ("organisatie",)
    assert table.rows[0].cells == ("Gemeente Zilverdam, Werk en Inkomen",)


def test_a_pasted_table_is_read_as_tabs() -> None:
    table = read_pasted("naam\tplaats\nDe Kluis\tZilverdam\n")
    assert (table.separator, table.headings) == ("\t", ("naam", "plaats"))


def test_nul_bytes_disappear_and_a_cell_of_a_million_signs_is_read() -> None:
    long = "x" * 1_000_000
    table = read_table(f"naam;opmerking\nDe\0 Kluis;{long}\n".encode())
    assert table.rows[0].cells == ("De Kluis", long)


def test_known_headings_are_found_below_a_title_that_looks_like_one() -> None:
    def knows(text: str) -> bool:
        return text in {"organisatie", "plaats"}

    text = "organisatie\nWie;Wat;Waar\nraar;organisatie;plaats\nx;De Kluis;Zilverdam\n"
    assert read_table(text.encode(), knows_heading=knows).heading_row == 3


def test_without_any_known_heading_a_plain_list_starts_at_its_first_row() -> None:
    table = read_table(b"De Kluis\nHet Anker\n", knows_heading=lambda _text: False)
    assert rows_of(table) == [(1, ("De Kluis",)), (2, ("Het Anker",))]


# --- workbooks ---


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


# --- what cannot be read ---


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


UNREADABLE = [
    (b"", "leeg"),
    (b"\xef\xbb\xbf \r\n\r\n", "leeg"),
    (b"\0" * 5000, "leeg"),
    (b";;;\n;;;\n", "leeg"),
    (b"naam;plaats\n", "alleen koppen"),
    (b"%PDF-1.7 ...", "PDF"),
    (b"\x89PNG\r\n\x1a\n....", "plaatje"),
    (b"{\\rtf1 hallo}", "tekstdocument"),
    (b"<html><table><tr><td>De Kluis</td></tr></table></html>", "webpagina"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    (b"PK\x03\x04 but no more than that", "beschadigd"),
    (zipped(**{"content.xml": "<x/>", "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
    (zipped(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "Word"),
    (zipped(**{"[Content_Types].xml": "<x/>", "xl/workbook.bin": "x"}), ".xlsb"),
    (zipped(**{"lijst.csv": "naam;plaats"}), "zip-bestand"),
    (zipped(**{"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x"}), "beschadigd"),
    (b"naam;plaats\n" + bytes(range(1, 9)) * 200, "geen leesbare tekst"),
    (b"x" * (MAX_BYTES + 1), "te groot"),
    (b"naam;plaats\n" + b"De Kluis;Zilverdam\n" * (MAX_ROWS + 1), "regels"),
    (b"naam;plaats\n" + b"\n" * 1_000_001, "regels"),
    (b"naam" + b";a" * 200 + b"\nDe Kluis;Zilverdam\n", "kolommen"),
]


@pytest.mark.parametrize(("data", "says"), UNREADABLE, ids=[says for _data, says in UNREADABLE])
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableTable) as refused:
        read_table(data)
    assert says in refused.value.message
    assert refused.value.message.endswith(".")


def test_a_webpage_that_is_called_excel_is_named_for_what_it_is() -> None:
    with pytest.raises(UnreadableTable, match="heet Excel"):
        read_table(b"\n<table><tr><td>De Kluis", filename="Lijst.XLS")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(UnreadableTable, match="leeg"):
        read_table(workbook(("Leeg", [])))


def test_a_workbook_that_unpacks_too_large_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook_reader, "MAX_UNPACKED_BYTES", 50_000)
    data = zipped(**{"[Content_Types].xml": "<x/>", "xl/workbook.xml": "x" * 60_000})
    assert len(data) < 1_000
    with pytest.raises(UnreadableTable, match="te groot"):
        read_table(data)


def test_a_workbook_that_claims_a_million_columns_costs_nothing() -> None:
    data = workbook(("Lijst", [["naam", "plaats"], ["De Kluis", "Zilverdam"]]))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            content = old.read(part).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
            new.writestr(part, content)
    assert len(read_table(changed.getvalue()).rows) == 1


# --- writing ---


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


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"PK\x05\x06" + b"\0" * 18)
@example(b'"')
@example(b"sep=\n")
@example(b'sep="\n"a')
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        table = read_table(data, filename="wat dan ook")
    except UnreadableTable as refused:
        assert refused.message
    else:
        assert table.rows


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("a@1;,\t|\"'\n\r =."), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert read_pasted(text).rows
    except UnreadableTable as refused:
        assert refused.message


GOOD_WORKBOOK = workbook(("Lijst", [["naam", "plaats"], ["De Kluis", "Zilverdam"]]))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD_WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused(damage: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD_WORKBOOK)
    for place, value in damage:
        data[place] = value
    try:
        read_table(bytes(data))
    except UnreadableTable as refused:
        assert refused.message


SHEET = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>"""


@pytest.mark.parametrize(
    "content",
    [
        b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
        b'<row r="1"><c r="ZZZZZZZZZ1"><v>1</v></c></row>',
        b'<row r="-5"><c r="A1"><v>nan</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        b'<row r="1"><c r="A1"><v>1e400</v></c><c r="B1"><v>inf</v></c></row>',
    ],
)
def test_a_sheet_with_absurd_places_or_numbers_is_read_or_refused(content: bytes) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD_WORKBOOK)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            new.writestr(part, SHEET % content if part == "xl/worksheets/sheet1.xml" else old.read(part))
    try:
        read_table(changed.getvalue())
    except UnreadableTable as refused:
        assert refused.message
