# SPDX-License-Identifier: EUPL-1.2
"""Who named the person with this link, what they answered, and whose details may be told."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.errors import NotFound
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.gatherings.models import Evaluation
from samenspel.network.models import Connection, ConnectionReport, LeftUnsaid
from samenspel.organizations.models import Contact

ASKED_FOR = timedelta(days=180)  # after half a year nobody remembers


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who named this person. `answered`: one way or the other; only a yes is told to anybody."""

    connection_id: UUID
    name: str
    organization: str
    said_at: datetime
    confirmed: bool
    answered: bool
    shares_details: bool
    details: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody this person got to know: they said so, and perhaps the other did too."""

    name: str
    organization: str
    said_at: datetime
    by_both: bool
    details: str


def named_me(contact_id: UUID) -> list[Named]:
    """Who named this person lately and was not named by them in an evaluation; what still waits first.

    Not before the gathering is over: on the evening itself everybody answers for themselves.
    """
    said = _reports_of(contact_id)
    unsaid = set(LeftUnsaid.objects.filter(contact_id=contact_id).values_list("connection_id", flat=True))
    told = details_told(contact_id)
    now = timezone.now()
    found = []
    for connection, mine, theirs in said:
        if theirs is None or not now - ASKED_FOR < theirs.said_at <= now or (mine is not None and not mine.is_answer):
            continue
        other = _other(connection, contact_id)
        found.append(
            Named(
                connection_id=connection.pk,
                name=other.name,
                organization=_organization(other),
                said_at=theirs.said_at,
                confirmed=mine is not None,
                answered=mine is not None or connection.pk in unsaid,
                shares_details=mine is not None and mine.shares_details,
                details=told.get(other.pk, "") if mine is not None else "",
            )
        )
    return sorted(found, key=lambda one: (one.answered, -one.said_at.timestamp(), one.name))


def named_one(*, connection_id: UUID, contact_id: UUID) -> Named:
    """One of them, or 404."""
    found = [one for one in named_me(contact_id) if one.connection_id == connection_id]
    if not found:
        raise NotFound("nobody named this person there")
    return found[0]


def waiting_names(contact_id: UUID) -> int:
    """How many names wait for an answer."""
    return sum(not one.answered for one in named_me(contact_id))


def known_people(contact_id: UUID) -> list[Known]:
    """Whom this person got to know, by their own word; the last ones first."""
    told = details_told(contact_id)
    found = []
    for connection, mine, theirs in _reports_of(contact_id):
        if mine is not None:
            other = _other(connection, contact_id)
            moment = min(mine.said_at, theirs.said_at) if theirs else mine.said_at
            found.append(Known(other.name, _organization(other), moment, theirs is not None, told.get(other.pk, "")))
    return sorted(found, key=lambda one: (-one.said_at.timestamp(), one.name))


def shared_that_evening(*, connection_id: UUID, contact_id: UUID) -> bool:
    """Whether this person said in the evaluation of that gathering that details may go to who names them too."""
    theirs = ConnectionReport.objects.filter(connection_id=connection_id).exclude(reporter_id=contact_id).first()
    if theirs is None:
        return False
    mine = Evaluation.objects.filter(registration__contact_id=contact_id, gathering__ends_at=theirs.said_at)
    found: bool = mine.filter(shares_details=True).exists()
    return found


def details_told(contact_id: UUID) -> dict[UUID, str]:
    """Other person → mail address and phone number; only where both said so and both agreed."""
    with acting_as(Actor(role=Role.TIES, partnership_id=current_partnership_id())):
        mine = ConnectionReport.objects.filter(reporter_id=contact_id).values("connection_id")
        columns = ("connection_id", "reporter_id", "shares_details", "said_in_evaluation__evaluation__shares_details")
        agreed: dict[UUID, set[UUID]] = defaultdict(set)
        for pair, reporter_id, with_answer, in_evaluation in ConnectionReport.objects.filter(
            connection_id__in=mine
        ).values_list(*columns):
            if with_answer or in_evaluation:
                agreed[pair].add(reporter_id)
        others = {pk for both in agreed.values() if len(both) > 1 for pk in both} - {contact_id}
        people = Contact.objects.filter(pk__in=others).values_list("pk", "email", "phone")
        return {pk: " · ".join(part for part in (email, phone) if part) for pk, email, phone in people}


Reports = list[tuple[Connection, ConnectionReport | None, ConnectionReport | None]]


def _reports_of(contact_id: UUID) -> Reports:
    """Each connection of this person with what they said and what the other said."""
    rows = ConnectionReport.objects.select_related(
        "connection__first__partner__organization", "connection__second__partner__organization"
    )
    pairs: dict[UUID, dict[str, Any]] = {}
    for report in rows:
        pair = pairs.setdefault(report.connection_id, {"connection": report.connection, "mine": None, "theirs": None})
        pair["mine" if report.reporter_id == contact_id else "theirs"] = report
    return [(pair["connection"], pair["mine"], pair["theirs"]) for pair in pairs.values()]


def _other(connection: Connection, contact_id: UUID) -> Contact:
    return connection.second if connection.first_id == contact_id else connection.first


def _organization(contact: Contact) -> str:
    return contact.partner.organization.name if contact.partner else ""
