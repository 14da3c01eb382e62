# SPDX-License-Identifier: EUPL-1.2
"""Figures: what is measured, the joint report, and what is public of it."""

from samenspel.access.constants import LINK, Role
from samenspel.access.row_filters import RowFilter, not_taken_back
from samenspel.access.rows.sentences import FACILITATOR_ONLY, STAFF_ONLY

ROWS: dict[str, dict[Role, RowFilter]] = {
    "measurement.Indicator": STAFF_ONLY,
    "measurement.Measurement": STAFF_ONLY,
    "measurement.Report": STAFF_ONLY,
    "measurement.ReportText": STAFF_ONLY,
    "measurement.ReleasedCount": FACILITATOR_ONLY,
    "measurement.DashboardPublication": {
        **dict.fromkeys((*LINK, Role.VISITOR, Role.STRANGER), not_taken_back),
        **STAFF_ONLY,
    },
}
