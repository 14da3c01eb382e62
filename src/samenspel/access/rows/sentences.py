# SPDX-License-Identifier: EUPL-1.2
"""The words in which the tables of this folder are written."""

from samenspel.access.constants import STAFF, Role
from samenspel.access.row_filters import RowFilter, here


def rows(**by_role: RowFilter) -> dict[Role, RowFilter]:
    """Rows per role; `staff`, `facilitator`, `contact`, … A role that is not named sees nothing."""
    table: dict[Role, RowFilter] = {}
    for name, row_filter in by_role.items():
        if name == "staff":
            table.update(dict.fromkeys(STAFF, row_filter))
        else:
            table[Role(name)] = row_filter
    return table


STAFF_ONLY = rows(staff=here)
FACILITATOR_ONLY = rows(facilitator=here)
PUBLIC = rows(staff=here, contact=here, evaluator=here, mailbox=here, visitor=here, stranger=here)
