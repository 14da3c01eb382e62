# SPDX-License-Identifier: EUPL-1.2
"""What a table plan is made for: the people, the tables, who knows whom and the rules of the evening."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

Id: TypeAlias = int | str
Label: TypeAlias = int | str | None
Pair: TypeAlias = tuple[Id, Id]


class InvalidInstanceError(ValueError):
    """The input cannot be read: `place` says where (like ``people[3].host``), `reason` says why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to seat. `rounds` holds the 1-based rounds in which the person is there, never empty.

    `host` is the id of the table where the person sits in every round; `topics` are wishes, best first.
    """

    id: Id
    rounds: frozenset[int]
    org: Label = None
    sector: Label = None
    circle: Label = None
    host: Id | None = None
    topics: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the fewest and the most people that sit at it in a round."""

    id: Id
    min: int
    max: int
    topic: Label = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules that hold at every table in every round.

    `sharing_orgs` are the organisations for which `same_org_apart` is only a preference, because they have
    more people than there are tables.
    """

    same_org_apart: bool = False
    min_circles: int = 0
    min_sectors: int = 0
    even_sizes: bool = False
    sharing_orgs: frozenset[Label] = frozenset()


@dataclass(frozen=True, slots=True)
class Instance:
    """One evening to plan. All ids in `known`, `apart` and `together` are ids of `people`.

    `known` are pairs for whom a meeting is not new; `value` says how useful a new meeting is, pairs that are
    not listed count for `default_value`; `together` holds (person, person, 1-based round).
    """

    rounds: int
    tables: tuple[Table, ...]
    people: tuple[Person, ...]
    name: str = ""
    known: tuple[Pair, ...] = ()
    value: tuple[tuple[Id, Id, float], ...] = ()
    default_value: float = 1.0
    apart: tuple[Pair, ...] = ()
    together: tuple[tuple[Id, Id, int], ...] = ()
    rules: Rules = field(default_factory=Rules)

    def index(self) -> dict[Id, int]:
        """The place of every person in `people`."""
        return {person.id: place for place, person in enumerate(self.people)}

    def present(self, round_number: int) -> list[int]:
        """Places in `people` of those who are there in this 1-based round."""
        return [place for place, person in enumerate(self.people) if round_number in person.rounds]


def let_organisations_share(instance: Instance, orgs: frozenset[Label]) -> Instance:
    """The same evening in which people of `orgs` may share a table, but are still spread where possible."""
    rules = replace(instance.rules, sharing_orgs=instance.rules.sharing_orgs | orgs)
    return replace(instance, rules=rules)
