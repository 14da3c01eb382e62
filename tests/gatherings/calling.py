# SPDX-License-Identifier: EUPL-1.2
"""What the tests of calling share: people to call, their shares, and the pages."""

from typing import Any
from uuid import uuid4

from django.test import Client

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import CallHelper, CallShare, Gathering
from samenspel.gatherings.operations.calling_shares import add_call_helper, link_of_helper
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, InvitationFactory, models_save


def to_call(session: Gathering, name: str, **more: Any) -> Contact:
    """Somebody who was invited and did not answer."""
    made: Contact = ContactFactory(partnership=session.partnership, name=name, **{"phone": "06 12 34 56 78", **more})
    InvitationFactory(gathering=session, contact=made)
    return made


def share(session: Gathering, contact: Contact, caller: User | CallHelper) -> CallShare:
    whose = {"helper": caller} if isinstance(caller, CallHelper) else {"caller": caller}
    made = CallShare(partnership=session.partnership, gathering=session, contact=contact, **whose)
    models_save(made)
    return made


def facilitator(pact: Partnership, user: User | None = None) -> Actor:
    return Actor(role=Role.FACILITATOR, partnership_id=pact.pk, user_id=user.pk if user else None)


def helper_with_link(session: Gathering, contact: Contact, slug: str = "testdam") -> tuple[CallHelper, str]:
    """Somebody who helps, and the address of their pages."""
    from samenspel.entrance.operations import token_of

    with acting_as(facilitator(session.partnership)):
        helper = add_call_helper(gathering_id=session.pk, contact_id=contact.pk)
        token = token_of(link_of_helper(helper_id=helper.pk))
    return helper, f"/p/{slug}/k/{token}/bellen/"


def page(session: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{session.pk}/bellen/{rest}"


def tap(client: Client, address: str, outcome: str, **more: str) -> Any:
    """One press of a button on the screen of a call."""
    return client.post(address, {"form_key": str(uuid4()), "outcome": outcome, **more})


def callers_of_people(session: Gathering) -> dict[str, str]:
    """Name of who is called → name of who calls."""
    rows = CallShare._base_manager.filter(gathering=session).select_related("contact", "caller", "helper__contact")
    return {row.contact.name: row.caller.name if row.caller else row.helper.contact.name for row in rows}
