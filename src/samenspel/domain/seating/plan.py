# SPDX-License-Identifier: EUPL-1.2
"""A table plan: who sits where in every round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .instance import Id


@dataclass(frozen=True, slots=True)
class Plan:
    """`rounds[r][t]` holds the ids of the people at table `tables[t]` in round r + 1, sorted as the people are."""

    tables: tuple[Id, ...]
    rounds: tuple[tuple[tuple[Id, ...], ...], ...]

    def as_json(self) -> dict[str, Any]:
        """The plan as JSON data: tables by id when all ids are text, else lists in the order of the tables."""
        if all(isinstance(table, str) for table in self.tables):
            named = [
                {str(table): list(group) for table, group in zip(self.tables, groups, strict=True)}
                for groups in self.rounds
            ]
            return {"rounds": named}
        return {"rounds": [[list(group) for group in groups] for groups in self.rounds]}

    def table_of(self, round_number: int) -> dict[Id, Id]:
        """For everyone who has a seat in this 1-based round: the id of the table."""
        groups = zip(self.tables, self.rounds[round_number - 1], strict=True)
        return {person: table for table, group in groups for person in group}
