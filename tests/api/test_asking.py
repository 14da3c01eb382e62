# SPDX-License-Identifier: EUPL-1.2
"""What can be asked: every parameter of HSDS, in its right form and in every wrong one."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.api import constants
from samenspel.partnerships.models import Partnership
from tests.api.listed import Listed, whole


def names(answer: Any) -> set[str]:
    assert answer.status_code == 200, answer.content
    return {row["name"] for row in answer.json()["contents"]}


def test_services_are_found_by_words_terms_organisation_and_moment(listed: Listed, ask: Any) -> None:
    service = whole(listed)
    old = listed.service("Kleding", modified_at=datetime(2020, 1, 1, tzinfo=UTC))
    attribute = service.attributes.model._base_manager.get(service=service)
    both, one = {"Spreekuur geld", "Kleding"}, {"Spreekuur geld"}
    assert names(ask("services")) == both
    assert names(ask("services?search=GELD+spreek")) == one
    assert names(ask("services?search=brieven")) == one
    assert names(ask("services?search=geld+kleding")) == set()
    assert names(ask(f"services?taxonomy_term_id={attribute.term_id}")) == one
    assert names(ask(f"services?taxonomy_id={attribute.term.taxonomy_id}")) == one
    assert names(ask(f"services?taxonomy_id={uuid4()}")) == set()
    assert names(ask(f"services?organization_id={service.organization_id}")) == one
    assert names(ask("services?modified_after=2020-01-02")) == one
    assert names(ask("services?modified_after=2020-01-01T00:00:00%2B00:00")) == both
    assert names(ask("services?modified_after=2020-01-01T00:00:01+00:00")) == one  # the plus reads as a space
    assert names(ask("services?search=")) == both
    minimal = ask("services?minimal=true").json()["contents"]
    assert {tuple(row) for row in minimal} == {("id", "last_modified", "modified_date")}
    assert {row["id"] for row in minimal} == {str(service.pk), str(old.pk)}


def test_organisations_terms_and_places_are_found(listed: Listed, ask: Any) -> None:
    service = whole(listed)
    listed.organization("Voedselbank")
    term = service.attributes.model._base_manager.get(service=service).term
    below = listed.make("TaxonomyTerm", taxonomy=term.taxonomy, parent=term, name="Schulden")
    assert names(ask("organizations?search=voedsel")) == {"Voedselbank"}
    assert names(ask(f"organizations?taxonomy_term_id={term.pk}")) == {"De open deur"}
    assert names(ask("taxonomy_terms?top_only=true")) == {"Geld"}
    assert names(ask(f"taxonomy_terms?parent_id={term.pk}")) == {below.name}
    assert names(ask(f"taxonomy_terms?taxonomy_id={term.taxonomy_id}&search=schuld")) == {"Schulden"}
    far = listed.at(service, name="Ver weg", postal_code="6211 AA", latitude=50.85, longitude=5.69)

    def found(query: str) -> set[str]:
        return {row["location"]["name"] for row in ask(f"service_at_locations?{query}").json()["contents"]}

    assert found("") == {"Buurthuis", "Ver weg"}
    assert found("postcode=9351AB") == found("postcode=9351+ab") == found("postcode=9351") == {"Buurthuis"}
    assert found("postcode=9351AB&proximity=1000") == {"Buurthuis"}
    assert found("postcode=9351AB&proximity=400000") == {"Buurthuis", "Ver weg"}
    assert found(f"search=ver+weg&organization_id={service.organization_id}") == {"Ver weg"}
    whole_services = ask(f"organizations/{service.organization_id}?full_service=true").json()["services"]
    assert {at["id"] for at in whole_services[0]["service_at_locations"]} >= {str(far.pk)}


WRONG = (
    "page=0",
    "page=x",
    "page=",
    "page=" + "9" * 400,
    "page=1e9",
    "per_page=0",
    "per_page=100000",
    "per_page=-1",
    "format=xml",
    "full=misschien",
    "minimal=2",
    "modified_after=gisteren",
    "modified_after=2026-02-31",
    "modified_after=0001-01-01T00:00:00%2B14:00",
    "modified_after=%00",
    "search=%00",
    "search=" + "x" * 300,
    "taxonomy_id=1",
    "taxonomy_term_id=' OR 1=1 --",
    "organization_id=../..",
)


@pytest.mark.r33
def test_what_is_not_understood_is_said_in_a_sentence(listed: Listed, ask: Any) -> None:
    whole(listed)
    for wrong in WRONG:
        answer = ask(f"services?{wrong}")
        assert answer.status_code == 422, wrong
        assert answer.json()["detail"].startswith(wrong.partition("=")[0] + ":"), wrong
    for wrong in ("postcode=0000XX", "postcode=9351ABC", "proximity=-1", "proximity=inf"):
        assert ask(f"service_at_locations?{wrong}").status_code == 422, wrong
    for key in ("1", "%00", str(uuid4()), "x" * 3000, "%F0%9F%8D%8E", "urn:uuid:1"):
        assert ask(f"services/{key}").status_code == 404, key
    for odd in ("service_at_locations?postcode=1000&proximity=5", "services?page=1000000", "services?zomaar=1"):
        assert ask(odd).status_code == 200, odd


def test_a_post_asks_the_same_without_a_token_and_changes_nothing(pact: Partnership, listed: Listed, ask: Any) -> None:
    whole(listed)
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/p/{pact.slug}/hsds/v3/services?per_page=1", {"per_page": "x", "name": "anders"})
    assert answer.json() == ask("services?per_page=1").json()
    assert strict.put(f"/p/{pact.slug}/hsds/v3/services").status_code == 405
    assert strict.delete(f"/p/{pact.slug}/hsds/v3/services").status_code == 405


def test_what_did_not_change_is_not_sent_again(listed: Listed, ask: Any) -> None:
    service = whole(listed)
    for path in ("services", f"services/{service.pk}", "taxonomies"):
        tag = ask(path)["ETag"]
        again = ask(path, HTTP_IF_NONE_MATCH=tag)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    tag = ask(f"services/{service.pk}")["ETag"]
    assert "Last-Modified" in ask(f"services/{service.pk}")
    listed.make("Phone", service=service, number="112")
    assert ask(f"services/{service.pk}", HTTP_IF_NONE_MATCH=tag).status_code == 200
    head = Client().head(f"/p/{listed.pact.slug}/hsds/v3/services")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) > 100


def test_who_asks_without_end_waits(listed: Listed, ask: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "REQUESTS_PER_WINDOW", 5)
    monkeypatch.setattr(constants, "COUNTED_AT_A_TIME", 2)
    statuses = [ask("services").status_code for _time in range(7)]
    assert statuses == [200] * 5 + [429] * 2
    refused = ask("services")
    assert 0 < int(refused["Retry-After"]) <= constants.WINDOW_SECONDS
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert client.get("/hsds/v3/services", REMOTE_ADDR="192.0.2.7").status_code == 200
