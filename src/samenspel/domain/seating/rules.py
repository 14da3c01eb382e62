# SPDX-License-Identifier: EUPL-1.2
"""Which rules a plan breaks. Every plan passes here before it leaves the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .clashes import Clash
from .instance import Id, Instance, Person
from .pairs import Pairs
from .plan import Plan


def broken_rules(instance: Instance, plan: Plan, *, done: int = 0) -> list[Clash]:
    """Every rule that `plan` breaks after the first `done` rounds, in words; an empty list is a valid plan.

    The first `done` rounds have happened and are not judged. Unknown people count as broken rules.
    """
    if len(plan.rounds) != instance.rounds:
        sentence = f"The plan has {len(plan.rounds)} rounds, {instance.rounds} are asked"
        return [Clash("wrong_number_of_rounds", sentence)]
    judge = _Judge(instance)
    return [clash for number in range(done + 1, instance.rounds + 1) for clash in judge.round(plan, number)]


class _Judge:
    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.pairs = Pairs(instance)
        self.people = {person.id: person for person in instance.people}

    def round(self, plan: Plan, number: int) -> Iterator[Clash]:
        groups = plan.rounds[number - 1]
        yield from self._seats(groups, number)
        yield from self._together(groups, number)
        sizes = [len(group) for group in groups]
        if self.instance.rules.even_sizes and max(sizes) - min(sizes) > 1:
            yield Clash("sizes_uneven", f"Round {number}: table sizes differ by more than one", number)
        for table, group in zip(self.instance.tables, groups, strict=True):
            known = [self.people[person] for person in group if person in self.people]
            where = f"Round {number}, table {table.id!r}"
            if not table.min <= len(group) <= table.max:
                sentence = f"{where}: {len(group)} people, {table.min} to {table.max} asked"
                yield Clash("table_size", sentence, number, tables=(table.id,), numbers={"count": len(group)})
            yield from self._apart(known, number, table.id, where)
            yield from self._variety(known, number, table.id, where)
        yield from self._hosts(plan, number)

    def _seats(self, groups: tuple[tuple[Id, ...], ...], number: int) -> Iterator[Clash]:
        seats = Counter(person for group in groups for person in group)
        for person in seats:
            if person not in self.people or number not in self.people[person].rounds:
                yield Clash("seated_but_absent", f"Round {number}: {person!r} is not there", number, (person,))
        for person, details in self.people.items():
            if number in details.rounds and seats[person] != 1:
                sentence = f"Round {number}: {person!r} has {seats[person]} seats"
                yield Clash("not_one_seat", sentence, number, (person,), numbers={"count": seats[person]})

    def _apart(self, group: list[Person], number: int, table: Id, where: str) -> Iterator[Clash]:
        places = [self.pairs.index[person.id] for person in group]
        for i, first in enumerate(places):
            for j in range(i + 1, len(places)):
                if self.pairs.apart[first, places[j]]:
                    two = (group[i].id, group[j].id)
                    sentence = f"{where}: {two[0]!r} and {two[1]!r} must sit apart"
                    yield Clash("not_apart", sentence, number, two, (table,))

    def _variety(self, group: list[Person], number: int, table: Id, where: str) -> Iterator[Clash]:
        rules = self.instance.rules
        circles, sectors = {p.circle for p in group}, {p.sector for p in group}
        for kind, least, kinds in (
            ("circle", rules.min_circles, circles),
            ("sector", rules.min_sectors, sectors),
        ):
            if group and len(kinds) < least:
                sentence = f"{where}: fewer than {least} {kind}s"
                numbers = {"least": least, "kinds": len(kinds)}
                yield Clash(f"too_few_{kind}s_at_table", sentence, number, tables=(table,), numbers=numbers)

    def _hosts(self, plan: Plan, number: int) -> Iterator[Clash]:
        for person, table in plan.table_of(number).items():
            host = self.people[person].host if person in self.people else None
            if host is not None and host != table:
                sentence = f"Round {number}: host {person!r} is away from table {host!r}"
                yield Clash("host_away", sentence, number, (person,), (host,))

    def _together(self, groups: tuple[tuple[Id, ...], ...], number: int) -> Iterator[Clash]:
        for first, second, asked in self.instance.together:
            if asked == number and not any(first in group and second in group for group in groups):
                sentence = f"Round {number}: {first!r} and {second!r} are not together"
                yield Clash("not_together", sentence, number, (first, second))
