# SPDX-License-Identifier: EUPL-1.2
"""Whole lists, from bytes to candidates and refusals. Expectations are written by hand; everyone is made up."""

import io
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from samenspel.base.tables import Table, TableRow, UnreadableTable
from samenspel.organizations.operations.import_mapping import Field, choose_fields, read_list, suggest_mapping
from samenspel.organizations.operations.import_reading import Candidate, Refusal, Row, name_key, read_people

LISTS = Path(__file__).parent.parent / "data" / "lists"


def read(data: bytes | str) -> list[Row]:
    table = read_list(data if isinstance(data, bytes) else data.encode())
    return list(read_people(table, suggest_mapping(table)))


def read_file(name: str) -> list[Row]:
    return read((LISTS / name).read_bytes())


def said(row: Row) -> dict[str, object]:
    """What a row offers, without everything that is empty."""
    assert isinstance(row, Candidate), row
    parts: dict[str, object] = {}
    for part in (row.organization, row.person):
        if part is not None:
            prefix = "" if part is row.organization else "person "
            parts |= {f"{prefix}{key}": value for key, value in asdict(part).items() if value and key != "name_key"}
    return parts


def taken(row: Row) -> Candidate:
    assert isinstance(row, Candidate), row
    return row


def refused(row: Row) -> Refusal:
    assert isinstance(row, Refusal), row
    return row


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


# --- single cells ---


def one(heading: str, value: str) -> Row:
    """A row with an organisation, a person and one more cell."""
    table = Table(("organisatie", "contactpersoon", heading), (TableRow(2, ("De Kluis", "An", value)),), heading_row=1)
    (row,) = read_people(table, suggest_mapping(table))
    return row


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("06-1234 5678", "06 12 34 56 78"),
        ("612345678", "06 12 34 56 78"),
        ("612345678.0", "06 12 34 56 78"),
        ("+31612345678", "06 12 34 56 78"),
        ("+31 (0)6 12345678", "06 12 34 56 78"),
        ("0031-6-12345678", "06 12 34 56 78"),
        ("31612345678", "06 12 34 56 78"),
        ("tel: 030-2345678", "030 234 56 78"),
        ("(0594) 12 34 56", "0594 123 456"),
        ("088 1234567", "088 123 45 67"),
        ("0800-0113", "0800 0113"),
        ("14 030", "14 030"),
        ("14030", "14 030"),
        ("+32 2 123 45 67", "+32 2 123 45 67"),
        ("0049 4921 123456", "+49 4921 123456"),
        ("34 56 78", "34 56 78"),
        ("n.v.t.", ""),
        ("-", ""),
        ("x", ""),
        ("#N/B", ""),
    ],
)
def test_a_phone_number_is_kept_in_readable_form(written: str, kept: str) -> None:
    assert said(one("telefoon", written)).get("person phone", "") == kept


@pytest.mark.parametrize("written", ["12", "bel maar", "6,12E+08", "06123456789012345", "+31 6 123"])
def test_what_is_no_phone_number_refuses_the_row(written: str) -> None:
    assert refused(one("telefoon", written)).column == "telefoon"


def test_of_several_addresses_or_numbers_the_first_is_kept_and_the_others_are_named() -> None:
    row = taken(one("e-mail", "An <an@kluis.example>; mailto:info@kluis.example, AN@kluis.example"))
    assert said(row)["person email"] == "an@kluis.example"
    assert row.remarks == ("e-mail: er staat ook “info@kluis.example”. Dat is niet opgenomen.",)
    row = taken(one("telefoon", "06-12345678 / 030-2345678"))
    assert said(row)["person phone"] == "06 12 34 56 78"
    assert row.remarks == ("telefoon: er staat ook “030 234 56 78”. Dat is niet opgenomen.",)
    row = taken(one("telefoon", "0612345678 (na 18 uur)"))
    assert row.remarks == ("telefoon: er staat ook “0612345678 (na 18 uur)”. Dat is niet opgenomen.",)


@pytest.mark.parametrize("written", ["an", "an@", "@kluis.example", "an@kluis", "an@klu is.example", "a b@c@d.example"])
def test_what_is_no_mail_address_refuses_the_row(written: str) -> None:
    assert refused(one("e-mail", written)).column == "e-mail"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1234ab", "1234 AB"),
        ("1234  AB", "1234 AB"),
        ("NL-1234 AB", "1234 AB"),
        ("48455", "48455"),
        ("B-1000", "B-1000"),
    ],
)
def test_a_postcode_is_kept_in_one_form_and_a_foreign_one_as_it_is(written: str, kept: str) -> None:
    assert said(one("postcode", written))["postcode"] == kept


def test_an_address_in_one_cell_is_taken_apart() -> None:
    row = said(one("adres", "Kerkstraat 12, 1234AB Zilverdam"))
    assert (row["street"], row["postcode"], row["city"]) == ("Kerkstraat 12", "1234 AB", "Zilverdam")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("www.kluis.example", "https://www.kluis.example"),
        ("HTTP://Kluis.example/Pad", "http://kluis.example/Pad"),
        ("kluis.example/a?b=c", "https://kluis.example/a?b=c"),
    ],
)
def test_a_website_gets_its_scheme(written: str, kept: str) -> None:
    assert said(one("website", written))["website"] == kept


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "JaVaScript:alert(1)//x.nl", "data:text/html,x", "ftp://x.nl", "bestaat al"]
)
def test_anything_but_a_website_refuses_the_row(written: str) -> None:
    assert refused(one("website", written)).column == "website"


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("opmerking", "nummer 111222333"),
        ("functie", "111 222 333"),
        ("iets anders", "111222333"),
        ("telefoon", "BSN 111222333"),
        ("KvK", "111222333"),
        ("e-mail", "111222333@kluis.example"),
        ("adres", "111222333"),
    ],
)
def test_a_bsn_refuses_the_row_in_any_column_and_is_not_repeated(heading: str, value: str) -> None:
    row = refused(one(heading, value))
    assert row.is_personal_number
    assert row.column == heading
    assert "111" not in row.reason


