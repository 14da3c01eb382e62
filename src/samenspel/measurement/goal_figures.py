# SPDX-License-Identifier: EUPL-1.2
"""What is counted of the goals, as the pages about goals show it."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.agenda.queries.goal_figures import Figures, GoalFigure
from samenspel.measurement.pictures import trend_picture, with_unit
from samenspel.measurement.queries.indicators import IndicatorRow, rows_of_goals
from samenspel.measurement.story import sentences_of


def figures_of_goals(goal_ids: Collection[UUID]) -> Figures:
    found: Figures = {}
    for row in rows_of_goals(goal_ids):
        if row.goal_id is not None:
            found.setdefault(row.goal_id, []).append(_figure(row))
    return found


def _figure(row: IndicatorRow) -> GoalFigure:
    aimed = row.target_value is not None
    return GoalFigure(
        id=row.id,
        name=row.name,
        last=with_unit(row.last.value, row.unit) if row.last else "",
        period=row.last.period if row.last else "",
        aim=_("streven %(value)s") % {"value": with_unit(row.target_value, row.unit)} if aimed else "",
        sentences=sentences_of(row),
        picture=trend_picture(row, small=True) if len(row.values) > 1 else None,
    )
