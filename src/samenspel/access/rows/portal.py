# SPDX-License-Identifier: EUPL-1.2
"""The words of the harvest and what is public of it."""

from samenspel.access.constants import LINK, Role
from samenspel.access.row_filters import RowFilter, not_taken_back
from samenspel.access.rows.sentences import STAFF_ONLY

ROWS: dict[str, dict[Role, RowFilter]] = {
    "portal.HarvestText": STAFF_ONLY,
    "portal.HarvestPublication": {
        **dict.fromkeys((*LINK, Role.VISITOR, Role.STRANGER), not_taken_back),
        **STAFF_ONLY,
    },
    "portal.ThemeMap": STAFF_ONLY,
    "portal.ThemeMapItem": STAFF_ONLY,
}