@pytest.mark.parametrize(
    ("heading", "value"),
    [("RSIN", "111222333"), ("KvK", "11122233"), ("telefoon", "111222333"), ("opmerking", "bel +31 111222333")],
)
def test_other_numbers_of_that_form_are_no_false_alarm(heading: str, value: str) -> None:
    taken(one(heading, value))


@pytest.mark.parametrize(("heading", "value"), [("RSIN", "123456789"), ("KvK", "123"), ("KvK", "123456789012")])
def test_a_wrong_public_number_refuses_the_row(heading: str, value: str) -> None:
    assert refused(one(heading, value)).column == heading


@pytest.mark.parametrize(
    ("heading", "length"), [("functie", 121), ("soort", 81), ("plaats", 81), ("opmerking", 501), ("e-mail", 1_000_000)]
)
def test_what_is_too_long_is_refused_with_both_lengths(heading: str, length: int) -> None:
    row = refused(one(heading, "a" * length))
    assert row.column == heading
    assert f"het zijn er {length}" in row.reason


def test_spaces_invisible_signs_and_nul_disappear() -> None:
    text = "organisatie;contactpersoon\n\u200b\u00a0De\u00a0\u00a0 Klu\0is\u200e;\u202eA\u0301n\u2028 Jansen\ufeff\n"
    assert said(read(text)[0]) == {"name": "De Kluis", "person name": "Án Jansen"}


def test_a_row_of_invisible_signs_only_is_no_row() -> None:
    assert len(read("organisatie;plaats\n\u200b;\u00a0\nDe Kluis;Zilverdam\n")) == 1


def test_headings_repeated_on_every_page_are_no_row() -> None:
    text = "organisatie;plaats\nDe Kluis;Zilverdam\norganisatie;plaats\nHet Anker;Goudveen\n"
    assert [said(row)["name"] for row in read(text)] == ["De Kluis", "Het Anker"]


def test_a_person_whose_role_is_experience_expert_needs_no_organisation() -> None:
    rows = read("organisatie;contactpersoon;functie\n;An;Ervaringsdeskundige\n;Bo;coördinator ervaringsdeskundigen\n")
    assert said(rows[0])["person is_experience_expert"] is True
    refused(rows[1])


def test_an_address_behind_a_name_is_the_address_of_that_person() -> None:
    row = said(read("organisatie;contactpersonen\nDe Kluis;An Jansen (an@kluis.example)\n")[0])
    assert (row["person name"], row["person email"]) == ("An Jansen", "an@kluis.example")


def test_a_line_with_a_total_is_no_organisation() -> None:
    rows = read("organisatie;plaats\nDe Kluis;Zilverdam\nTotaal: 1;\nTotaal Welzijn;Goudveen\n")
    assert [type(row).__name__ for row in rows] == ["Candidate", "Refusal", "Candidate"]


def test_the_contacts_that_a_mail_program_exports() -> None:
    headings = "Title,First Name,Last Name,Company,Job Title,Business Phone,E-mail Address,E-mail Display Name"
    rows = read(f"{headings}\n,An,Jansen,De Kluis,Coach,030-2345678,an@kluis.example,An Jansen\n")
    assert said(rows[0]) == {
        "name": "De Kluis",
        "person name": "An Jansen",
        "person role_title": "Coach",
        "person email": "an@kluis.example",
        "person phone": "030 234 56 78",
    }


def test_surname_first_is_turned_round() -> None:
    rows = read("organisatie;contactpersoon\nDe Kluis;Berg, Anna van den\nDe Kluis;Jan Jansen, Piet Smit\n")
    assert [said(row)["person name"] for row in rows] == ["Anna van den Berg", "Jan Jansen, Piet Smit"]


@pytest.mark.parametrize(
    ("one_spelling", "other"),
    [
        ("Stichting De Kluis", "de kluis"),
        ("St. De Kluis", "DE  KLUIS"),
        ("Café Zoë B.V.", "cafe zoe"),
        ("Vereniging Het Anker", "Anker"),
        ("K.F. Hein Fonds", "KF Heinfonds"),
        ("Werk & Inkomen", "Werk en Inkomen"),
        ("ĳsselmeer", "IJsselmeer"),
        ("U-2B Heard!", "u2b heard"),
        ("Coöperatie De Brug U.A.", "De Brug"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one_spelling: str, other: str) -> None:
    assert name_key(one_spelling) == name_key(other)


@pytest.mark.parametrize(
    ("one_name", "other"),
    [("Leergeld Utrecht", "Leergeld Zeist"), ("Kerk 1", "Kerk 2"), ("!!!", "???"), ("Stichting", "Vereniging")],
)
def test_two_names_have_two_keys(one_name: str, other: str) -> None:
    assert name_key(one_name) != name_key(other)
    assert name_key(one_name)


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
