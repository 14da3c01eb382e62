# SPDX-License-Identifier: EUPL-1.2
"""What is not listed, or of another pact, is nowhere in the open data, and no person who did not say yes is in it."""

from typing import Any

import pytest
from django.test import Client

from samenspel.partnerships.models import Partnership
from tests.api.listed import Listed, whole

HIDDEN = "Geheimzinnig"
LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
WAYS = ("", "?full=true&full_service=true", "?format=ndjson", "?format=ndjson&full=true")
FILES = ("alles.zip", "alles.json")


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def everything(ask: Any, base: str = "") -> bytes:
    return b"\n".join(content(ask(f"{base}{path}{way}")) for path in LISTS for way in WAYS)


def hide(listed: Listed) -> list[str]:
    """Something of each kind that is not listed, hanging on things that are; the addresses where it would stand."""
    giver, unseen = listed.organization("Moeder"), listed.organization(HIDDEN, is_listed=False)
    child = listed.organization("Dochter", parent=unseen.entry)
    service = listed.service("Wel te zien", organization=unseen)
    listed.service(HIDDEN, organization=giver, is_listed=False)
    at = listed.at(service, name=HIDDEN, organization=giver, is_listed=False)
    closed = listed.service(f"{HIDDEN} dicht", is_listed=False)
    inside = listed.at(closed, description=HIDDEN)
    listed.make("Phone", service_at_location=inside, number=HIDDEN)
    listed.make("Phone", organization=unseen, number=HIDDEN)
    assert child.entry.parent_id == unseen.entry.pk
    return [
        f"organizations/{unseen.pk}",
        f"services/{closed.pk}",
        f"service_at_locations/{at.pk}",
        f"service_at_locations/{inside.pk}",
    ]


@pytest.mark.r06
@pytest.mark.parametrize("base", ["", "/hsds/v3/"])
def test_what_is_not_listed_is_nowhere_also_not_inside_something_else(listed: Listed, ask: Any, base: str) -> None:
    whole(listed)
    addresses = hide(listed)
    told = everything(ask, base)
    assert b"Wel te zien" in told
    assert HIDDEN.encode() not in told
    assert [ask(f"{base}{one}").status_code for one in addresses] == [404] * 4
    for one in addresses[:2]:
        assert one.partition("/")[2].encode() not in told
    assert HIDDEN.encode() not in content(ask("alles.json"))


def test_staff_and_strangers_read_the_same_under_it(
    listed: Listed, ask: Any, as_fenna: Client, as_otto: Client, pact: Partnership
) -> None:
    hide(listed)
    told = ask("services?full=true").content
    for client in (as_fenna, as_otto):
        assert client.get(f"/p/{pact.slug}/hsds/v3/services?full=true").content == told


@pytest.mark.r02
def test_each_pact_gives_its_own_and_the_installation_gives_all(
    listed: Listed, other_pact: Partnership, ask: Any
) -> None:
    mine, theirs = whole(listed), whole(Listed(other_pact))
    assert ask(f"services/{mine.pk}").status_code == 200
    assert ask(f"services/{theirs.pk}").status_code == 404
    assert ask(f"organizations/{theirs.organization_id}").status_code == 404
    assert str(theirs.pk).encode() not in everything(ask)
    assert {row["id"] for row in ask("/hsds/v3/services").json()["contents"]} == {str(mine.pk), str(theirs.pk)}


@pytest.mark.r19
def test_nobody_is_named_who_did_not_say_yes(listed: Listed, ask: Any) -> None:
    service = whole(listed)
    told = everything(ask) + content(ask("alles.json")) + ask(f"services/{service.pk}").content
    assert b"Coby Verzonnen" in told  # said yes
    assert b"balie@deur.example" not in told  # may be somebody's own, and nobody said yes
    assert b"assurer_email" not in told
    service.organization.public_contacts.model._base_manager.filter(name="Coby Verzonnen").update(
        name="", consented_at=None
    )
    told = everything(ask) + content(ask("alles.json"))
    assert b"Coby" not in told
    assert b"coby@deur.example" not in told


def test_the_open_data_set_no_cookie_and_may_be_read_from_any_site(listed: Listed, ask: Any, client: Client) -> None:
    whole(listed)
    answer = ask("services", HTTP_ORIGIN="https://gemeente.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    asked_before = client.options("/hsds/v3/services", HTTP_ACCESS_CONTROL_REQUEST_METHOD="GET")
    assert asked_before.status_code == 204
    assert "GET" in asked_before["Access-Control-Allow-Methods"]
    assert ask("nergens", HTTP_ORIGIN="https://gemeente.example").status_code == 404
    for path in (*LISTS, "", "openapi.json"):
        answer = ask(path)
        assert (answer.status_code, answer.cookies) == (200, {}), path
