# SPDX-License-Identifier: EUPL-1.2
"""Who can be asked to answer."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from samenspel.organizations.models import Contact
from samenspel.surveys.models import Asked, ReflectionRound, ScanWave


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody with an address; `asked` says that they were asked before."""

    id: UUID
    name: str
    organization: str
    asked: bool


def people_to_ask(opened: ScanWave | ReflectionRound) -> list[ToAsk]:
    """Everybody with a mail address, by name."""
    which = {"wave": opened} if isinstance(opened, ScanWave) else {"round": opened}
    before = Asked.objects.filter(contact=OuterRef("pk"), to_mail=True, **which)
    people = Contact.objects.filter(Q(active=True) & ~Q(email="")).annotate(asked=Exists(before))
    rows = people.order_by("name", "pk").values_list("pk", "name", "partner__organization__name", "asked")
    return [ToAsk(pk, name, organization or "", asked) for pk, name, organization, asked in rows]


def without_address() -> int:
    found: int = Contact.objects.filter(active=True, email="").count()
    return found
