# SPDX-License-Identifier: EUPL-1.2
"""Two plans of one gathering beside each other: their figures, and who sits elsewhere in which round."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samenspel.domain.meetings import couples_at_tables
from samenspel.gatherings.queries.table_moves import Mover, compare
from samenspel.gatherings.queries.tables import PlanRow, RoundView, Sitter, colleagues_together, plan_rounds


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of both plans. `better` is 1 or 2 for the plan that has the better one, 0 for neither."""

    words: str
    first: str
    second: str
    better: int


@dataclass(frozen=True, slots=True)
class RoundBeside:
    """Who sits elsewhere in one round, of how many."""

    number: int
    elsewhere: list[Mover]
    people: int


@dataclass(frozen=True, slots=True)
class Comparison:
    first: PlanRow
    second: PlanRow
    figures: list[Figure]
    rounds: list[RoundBeside]
    elsewhere: int
    only_first: list[Sitter]
    only_second: list[Sitter]

    @property
    def plans(self) -> tuple[PlanRow, PlanRow]:
        return self.first, self.second


def comparison(first: PlanRow, second: PlanRow) -> Comparison:
    """Two questions: the seats of either."""
    one, other = plan_rounds(first), plan_rounds(second)
    moves = compare(one, other)
    return Comparison(
        first=first,
        second=second,
        figures=_figures(first, second, one, other),
        rounds=[_round(place, number, moves.rounds, moves.movers, other) for place, number in enumerate(moves.rounds)],
        elsewhere=len(moves.movers),
        only_first=moves.gone,
        only_second=[one.person for one in moves.newcomers],
    )


def _round(place: int, number: int, rounds: list[int], movers: list[Mover], after: list[RoundView]) -> RoundBeside:
    elsewhere = [Mover(one.person, [one.steps[place]]) for one in movers if one.steps[place].moves]
    people = sum(len(table.people) for one in after if one.number == number for table in one.tables)
    return RoundBeside(number=number, elsewhere=elsewhere, people=people)


def _figures(first: PlanRow, second: PlanRow, one: list[RoundView], other: list[RoundView]) -> list[Figure]:
    met, met_other = _couples(one), _couples(other)
    rows = [
        _higher(_("nieuwe ontmoetingen"), first.new, second.new),
        Figure(_("hoogstens mogelijk"), str(first.bound), str(second.bound), 0),
        _higher(_("nieuwe ontmoetingen voor wie de minste heeft"), first.fewest, second.fewest),
        _lower(_("keer zit een paar samen dat elkaar al kende"), first.again, second.again),
        _lower(_("paren collega's samen"), len(colleagues_together(one)), len(colleagues_together(other))),
    ]
    if first.useful and second.useful:
        rows.append(_higher(_("punten voor nieuw en nuttig"), first.points, second.points))
        pairs = zip(first.useful, second.useful, strict=True)
        rows += [_higher(of_one.words, of_one.count, of_other.count) for of_one, of_other in pairs]
    rows.append(
        Figure(_("paren die alleen hier samen zitten"), str(len(met - met_other)), str(len(met_other - met)), 0)
    )
    return rows


def _couples(rounds: list[RoundView]) -> set[frozenset[Any]]:
    return set(couples_at_tables([[[p.contact_id for p in table.people] for table in one.tables] for one in rounds]))


def _higher(words: str, first: int, second: int) -> Figure:
    return Figure(words, str(first), str(second), (first > second) + 2 * (second > first))


def _lower(words: str, first: int, second: int) -> Figure:
    return Figure(words, str(first), str(second), (first < second) + 2 * (second < first))
