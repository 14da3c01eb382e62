# SPDX-License-Identifier: EUPL-1.2
"""Which column is which field. The expectations are what a person would say; every list is made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.base.errors import Refused
from samenspel.base.tables import Table, TableRow
from samenspel.organizations.operations.import_mapping import (
    FIELD_LABELS,
    ColumnMapping,
    Field,
    choose_fields,
    is_known_heading,
    parse_choices,
    read_list,
    suggest_mapping,
)


def mapped(text: str) -> list[str]:
    return [str(column.field) for column in mapping_of(text).columns]


def mapping_of(text: str) -> ColumnMapping:
    return suggest_mapping(read_list(text.encode()))


def table_of(text: str) -> Table:
    return read_list(text.encode())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("organisatie", "organization"),
        ("Organisatienaam:", "organization"),
        ("NAAM ORGANISATIE", "organization"),
        ("naam van de organisatie", "organization"),
        ("Organisaties", "organization"),
        ("Instelling", "organization"),
        ("Bedrijf", "organization"),
        ("organisatie / bedrijf", "organization"),
        ("Company", "organization"),
        ("contactpersoon", "full_name"),
        ("Naam contactpersoon", "full_name"),
        ("Contact", "full_name"),
        ("Voor- en achternaam", "full_name"),
        ("Full name", "full_name"),
        ("voornaam", "first_name"),
        ("Roepnaam", "first_name"),
        ("tussenvoegsel(s)", "name_prefix"),
        ("tussenv.", "name_prefix"),
        ("achternaam", "last_name"),
        ("Surname", "last_name"),
        ("Voorletters", "initials"),
        ("e-mail", "email"),
        ("E-mailadres *", "email"),
        ("e–mail adres", "email"),
        ("Mail", "email"),
        ("E-mail contactpersoon", "email"),
        ("Email address", "email"),
        ("Algemeen e-mailadres", "organization_email"),
        ("e-mail organisatie", "organization_email"),
        ("Telefoon", "phone"),
        ("tel. nr.", "phone"),
        ("Tel.nr", "phone"),
        ("Mobiel", "phone"),
        ("06-nummer", "phone"),
        ("Telefoonnummer (mobiel)", "phone"),
        ("mobile phone", "phone"),
        ("telefoon organisatie", "organization_phone"),
        ("Adres", "street"),
        ("straat", "street"),
        ("Bezoekadres", "street"),
        ("huisnummer", "house_number"),
        ("huisnr.", "house_number"),
        ("Postcode", "postcode"),
        ("Postcode + plaats", "postcode"),
        ("plaats", "city"),
        ("Woonplaats", "city"),
        ("website", "website"),
        ("URL", "website"),
        ("sector", "sector"),
        ("soort", "sector"),
        ("Type organisatie", "sector"),
        ("werkgebied", "work_area"),
        ("Gemeente", "work_area"),
        ("kring", "circle"),
        ("functie", "role_title"),
        ("Rol", "role_title"),
        ("Job title", "role_title"),
        ("KvK", "kvk"),
        ("K.v.K.-nummer", "kvk"),
        ("RSIN", "rsin"),
        ("opmerking", "note"),
        ("Opmerkingen", "note"),
        ("bron", "source"),
        ("voorkeur contact", "channel"),
        ("ervaringsdeskundige", "experience_expert"),
        ("Ervaringsdeskundig?", "experience_expert"),
        ("Nr.", "ignore"),
        ("Tijdstempel", "ignore"),
        ("Organisattie", "organization"),
        ("Telefoonnumer", "phone"),
        ("Acthernaam", "last_name"),
        ("Postcdoe", "postcode"),
        ("Opmerknig", "note"),
        ("Wat is je e-mailadres?", "email"),
        ("Voor welke organisatie kom je?", "organization"),
    ],
)
def test_a_heading_is_understood_as_people_write_it(heading: str, field: str) -> None:
    known = "xyzzy" if field == "organization" else "organisatie"
    table = Table((known, heading), (TableRow(2, ("a", "")), TableRow(3, ("b", ""))), heading_row=1)
    assert suggest_mapping(table).columns[1].field == field


@pytest.mark.parametrize("text", ["De Kluis", "Zilverdam", "sociaal werk", "an@kluis.example", "", "Anna", "x" * 500])
def test_a_value_is_no_heading(text: str) -> None:
    assert not is_known_heading(text)


def test_a_column_named_name_is_the_organisation_when_nothing_else_is() -> None:
    assert mapped("naam;plaats\nDe Kluis;Zilverdam\n") == ["organization", "city"]


def test_a_column_named_name_is_a_person_beside_an_organisation() -> None:
    assert mapped("naam;organisatie\nAn;De Kluis\n") == ["full_name", "organization"]


def test_of_two_columns_named_name_the_first_is_the_organisation() -> None:
    assert mapped("naam;plaats;naam;mail\nDe Kluis;Zilverdam;An;a@b.example\n") == [
        "organization",
        "city",
        "full_name",
        "email",
    ]


def test_a_column_named_name_is_the_organisation_beside_a_contact() -> None:
    assert mapped("naam;contactpersoon\nDe Kluis;An\n") == ["organization", "full_name"]


def test_names_of_people_and_organisations_under_a_heading_nobody_knows() -> None:
    text = "naam;waarvan;e-mail\nAn Jansen;Stichting Kluis;a@b.example\nBo de Wit;Buurthuis Spil;b@b.example\n"
    assert mapped(text) == ["full_name", "organization", "email"]


def test_a_number_beside_a_street_is_its_house_number_and_in_front_it_is_a_row_number() -> None:
    assert mapped("nr;organisatie;straat;nr\n1;De Kluis;Dorpsstraat;12\n") == [
        "ignore",
        "organization",
        "street",
        "house_number",
    ]


def test_contents_decide_where_the_heading_is_unknown() -> None:
    text = "organisatie;a1;b1;c1;d1\nDe Kluis;x@y.example;06-12345678;1234 AB;www.kluis.example\n"
    assert mapped(text) == ["organization", "email", "phone", "postcode", "website"]


def test_contents_decide_where_a_contact_column_holds_addresses() -> None:
    text = "organisatie;contact\nDe Kluis;x@y.example\nHet Anker;z@y.example\n"
    assert mapped(text) == ["organization", "email"]


def test_a_question_about_mail_that_is_answered_with_yes_is_no_address() -> None:
    text = "organisatie;Nieuwsbrief per e-mail ontvangen\nDe Kluis;ja\nHet Anker;nee\nDe Brug;ja\n"
    assert mapped(text) == ["organization", "ignore"]


def test_places_before_the_names_are_not_taken_for_organisations() -> None:
    text = "Zilverdam;De Kluis;0612345678\nGoudveen;Het Anker;0612345679\nZilverdam;De Brug;0612345670\n"
    assert mapped(text) == ["ignore", "organization", "phone"]


def test_an_unknown_column_of_citizen_numbers_is_never_taken_for_telephones() -> None:
    assert mapped("organisatie;xyz\nDe Kluis;111222333\nHet Anker;111222333\n") == ["organization", "ignore"]


def test_how_sure_it_is_falls_with_the_guesswork() -> None:
    text = "organisatie;Emial;iets\nDe Kluis;x@y.example;1234 AB\nHet Anker;z@y.example;1235 AB\n"
    columns = mapping_of(text).columns
    assert [(column.confidence, column.why) for column in columns] == [
        (1.0, "heading"),
        (0.7, "heading"),
        (0.6, "contents"),
    ]


def test_a_second_contact_has_columns_of_his_own() -> None:
    text = "organisatie;contactpersoon 1;mail 1;contactpersoon 2;mail 2;telefoon 2\na;b;c@d.example;e;f@d.example;\n"
    columns = mapping_of(text).columns
    assert [(str(column.field), column.person) for column in columns] == [
        ("organization", 1),
        ("full_name", 1),
        ("email", 1),
        ("full_name", 2),
        ("email", 2),
        ("phone", 2),
    ]


def test_a_second_number_without_a_second_name_is_of_the_same_person() -> None:
    columns = mapping_of("organisatie;naam;telefoon 1;telefoon 2\na;b;0612345678;\n").columns
    assert [column.person for column in columns] == [1, 1, 1, 1]


def test_a_column_without_a_heading_is_called_by_its_number() -> None:
    columns = mapping_of("organisatie;;plaats\nDe Kluis;x;Zilverdam\nHet Anker;y;Goudveen\n").columns
    assert columns[1].label == "kolom 2"


# --- a person decides ---

LIST = "organisatie;mail;Iets bijzonders\nDe Kluis;x@y.example;Dora\nHet Anker;z@y.example;Emma\n"


@pytest.mark.parametrize(
    ("typed", "index", "field"),
    [
        ("Iets bijzonders=full_name", 2, Field.FULL_NAME),
        ("iets-bijzonders=Contactpersoon", 2, Field.FULL_NAME),
        ("3=full-name", 2, Field.FULL_NAME),
        ("C=voornaam", 2, Field.FIRST_NAME),
        ("mail=", 1, Field.IGNORE),
        ("mail=negeren", 1, Field.IGNORE),
    ],
)
def test_a_column_is_named_by_heading_number_or_letter(typed: str, index: int, field: Field) -> None:
    assert parse_choices(table_of(LIST), [typed]) == {index: field}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("mail", "kolom=veld"),
        ("4=email", "geen kolom “4”. Wel: organisatie, mail, Iets bijzonders"),
        ("0=email", "geen kolom"),
        ("Z=email", "geen kolom"),
        ("=email", "geen kolom"),
        ("mail=schoenmaat", "Het veld “schoenmaat” bestaat niet"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_with_what_can(typed: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        parse_choices(table_of(LIST), [typed])


def test_what_a_person_chooses_wins_from_what_was_guessed() -> None:
    table = table_of(LIST)
    chosen = choose_fields(suggest_mapping(table), {2: Field.EMAIL})
    assert [str(column.field) for column in chosen.columns] == ["organization", "ignore", "email"]
    assert chosen.columns[2].why == "chosen"


def test_a_mapping_survives_being_stored() -> None:
    table = table_of(LIST)
    mapping = suggest_mapping(table)
    stored = {int(index): Field(field) for index, field in mapping.as_dict().items()}
    assert choose_fields(suggest_mapping(table), stored).as_dict() == mapping.as_dict()
    assert mapping.as_dict() == {"0": "organization", "1": "email", "2": "ignore"}


def test_every_field_has_a_word_to_show() -> None:
    assert set(FIELD_LABELS) == set(Field)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=150), min_size=1, max_size=6), st.lists(st.text(max_size=20), max_size=6))
def test_any_headings_over_any_cells_get_one_field_each(headings: list[str], cells: list[str]) -> None:
    row = TableRow(2, tuple([*cells, *[""] * len(headings)][: len(headings)]))
    mapping = suggest_mapping(Table(tuple(headings), (row,), heading_row=1))
    assert [column.index for column in mapping.columns] == list(range(len(headings)))
    assert sum(column.field == Field.ORGANIZATION for column in mapping.columns) <= 1
