# SPDX-License-Identifier: EUPL-1.2
"""The other side of a connection: confirmed with one tap, or left unsaid without anybody knowing."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations import evaluating
from samenspel.gatherings.operations.thanks import send_thanks_due, send_thanks_now
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import body_with_link
from samenspel.network.models import Connection, ConnectionReport, LeftUnsaid
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries.harvest import session
from samenspel.portal.queries.harvest_rows import rows_behind
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory

TokenFor = Callable[[Contact], str]


@pytest.fixture
def evening(pact: Partnership) -> Gathering:
    start = timezone.now() - timedelta(days=2)
    made: Gathering = GatheringFactory(
        partnership=pact, state="under_way", starts_at=start, ends_at=start + timedelta(hours=2)
    )
    return made


@pytest.fixture
def ria(evening: Gathering) -> Contact:
    return there(evening, name="Ria Test", phone="06 0000 0001")


@pytest.fixture
def bo(evening: Gathering) -> Contact:
    return there(evening, name="Bo Test", phone="06 0000 0002")


def there(gathering: Gathering, **fields: Any) -> Contact:
    contact: Contact = ContactFactory(partnership=gathering.partnership, **fields)
    AttendanceFactory(registration=RegistrationFactory(gathering=gathering, contact=contact))
    return contact


def as_person(contact: Contact) -> Any:
    return acting_as(Actor(role=Role.CONTACT, partnership_id=contact.partnership_id, contact_id=contact.pk))


def names(gathering: Gathering, one: Contact, *others: Contact, shares: bool = False) -> None:
    with as_person(one):
        registration = evaluating.registration_for_evaluation(gathering_id=gathering.pk, contact_id=one.pk)
        evaluating.save_met(registration=registration, met_ids=[other.pk for other in others])
        evaluating.save_answers(registration=registration, shares_details=shares)


def page_of(contact: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(contact)}/noemden-mij/"


def tie() -> Connection:
    found: Connection = Connection._base_manager.get()
    return found


def text(response: Any) -> str:
    return str(response.content.decode())


def answer(client: Client, page: str, said: str) -> Any:
    return client.post(f"{page}{tie().pk}/", {"answer": said})


def counted(gathering: Gathering, pact: Partnership) -> tuple[int, int]:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        found = session(gathering.pk)
        listed = len(rows_behind("nieuwe-verbindingen", [found]).rows)
    assert listed == found.new_connections, "each figure is the number of rows behind it"
    return found.new_by_one, found.new_by_both


def test_the_mail_says_who_named_you_and_leads_to_your_own_page(
    evening: Gathering, ria: Contact, bo: Contact, facilitating: Actor, visitor: Client
) -> None:
    names(evening, ria, bo)
    send_thanks_now(gathering_id=evening.pk)
    mail = OutboxMessage._base_manager.select_related("link", "partnership").get(to_email=bo.email)
    assert f"Ria Test ({ria.partner.organization.name}) noemde jou. Klopt dat?" in mail.body
    assert "noemde jou" not in OutboxMessage._base_manager.get(to_email=ria.email).body
    addresses = [line for line in body_with_link(mail).split() if line.startswith("http")]
    assert [address.rsplit("/", 2)[1] for address in addresses] == ["noemden-mij", "stappenplan"]
    for address in addresses:
        assert visitor.get("/p/" + address.split("/p/", 1)[1]).status_code == 200


def test_who_named_each_other_is_asked_nothing(
    evening: Gathering, ria: Contact, bo: Contact, facilitating: Actor, visitor: Client, token_for: TokenFor
) -> None:
    names(evening, ria, bo)
    names(evening, bo, ria)
    send_thanks_now(gathering_id=evening.pk)
    assert not OutboxMessage._base_manager.filter(body__contains="noemde jou").exists()
    assert "Er staat nu geen naam" in text(visitor.get(page_of(bo, token_for)))


def test_nobody_gets_a_second_mail_about_it(
    evening: Gathering, ria: Contact, bo: Contact, facilitating: Actor, visitor: Client, token_for: TokenFor
) -> None:
    names(evening, ria, bo)
    send_thanks_now(gathering_id=evening.pk)
    answer(visitor, page_of(bo, token_for), "yes")
    send_thanks_now(gathering_id=evening.pk)
    send_thanks_due()
    assert OutboxMessage._base_manager.count() == 2


def test_a_yes_makes_it_said_by_both_also_after_the_harvest_and_the_figures_add_up(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor, pact: Partnership
) -> None:
    names(evening, ria, bo)
    assert counted(evening, pact) == (1, 0)
    Gathering._base_manager.filter(pk=evening.pk).update(state="harvested")
    page = page_of(bo, token_for)
    for _time in range(20):
        assert answer(visitor, page, "yes").status_code == 302
    assert counted(evening, pact) == (0, 1)
    assert "jullie noemden elkaar" in text(visitor.get(page))
    assert "allebei genoemd" in text(visitor.get(page.replace("noemden-mij", "stappenplan")))
    assert "allebei genoemd" in text(visitor.get(page_of(ria, token_for).replace("noemden-mij", "stappenplan")))


@pytest.mark.parametrize("said", ["not_me", "rather_not"])
def test_what_is_left_unsaid_stays_said_by_one_and_nobody_sees_it(
    evening: Gathering,
    ria: Contact,
    bo: Contact,
    visitor: Client,
    as_fenna: Client,
    token_for: TokenFor,
    pact: Partnership,
    said: str,
) -> None:
    names(evening, ria, bo)
    plan_of_ria = page_of(ria, token_for).replace("noemden-mij", "stappenplan")
    harvest = f"/p/testdam/oogst/{evening.pk}/nieuwe-verbindingen/"
    before = [_seen(visitor, plan_of_ria), _seen(as_fenna, harvest)]
    page = page_of(bo, token_for)
    assert answer(visitor, page, said).status_code == 302
    assert counted(evening, pact) == (1, 0)
    assert [_seen(visitor, plan_of_ria), _seen(as_fenna, harvest)] == before
    assert "Ria Test" not in text(visitor.get(page)).split("<details", 1)[0]


def _seen(client: Client, address: str) -> str:
    """The page without what differs each time."""
    answered = client.get(address)
    assert answered.status_code == 200
    found = text(answered).split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r'card-[0-9a-f]{8}|csrfmiddlewaretoken" value="[^"]+"', "", found)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CONTACT, Role.SYSTEM}))
def test_no_other_role_sees_what_was_left_unsaid(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor, role: Role
) -> None:
    names(evening, ria, bo)
    answer(visitor, page_of(bo, token_for), "rather_not")
    with acting_as(Actor(role=role, partnership_id=bo.partnership_id, contact_id=bo.pk)):
        assert not LeftUnsaid.objects.exists()
    with as_person(ria):
        assert not LeftUnsaid.objects.exists()
    with as_person(bo):
        assert LeftUnsaid.objects.count() == 1


def test_the_log_and_the_row_do_not_tell_who_left_what_unsaid(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor
) -> None:
    names(evening, ria, bo)
    page = page_of(bo, token_for)
    old = set(Event._base_manager.values_list("pk", flat=True))
    answer(visitor, page, "rather_not")
    (event,) = Event._base_manager.exclude(pk__in=old)
    assert (event.action, event.role, event.subject_id, event.codes) == ("connection.left_unsaid", "ties", "", {})
    assert event.actor_reference == "ties"
    kept = {field.name for field in LeftUnsaid._meta.concrete_fields}
    assert kept == {"id", "partnership", "connection", "contact", "answered_at"}, "why is not kept"


def test_undo_asks_again_and_a_changed_mind_counts(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor, pact: Partnership
) -> None:
    names(evening, ria, bo)
    page = page_of(bo, token_for)
    answer(visitor, page, "yes")
    answer(visitor, page, "undo")
    assert counted(evening, pact) == (1, 0)
    assert "Ja, dat klopt" in text(visitor.get(page))
    answer(visitor, page, "rather_not")
    answer(visitor, page, "undo")
    assert not LeftUnsaid._base_manager.exists()
    answer(visitor, page, "rather_not")
    answer(visitor, page, "yes")
    assert counted(evening, pact) == (0, 1)
    assert not LeftUnsaid._base_manager.exists()


def test_looking_changes_nothing(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor
) -> None:
    names(evening, ria, bo)
    page = page_of(bo, token_for)
    with CaptureQueriesContext(connection) as queries:
        visitor.get(page)
        visitor.head(page)
        assert visitor.get(f"{page}{tie().pk}/").status_code == 405
    assert not [one["sql"] for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_nobody_answers_for_somebody_else(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor
) -> None:
    names(evening, ria, bo)
    dina = there(evening, name="Dina Test")
    for person in (ria, dina):
        assert answer(visitor, page_of(person, token_for), "yes").status_code == 404
    assert ConnectionReport._base_manager.count() == 1
    for nonsense in ("", "ja", "x" * 100_000, "\x00"):
        assert answer(visitor, page_of(bo, token_for), nonsense).status_code == 302
    assert ConnectionReport._base_manager.count() == 1


def test_what_was_said_in_the_evaluation_is_not_undone_here(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor
) -> None:
    names(evening, ria, bo)
    names(evening, bo, ria)
    for said in ("undo", "rather_not", "share"):
        assert answer(visitor, page_of(bo, token_for), said).status_code == 404
    assert ConnectionReport._base_manager.count() == 2


@pytest.mark.parametrize(
    ("ria_shares", "bo_shares", "told"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_details_are_told_only_where_both_agreed(
    evening: Gathering,
    ria: Contact,
    bo: Contact,
    visitor: Client,
    token_for: TokenFor,
    ria_shares: bool,
    bo_shares: bool,
    told: bool,
) -> None:
    names(evening, ria, bo, shares=ria_shares)
    page = page_of(bo, token_for)
    answer(visitor, page, "yes")
    assert "06 0000" not in text(visitor.get(page))
    if bo_shares:
        answer(visitor, page, "share")
    assert ("06 0000 0001" in text(visitor.get(page))) is told
    of_ria = text(visitor.get(page_of(ria, token_for).replace("noemden-mij", "stappenplan")))
    assert ("06 0000 0002" in of_ria) is told
    answer(visitor, page, "unshare")
    assert "06 0000" not in text(visitor.get(page))


def test_who_agreed_in_the_evaluation_of_that_evening_agreed_with_the_yes_too(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor
) -> None:
    names(evening, ria, bo, shares=True)
    names(evening, bo, shares=True)
    page = page_of(bo, token_for)
    answer(visitor, page, "yes")
    assert "06 0000 0001" in text(visitor.get(page))


def test_two_people_of_one_mailbox_each_answer_for_themselves(
    evening: Gathering, ria: Contact, facilitating: Actor, visitor: Client, token_for: TokenFor
) -> None:
    anna = there(evening, name="Anna Samen", email="samen@voorbeeld.test")
    piet = there(evening, name="Piet Samen", email="samen@voorbeeld.test")
    names(evening, ria, anna)
    send_thanks_now(gathering_id=evening.pk)
    asked = OutboxMessage._base_manager.filter(to_email="samen@voorbeeld.test", body__contains="noemde jou")
    assert [mail.to_name for mail in asked] == ["Anna Samen"]
    assert "Er staat nu geen naam" in text(visitor.get(page_of(piet, token_for)))
    assert "Ria Test" in text(visitor.get(page_of(anna, token_for)))


def test_on_the_evening_itself_and_half_a_year_later_nobody_is_asked(
    evening: Gathering, ria: Contact, bo: Contact, visitor: Client, token_for: TokenFor
) -> None:
    names(evening, ria, bo)
    page = page_of(bo, token_for)
    for moment in (timezone.now() + timedelta(hours=1), timezone.now() - timedelta(days=181)):
        ConnectionReport._base_manager.update(said_at=moment)
        assert "Ria Test" not in text(visitor.get(page))
        assert answer(visitor, page, "yes").status_code == 404


def test_the_number_of_questions_does_not_grow_with_names(
    evening: Gathering, bo: Contact, visitor: Client, token_for: TokenFor
) -> None:
    page = page_of(bo, token_for)

    def questions() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert visitor.get(page).status_code == 200
        return len(seen)

    def add(number: int) -> None:
        for _ in range(number):
            names(evening, there(evening), bo)

    add(3)
    questions()
    few = questions()
    add(30)
    assert questions() == few
