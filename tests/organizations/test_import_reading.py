# SPDX-License-Identifier: EUPL-1.2
"""Whole lists, from bytes to candidates and refusals. Expectations are written by hand; everyone is made up."""

import io
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from samenspel.base.tables import Table, TableRow, UnreadableTable
from samenspel.organizations.operations.import_mapping import Field, choose_fields, read_list, suggest_mapping
from samenspel.organizations.operations.import_reading import Candidate, Refusal, read_people
from tests.organizations.reading import read, read_file, refused, said, taken

# --- lists in the shapes people send them in ---


def test_the_real_list_of_utrecht_comes_in_whole() -> None:
    rows = read_file("utrecht.csv")
    assert [row.number for row in rows] == list(range(2, 28))
    assert said(rows[0]) == {
        "name": "Stichting De Tussenvoorziening",
        "sector": "maatschappelijke opvang",
        "work_area": "Utrecht",
        "source": "armoedecoalitie-utrecht.nl (2018)",
    }
    assert said(rows[23])["name"] == "Gemeente Utrecht, Werk en Inkomen"
    assert said(rows[13])["name"] == "U-2B Heard!"
    assert said(rows[13])["sector"] == "ervaringsdeskundigen"
    assert all(taken(row).person is None and not taken(row).remarks for row in rows)


def test_a_list_in_windows_1252_with_titles_above_it() -> None:
    rows = read_file("titels-windows-1252.csv")
    assert [(row.number, said(row)) for row in rows] == [
        (
            5,
            {
                "name": "Café Zoë",
                "sector": "vrijwilligersinitiatief",
                "person name": "Renée Kok",
                "person role_title": "gastvrouw",
                "person email": "renee@cafezoe.example",
                "person phone": "06 12 34 56 78",
            },
        ),
        (
            6,
            {
                "name": "Café Zoë",
                "sector": "vrijwilligersinitiatief",
                "person name": "Joël de Wit",
                "person role_title": "kok",
                "person email": "joel@cafezoe.example",
                "person phone": "0512 345 678",
            },
        ),
        (7, {"name": "St. De Linde", "sector": "welzijn", "email": "info@linde.example", "phone": "030 234 56 78"}),
    ]


def test_unicode_text_as_excel_saves_it() -> None:
    assert [said(row) for row in read_file("excel-unicode.txt")] == [
        {
            "name": "Moskee Al Nour",
            "person name": "Şükrü Öztürk",
            "person email": "sukru@alnour.example",
            "person phone": "06 22 33 44 55",
        },
        {
            "name": "Woningbouw Zilverdam",
            "person name": "Ĳsbrand O'Brien",
            "person email": "ijsbrand@woning.example",
            "person phone": "06 22 33 44 56",
        },
    ]


def test_a_list_with_english_headings() -> None:
    assert [said(row) for row in read_file("english.csv")] == [
        {
            "name": "Silver Foundation",
            "website": "https://silver.example",
            "street": "Main Street 1, rear",
            "postcode": "1234 AB",
            "city": "Silverdam",
            "person name": "Anna de Groot",
            "person role_title": "Director",
            "person email": "anna@silver.example",
            "person phone": "+49 4921 123456",
        },
        {
            "name": "Goldfin, Inc.",
            "website": "https://www.goldfin.example/Path",
            "person name": "Bob O'Hara",
            "person email": "bob@goldfin.example",
        },
    ]


def test_a_list_without_headings_is_understood_by_its_contents() -> None:
    rows = read_file("zonder-koppen.tsv")
    assert [row.number for row in rows] == [1, 2, 3]
    assert said(rows[1]) == {
        "name": "Kringloopwinkel Goudveen",
        "postcode": "1235 CD",
        "city": "Goudveen",
        "person name": "Bram Smit",
        "person email": "bram@kringloop.example",
        "person phone": "06 87 65 43 21",
    }


