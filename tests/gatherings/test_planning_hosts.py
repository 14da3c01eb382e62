# SPDX-License-Identifier: EUPL-1.2
"""Hosts rotate: who was one, who would like to be, who never was; and choosing one fills the place."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.gatherings.models import Evaluation, Gathering, HostOffer
from samenspel.organizations.models import Partner
from samenspel.organizations.operations.doubles import merge_partners
from samenspel.partnerships.models import Partnership
from tests.factories import (
    ContactFactory,
    GatheringFactory,
    OrganizationFactory,
    PartnerFactory,
    RegistrationFactory,
    models_save,
)
from tests.gatherings.corpus import BAD_TEXT

HOSTS = "/p/testdam/bijeenkomsten/gastheren/"


def partner(pact: Partnership, name: str, **values: Any) -> Partner:
    body = OrganizationFactory(partnership=pact, name=name, **values)
    made: Partner = PartnerFactory(partnership=pact, organization=body)
    return made


def hosted(pact: Partnership, host: Partner, *, days_ago: int, **values: Any) -> Gathering:
    at = timezone.now() - timedelta(days=days_ago)
    made: Gathering = GatheringFactory(partnership=pact, host=host, starts_at=at, state="harvested", **values)
    return made


def said(pact: Partnership, host: Partner, words: str, will: str = "yes") -> None:
    evening = GatheringFactory(partnership=pact, starts_at=timezone.now() - timedelta(days=30), state="harvested")
    registration = RegistrationFactory(gathering=evening, contact=ContactFactory(partnership=pact, partner=host))
    models_save(
        Evaluation(
            partnership=pact,
            gathering=evening,
            registration=registration,
            way="phone",
            will_contribute=will,
            contribution=words,
        )
    )


def lists(client: Client, query: str = "") -> dict[str, list[str]]:
    found = client.get(HOSTS + query).context["hosts"]
    return {name: [row.name for row in getattr(found, name)] for name in ("willing", "hosted", "never")}


def offer(client: Client, host: Partner, willing: str = "yes", **more: Any) -> Any:
    return client.post(f"{HOSTS}{host.pk}/wil-wel/", {"willing": willing, **more})


def test_every_partner_stands_in_one_list_and_who_waited_longest_on_top(
    as_fenna: Client, pact: Partnership, other_pact: Partnership
) -> None:
    lately, long_ago = partner(pact, "Buurthuis Pas"), partner(pact, "Kerk Lang Geleden")
    hosted(pact, lately, days_ago=10)
    hosted(pact, long_ago, days_ago=400)
    hosted(pact, long_ago, days_ago=300)
    partner(pact, "Nooit Geweest")
    talks = partner(pact, "Biedt Een Zaal")
    said(pact, talks, "Jullie mogen in onze zaal")
    soup = partner(pact, "Kookt Soep")
    said(pact, soup, "Ik kook soep")
    partner(other_pact, "Van Elders")
    found = lists(as_fenna)
    assert found["willing"] == ["Biedt Een Zaal"]
    assert found["hosted"] == ["Kerk Lang Geleden", "Buurthuis Pas"]
    assert set(found["never"]) >= {"Nooit Geweest", "Kookt Soep"}
    assert "Van Elders" not in str(found)
    assert "2 keer gastheer, het laatst op" in as_fenna.get(HOSTS).content.decode()


def test_wanting_to_be_host_is_noted_once_and_taken_back(as_fenna: Client, pact: Partnership) -> None:
    host = partner(pact, "Bakkerij Brood")
    for _ in range(20):
        assert offer(as_fenna, host).status_code == 302
    assert HostOffer._base_manager.count() == 1
    assert Event._base_manager.filter(action="host.offered").count() == 1
    assert lists(as_fenna)["willing"] == ["Bakkerij Brood"]
    for _ in range(2):
        offer(as_fenna, host, "no")
    assert HostOffer._base_manager.count() == 0
    assert offer(as_fenna, host, "misschien").status_code == 404


def test_two_willing_partners_can_be_made_one(as_fenna: Client, pact: Partnership, facilitating: Any) -> None:
    one, other = partner(pact, "Buurthuis West"), partner(pact, "Stichting Buurthuis West")
    offer(as_fenna, one)
    offer(as_fenna, other)
    merge_partners(keep_id=one.pk, drop_id=other.pk)
    assert lists(as_fenna)["willing"] == ["Buurthuis West"]
    offer(as_fenna, one, "no")
    assert lists(as_fenna)["willing"] == []


def test_choosing_a_host_fills_the_place_of_last_time(as_fenna: Client, pact: Partnership) -> None:
    host = partner(pact, "Kerk De Brug", street="Kerkpad 1", postcode="9801 AB", city="Zilverdam")
    new = f"/p/testdam/bijeenkomsten/nieuw/?gastheer={host.pk}"
    first = as_fenna.get(new).context["form"].initial
    assert (first["place"], first["address"]) == ("Kerk De Brug", "Kerkpad 1, 9801 AB Zilverdam")
    hosted(pact, host, days_ago=20, place="De grote zaal", address="Achterom 2")
    again = as_fenna.get(new).context["form"].initial
    assert (again["host"], again["place"], again["address"]) == (str(host.pk), "De grote zaal", "Achterom 2")
    session = GatheringFactory(partnership=pact, place="Oude plek")
    edit = as_fenna.get(f"/p/testdam/bijeenkomsten/{session.pk}/wijzigen/?gastheer={host.pk}")
    assert edit.context["form"].initial["place"] == "De grote zaal"
    session.refresh_from_db()
    assert session.place == "Oude plek", "looking keeps nothing"


def test_the_list_for_one_gathering_leads_back_to_it(as_fenna: Client, pact: Partnership) -> None:
    host, session = partner(pact, "Kerk De Brug"), GatheringFactory(partnership=pact)
    address = f"/p/testdam/bijeenkomsten/{session.pk}/gastheren/"
    text = as_fenna.get(address).content.decode()
    assert f"/p/testdam/bijeenkomsten/{session.pk}/wijzigen/?gastheer={host.pk}" in text
    assert offer(as_fenna, host, van=str(session.pk))["Location"] == address


def test_the_button_of_the_form_fills_the_place_and_loses_nothing(as_fenna: Client, pact: Partnership) -> None:
    host = partner(pact, "Kerk De Brug", street="Kerkpad 1", city="Zilverdam")
    form = {
        "form_key": str(uuid4()),
        "kind": "connection_session",
        "title": "Eigen titel",
        "theme": "Samen sterker",
        "day": "2027-03-16",
        "begins": "16:30",
        "ends": "19:30",
        "host": str(host.pk),
        "place": "",
        "with_meal": "on",
        "vul_plek": "1",
    }
    answer = as_fenna.post("/p/testdam/bijeenkomsten/nieuw/", form)
    assert answer.status_code == 200
    text = answer.content.decode()
    for words in ("Eigen titel", "Samen sterker", 'value="Kerk De Brug"', 'value="Kerkpad 1, Zilverdam"'):
        assert words in text
    shown = answer.context["form"]
    assert (shown["with_meal"].value(), shown["with_tables"].value()) == (True, False)
    assert Gathering._base_manager.count() == 0


@pytest.mark.words
@pytest.mark.parametrize("value", ["x", "", "\u0000", "00000000-0000-0000-0000-000000000000", *BAD_TEXT[:4]])
def test_a_host_that_is_none_changes_nothing(as_fenna: Client, value: str) -> None:
    answer = as_fenna.get("/p/testdam/bijeenkomsten/nieuw/", {"gastheer": value})
    assert answer.status_code == 200
    assert "place" not in answer.context["form"].initial


@pytest.mark.words
@pytest.mark.parametrize("text", [text for text in BAD_TEXT if len(text) < 1000])
def test_strange_words_find_nobody_and_break_nothing(as_fenna: Client, pact: Partnership, text: str) -> None:
    partner(pact, "Kerk De Brug")
    answer = as_fenna.get(HOSTS, {"q": text, "bladzijde": text})
    assert answer.status_code == 200
    assert "<svg/onload" not in answer.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_partners(as_fenna: Client, pact: Partnership) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(HOSTS).status_code == 200
        return len(captured)

    def fill(count: int) -> None:
        for _ in range(count):
            host = PartnerFactory(partnership=pact)
            hosted(pact, host, days_ago=10)
            said(pact, PartnerFactory(partnership=pact), "kom naar onze zaal")
            PartnerFactory(partnership=pact)

    fill(2)
    queries()
    few = queries()
    fill(40)
    assert queries() == few
