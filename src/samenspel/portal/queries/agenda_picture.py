# SPDX-License-Identifier: EUPL-1.2
"""The shared agenda on one page: the goals that run, what partners contribute to them, and what is counted."""

from collections import defaultdict
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.agenda.queries.goals import GoalRow, goal_board
from samenspel.domain.agenda_bands import ActivityNode, GoalNode, IndicatorNode
from samenspel.domain.dutch_numbers import written
from samenspel.measurement.queries.indicators import IndicatorRow, indicator_rows


def agenda_nodes(*, with_indicators: bool = True) -> tuple[GoalNode, ...]:
    """The running goals in the order of their page; what was stopped is left out."""
    indicators: defaultdict[UUID, list[IndicatorRow]] = defaultdict(list)
    for row in indicator_rows() if with_indicators else []:
        if row.goal_id is not None:
            indicators[row.goal_id].append(row)
    return tuple(_goal(goal, indicators[goal.id]) for goal in goal_board().goals)


def _goal(goal: GoalRow, indicators: list[IndicatorRow]) -> GoalNode:
    return GoalNode(
        key=str(goal.id),
        title=goal.title,
        pillar=goal.pillar,
        activities=tuple(
            ActivityNode(
                key=str(one.id),
                partner=one.partner,
                circle=one.circle,
                what=one.what,
                reinforces=str(one.reinforces_id or ""),
            )
            for one in goal.activities
            if not one.stopped
        ),
        indicators=tuple(IndicatorNode(key=str(row.id), name=row.name, note=_note(row)) for row in indicators),
    )


def _note(row: IndicatorRow) -> str:
    """Where it stands and where it should go, as far as that is known."""
    parts = []
    if row.last:
        parts.append(_("nu %(value)s") % {"value": _with_unit(row.last.value, row.unit)})
    if row.target_value is not None:
        parts.append(_("streven %(value)s") % {"value": _with_unit(row.target_value, row.unit)})
    return ", ".join(parts)


def _with_unit(value: Decimal, unit: str) -> str:
    return f"{written(value)}%" if unit == "%" else f"{written(value)} {unit}".strip()
