# SPDX-License-Identifier: EUPL-1.2
"""Single cells: what is kept of them, and what refuses their row. Everyone is made up."""

import pytest

from samenspel.base.tables import Table, TableRow
from samenspel.organizations.operations.import_mapping import suggest_mapping
from samenspel.organizations.operations.import_reading import Row, name_key, read_people
from tests.organizations.reading import read, refused, said, taken


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
