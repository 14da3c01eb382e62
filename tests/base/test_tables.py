# SPDX-License-Identifier: EUPL-1.2
"""Reading lists of text. Every organisation and person in here is made up."""

import pytest

from samenspel.base.tables import (
    Table,
    read_pasted,
    read_table,
)


def rows_of(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows]


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
