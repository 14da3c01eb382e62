# SPDX-License-Identifier: EUPL-1.2
"""By which figures each goal is seen to come nearer. A floor above counts; here stands only how a page shows it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from samenspel.agenda.queries.goals import GoalBoard, GoalRow, PillarGoals


@dataclass(frozen=True, slots=True)
class GoalFigure:
    """A figure of a goal. `picture` is drawn by the component of that name; None when one value is all there is."""

    id: UUID
    name: str
    last: str
    period: str
    aim: str
    sentences: list[str]
    picture: Any


Figures = dict[UUID, list[GoalFigure]]
_counting: list[Callable[[Collection[UUID]], Figures]] = []


def register_figures(rule: Callable[[Collection[UUID]], Figures]) -> None:
    """Called at start-up by the floor that measures: goals → their figures, in order."""
    _counting.append(rule)


def figures_of(goal_id: UUID) -> list[GoalFigure]:
    return [figure for rule in _counting for figure in rule([goal_id]).get(goal_id, [])]


def with_figures(board: GoalBoard) -> GoalBoard:
    """The running goals with what is counted of them; the number of queries does not grow."""
    ids = [goal.id for goal in board.goals]
    found = [rule(ids) for rule in _counting] if ids else []
    return replace(board, pillars=tuple(_pillar(one, found) for one in board.pillars))


def _pillar(pillar: PillarGoals, found: list[Figures]) -> PillarGoals:
    return replace(pillar, goals=tuple(_goal(goal, found) for goal in pillar.goals))


def _goal(goal: GoalRow, found: list[Figures]) -> GoalRow:
    return replace(goal, figures=tuple(figure for figures in found for figure in figures.get(goal.id, [])))
