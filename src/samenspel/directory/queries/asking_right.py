# SPDX-License-Identifier: EUPL-1.2
"""Of which organisations nobody said for a year that what is listed is right, and whom to ask."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from samenspel.directory.models import Service, UpkeepQuestion
from samenspel.directory.queries.upkeep import DUE_AFTER
from samenspel.organizations.models import Contact, Organization

ASKED_AGAIN_AFTER = timedelta(days=360)  # a mail a year, however long nobody answers
MOST_SERVICES_NAMED = 10


@dataclass(frozen=True, slots=True)
class Recipient:
    """A contact of the partner, else the organisation's own mailbox."""

    name: str
    email: str
    contact_id: UUID | None


@dataclass(frozen=True, slots=True)
class AskState:
    recipient: Recipient | None  # nobody can be mailed
    asked_at: datetime | None
    answered_at: datetime | None
    asked_today: bool


def due_organizations(*, most: int) -> list[UUID]:
    """Those that can be mailed, with something listed that is more than a year old and was not looked at for a year.

    What came in with a list last week counts as a week old, whenever somebody else looked at it.
    """
    now = timezone.now()
    stale = Service.objects.filter(is_listed=True, created_at__lt=now - DUE_AFTER).filter(
        Q(assured_at__isnull=True) | Q(assured_at__lt=now - DUE_AFTER)
    )
    asked = UpkeepQuestion.objects.filter(asked_at__gt=now - ASKED_AGAIN_AFTER)
    people = Contact.objects.filter(active=True, partner__isnull=False).exclude(email="")
    found = (
        Organization.objects.filter(pk__in=stale.filter(organization__isnull=False).values("organization"))
        .exclude(pk__in=asked.values("organization"))
        .filter(~Q(email="") | Q(pk__in=people.values("partner__organization")))
        .exclude(directory_entry__is_listed=False)
    )
    return list(found.order_by("name", "pk").values_list("pk", flat=True)[:most])


def whom_to_ask(organization_ids: Collection[UUID]) -> dict[UUID, Recipient]:
    """Who was first a contact; nobody for an organisation without any mail address."""
    people = Contact.objects.filter(partner__organization__in=organization_ids, active=True).exclude(email="")
    found: dict[UUID, Recipient] = {}
    for pk, name, email, organization_id in people.order_by("created_at", "pk").values_list(
        "pk", "name", "email", "partner__organization_id"
    ):
        found.setdefault(organization_id, Recipient(name, email, pk))
    own = Organization.objects.filter(pk__in=organization_ids).exclude(email="")
    for pk, name, email in own.values_list("pk", "name", "email"):
        found.setdefault(pk, Recipient(name, email, None))
    return found


def ask_state(organization_id: UUID | None) -> AskState | None:
    if organization_id is None:
        return None
    last = UpkeepQuestion.objects.filter(organization=organization_id).order_by("-asked_at").first()
    return AskState(
        recipient=whom_to_ask([organization_id]).get(organization_id),
        asked_at=last.asked_at if last else None,
        answered_at=last.answered_at if last else None,
        asked_today=bool(last and last.asked_date == timezone.localdate()),
    )


def listed_names(organization_id: UUID) -> list[str]:
    listed = Service.objects.filter(organization=organization_id, is_listed=True)
    return list(listed.order_by("name").values_list("name", flat=True)[: MOST_SERVICES_NAMED + 1])
