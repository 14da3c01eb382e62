# SPDX-License-Identifier: EUPL-1.2
"""What is left of a link that opens nothing any more is forgotten in time (P11)."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.base.scope import Actor
from samenspel.config.schedule import REPEATED
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import forget_links, link_for_contact, token_of
from samenspel.entrance.queries import actor_for_token
from samenspel.messaging.models import OutboxMessage
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory
from tests.messaging.test_outbox import mail


def link(pact: Partnership, **fields: object) -> UUID:
    made = link_for_contact(contact_id=ContactFactory(partnership=pact).pk)
    PersonalLink._base_manager.filter(pk=made.pk).update(**fields)
    return made.pk


def ago(**time: int) -> object:
    return timezone.now() - timedelta(**time)


@pytest.mark.r16
def test_links_are_gone_three_months_after_they_ended_or_were_revoked(pact: Partnership, facilitating: Actor) -> None:
    ended, revoked = link(pact, expires_at=ago(days=90, minutes=1)), link(pact, revoked_at=ago(days=90, minutes=1))
    kept = {
        link(pact, expires_at=ago(days=89)),
        link(pact, revoked_at=ago(days=89)),
        link(pact),
    }
    carried = mail(pact, link_id=ended)
    assert (forget_links(), forget_links()) == (2, 0)
    left = set(PersonalLink._base_manager.values_list("pk", flat=True))
    assert left == kept and revoked not in left
    assert OutboxMessage._base_manager.get(pk=carried.pk).link_id is None
    [event] = Event._base_manager.filter(action="links.forgotten")
    assert (event.role, event.codes) == ("retention", {"count": 2})


def test_a_link_in_use_still_opens_and_a_new_one_is_made_for_who_lost_theirs(
    pact: Partnership, facilitating: Actor
) -> None:
    contact = ContactFactory(partnership=pact)
    old = token_of(link_for_contact(contact_id=contact.pk))
    PersonalLink._base_manager.update(expires_at=ago(days=100))
    forget_links()
    assert actor_for_token(old, pact.pk) is None
    new = token_of(link_for_contact(contact_id=contact.pk))
    forget_links()
    assert new != old
    assert actor_for_token(new, pact.pk) is not None


def test_it_happens_by_itself() -> None:
    assert "samenspel.entrance.operations.forget_links" in dict(REPEATED)
