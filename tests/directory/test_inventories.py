# SPDX-License-Identifier: EUPL-1.2
"""Which need lives: answered by nobody in particular, counted after closing, told back in words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.constants import ANSWERS_KEPT
from samenspel.directory.models import Inventory, InventoryAnswer, InventoryListener, Offer
from samenspel.directory.operations.inventories import close_what_is_over
from samenspel.directory.operations.inventory_answers import forget_answers
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import models_save

TokenFor = Callable[[Contact], str]
LIST, OPEN = "/p/testdam/wat-is-er-nodig/", "/p/testdam/nodig/"
TYPED = {
    "title": "Vervoer",
    "question": "Waar loopt het vast?",
    "choices": "De bus gaat te weinig\nIk heb geen fiets\nBenzine is duur",
    "life_domain": "transport",
    "area": "Oost",
    "programme_name": "Een programma van de provincie",
}


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def asked(as_fenna: Client) -> UUID:
    """A question that is open."""
    made = as_fenna.post(f"{LIST}nieuw/", {**TYPED, "form_key": str(uuid4())})
    assert made.status_code == 302, text(made)
    as_fenna.post(f"{made['Location']}open/")
    found: UUID = Inventory._base_manager.get().pk
    return found


@pytest.fixture
def own(coby: Contact, token_for: TokenFor, asked: UUID) -> str:
    return f"/p/testdam/k/{token_for(coby)}/nodig/{asked}/"


def answers() -> list[InventoryAnswer]:
    return list(InventoryAnswer._base_manager.all())


def answered(asked: UUID, pact: Partnership, *chosen: list[int]) -> None:
    inventory = Inventory._base_manager.get(pk=asked)
    rows = [InventoryAnswer(partnership=pact, inventory=inventory, way="open", chosen=one) for one in chosen]
    InventoryAnswer._base_manager.bulk_create(rows)  # type: ignore[attr-defined]


def test_an_answer_tells_nobody_who_gave_it_and_shows_nothing_before_closing(
    visitor: Client, as_fenna: Client, asked: UUID, own: str, coby: Contact
) -> None:
    sent = {"chosen": ["0"], "words": "Het is ver lopen", "form_key": str(uuid4())}
    for _twice in range(2):
        assert visitor.post(f"{OPEN}{asked}/", sent).status_code == 302
    visitor.post(own, {"chosen": ["0", "1"], "words": "Ouderen wachten lang", "wants_to_hear": "on"})
    visitor.post(own, {"chosen": ["2"], "words": "Benzine", "wants_to_hear": "on"})
    visitor.post(f"{own}balie/", {"chosen": ["1"], "form_key": str(uuid4())})
    as_fenna.post(f"{LIST}{asked}/overtypen/", {"chosen": ["1"], "form_key": str(uuid4())})
    assert sorted((row.way, row.chosen) for row in answers()) == [
        ("desk", [1]),
        ("open", [0]),
        ("paper", [1]),
        ("partner", [2]),
    ]
    assert 'value="2" checked' in text(visitor.get(own)) or "checked" in text(visitor.get(own))
    page = text(as_fenna.get(f"{LIST}{asked}/"))
    assert "ver lopen" not in page and "Aan de balie: 1" in page
    logged = Event._base_manager.filter(action="inventory.answered")
    assert logged.count() == 5 and str(coby.pk) not in str(list(logged.values()))
    before = {row.pk for row in answers()}
    as_fenna.post(f"{LIST}{asked}/sluiten/")
    closed = Inventory._base_manager.get()
    assert closed.secret is None and not before & {row.pk for row in answers()}
    assert "ver lopen" in text(as_fenna.get(f"{LIST}{asked}/"))
    assert visitor.post(f"{OPEN}{asked}/", {**sent, "form_key": str(uuid4())}).status_code == 422


@pytest.mark.parametrize("words", ["Bel 06 12 34 56 78", "Mijn nummer is 111222333", "Vraag het Fatma Yilmaz maar"])
def test_an_answer_tells_of_no_person(visitor: Client, asked: UUID, words: str) -> None:
    answer = visitor.post(f"{OPEN}{asked}/", {"chosen": ["0"], "words": words})
    assert answer.status_code == 422 and words in text(answer) and answers() == []


def test_what_everybody_sees_is_never_a_few_people(
    visitor: Client, as_fenna: Client, asked: UUID, pact: Partnership
) -> None:
    answered(asked, pact, *[[0]] * 23, *[[0, 1]] * 7, *[[2]] * 14)
    as_fenna.post(f"{LIST}{asked}/sluiten/")
    assert '<td class="number" data-label="Hoe vaak">30</td>' in text(as_fenna.get(f"{LIST}{asked}/"))
    told = {"report": "De buurtbus gaat vaker rijden.", "version": Inventory._base_manager.get().version}
    assert as_fenna.post(f"{LIST}{asked}/vertel/", told).status_code == 302
    page = text(visitor.get(f"{OPEN}{asked}/"))
    assert "De buurtbus gaat vaker rijden." in page and "Ongeveer 45 mensen" in page
    assert Inventory._base_manager.get().published == {"people": 45, "choices": [30, None, 15, None]}


def test_who_wanted_to_hear_gets_one_mail_and_is_then_forgotten(
    visitor: Client, as_fenna: Client, asked: UUID, own: str, coby: Contact
) -> None:
    visitor.post(own, {"chosen": ["0"], "wants_to_hear": "on"})
    as_fenna.post(f"{LIST}{asked}/sluiten/")
    for _twice in range(2):
        version = Inventory._base_manager.get().version
        as_fenna.post(f"{LIST}{asked}/vertel/", {"report": "We gaan het doen.", "version": version})
    (mail,) = OutboxMessage._base_manager.filter(kind="inventory_reported")
    assert mail.to_email == coby.email and "We gaan het doen" not in mail.body
    assert not InventoryListener._base_manager.exists()


def test_beside_the_need_stands_what_there_is_what_is_missing_and_who_could_help(
    as_fenna: Client, asked: UUID, pact: Partnership, coby: Contact
) -> None:
    answered(asked, pact, [0], [0, 1])
    until = timezone.localdate() + timedelta(days=9)
    bikes = {"kind": "goods", "words": "Drie fietsen over", "state": "shown", "end_date": until, "contact": coby}
    models_save(Offer(partnership=pact, direction="offered", **bikes))
    as_fenna.post(f"{LIST}{asked}/sluiten/")
    page = text(as_fenna.get(f"{LIST}{asked}/"))
    assert "Over vervoer staat er nog niets in de wegwijzer." in page
    assert "“De bus gaat te weinig”: 2 mensen noemen dit. Deze woorden vonden we nergens in het aanbod." in page
    assert "“Ik heb geen fiets”: 1" not in page and "Drie fietsen over" in page
    assert "Een programma van de provincie" in page


def test_it_closes_by_itself_and_the_words_go_after_a_year(asked: UUID, pact: Partnership) -> None:
    answered(asked, pact, [0])
    InventoryAnswer._base_manager.update(words="Ver lopen")
    Inventory._base_manager.update(closes_date=timezone.localdate() - timedelta(days=1))
    assert (close_what_is_over(), close_what_is_over(), forget_answers()) == (1, 0, 0)
    Inventory._base_manager.update(closed_at=timezone.now() - ANSWERS_KEPT - timedelta(days=1))
    assert (forget_answers(), forget_answers()) == (1, 0)
    (row,) = answers()
    assert (row.words, row.chosen) == ("", [0])


def test_no_role_of_a_person_has_an_open_answer(asked: UUID, pact: Partnership, coby: Contact) -> None:
    answered(asked, pact, [0])
    for role in (Role.FACILITATOR, Role.CORE_GROUP, Role.CONTACT, Role.VISITOR):
        with acting_as(Actor(role=role, partnership_id=pact.pk, contact_id=coby.pk)):
            assert not InventoryAnswer.objects.exists(), role
