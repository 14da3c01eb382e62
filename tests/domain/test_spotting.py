# SPDX-License-Identifier: EUPL-1.2
"""Names of people and organisations in a text that becomes public."""

import pytest

from samenspel.domain.spotting import addresses_in, names

HERE = names(
    ["Ada van Test", "Şükrü Yılmaz", "Coby", "Bo Test"], ["Stichting Leergeld Zilverdam", "De Bieb", "X", "Vos"]
)


@pytest.mark.parametrize(
    "text",
    ["Met dank aan Ada van Test.", "ADA VAN TEST", "ada  van\ntest", "(Ada van Test)", "Adá vàn Tést"],
)
def test_a_whole_name_is_found_however_it_is_written(text: str) -> None:
    assert HERE.people_in(text) == ["Ada van Test"]


def test_a_name_inside_other_words_is_not_found() -> None:
    assert HERE.people_in("Canada van Testers en Bo Testament") == []


def test_a_name_with_other_letters_is_found() -> None:
    assert HERE.people_in("dank aan Şükrü Yılmaz") == ["Şükrü Yılmaz"]


def test_one_name_alone_is_only_something_to_look_at() -> None:
    assert HERE.people_in("Coby hielp") == []
    assert HERE.parts_in("Coby hielp, en Yılmaz ook; van alles test je") == ["Coby", "Yılmaz"]


def test_an_organisation_is_found_without_its_legal_form() -> None:
    assert HERE.organizations_in("bij Leergeld Zilverdam thuis") == ["Stichting Leergeld Zilverdam"]
    assert HERE.organizations_in("in de bieb") == ["De Bieb"]
    assert HERE.organizations_in("x en leergeld") == []


@pytest.mark.parametrize("text", ["a@b.nl", "06 12 34 56 78", "0612345678", "+31 6 12345678", "bel 050-1234567 even"])
def test_mail_addresses_and_phone_numbers_are_found(text: str) -> None:
    assert len(addresses_in(text)) == 1


@pytest.mark.parametrize(
    "text", ["2018-2019", "in 2018 en 2019", "van 96 gebelden kwamen er 58", "art. 12.3", "@thuis"]
)
def test_years_and_figures_are_no_phone_numbers(text: str) -> None:
    assert addresses_in(text) == []


@pytest.mark.parametrize(
    "text", ["Kerngroepvergaderingen bijwonen, de Kerngroep adviseren", "Gemeente en Partners", "Kring voor Kring"]
)
def test_words_of_this_work_are_nobodys_name(text: str) -> None:
    here = names(["Karel Kerngroep", "Wim Gemeente", "Els Kring", "Partners"], [])
    assert here.parts_in(text) == []
    assert here.people_in("Karel Kerngroep kwam") == ["Karel Kerngroep"], "a whole name stays a name"


@pytest.mark.parametrize("name", ["Bakker", "Visser", "Koning", "Brug", "Kok"])
def test_a_name_that_is_also_a_word_is_still_something_to_look_at(name: str) -> None:
    assert names([f"An {name}"], []).parts_in(f"Dank aan {name}") == [name]


def test_the_name_of_a_working_group_is_nobodys_where_it_stands_whole() -> None:
    here = names(["Piet Vroeger", "Anja Bedacht"], [], ["Vroeger erbij", "Anja"])
    assert here.parts_in("Werkgroep Vroeger erbij groeit") == []
    assert here.parts_in("Vroeger kwam er niemand; dank, Anja") == ["Vroeger", "Anja"]


def test_an_empty_pact_finds_nothing() -> None:
    nobody = names([], [])
    assert nobody.people_in("Ada van Test") == nobody.organizations_in("Vos") == nobody.parts_in("Ada") == []
