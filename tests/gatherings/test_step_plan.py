# SPDX-License-Identifier: EUPL-1.2
"""Everybody goes home with a step plan: what I do, whom I know now, what I meant to give. On a page and on paper."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.agenda.models import ActionPoint
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations import evaluating
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory, AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory

TokenFor = Callable[[Contact], str]


@pytest.fixture
def evening(pact: Partnership, coby: Contact) -> Gathering:
    start = timezone.now() - timedelta(days=1)
    made: Gathering = GatheringFactory(
        partnership=pact,
        title="Avond in De Brink",
        state="under_way",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
    )
    there(made, coby)
    return made


@pytest.fixture
def plan(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/stappenplan/"


def there(gathering: Gathering, contact: Contact) -> None:
    AttendanceFactory(registration=RegistrationFactory(gathering=gathering, contact=contact))


def says(gathering: Gathering, contact: Contact, *met: Contact, **answers: Any) -> None:
    with acting_as(Actor(role=Role.CONTACT, partnership_id=contact.partnership_id, contact_id=contact.pk)):
        registration = evaluating.registration_for_evaluation(gathering_id=gathering.pk, contact_id=contact.pk)
        evaluating.save_met(registration=registration, met_ids=[one.pk for one in met])
        evaluating.save_answers(registration=registration, **answers)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_plan_holds_what_i_do_whom_i_met_and_what_i_meant_to_give(
    evening: Gathering, coby: Contact, pact: Partnership, visitor: Client, plan: str
) -> None:
    bram = ContactFactory(partnership=pact, name="Bram Test")
    there(evening, bram)
    says(evening, coby, bram, will_cooperate="yes", will_contribute="yes", contribution="soep maken")
    ActionPointFactory(owner=coby, what="Folder maken", first_step="Bel Sanne")
    page = text(visitor.get(plan))
    for words in (
        "Folder maken",
        "Bel Sanne",
        "Bram Test",
        "soep maken",
        "Samenwerken met iemand",
        "Avond in De Brink",
    ):
        assert words in page
    assert "allebei genoemd" not in page


def test_a_no_is_no_intention(evening: Gathering, coby: Contact, visitor: Client, plan: str) -> None:
    says(evening, coby, will_cooperate="no", will_contribute="unknown")
    page = text(visitor.get(plan))
    assert "Wat ik wil doen of geven" not in page


def test_nothing_of_somebody_else_stands_in_it(
    evening: Gathering, coby: Contact, pact: Partnership, visitor: Client, plan: str
) -> None:
    bram = ContactFactory(partnership=pact, name="Bram Test")
    dina = ContactFactory(partnership=pact, name="Dina Test")
    for person in (bram, dina):
        there(evening, person)
    says(evening, bram, dina, will_contribute="yes", contribution="taart bakken")
    ActionPointFactory(owner=bram, what="Van Bram")
    page = text(visitor.get(plan))
    for words in ("Bram Test", "Dina Test", "taart bakken", "Van Bram"):
        assert words not in page


def test_gedaan_stays_in_the_plan_and_opening_it_changes_nothing(coby: Contact, visitor: Client, plan: str) -> None:
    point = ActionPointFactory(owner=coby, what="Folder maken")
    with CaptureQueriesContext(connection) as queries:
        visitor.get(plan)
        visitor.head(plan)
        visitor.get(f"{plan}pdf/")
    assert not [one["sql"] for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    own = plan.replace("stappenplan/", f"actiepunten/{point.pk}/")
    assert visitor.post(own, {"state": "done", "back": "plan"})["Location"] == plan
    assert ActionPoint._base_manager.get().state == "done"
    assert "1 afgerond" in text(visitor.get(plan))


@pytest.mark.parametrize("what", ["Folder maken", "🎉 feest 👩‍👩‍👧", "n" * 300, "Şükrü uit ĳsselmeer", "مرحبا"])
def test_the_plan_prints_whatever_somebody_wrote(coby: Contact, visitor: Client, plan: str, what: str) -> None:
    ActionPointFactory(owner=coby, what=what, first_step=what, due_date=timezone.localdate())
    answer = visitor.get(f"{plan}pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert b"/StructTreeRoot" in answer.content or b"/MarkInfo" in answer.content


def test_an_empty_plan_prints_lines_to_fill_in(coby: Contact, visitor: Client, plan: str) -> None:
    assert visitor.get(f"{plan}pdf/").content.startswith(b"%PDF")
    assert "Er staat nog niets." in text(visitor.get(plan))


def test_a_link_that_was_revoked_shows_no_plan(coby: Contact, visitor: Client, plan: str, as_fenna: Client) -> None:
    assert as_fenna.post(f"/p/testdam/contacten/{coby.pk}/link/ongeldig/").status_code == 302
    assert visitor.get(plan).status_code == 404
    assert visitor.get(f"{plan}pdf/").status_code == 404


def test_the_number_of_questions_does_not_grow_with_the_plan(
    evening: Gathering, coby: Contact, pact: Partnership, visitor: Client, plan: str
) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert visitor.get(plan).status_code == 200
        return len(seen)

    people = [ContactFactory(partnership=pact) for _ in range(40)]
    for person in people:
        there(evening, person)

    def grow(number: int) -> None:
        says(evening, coby, *people[:number], will_contribute="yes")
        for _ in range(number):
            ActionPointFactory(owner=coby)

    grow(3)
    questions()
    few = questions()
    grow(40)
    assert questions() == few
