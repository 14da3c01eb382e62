# SPDX-License-Identifier: EUPL-1.2
"""What happened to a partner, from the log: who did what and when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from samenspel.accounts.models import User
from samenspel.audit.models import Event
from samenspel.organizations.constants import HISTORY_WORDS, Circle, PartnerStatus

LENGTH = 8


@dataclass(frozen=True, slots=True)
class HistoryLine:
    at: datetime
    what: str
    who: str


def history_of_partner(partner_id: UUID, organization_id: UUID) -> list[HistoryLine]:
    """The last deeds, newest first; empty for those who may not see the log."""
    events = list(
        Event.objects.filter(
            Q(subject_model="organizations.Partner", subject_id=str(partner_id))
            | Q(subject_model="organizations.Organization", subject_id=str(organization_id)),
            action__in=list(HISTORY_WORDS),
        ).order_by("-pk")[:LENGTH]
    )
    ids = {int(event.actor_reference) for event in events if event.actor_kind == "user"}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [
        HistoryLine(
            at=event.at,
            what=_words(event),
            who=names.get(int(event.actor_reference), "") if event.actor_kind == "user" else "",
        )
        for event in events
    ]


def _words(event: Event) -> str:
    sentence = str(HISTORY_WORDS[event.action])
    code = str(event.codes.get("to", ""))
    labels = {**dict(Circle.choices), **dict(PartnerStatus.choices)}
    return f"{sentence}: {labels[code]}" if code in labels else sentence
