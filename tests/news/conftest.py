# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from typing import Any

import pytest

from samenspel.base.scope import Actor, acting_as
from samenspel.news.models import NewsWish
from samenspel.organizations.models import Contact
from tests.factories import ContactFactory


@pytest.fixture
def people(pact: Any) -> Callable[..., list[Contact]]:
    """So many people of as many partners, who chose this frequency; none: they were never asked."""

    def made(number: int, frequency: str = "", **fields: Any) -> list[Contact]:
        contacts = [ContactFactory(partnership=pact, **fields) for _ in range(number)]
        for contact in contacts if frequency else []:
            wishes(contact, frequency)
        return contacts

    return made


def wishes(contact: Contact, frequency: str) -> None:
    NewsWish._base_manager.filter(contact=contact).delete()
    with acting_as(Actor(role="system")):
        NewsWish(partnership_id=contact.partnership_id, contact=contact, frequency=frequency).save(force_insert=True)


def by_link(contact: Contact) -> Actor:
    return Actor(role="contact", partnership_id=contact.partnership_id, contact_id=contact.pk, name=contact.name)
