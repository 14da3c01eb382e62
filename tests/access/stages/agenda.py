# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.utils import timezone

from samenspel.organizations.models import Contact


def made(make: Any, *, contact: Contact, **_others: Any) -> dict[str, Any]:
    """A goal with what the contact's partner contributes, and the working group that the contact speaks for."""
    group = make("agenda.WorkingGroup", name="Toneelwerkgroep", ambassador=contact)
    make("agenda.GroupWord", group=group, mood="well", words="Het loopt", said_by=contact, said_at=timezone.now())
    goal = make("agenda.Goal", title="Toneeldoel", working_group=group, owner=contact)
    return {
        "group_id": group.pk,
        "goal_id": goal.pk,
        "activity_id": make("agenda.Activity", goal=goal, partner=contact.partner, what="Samen post openen").pk,
    }
