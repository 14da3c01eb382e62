# SPDX-License-Identifier: EUPL-1.2
"""Which rows of each table each role sees, a file per subject. A table that is not here shows nothing to anyone."""

from samenspel.access.constants import Role
from samenspel.access.row_filters import RowFilter
from samenspel.access.rows import (
    agenda,
    core_group,
    directory,
    gatherings,
    measurement,
    network,
    news,
    observations,
    offers,
    pact,
    portal,
    questions,
    surveys,
)

SUBJECTS = (
    surveys,
    pact,
    directory,
    offers,
    agenda,
    observations,
    core_group,
    network,
    gatherings,
    measurement,
    news,
    questions,
    portal,
)

ROWS: dict[str, dict[Role, RowFilter]] = {label: roles for subject in SUBJECTS for label, roles in subject.ROWS.items()}
