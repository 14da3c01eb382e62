# SPDX-License-Identifier: EUPL-1.2
"""Whatever is no list is refused with a sentence, and nothing else ever happens."""

import io
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samenspel.base.tables import (
    MAX_BYTES,
    MAX_ROWS,
    UnreadableTable,
    read_pasted,
    read_table,
)
from samenspel.base.tables import workbook as workbook_reader
from tests.base.workbooks import workbook, zipped

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
