# SPDX-License-Identifier: EUPL-1.2
"""Every answer is what HSDS 3.2 says, of a directory as it should be and of one as lists really are."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.api.listed import Listed, dirty, whole
from tests.api.schemas import faults

KINDS = {
    "services": ("service_list", "service"),
    "organizations": ("organization_list", "organization"),
    "service_at_locations": ("service_at_location_list", "service_at_location"),
    "taxonomies": ("taxonomy", "taxonomy"),
    "taxonomy_terms": ("taxonomy_term", "taxonomy_term"),
}


def every_fault(ask: Any, base: str = "") -> list[str]:
    found: list[str] = []
    for path, (in_list, alone) in KINDS.items():
        page = ask(f"{base}{path}?per_page=100").json()
        assert page["contents"], path
        for asked in ("", "full=true&"):
            for row in ask(f"{base}{path}?{asked}per_page=100").json()["contents"]:
                found += faults(in_list, row)
        for row in page["contents"]:
            answer = ask(f"{base}{path}/{row['id']}")
            assert answer.status_code == 200, path
            found += faults(alone, answer.json())
        lines = b"".join(ask(f"{base}{path}?format=ndjson").streaming_content).splitlines()
        assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in page["contents"]]
    return found


def test_every_record_fits_the_schemas_and_whole_ones_hold_what_hangs_on_them(listed: Listed, ask: Any) -> None:
    service = whole(listed)
    assert every_fault(ask) == []
    assert every_fault(ask, "/hsds/v3/") == []
    told = ask(f"services/{service.pk}").json()
    assert told["organization"]["name"] == "De open deur"
    assert told["organization"]["phones"][0]["number"] == "0594 123456"
    assert told["organization"]["organization_identifiers"][0]["identifier"] == "12345678"
    assert told["attributes"][0]["taxonomy_term"]["taxonomy_detail"]["name"] == "Onderwerpen"
    assert told["schedules"][0]["opens_at"] == "09:00:00"
    assert told["phones"][0]["languages"][0]["code"] == "ar"
    assert told["capacities"][0]["available"] == 3
    place = told["service_at_locations"][0]
    assert place["location"]["addresses"][0]["postal_code"] == "9351 AB"
    assert place["location"]["accessibility"] and place["location"]["languages"] and place["schedules"]
    giver = ask(f"organizations/{service.organization_id}").json()
    assert [one["name"] for one in giver["services"]] == ["Spreekuur geld"]
    assert giver["locations"][0]["name"] == "Buurthuis"


@pytest.mark.r33
def test_what_lists_really_hold_comes_out_as_the_standard_has_it(listed: Listed, ask: Any) -> None:
    dirty(listed)
    assert every_fault(ask) == []
    addresses = {row.get("website") for row in ask("organizations?per_page=100").json()["contents"]}
    assert "https://www.deur.example" in addresses
    assert "https://xn--bcher-kva.example/%C3%BC" not in addresses
    assert "http://xn--bcher-kva.example/%C3%BC" in addresses
    assert not any(address and "javascript" in address for address in addresses)
    assert b"Iemand Metnaam" not in ask("services?full=true").content


def test_a_page_says_where_it_is_and_the_pages_do_not_overlap(listed: Listed, ask: Any) -> None:
    for number in range(5):
        listed.service(f"Hulp {number}")
    first, last, beyond = (ask(f"services?per_page=2&page={page}").json() for page in (1, 3, 9))
    assert first | {"contents": None} == {
        "total_items": 5,
        "total_pages": 3,
        "page_number": 1,
        "size": 2,
        "first_page": True,
        "last_page": False,
        "empty": False,
        "contents": None,
    }
    assert (last["size"], last["last_page"], last["first_page"]) == (1, True, False)
    assert (beyond["empty"], beyond["contents"], beyond["total_items"]) == (True, [], 5)
    assert {row["id"] for row in first["contents"]}.isdisjoint(row["id"] for row in last["contents"])


def test_as_many_questions_for_a_hundred_services_as_for_one(listed: Listed, client: Client, ask: Any) -> None:
    whole(listed)

    def asked(path: str) -> int:
        ask(path)
        with CaptureQueriesContext(connection) as queries:
            ask(path)
        return len(queries)

    few = {path: asked(path) for path in ("services", "services?full=true", "service_at_locations?full=true")}
    for number in range(30):
        giver = listed.organization(f"Nog een {number}")
        listed.at(listed.service(f"Nog een {number}", organization=giver), organization=giver)
    assert {path: asked(path) for path in few} == few
    assert few["services?full=true"] <= 20
