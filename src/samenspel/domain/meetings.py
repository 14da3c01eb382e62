# SPDX-License-Identifier: EUPL-1.2
"""Who met whom at the tables, and how that counts. Plain Python: pages use it without loading numpy.

A seating is a list of rounds, a round a list of tables, a table a list of people. A meeting is a pair that shares a
table at least once; it is new when the two did not know each other before.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)
Rounds = Sequence[Iterable[Iterable[Person]]]
Couple = frozenset[Person]


@dataclass(frozen=True, slots=True)
class Meetings:
    """`repeats` counts each time a pair sits together again, `old` the pairs who met although they knew each other,
    `fewest` the new meetings of the person who has the fewest, `across` the new meetings between two circles; who
    stands in no circle counts for neither."""

    people: int
    new: int
    fewest: int
    repeats: int
    old: int
    across: int


def couples_at_tables(rounds: Rounds[Person]) -> Counter[Couple[Person]]:
    """How many rounds each pair shares a table."""
    return Counter(frozenset(pair) for tables in rounds for table in tables for pair in combinations(table, 2))


def new_couples(rounds: Rounds[Person], *, known: Set[Couple[Person]]) -> list[Couple[Person]]:
    """The pairs that share a table at least once and did not know each other before."""
    return [couple for couple in couples_at_tables(rounds) if couple not in known]


def count_meetings(
    rounds: Rounds[Person], *, known: Set[Couple[Person]], circles: Mapping[Person, str] | None = None
) -> Meetings:
    """The figures of a seating, for the pairs that knew each other in `known` and the circle of each person."""
    together = couples_at_tables(rounds)
    new = [couple for couple in together if couple not in known]
    each = Counter(person for couple in new for person in couple)
    people = {person for tables in rounds for table in tables for person in table}
    circle_of = circles or {}
    return Meetings(
        people=len(people),
        new=len(new),
        fewest=min((each[person] for person in people), default=0),
        repeats=sum(times - 1 for times in together.values()),
        old=len(together) - len(new),
        across=sum(len({circle_of.get(person) or None for person in couple} - {None}) == 2 for couple in new),
    )
