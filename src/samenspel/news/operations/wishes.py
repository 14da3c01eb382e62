# SPDX-License-Identifier: EUPL-1.2
"""How often somebody wants to hear; leaving is one tap."""

from uuid import UUID

from django.db import transaction

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import NotFound
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.news.constants import Frequency
from samenspel.news.models import NewsWish
from samenspel.organizations.queries import people_of_mailbox


@transaction.atomic
def choose_frequency(*, frequency: Frequency) -> None:
    """The person of this link says how often. Saying it twice changes nothing; what they chose stays out of the log."""
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    _choose([contact_id], frequency)


@transaction.atomic
def leave_news() -> int:
    """No news and no questions any more, for the person of this link or for everybody behind its mailbox.

    A mail program may press this by itself when somebody taps "afmelden" there (RFC 8058), and may press it twice.
    Returns for how many people.
    """
    actor = current_actor()
    people = [person.id for person in people_of_mailbox()] if actor.role == Role.MAILBOX else [actor.contact_id]
    known = [one for one in people if one is not None]
    _choose(known, Frequency.NOTHING)
    return len(known)


def _choose(contact_ids: list[UUID], frequency: Frequency) -> None:
    partnership_id = current_partnership_id()
    with acting_as(Actor(role=Role.NEWS, partnership_id=partnership_id)):
        for contact_id in contact_ids:
            NewsWish.objects.update_or_create(
                contact_id=contact_id, defaults={"partnership_id": partnership_id, "frequency": frequency}
            )
    for contact_id in contact_ids:
        record(action="news.frequency_chosen", contact=str(contact_id))
