# SPDX-License-Identifier: EUPL-1.2
"""Agendas, decisions, signals of discontent and handing over."""

from samenspel.access.constants import Role
from samenspel.access.row_filters import (
    RowFilter,
    agenda_items,
    here,
    long_closed_signals,
    of_own_handovers,
    of_signals,
    own_handovers,
    signals_seen,
)
from samenspel.access.rows.sentences import STAFF_ONLY, rows

ROWS: dict[str, dict[Role, RowFilter]] = {
    "core_group.AgendaItem": rows(staff=agenda_items),
    "core_group.Decision": STAFF_ONLY,
    "core_group.DecisionAction": STAFF_ONLY,
    "core_group.Signal": rows(staff=signals_seen, retention=long_closed_signals),
    "core_group.SignalStep": rows(staff=of_signals),
    "core_group.SignalKeptFrom": rows(staff=of_signals),
    "core_group.Handover": rows(facilitator=here, core_group=own_handovers),
    "core_group.HandoverStep": rows(facilitator=here, core_group=of_own_handovers),
    "core_group.HandoverWords": rows(facilitator=here, core_group=of_own_handovers),
}
