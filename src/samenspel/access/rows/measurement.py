# SPDX-License-Identifier: EUPL-1.2
"""Figures: what is measured, and its values."""

from samenspel.access.constants import Role
from samenspel.access.row_filters import RowFilter
from samenspel.access.rows.sentences import STAFF_ONLY

ROWS: dict[str, dict[Role, RowFilter]] = {
    "measurement.Indicator": STAFF_ONLY,
    "measurement.Measurement": STAFF_ONLY,
}
