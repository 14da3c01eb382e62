# SPDX-License-Identifier: EUPL-1.2
"""What partners and visitors propose: nothing changes before it is taken, and what was taken can go back."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.directory.models import ListingProposal, Schedule, Service
from samenspel.organizations.models import Contact, Organization
from tests.directory.test_services import SENT, add, form_of, text

LIST = "/p/testdam/hulpaanbod/"
OPEN = "/p/testdam/wegwijzer/voorstel/"
PROPOSALS = f"{LIST}voorstellen/"


@pytest.fixture
def service(as_fenna: Client, coby: Contact) -> Service:
    assert coby.partner is not None
    return add(as_fenna, coby.partner.organization)


def now(service: Service) -> Service:
    found: Service = Service._base_manager.get(pk=service.pk)
    return found


def proposed(client: Client, address: str, **fields: Any) -> ListingProposal:
    sent = {**form_of(client, address), "words": "Er klopt iets niet", **fields}
    assert client.post(address, sent).status_code == 302
    return ListingProposal._base_manager.order_by("-proposed_at").first()


def test_a_visitor_proposes_and_nothing_changes_before_it_is_taken(
    visitor: Client, as_fenna: Client, service: Service
) -> None:
    address = f"{OPEN}{service.pk}/"
    one = proposed(visitor, address, description="Elke dag open", hours_MO="10-12", phone_0="050 999 99 99")
    assert set(one.values) == {"description", "hours", "phones"}, "only what differs"
    assert now(service).description == service.description
    page = text(as_fenna.get(f"{PROPOSALS}{one.pk}/"))
    assert "Neem je post mee." in page and "Elke dag open" in page and "ma 10:00-12:00" in page
    for _twice in range(2):
        answer = as_fenna.post(f"{PROPOSALS}{one.pk}/overnemen/", {"version": now(service).version})
        assert answer.status_code == 302
    assert now(service).description == "Elke dag open" and now(service).version == service.version + 1
    assert set(Schedule._base_manager.values_list("byday", "opens_at__hour")) == {("MO", 10), ("WE", 9), ("WE", 13)}


def test_undo_brings_back_what_was_except_what_somebody_changed_since(
    visitor: Client, as_fenna: Client, service: Service
) -> None:
    one = proposed(visitor, f"{OPEN}{service.pk}/", description="Anders", fees_description="Vijf euro", hours_MO="")
    as_fenna.post(f"{PROPOSALS}{one.pk}/overnemen/", {"version": 1})
    edit = f"{LIST}{service.pk}/wijzigen/"
    as_fenna.post(edit, {**form_of(as_fenna, edit), "fees_description": "Zes euro"})
    for _twice in range(2):
        assert as_fenna.post(f"{PROPOSALS}{one.pk}/terugdraaien/").status_code == 302
    found = now(service)
    assert (found.description, found.fees_description) == ("Neem je post mee.", "Zes euro")
    assert set(Schedule._base_manager.values_list("byday", flat=True)) == {"MO,WE", "WE"}
    assert ListingProposal._base_manager.get().state == "undone"


def test_a_service_that_changed_meanwhile_is_looked_at_again(
    visitor: Client, as_fenna: Client, service: Service
) -> None:
    one = proposed(visitor, f"{OPEN}{service.pk}/", description="Anders")
    assert as_fenna.post(f"{PROPOSALS}{one.pk}/overnemen/", {"version": 0}).status_code == 409
    assert ListingProposal._base_manager.get().state == "open" and now(service).description != "Anders"


def test_a_partner_sees_the_reason_when_it_is_not_taken(
    visitor: Client, as_fenna: Client, service: Service, coby: Contact, token_for: Any
) -> None:
    own = f"/p/testdam/k/{token_for(coby)}/wegwijzer/voorstel/"
    assert service.name in text(visitor.get(f"{own}?q=brieven"))
    one = proposed(visitor, f"{own}{service.pk}/", words="Volgens mij dicht")
    assert (one.source, one.contact) == ("partner", coby) and one.values == {}
    assert as_fenna.post(f"{PROPOSALS}{one.pk}/niet-overnemen/", {"reason": ""}).status_code == 422
    as_fenna.post(f"{PROPOSALS}{one.pk}/niet-overnemen/", {"reason": "Ik belde, ze zijn open"})
    assert "Ik belde, ze zijn open" in text(visitor.get(own))


def test_something_new_begins_with_what_was_proposed_and_undone_goes_off_the_list(
    visitor: Client, as_fenna: Client, coby: Contact
) -> None:
    assert coby.partner is not None
    body: Organization = coby.partner.organization
    key = str(uuid4())
    sent = {"name": "Boekenkast", "organization_name": body.name, "description": "Neem mee", "form_key": key}
    for _twice in range(2):
        assert visitor.post(OPEN, sent)["Location"].endswith("dank-je-wel/")
    one = ListingProposal._base_manager.get()
    begin = f"{LIST}nieuw/{body.pk}/?voorstel={one.pk}"
    assert f"{body.pk}/?voorstel={one.pk}" in text(as_fenna.get(f"{LIST}nieuw/?voorstel={one.pk}&q={body.name}"))
    filled = form_of(as_fenna, begin)
    assert filled["name"] == "Boekenkast" and filled["description"] == "Neem mee"
    assert as_fenna.post(begin, filled).status_code == 302
    made = Service._base_manager.get(name="Boekenkast")
    one.refresh_from_db(from_queryset=ListingProposal._base_manager.all())
    assert (one.state, one.service_id) == ("taken", made.pk)
    as_fenna.post(f"{PROPOSALS}{one.pk}/terugdraaien/")
    assert not now(made).is_listed


def test_a_program_and_a_flood_are_kept_out(visitor: Client, service: Service) -> None:
    address = f"{OPEN}{service.pk}/"
    visitor.post(address, {**SENT, "words": "Koop nu", "homepage": "https://voorbeeld.test"})
    assert not ListingProposal._base_manager.exists()
    answers = [
        visitor.post(address, {**form_of(visitor, address), "words": "Nog eens"}).status_code for _n in range(11)
    ]
    assert answers == [302] * 10 + [429]
    assert ListingProposal._base_manager.count() == 10
