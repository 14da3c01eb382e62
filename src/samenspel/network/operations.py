# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samenspel.base.errors import Refused
from samenspel.base.scope import current_partnership_id
from samenspel.network.models import Connection, ConnectionReport


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
    return report


@transaction.atomic
def take_back_report(*, report_id: UUID) -> None:
    """The reporter ticked wrongly. A connection that nobody reports any more is gone with it."""
    report = ConnectionReport.of(report_id)
    connection_id = report.connection_id
    report.delete()
    Connection._base_manager.filter(pk=connection_id, reports__isnull=True).delete()
