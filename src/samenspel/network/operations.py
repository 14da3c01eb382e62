# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.network.models import Connection, ConnectionReport, LeftUnsaid


@transaction.atomic
def report_connection(*, reporter_id: UUID, other_id: UUID, said_at: datetime) -> ConnectionReport:
    """`reporter` says to know `other` now. Saying it again gives the first report back."""
    if reporter_id == other_id:
        raise Refused(_("Jezelf ken je al."))
    first, second = sorted((reporter_id, other_id))
    partnership_id = current_partnership_id()
    connection, _made = Connection._base_manager.get_or_create(
        first_id=first, second_id=second, partnership_id=partnership_id
    )
    report, _new = ConnectionReport._base_manager.get_or_create(
        connection=connection,
        reporter_id=reporter_id,
        partnership_id=partnership_id,
        defaults={"said_at": said_at},
    )
    LeftUnsaid._base_manager.filter(connection=connection, contact_id=reporter_id).delete()
    return report


@transaction.atomic
def confirm_connection(*, connection_id: UUID, contact_id: UUID, shares_details: bool) -> ConnectionReport:
    """The one who was named says it is so; from now on both said it. Saying it again changes nothing."""
    connection = _named(connection_id, contact_id)
    report, new = ConnectionReport._base_manager.get_or_create(
        connection=connection,
        reporter_id=contact_id,
        partnership_id=connection.partnership_id,
        defaults={"said_at": timezone.now(), "is_answer": True, "shares_details": shares_details},
    )
    LeftUnsaid.objects.filter(connection=connection, contact_id=contact_id).delete()
    if new:
        record(action="connection.confirmed", subject=connection)
    return report


@transaction.atomic
def leave_unsaid(*, connection_id: UUID, contact_id: UUID) -> None:
    """The one who was named does not confirm it. Why is not asked; the other, staff and the log do not learn it."""
    connection = _named(connection_id, contact_id)
    _take_back(connection, contact_id)
    LeftUnsaid._base_manager.get_or_create(
        connection=connection,
        contact_id=contact_id,
        partnership_id=connection.partnership_id,
        defaults={"answered_at": timezone.now()},
    )
    _record_unsaid()


@transaction.atomic
def take_back_answer(*, connection_id: UUID, contact_id: UUID) -> None:
    """Undo: the question stands open again."""
    connection = _named(connection_id, contact_id)
    _take_back(connection, contact_id)
    gone, _each = LeftUnsaid.objects.filter(connection=connection, contact_id=contact_id).delete()
    if gone:
        _record_unsaid()


@transaction.atomic
def share_details(*, connection_id: UUID, contact_id: UUID, shares: bool) -> None:
    """Whether the other may see my mail address and phone number; told only where the other agrees as well."""
    connection = _named(connection_id, contact_id)
    mine = ConnectionReport.objects.filter(connection=connection, reporter_id=contact_id, is_answer=True)
    changed = mine.exclude(shares_details=shares).update(shares_details=shares)
    if changed:
        record(action="connection.details", subject=connection, shares=shares)


def _named(connection_id: UUID, contact_id: UUID) -> Connection:
    """The connection in which the other named this person; else it does not exist for them."""
    connection = Connection.of(connection_id)
    other_id = connection.other_than(contact_id)
    if not ConnectionReport.objects.filter(connection=connection, reporter_id=other_id).exists():
        raise NotFound("nobody named this person")
    return connection


def _take_back(connection: Connection, contact_id: UUID) -> None:
    """Only what was said as an answer: what somebody said in an evaluation is changed there."""
    answers = ConnectionReport.objects.filter(connection=connection, reporter_id=contact_id, is_answer=True)
    gone, _each = answers.delete()
    if gone:
        record(action="connection.taken_back", subject=connection)


def _record_unsaid() -> None:
    """Without who, and without which: a log that tells who did not confirm whom would tell what nobody may know."""
    with acting_as(Actor(role=Role.TIES, partnership_id=current_partnership_id())):
        record(action="connection.left_unsaid")


@transaction.atomic
def take_back_report(*, report_id: UUID) -> None:
    """The reporter ticked wrongly. A connection that nobody reports any more is gone with it."""
    report = ConnectionReport.of(report_id)
    connection_id = report.connection_id
    report.delete()
    Connection._base_manager.filter(pk=connection_id, reports__isnull=True).delete()
