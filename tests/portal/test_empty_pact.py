# SPDX-License-Identifier: EUPL-1.2
"""A new pact without anything: each page teaches the first step with one sentence and one button."""

import re

import pytest
from django.test import Client

HERE = "/p/testdam/"


@pytest.mark.parametrize(
    ("below", "leads_to"),
    [
        ("partners/", "importeren/"),
        ("kringen/", "partners/"),
        ("contacten/", "partners/"),
        ("partners/logos/", "partners/"),
        ("bijeenkomsten/", "bijeenkomsten/nieuw/"),
        ("bijeenkomsten/gastheren/", "partners/"),
        ("actiepunten/", "actiepunten/nieuw/"),
        ("werkgroepen/", "werkgroepen/nieuw/"),
        ("kerngroep/besluiten/", "kerngroep/besluiten/nieuw/"),
        ("overdracht/", "overdracht/nieuw/"),
        ("oogst/", "bijeenkomsten/"),
    ],
)
def test_an_empty_page_has_one_sentence_and_one_button_to_the_first_step(
    as_fenna: Client, below: str, leads_to: str
) -> None:
    answer = as_fenna.get(HERE + below)
    assert answer.status_code == 200
    main = answer.content.decode().split("<main")[1].split("</main>")[0]
    empty = re.search(r'<div class="empty.*?</div>', main, flags=re.DOTALL)
    assert empty, main
    assert f'href="{HERE}{leads_to}"' in empty[0]
    assert len(re.findall(rf'class="button[^>]*href="{HERE}{leads_to}"', main)) == 1, (
        "the same button does not stand there twice"
    )
    assert 'type="search"' not in main, "nothing to search in"


def test_the_first_thing_of_today_is_the_list_of_partners(as_fenna: Client) -> None:
    main = as_fenna.get(HERE).content.decode().split("<main")[1]
    assert f'href="{HERE}importeren/"' in main


def test_an_empty_core_group_is_said_in_words(as_fenna: Client) -> None:
    main = as_fenna.get(f"{HERE}kerngroep/").content.decode()
    assert "Er zit nog niemand in de kerngroep." in main
    assert "0 kerngroepleden" not in main
