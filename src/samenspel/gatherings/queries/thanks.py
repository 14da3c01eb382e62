# SPDX-License-Identifier: EUPL-1.2
"""What the thank-you mails say: whom somebody met, and whose details both wanted to share."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from samenspel.gatherings.models import (
    Evaluation,
    EvaluationActionPoint,
    EvaluationConnection,
    Gathering,
    Registration,
)
from samenspel.network.models import ConnectionReport

THANKS_AT = time(9, 0)


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody the receiver named; `details` only when both named each other and both wanted it."""

    name: str
    organization: str
    details: str = ""


@dataclass(slots=True)
class Thanks:
    """One thank-you mail to one person."""

    contact_id: UUID
    name: str
    email: str
    met: list[Met] = field(default_factory=list)
    named_by: list[Met] = field(default_factory=list)  # who named the receiver, and waits for an answer
    what: str = ""
    first_step: str = ""
    due_date: date | None = None


@dataclass(frozen=True, slots=True)
class ThanksStatus:
    """Where the thank-you mails of a gathering stand."""

    at: datetime
    receivers: int
    without_mail: int
    sent: bool


def thanks_due_at(gathering: Gathering) -> datetime:
    """Nine in the morning of the day after, in local time whatever the clocks did that night."""
    day = timezone.localdate(gathering.ends_at) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, THANKS_AT))


def thanks_status(gathering_id: UUID) -> ThanksStatus:
    gathering = Gathering.of(gathering_id)
    there = Registration.objects.filter(gathering=gathering, attendance__isnull=False)
    with_mail = there.exclude(contact__email="").count()
    return ThanksStatus(
        at=thanks_due_at(gathering),
        receivers=with_mail,
        without_mail=there.count() - with_mail,
        sent=gathering.thanked_at is not None,
    )


def thanks_of(gathering: Gathering) -> list[Thanks]:
    """One per participant with a mail address."""
    there = Registration.objects.filter(gathering=gathering, attendance__isnull=False).exclude(contact__email="")
    letters = {
        row.contact_id: Thanks(row.contact_id, row.contact.name, row.contact.email)
        for row in there.select_related("contact").order_by("contact__name")
    }
    for contact_id, met in _met_by(gathering).items():
        if contact_id in letters:
            letters[contact_id].met = met
    for contact_id, named in _unanswered(gathering).items():
        if contact_id in letters:
            letters[contact_id].named_by = named
    links = EvaluationActionPoint.objects.filter(evaluation__gathering=gathering).select_related("action_point")
    for link in links:
        letter = letters.get(link.action_point.owner_id)
        if letter is not None:
            letter.what = link.action_point.what
            letter.first_step = link.action_point.first_step
            letter.due_date = link.action_point.due_date
    return list(letters.values())


def _unanswered(gathering: Gathering) -> dict[UUID, list[Met]]:
    """Who was named here for the first time by somebody whom they never named → those somebodies.

    Whether somebody left it unsaid makes no difference: staff read the outbox, and a name that is missing there would
    tell them. A later gathering does not ask again, so nobody is asked by mail twice.
    """
    links = EvaluationConnection.objects.filter(evaluation__gathering=gathering).select_related(
        "report__connection", "report__reporter__partner__organization"
    )
    connections = [link.report.connection_id for link in links]
    heard = set(
        ConnectionReport.objects.filter(connection_id__in=connections).values_list("connection_id", "reporter_id")
    )
    found: dict[UUID, list[Met]] = defaultdict(list)
    for link in links:
        reporter = link.report.reporter
        named_id = link.report.connection.other_than(reporter.pk)
        if link.report.said_at >= gathering.starts_at and (link.report.connection_id, named_id) not in heard:
            organization = reporter.partner.organization.name if reporter.partner else ""
            found[named_id].append(Met(reporter.name, organization))
    return found


def _met_by(gathering: Gathering) -> dict[UUID, list[Met]]:
    links = EvaluationConnection.objects.filter(evaluation__gathering=gathering).select_related(
        "report__connection__first__partner__organization", "report__connection__second__partner__organization"
    )
    sharing = set(
        Evaluation.objects.filter(gathering=gathering, shares_details=True).values_list(
            "registration__contact_id", flat=True
        )
    )
    said = {(link.report.reporter_id, link.report.connection.other_than(link.report.reporter_id)) for link in links}
    met: dict[UUID, list[Met]] = defaultdict(list)
    for link in links:
        connection, reporter_id = link.report.connection, link.report.reporter_id
        other = connection.second if connection.first_id == reporter_id else connection.first
        both = (other.pk, reporter_id) in said and {other.pk, reporter_id} <= sharing
        organization = other.partner.organization.name if other.partner else ""
        details = " · ".join(part for part in (other.email, other.phone) if part) if both else ""
        met[reporter_id].append(Met(other.name, organization, details))
    return met
