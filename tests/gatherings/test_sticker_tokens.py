# SPDX-License-Identifier: EUPL-1.2
"""The secret in the QR of a sticker: hard to guess, in no database, gone in time."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering, Registration, StickerToken
from samenspel.gatherings.operations.sticker_tokens import token_for, tokens_for
from samenspel.gatherings.queries.sticker_tokens import evaluation_code_for, registration_for
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def comes(pact: Any) -> Registration:
    gathering = GatheringFactory(partnership=pact, state="under_way", evaluation_code="muur-testdam-0123456789")
    registration: Registration = RegistrationFactory(gathering=gathering)
    return registration


def alter(registration: Registration, **values: Any) -> None:
    Registration._base_manager.filter(pk=registration.pk).update(**values)


def end(registration: Registration, ago: timedelta) -> None:
    ended = timezone.now() - ago
    Gathering._base_manager.filter(pk=registration.gathering_id).update(
        starts_at=ended - timedelta(hours=3), ends_at=ended
    )


def test_a_sticker_opens_its_own_registration(comes: Registration, facilitating: Any) -> None:
    other = RegistrationFactory(gathering=comes.gathering)
    tokens = tokens_for([comes.pk, other.pk])
    assert registration_for(tokens[comes.pk]) == comes.pk
    assert registration_for(tokens[other.pk]) == other.pk


def test_printing_again_gives_the_same_sticker(comes: Registration, facilitating: Any) -> None:
    first = token_for(comes)
    assert token_for(comes) == first
    assert tokens_for([comes.pk]) == {comes.pk: first}
    assert StickerToken.objects.count() == 1


def test_a_token_has_128_bits_and_no_two_are_alike(comes: Registration, facilitating: Any) -> None:
    others = [RegistrationFactory(gathering=comes.gathering).pk for _ in range(30)]
    tokens = set(tokens_for([comes.pk, *others]).values())
    assert len(tokens) == 31
    assert {len(base64.urlsafe_b64decode(token + "==")) for token in tokens} == {16}


def test_the_database_holds_no_token_and_without_the_secret_none_can_be_made(
    comes: Registration, facilitating: Any, settings: Any
) -> None:
    token = token_for(comes)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM gatherings_stickertoken")
        stored = [bytes(value) if isinstance(value, memoryview) else value for value in cursor.fetchone()]
    raw = base64.urlsafe_b64decode(token + "==")
    assert all(token not in str(value) for value in stored)
    assert all(raw not in value for value in stored if isinstance(value, bytes))
    settings.SECRET_KEY = "een-heel-ander-geheim"
    assert token_for(comes) != token


@pytest.mark.parametrize("typed", ["", "x", "A" * 22, "A" * 5000, "é", "' OR 1=1 --", "../../etc/passwd", "\x00"])
def test_any_other_text_opens_nothing(comes: Registration, facilitating: Any, typed: str) -> None:
    token_for(comes)
    assert registration_for(typed) is None
    assert evaluation_code_for(typed) == ""


def test_a_sticker_opens_nothing_for_who_cancelled_and_something_again_for_who_comes_after_all(
    comes: Registration, facilitating: Any
) -> None:
    token = token_for(comes)
    alter(comes, state="cancelled", answer="no")
    assert registration_for(token) is None
    alter(comes, state="seated", answer="yes")
    assert registration_for(token) == comes.pk


def test_who_walked_in_without_a_place_is_found(comes: Registration, facilitating: Any) -> None:
    token = token_for(comes)
    AttendanceFactory(registration=comes)
    alter(comes, state="cancelled", answer="no")
    assert registration_for(token) == comes.pk


def test_three_weeks_after_the_gathering_a_sticker_opens_nothing(comes: Registration, facilitating: Any) -> None:
    token = token_for(comes)
    end(comes, timedelta(days=20, hours=23))
    assert registration_for(token) == comes.pk
    end(comes, timedelta(days=21, minutes=1))
    assert registration_for(token) is None


def test_a_sticker_of_another_pact_opens_nothing_here(comes: Registration, other_pact: Any, facilitating: Any) -> None:
    token = token_for(comes)
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=other_pact.pk)):
        assert registration_for(token) is None
        assert evaluation_code_for(token) == ""


@pytest.mark.parametrize("role", [Role.VISITOR, Role.STRANGER, Role.CONTACT, Role.EVALUATOR, Role.ADMINISTRATOR])
def test_who_is_no_staff_learns_the_evening_and_not_the_person(
    comes: Registration, facilitating: Any, role: Role
) -> None:
    token = token_for(comes)
    with acting_as(Actor(role=role, partnership_id=comes.partnership_id)):
        assert registration_for(token) is None
        assert evaluation_code_for(token) == "muur-testdam-0123456789"
    end(comes, timedelta(days=15))
    assert evaluation_code_for(token) == ""


def test_four_hundred_tokens_take_as_few_questions_as_one(
    comes: Registration, facilitating: Any, django_assert_max_num_queries: Any
) -> None:
    contacts = [ContactFactory(partnership=comes.partnership, partner=comes.contact.partner) for _ in range(400)]
    everyone = [RegistrationFactory(gathering=comes.gathering, contact=contact).pk for contact in contacts]
    with django_assert_max_num_queries(8):
        assert len(tokens_for(everyone)) == 400