def test_answers_to_an_online_form_with_questions_for_headings() -> None:
    assert [said(row) for row in read_file("formulier.csv")] == [
        {
            "name": "Buurthuis De Spil",
            "person name": "Dina",
            "person email": "dina@spil.example",
            "person phone": "06 12 34 56 70",
            "person channel": "app",
            "person note": "Ik kom graag,\nmaar niet op maandag",
        },
        {
            "name": "Buurthuis De Spil",
            "person name": "Evert",
            "person email": "evert@spil.example",
            "person channel": "mail",
        },
    ]


def test_two_contacts_in_one_row() -> None:
    first, second = (taken(row) for row in read_file("twee-contacten.csv"))
    assert said(first) == {
        "name": "Gemeente Zilverdam",
        "email": "info@zilverdam.example",
        "person name": "Fatima",
        "person email": "fatima@zilverdam.example",
    }
    assert [(person.name, person.email) for person in first.more_people] == [("Gijs", "gijs@zilverdam.example")]
    assert said(second)["person name"] == "Hanna"
    assert second.more_people == ()


def test_names_and_addresses_in_parts() -> None:
    first, second = read_file("adressen.csv")
    assert said(first) == {
        "name": "De Brug",
        "street": "Kerkstraat 12 B",
        "postcode": "1234 AB",
        "city": "Zilverdam",
        "kvk": "01234567",
        "rsin": "111222333",
        "person name": "Anna van den Berg",
    }
    assert said(second) == {
        "name": "De Brug",
        "street": "Kerkstraat 12 B",
        "postcode": "1234 AB",
        "city": "Zilverdam",
        "kvk": "12345678",
        "person name": "C. Smit",
    }


def test_circles_channels_and_experience_experts() -> None:
    rows = read_file("kringen.csv")
    assert said(rows[0]) == {
        "name": "De Kluis",
        "circle": "outer",
        "circle_note": "laagdrempelig",
        "person name": "Ina",
        "person channel": "phone",
    }
    assert said(rows[1]) == {"name": "Het Anker", "circle": "middle", "person name": "Jos", "person channel": "app"}
    assert said(rows[2]) == {
        "name": "De Bank",
        "circle": "inner",
        "circle_note": "papieren nodig",
        "person name": "Koos",
    }
    assert taken(rows[2]).remarks == (
        "voorkeur contact: “postduif” kennen we niet. Wel: mail, telefoon of app.",
        "kring: 1 is gelezen als de buitenste kring, 3 als de binnenste.",
    )
    assert said(rows[3]) == {"name": "De Poort", "note": "belt zelf"}
    assert taken(rows[3]).remarks == ("kring: “weet niet” is geen kring die we kennen.",)
    assert said(rows[4]) == {
        "person name": "Loes",
        "person channel": "mail",
        "person is_experience_expert": True,
        "person note": "praat graag mee",
    }
    assert taken(rows[4]).organization is None
    assert (refused(rows[5]).number, refused(rows[5]).column) == (7, "naam")


def test_a_spoilt_list_gives_what_it_can_and_says_why_not() -> None:
    rows = read_file("bedorven.csv")
    assert [(row.number, type(row).__name__) for row in rows] == [
        (2, "Refusal"),
        (3, "Refusal"),
        (4, "Refusal"),
        (5, "Refusal"),
        (6, "Refusal"),
        (7, "Candidate"),
        (8, "Refusal"),
        (9, "Candidate"),
    ]
    assert [refused(row).column for row in rows if isinstance(row, Refusal)] == [
        "opmerking",
        "e-mail",
        "telefoon",
        "website",
        "",
        "organisatie",
    ]
    assert refused(rows[0]).is_personal_number
    assert "111" not in refused(rows[0]).reason
    assert refused(rows[1]).reason == "“bo[at]anker.example” is geen e-mailadres. Voorbeeld: naam@voorbeeld.nl."
    assert "meer cellen" in refused(rows[4]).reason
    assert said(rows[5])["name"] == '=HYPERLINK("http://kwaad.example")'
    assert said(rows[5])["person phone"] == "06 12 34 56 78"
    assert said(rows[7])["person note"] == '"><svg/onload=alert(1)>'


