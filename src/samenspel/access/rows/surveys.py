# SPDX-License-Identifier: EUPL-1.2
"""Where the partnership stands, and what people wrote when they looked back."""

from django.db.models import Q

from samenspel.access.constants import Role
from samenspel.access.row_filters import RowFilter, here, own
from samenspel.access.rows.sentences import rows
from samenspel.base.scope import Actor


def here_or_to_close(actor: Actor) -> Q:
    """What belongs to one partnership; for the job that closes rounds, those of all that are still open."""
    return Q(closed_at__isnull=True) if actor.partnership_id is None else here(actor)


ROWS: dict[str, dict[Role, RowFilter]] = {
    "surveys.ScanWave": rows(staff=here, contact=here, surveyor=here_or_to_close),
    # Who was asked and whether they answered; the core group has no list of that.
    "surveys.Asked": rows(facilitator=here, contact=own, surveyor=here),
    # Nobody: not staff, and not the person either, who finds their own answers through the surveyor.
    "surveys.ScanAnswer": rows(surveyor=here),
    "surveys.ReflectionRound": rows(staff=here, contact=here, surveyor=here_or_to_close),
    "surveys.Reflection": rows(staff=here, surveyor=here),
    "surveys.ChosenWords": rows(staff=here, surveyor=here),
}
