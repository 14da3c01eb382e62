# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, ScopeError, acting_as
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_contact, revoke_links, token_of
from samenspel.entrance.queries import actor_for_token
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory

TokenFor = Callable[[Contact], str]


def test_a_tenant_table_raises_outside_a_scope(db: None) -> None:
    with pytest.raises(ScopeError):
        Contact.objects.count()


def test_a_token_opens_the_door_of_its_owner(coby: Contact, pact: Partnership, token_for: TokenFor) -> None:
    actor = actor_for_token(token_for(coby), pact.pk)
    assert actor is not None
    assert (actor.contact_id, actor.role) == (coby.pk, Role.CONTACT)


def test_a_token_is_worth_nothing_in_another_partnership(
    coby: Contact, other_pact: Partnership, token_for: TokenFor
) -> None:
    assert actor_for_token(token_for(coby), other_pact.pk) is None


def test_the_same_person_keeps_one_link_and_the_table_holds_no_token(
    coby: Contact, pact: Partnership, token_for: TokenFor
) -> None:
    token = token_for(coby)
    assert token == token_for(coby)
    row = PersonalLink._base_manager.get(contact=coby)
    assert len(token) * 6 >= 160
    assert token not in {row.token_hash, bytes(row.nonce).hex()}


def test_a_revoked_or_expired_link_opens_nothing(coby: Contact, pact: Partnership, facilitating: Actor) -> None:
    first = token_of(link_for_contact(contact_id=coby.pk))
    revoke_links(contact_id=coby.pk)
    assert actor_for_token(first, pact.pk) is None
    second = token_of(link_for_contact(contact_id=coby.pk))
    assert second != first
    PersonalLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert actor_for_token(second, pact.pk) is None


def test_an_unknown_link_says_so_without_telling_whether_it_ever_was(visitor: Client, pact: Partnership) -> None:
    answer = visitor.get(f"/p/{pact.slug}/k/abcdefgh/")
    assert answer.status_code == 404
    assert "Deze link werkt niet meer" in answer.content.decode()


def test_a_gate_cannot_read_other_tables(coby: Contact, pact: Partnership) -> None:
    from samenspel.agenda.models import ActionPoint

    ActionPointFactory(partnership=pact)
    with acting_as(Actor(role=Role.GATE, partnership_id=pact.pk)):
        assert ActionPoint.objects.count() == 0
        assert Contact.objects.count() == 1
