# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from uuid import UUID

from samenspel.organizations.models import Contact


@dataclass(frozen=True, slots=True)
class Person:
    id: UUID
    name: str


def people_of_mailbox() -> list[Person]:
    """The people who share the mailbox of the actor."""
    return [Person(id=contact.pk, name=contact.name) for contact in Contact.objects.order_by("name")]
