# SPDX-License-Identifier: EUPL-1.2
"""Rules that contradict each other, found before planning, and rules that a given plan breaks.

A clash carries a code and its parameters, for an app that has its own words, and an English sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from .instance import Id, Instance, Label
from .pairs import Flags, Numbers, Pairs, numbered, size_ranges


@dataclass(frozen=True, slots=True)
class Clash:
    """One contradiction: `code` is stable, `people`, `tables`, `round` and `numbers` say for whom and where."""

    code: str
    sentence: str
    round: int | None = None
    people: tuple[Id, ...] = ()
    tables: tuple[Id, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    org: Label = None


class CannotPlanError(Exception):
    """No plan keeps all rules, or none was found; `clashes` says why, never empty."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__("; ".join(clash.sentence for clash in clashes))
        self.clashes = tuple(clashes)


def find_clashes(instance: Instance, *, done: int = 0) -> list[Clash]:
    """What makes a plan impossible in the rounds after the first `done`.

    Every clash listed is certain. An empty list is no promise: whether a set of pairs can be kept apart is as
    hard as colouring a graph, so a search may still fail; then `CannotPlanError` tells which rules were left.
    """
    pairs = Pairs(instance)
    found: list[Clash] = []
    for round_number in range(done + 1, instance.rounds + 1):
        spot = _Round(pairs, round_number)
        found += [*_room(spot), *_organisations(spot), *_hosts(spot), *_together(spot), *_variety(spot)]
        if not found:
            found += _groups_apart(spot)
    return found


class _Round:
    """One round of an instance, with the figures that several checks need."""

    def __init__(self, pairs: Pairs, number: int) -> None:
        self.pairs, self.number, self.instance = pairs, number, pairs.instance
        self.there: list[int] = np.flatnonzero(pairs.present[number - 1]).tolist()
        self.least, self.most = size_ranges(self.instance, len(self.there))
        self.tables = int((self.most > 0).sum())

    def ids(self, places: Sequence[int]) -> tuple[Id, ...]:
        return tuple(self.instance.people[place].id for place in places)

    def clash(
        self,
        code: str,
        sentence: str,
        people: Sequence[int] = (),
        *,
        tables: tuple[Id, ...] = (),
        **numbers: int,
    ) -> Clash:
        return Clash(
            code=code,
            sentence=f"Round {self.number}: {sentence}",
            round=self.number,
            people=self.ids(people),
            tables=tables,
            numbers=numbers,
        )


def _room(spot: _Round) -> Iterator[Clash]:
    people, tables = len(spot.there), spot.instance.tables
    seats, needed = sum(t.max for t in tables), sum(t.min for t in tables)
    if people > seats:
        yield spot.clash("too_many_people", f"{people} people, {seats} seats", count=people, seats=seats)
    elif people < needed:
        sentence = f"{people} people, the tables need at least {needed}"
        yield spot.clash("too_few_people", sentence, count=people, needed=needed)
    elif spot.instance.rules.even_sizes and not _fits(spot):
        low, over = divmod(people, len(tables))
        odd = tuple(t.id for t in tables if t.min > low + (over > 0) or t.max < low)
        sentence = f"{people} people cannot sit evenly within the sizes that the tables allow"
        yield spot.clash("sizes_not_even", sentence, tables=odd, count=people)


def _fits(spot: _Round) -> bool:
    ranges_hold = bool((spot.least <= spot.most).all())
    return ranges_hold and bool(spot.least.sum() <= len(spot.there) <= spot.most.sum())


def _organisations(spot: _Round) -> Iterator[Clash]:
    members: dict[Label, list[int]] = {}
    for place in spot.there:
        members.setdefault(spot.instance.people[place].org, []).append(place)
    for org, group in members.items():
        if len(group) > spot.tables and spot.pairs.colleagues[group[0], group[1:]].any():
            clash = spot.clash(
                "organisation_larger_than_tables",
                f"organisation {org!r} has {len(group)} people, there are {spot.tables} tables",
                group,
                count=len(group),
                tables_in_use=spot.tables,
            )
            yield Clash(**{name: getattr(clash, name) for name in _FIELDS} | {"org": org})


_FIELDS = ("code", "sentence", "round", "people", "tables", "numbers")


def _hosts(spot: _Round) -> Iterator[Clash]:
    pairs = spot.pairs
    for t, table in enumerate(spot.instance.tables):
        hosts = [place for place in spot.there if pairs.host[place] == t]
        if len(hosts) > spot.most[t]:
            sentence = f"table {table.id!r} has {len(hosts)} hosts and {spot.most[t]} seats"
            yield spot.clash("too_many_hosts", sentence, hosts, tables=(table.id,), count=len(hosts))
        for i, first in enumerate(hosts):
            for second in hosts[i + 1 :]:
                if pairs.apart[first, second]:
                    names = " and ".join(repr(x) for x in spot.ids([first, second]))
                    sentence = f"{names} are hosts of table {table.id!r} and must sit apart"
                    yield spot.clash("hosts_must_be_apart", sentence, [first, second], tables=(table.id,))
    yield from _without_a_table(spot)


def _without_a_table(spot: _Round) -> Iterator[Clash]:
    hosts = [place for place in spot.there if spot.pairs.host[place] >= 0]
    for place in spot.there:
        barred = {int(spot.pairs.host[h]) for h in hosts if spot.pairs.apart[place, h]}
        open_tables = [t for t in range(len(spot.most)) if spot.most[t] > 0 and t not in barred]
        if spot.pairs.host[place] < 0 and not open_tables:
            sentence = f"{spot.ids([place])[0]!r} must sit apart from a host of every table"
            yield spot.clash("no_table_left", sentence, [place])