def test_headings_with_typing_mistakes() -> None:
    assert [said(row) for row in read_file("typefouten.csv")] == [
        {
            "name": "De Kluis",
            "person name": "An",
            "person email": "an@kluis.example",
            "person phone": "06 12 34 56 78",
            "person note": "eerste",
        }
    ]


def test_a_bare_list_of_names_pasted_in() -> None:
    assert [said(row) for row in read_file("alleen-namen.txt")] == [
        {"name": "Voedselbank Zilverdam"},
        {"name": "Gemeente Zilverdam, Werk en Inkomen"},
        {"name": "Kerk aan de Haven"},
    ]


def test_a_table_drawn_with_bars() -> None:
    assert [said(row) for row in read_file("markdown.txt")] == [
        {"name": "De Kluis", "email": "info@kluis.example"},
        {"name": "Het Anker", "email": "info@anker.example"},
    ]


def test_headings_nobody_knows_above_contents_that_speak_for_themselves() -> None:
    assert said(read_file("onbekende-koppen.csv")[0]) == {
        "name": "De Kluis",
        "email": "info@kluis.example",
        "website": "https://www.kluis.example",
    }


def workbook(rows: Sequence[Sequence[object]], *merged: str) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_with_group_headings_merged_cells_and_numbers() -> None:
    rows = read(
        workbook(
            [
                ["Partners van het pact", None, None, None, None],
                ["Organisatie", None, "Contact", None, None],
                ["naam", "plaats", "naam", "telefoon", "e-mail"],
                ["De Kluis", "Zilverdam", "An", 612345678.0, "an@kluis.example"],
                [None, None, "Bo", 31612345679, "bo@kluis.example"],
                ["Het Anker", "Goudveen", None, "0302345678", None],
            ],
            "A1:E1",
            "A2:B2",
            "C2:E2",
            "A4:A5",
            "B4:B5",
        )
    )
    assert [(row.number, said(row)) for row in rows] == [
        (
            4,
            {
                "name": "De Kluis",
                "city": "Zilverdam",
                "person name": "An",
                "person email": "an@kluis.example",
                "person phone": "06 12 34 56 78",
            },
        ),
        (
            5,
            {
                "name": "De Kluis",
                "city": "Zilverdam",
                "person name": "Bo",
                "person email": "bo@kluis.example",
                "person phone": "06 12 34 56 79",
            },
        ),
        (6, {"name": "Het Anker", "city": "Goudveen", "phone": "030 234 56 78"}),
    ]


# --- whatever comes in ---

WILD = st.text(max_size=40) | st.sampled_from(
    ["ja", "an@x.example", "0612345678", "=1", "111222333", "1234AB", "-", "3"]
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(WILD, min_size=6, max_size=6), min_size=1, max_size=5),
    st.lists(st.sampled_from(list(Field)), min_size=6, max_size=6),
)
def test_any_cells_under_any_mapping_are_taken_or_refused_with_a_reason(
    cells: list[list[str]], fields: list[Field]
) -> None:
    table = Table(("",) * 6, tuple(TableRow(number, tuple(row)) for number, row in enumerate(cells, start=1)))
    mapping = choose_fields(suggest_mapping(table), dict(enumerate(fields)))
    for row in read_people(table, mapping):
        if isinstance(row, Refusal):
            assert row.reason
        else:
            assert row.organization or (row.person and row.person.is_experience_expert)
            assert row.organization is None or (row.organization.name and row.organization.name_key)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_lead_to_rows_or_one_clear_refusal(data: bytes) -> None:
    try:
        rows = read(data)
    except UnreadableTable as error:
        assert error.message
    else:
        assert all(isinstance(row, Candidate | Refusal) for row in rows)


def test_progress_is_told_row_by_row() -> None:
    table = read_list(b"organisatie;plaats\nDe Kluis;Zilverdam\nHet Anker;Goudveen\n")
    heard: list[int] = []
    list(read_people(table, suggest_mapping(table), on_row=heard.append))
    assert heard == [1, 2]
