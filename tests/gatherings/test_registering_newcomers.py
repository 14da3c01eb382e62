# SPDX-License-Identifier: EUPL-1.2
"""Somebody who waits for approval, and whom they bring along. Everyone here is invented."""

from collections.abc import Callable

import pytest
from django.test import Client

from samenspel.gatherings.models import Gathering, Registration
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, InvitationFactory, RegistrationFactory

TokenFor = Callable[[Contact], str]


@pytest.fixture
def gathering(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, newcomers_need_approval=True)
    return made


@pytest.fixture
def nel(gathering: Gathering, coby: Contact) -> Contact:
    """Signed up on the open page for a gathering whose newcomers wait for approval."""
    nel: Contact = ContactFactory(partnership=coby.partnership, name="Nel Nieuw", email="nel@voorbeeld.test")
    RegistrationFactory(gathering=gathering, contact=nel, state="pending", source="open")
    return nel


def test_who_waits_for_approval_brings_nobody_in_past_it(
    visitor: Client, gathering: Gathering, nel: Contact, token_for: TokenFor
) -> None:
    address = f"/p/testdam/k/{token_for(nel)}/mijn/{gathering.pk}/collega/"
    assert visitor.post(address, {"name": "Bas Brutaal", "email": "bas@voorbeeld.test"}).status_code == 302
    bas = Registration._base_manager.select_related("contact").get(contact__name="Bas Brutaal")
    assert bas.state == "pending"
    for said in ("maybe", "no", "yes"):
        visitor.post(f"/p/testdam/k/{token_for(bas.contact)}/mijn/{gathering.pk}/", {"answer": said})
    bas.refresh_from_db()
    assert (bas.answer, bas.state) == ("yes", "pending")


def test_once_let_in_they_bring_a_colleague_like_anybody(
    visitor: Client, gathering: Gathering, nel: Contact, token_for: TokenFor
) -> None:
    InvitationFactory(gathering=gathering, contact=nel)
    address = f"/p/testdam/k/{token_for(nel)}/mijn/{gathering.pk}/collega/"
    visitor.post(address, {"name": "Bas Braaf", "email": "bas@voorbeeld.test"})
    assert Registration._base_manager.get(contact__name="Bas Braaf").state == "seated"
