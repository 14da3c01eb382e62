# SPDX-License-Identifier: EUPL-1.2
"""What partners contribute to goals, and what makes what stronger."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samenspel.agenda.constants import ActivityState
from samenspel.agenda.models import Activity
from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.organizations.models import Contact

MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What one partner contributes; `reinforces` names the partner and the activity that it makes stronger."""

    id: UUID
    goal_id: UUID
    goal: str
    partner_id: UUID
    partner: str
    circle: str
    what: str
    state: str
    state_label: str
    reinforces_id: UUID | None
    reinforces_partner: str
    reinforces: str
    version: int

    @property
    def stopped(self) -> bool:
        return self.state == ActivityState.STOPPED


def with_partners(activities: QuerySet[Any]) -> QuerySet[Any]:
    return activities.select_related("goal", "partner__organization", "reinforces__partner__organization")


def activity_rows(activities: Iterable[Activity]) -> list[ActivityRow]:
    return [_row(activity) for activity in activities]


def activity_row(activity_id: UUID) -> ActivityRow:
    """One contribution within the actor's scope, or 404."""
    Activity.of(activity_id)
    return _row(with_partners(Activity.objects.filter(pk=activity_id)).get())


def _row(activity: Activity) -> ActivityRow:
    state = ActivityState(activity.state)
    stronger = activity.reinforces
    return ActivityRow(
        id=activity.pk,
        goal_id=activity.goal_id,
        goal=activity.goal.title,
        partner_id=activity.partner_id,
        partner=activity.partner.organization.name,
        circle=activity.partner.circle,
        what=activity.what,
        state=state.value,
        state_label=str(state.label),
        reinforces_id=activity.reinforces_id,
        reinforces_partner=stronger.partner.organization.name if stronger else "",
        reinforces=stronger.what if stronger else "",
        version=activity.version,
    )


def reinforce_choices(
    *, goal_id: UUID, partner_id: UUID | None = None, chosen: UUID | None = None
) -> list[tuple[str, str]]:
    """What others do for this goal, then for other goals, and what was chosen before."""
    going = Q(state__in=(ActivityState.PLANNED, ActivityState.BUSY)) & ~Q(partner_id=partner_id)
    found = with_partners(Activity.objects.filter(going | Q(pk=chosen))).order_by("created_at", "pk")
    rows = activity_rows(found[:MOST_CHOICES])
    here_first = sorted(rows, key=lambda row: row.goal_id != goal_id)
    return [(str(row.id), f"{row.partner}: {row.what}") for row in here_first]


@dataclass(frozen=True, slots=True)
class OwnPartner:
    id: UUID
    name: str


def own_partner() -> OwnPartner | None:
    """The partner of the person with this link; None for who is of none, such as an experience expert."""
    people = Contact.objects.filter(pk=current_actor().contact_id, partner__isnull=False)
    found = people.values_list("partner_id", "partner__organization__name").first()
    return OwnPartner(*found) if found else None


def own_partner_id() -> UUID:
    """The same, or 404."""
    partner = own_partner()
    if partner is None:
        raise NotFound("no partner of one's own")
    return partner.id
