# SPDX-License-Identifier: EUPL-1.2
"""The open sign-up page, for people who were not on the list. Everyone here is invented."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.gatherings.models import Gathering, Invitation, Registration
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact, Organization, Partner
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT

NEL = {
    "name": "Nel Nieuw",
    "organization": "Verzonnen Buurtkamer",
    "email": "nel@voorbeeld.test",
    "phone": "",
    "told_by": "Coby",
}


@pytest.fixture
def gathering(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(
        partnership=pact, title="Samen aan tafel", open_code="openopenopenopen", newcomers_need_approval=True
    )
    return made


@pytest.fixture
def address(gathering: Gathering) -> str:
    return f"/p/testdam/aanmelden/{gathering.open_code}/"


def text(response: Any) -> str:
    return str(response.content.decode())


def same_but_for_tokens(response: Any) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+', "", text(response))


def test_a_newcomer_becomes_a_contact_of_a_proposed_partner_and_waits_for_approval(
    visitor: Client, address: str
) -> None:
    answer = visitor.post(address, NEL)
    assert (answer.status_code, answer["Location"]) == (302, f"{address}dank/")
    nel = Contact._base_manager.select_related("partner__organization").get()
    assert (nel.name, nel.email, nel.partner.organization.name) == ("Nel Nieuw", NEL["email"], "Verzonnen Buurtkamer")
    assert (nel.partner.status, nel.partner.proposed_by) == ("proposed", "Nel Nieuw")
    registration = Registration._base_manager.get()
    assert (registration.state, registration.source, registration.told_by) == ("pending", "open", "Coby")
    assert Gathering._base_manager.get().seats_taken == 0
    assert OutboxMessage._base_manager.get().kind == "registration_pending"


def test_without_approval_a_newcomer_has_a_seat_at_once(visitor: Client, address: str) -> None:
    Gathering._base_manager.update(newcomers_need_approval=False)
    visitor.post(address, NEL)
    assert Registration._base_manager.get().state == "seated"
    assert OutboxMessage._base_manager.get().kind == "registration_seated"


def test_a_known_organisation_is_recognised_by_its_exact_name(visitor: Client, address: str, coby: Contact) -> None:
    Organization._base_manager.update(name="Stichting De Buurtkamer", name_key="buurtkamer")
    visitor.post(address, {**NEL, "organization": "Stichting De Buurtkamer"})
    assert Contact._base_manager.get(name="Nel Nieuw").partner_id == coby.partner_id
    assert Partner._base_manager.count() == 1


def test_a_name_that_is_only_alike_is_a_proposal_and_a_possible_double(
    visitor: Client, as_fenna: Client, address: str, coby: Contact
) -> None:
    Organization._base_manager.update(name="Stichting De Buurtkamer", name_key="buurtkamer")
    visitor.post(address, {**NEL, "organization": "de buurtkamer"})
    proposed = Contact._base_manager.get(name="Nel Nieuw").partner
    assert (proposed.status, proposed.organization.name) == ("proposed", "de buurtkamer")
    assert "Stichting De Buurtkamer" in as_fenna.get("/p/testdam/partners/dubbel/").content.decode()


@pytest.mark.parametrize("word", ["inwoner", "Inwoner.", "bewoner"])
def test_somebody_may_come_for_themselves(visitor: Client, address: str, word: str) -> None:
    assert visitor.post(address, {**NEL, "organization": word}).status_code == 302
    nel = Contact._base_manager.get()
    assert (nel.partner_id, nel.is_experience_expert) == (None, True)


def test_somebody_known_gets_a_link_to_confirm_and_nothing_else_happens(
    visitor: Client, address: str, coby: Contact, gathering: Gathering
) -> None:
    visitor.post(address, {**NEL, "name": "Coby", "email": "COBY@voorbeeld.test"})
    assert not Registration._base_manager.exists()
    assert Contact._base_manager.count() == 1
    [mail] = OutboxMessage._base_manager.all()
    assert (mail.kind, mail.to_email, mail.link_path) == (
        "registration_confirm",
        "coby@voorbeeld.test",
        f"mijn/{gathering.pk}/",
    )
    assert Invitation._base_manager.get().contact_id == coby.pk


def test_known_and_unknown_people_read_the_same_answer(address: str, coby: Contact) -> None:
    answers = []
    for form in (NEL, {**NEL, "name": "Coby Contact", "email": coby.email}):
        client = Client()
        first = client.post(address, form)
        answers.append((first.status_code, first["Location"], same_but_for_tokens(client.get(first["Location"]))))
    assert answers[0] == answers[1]


def test_another_person_at_a_known_mailbox_is_somebody_new(visitor: Client, address: str, coby: Contact) -> None:
    visitor.post(address, {**NEL, "email": coby.email})
    assert Contact._base_manager.filter(email__iexact=coby.email).count() == 2
    assert Registration._base_manager.get().contact.name == "Nel Nieuw"


def test_a_known_person_who_answered_no_is_not_registered_by_a_stranger(
    visitor: Client, address: str, coby: Contact, gathering: Gathering
) -> None:
    RegistrationFactory(gathering=gathering, contact=coby, answer="no", state="none")
    visitor.post(address, {**NEL, "name": "Coby Contact", "email": coby.email})
    assert Registration._base_manager.get().answer == "no"


def test_twenty_identical_forms_make_one_person_one_row_one_mail(address: str) -> None:
    for _ in range(20):
        assert Client().post(address, NEL).status_code == 302
    assert (Contact._base_manager.count(), Partner._base_manager.count()) == (1, 1)
    assert (Registration._base_manager.count(), OutboxMessage._base_manager.count()) == (1, 1)


def test_a_telephone_number_is_enough(visitor: Client, address: str) -> None:
    assert visitor.post(address, {**NEL, "email": "", "phone": "06 12345678"}).status_code == 302
    assert Contact._base_manager.get().channel == "phone"
    assert not OutboxMessage._base_manager.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"organization": ""},
        {"email": "", "phone": ""},
        {"email": "geen adres"},
        {"email": "nel@voorbeeld.test\r\nBcc: x@y.test"},
        {"phone": "bel maar"},
        {"name": "111222333"},
        {"name": "\u200b"},
        {"name": "\x00"},
    ],
)
def test_what_cannot_be_used_is_refused_and_what_was_typed_stays(
    visitor: Client, address: str, changes: dict[str, str]
) -> None:
    answer = visitor.post(address, {**NEL, **changes})
    assert answer.status_code == 422
    assert "Kijk hier nog even naar" in text(answer)
    assert 'value="Coby"' in text(answer)
    assert not Contact._base_manager.exists()


@pytest.mark.words
def test_r29_bad_text_is_refused_or_kept_harmless(address: str, as_fenna: Client, gathering: Gathering) -> None:
    for number, bad in enumerate(BAD_TEXT):
        form = {**NEL, "name": bad, "organization": bad, "told_by": bad, "email": f"b{number}@voorbeeld.test"}
        assert Client(REMOTE_ADDR=f"10.0.0.{number}").post(address, form).status_code in {302, 422}, bad[:40]
    people = text(as_fenna.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/mensen/"))
    assert "<svg/onload" not in people
    assert "&lt;svg/onload" in people


def test_r27_a_stranger_cannot_find_out_who_is_known_by_counting_mails_to_confirm(address: str, coby: Contact) -> None:
    for _ in range(5):
        Client().post(address, {**NEL, "name": "Coby Contact", "email": coby.email})
    assert OutboxMessage._base_manager.count() == 1


def test_too_many_forms_from_one_browser_are_stopped(visitor: Client, address: str) -> None:
    codes = [visitor.post(address, {**NEL, "email": f"n{n}@voorbeeld.test"}).status_code for n in range(12)]
    assert codes[:10] == [302] * 10
    assert codes[11] == 429


@pytest.mark.parametrize(
    "changes", [{"state": "closed"}, {"state": "draft"}, {"starts_at": timezone.now() - timedelta(minutes=1)}]
)
def test_a_page_that_is_closed_says_so(visitor: Client, address: str, changes: dict[str, Any]) -> None:
    Gathering._base_manager.update(**changes)
    assert "Aanmelden kan niet meer" in text(visitor.get(address))
    answer = visitor.post(address, NEL)
    assert answer.status_code == 422
    assert not Contact._base_manager.exists()


@pytest.mark.parametrize("code", ["anders", "", "%00", "openopenopenopenx"])
def test_a_wrong_code_opens_nothing(visitor: Client, gathering: Gathering, code: str) -> None:
    assert visitor.get(f"/p/testdam/aanmelden/{code}/").status_code == 404


def test_a_code_works_in_its_own_pact_only(visitor: Client, address: str, other_pact: Partnership) -> None:
    assert visitor.get(address.replace("testdam", "elders")).status_code == 404


def test_opening_the_page_writes_nothing_and_names_nobody(visitor: Client, address: str, coby: Contact) -> None:
    with CaptureQueriesContext(connection) as queries:
        shown = visitor.get(address)
        visitor.head(address)
        visitor.get(f"{address}dank/")
    assert not [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert "Coby" not in text(shown)


def test_extra_fields_change_nothing(visitor: Client, address: str, other_pact: Partnership) -> None:
    visitor.post(address, {**NEL, "partnership": str(other_pact.pk), "state": "seated", "partner": "x"})
    assert Registration._base_manager.get().state == "pending"
    assert Contact._base_manager.get().partnership.slug == "testdam"


def test_people_elsewhere_are_not_recognised(visitor: Client, address: str) -> None:
    ContactFactory(name="Nel Nieuw", email=NEL["email"])
    visitor.post(address, NEL)
    assert Contact._base_manager.filter(partnership__slug="testdam").count() == 1