def _together(spot: _Round) -> Iterator[Clash]:
    index = spot.pairs.index
    asked = [(index[a], index[b]) for a, b, number in spot.instance.together if number == spot.number]
    for first, second in asked:
        absent = [place for place in (first, second) if place not in spot.there]
        if absent:
            pair, gone = _named(spot.ids([first, second])), _named(spot.ids(absent))
            sentence = f"{pair} must sit together, not there: {gone}"
            yield spot.clash("together_but_absent", sentence, [first, second])
    for group in joined(asked):
        yield from _one_group_together(spot, group)


def _one_group_together(spot: _Round, group: list[int]) -> Iterator[Clash]:
    names = _named(spot.ids(group))
    largest = _room_for(spot, group)
    if len(group) > largest:
        sentence = f"{names} must sit together, no table has more than {largest} seats left for them"
        yield spot.clash("together_too_large", sentence, group, count=len(group), seats=largest)
    for i, first in enumerate(group):
        for second in group[i + 1 :]:
            if spot.pairs.apart[first, second]:
                sentence = f"{_named(spot.ids([first, second]))} must sit apart and also together"
                yield spot.clash("together_and_apart", sentence, [first, second])
    tables = sorted({int(spot.pairs.host[place]) for place in group} - {-1})
    if len(tables) > 1:
        sentence = f"{names} must sit together, but are hosts of different tables"
        ids = tuple(spot.instance.tables[t].id for t in tables)
        yield spot.clash("together_but_hosts", sentence, group, tables=ids)


def _room_for(spot: _Round, group: list[int]) -> int:
    """The most seats that a table keeps for these people, beside the hosts who are not among them."""
    host = spot.pairs.host
    others = [host[place] for place in spot.there if host[place] >= 0 and place not in group]
    free = spot.most - np.bincount(np.array(others, dtype=np.int64), minlength=len(spot.most))
    own = sorted({int(host[place]) for place in group} - {-1})
    return int(free[own[0]] if own else free.max())


def _named(ids: Sequence[Id]) -> str:
    *first, last = map(repr, ids)
    return f"{', '.join(first)} and {last}" if first else last


def joined(asked: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Groups of people that pairs tie together, each sorted, in order of their first member."""
    group_of: dict[int, set[int]] = {}
    for first, second in asked:
        merged = group_of.get(first, {first}) | group_of.get(second, {second})
        for place in merged:
            group_of[place] = merged
    unique = {min(group): group for group in group_of.values()}
    return [sorted(unique[first]) for first in sorted(unique)]


def _variety(spot: _Round) -> Iterator[Clash]:
    rules = spot.instance.rules
    for key, least in (("circle", rules.min_circles), ("sector", rules.min_sectors)):
        if least < 2 or not spot.there:
            continue
        labels = [getattr(spot.instance.people[place], key) for place in spot.there]
        numbers, kinds = numbered(labels)
        used = max(int((spot.least > 0).sum()), 1)
        spread = int(np.minimum(np.bincount(numbers, minlength=kinds), used).sum())
        narrow = tuple(t.id for t, most in zip(spot.instance.tables, spot.most, strict=True) if 0 < most < least)
        if spread < least * used:
            sentence = f"{kinds} {key}s are too few, or too unevenly spread, for {least} at each of {used} tables"
            yield spot.clash(f"too_few_{key}s", sentence, least=least, kinds=kinds, tables_in_use=used)
        yield from _hosts_alike(spot, key, least)
        if spread >= least * used and narrow and spot.least[spot.most < least].any():
            sentence = f"tables {narrow} are too small for {least} {key}s"
            yield spot.clash(f"table_too_small_for_{key}s", sentence, tables=narrow, least=least)


def _hosts_alike(spot: _Round, key: str, least: int) -> Iterator[Clash]:
    """Tables whose hosts leave too few seats for so many kinds."""
    for t, table in enumerate(spot.instance.tables):
        hosts = [place for place in spot.there if spot.pairs.host[place] == t]
        kinds = len({getattr(spot.instance.people[place], key) for place in hosts})
        if hosts and kinds + spot.most[t] - len(hosts) < least <= spot.most[t]:
            sentence = f"the hosts of table {table.id!r} leave no room for {least} {key}s"
            code = f"too_few_{key}s_at_table"
            yield spot.clash(code, sentence, hosts, tables=(table.id,), least=least, kinds=kinds)


def _groups_apart(spot: _Round) -> Iterator[Clash]:
    """People who must all sit apart from each other and are more than there are tables (a greedy search)."""
    there = np.array(spot.there, dtype=np.int64)
    group = _largest_group(spot.pairs.apart[np.ix_(there, there)]) if len(there) else []
    if len(group) > spot.tables:
        people = there[group].tolist()
        sentence = f"{_named(spot.ids(people))} must all sit apart, there are {spot.tables} tables"
        yield spot.clash("group_larger_than_tables", sentence, people, count=len(people), tables_in_use=spot.tables)


def _largest_group(apart: Flags) -> list[int]:
    best: list[int] = []
    degree: Numbers = apart.sum(axis=1)
    for start in np.flatnonzero(degree >= 1):
        group, open_to = [int(start)], apart[start].copy()
        while open_to.any():
            nearest = int(np.argmax(np.where(open_to, degree, -1)))
            group.append(nearest)
            open_to &= apart[nearest]
        if len(group) > len(best):
            best = group
    return sorted(best)
