# SPDX-License-Identifier: EUPL-1.2
"""Who can ride along with whom: by the place that each wrote down, and by the seats that are left.

A proposal pairs only places that have something to do with each other. As many people as possible get a lift; among
those, whoever can ride from the very same place is paired first. Nobody is paired twice and no car gets more people
than it has seats. The same people give the same proposals, in whatever order they are given.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ALIKE, NEAR, APART = 3, 2, 1, 0
SPELT_ALIKE = 0.85
_POSTCODE = re.compile(r"\b([1-9][0-9]{3})(?=\s?[a-z]{2}\b|\b)")
_SAYS_LITTLE = frozenset(
    {
        *(
            "aan",
            "bij",
            "den",
            "het",
            "langs",
            "naar",
            "omgeving",
            "regio",
            "richting",
            "uit",
            "van",
            "vanaf",
            "vanuit",
        ),
        *("centrum", "dorp", "kern", "stad", "straat", "wijk"),
    }
)


@dataclass(frozen=True, slots=True)
class Car:
    """Somebody who offers a lift; `seats` that are still free."""

    key: str
    place: str
    seats: int


@dataclass(frozen=True, slots=True)
class Rider:
    key: str
    place: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """`closeness`: SAME, ALIKE or NEAR."""

    driver: str
    rider: str
    closeness: int


@dataclass(frozen=True, slots=True)
class Place:
    """What can be compared of what somebody wrote: four-figure postcodes and telling words."""

    postcodes: frozenset[str]
    words: frozenset[str]


def read_place(text: str) -> Place:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    postcodes = frozenset(_POSTCODE.findall(plain))
    without = re.sub(r"\b[1-9][0-9]{3}\s?[a-z]{2}\b", " ", plain)
    words = re.findall(r"[^\W\d_]{3,}", without)
    return Place(postcodes, frozenset(word for word in words if word not in _SAYS_LITTLE))


def closeness(one: Place, other: Place) -> int:
    """SAME: one postcode, or the same words. ALIKE: a word in common or nearly. NEAR: postcodes beside each other."""
    if one.postcodes & other.postcodes or (one.words and one.words == other.words):
        return SAME
    if any(_alike(word, there) for word in one.words for there in other.words):
        return ALIKE
    neighbours = {code[:3] for code in one.postcodes} & {code[:3] for code in other.postcodes}
    return NEAR if neighbours else APART


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return (
        min(len(one), len(other)) >= 5
        and SequenceMatcher(None, min(one, other), max(one, other)).ratio() >= SPELT_ALIKE
    )


def propose(cars: Iterable[Car], riders: Iterable[Rider]) -> list[Proposal]:
    """Pairs, by driver and then by rider. Somebody who both drives and rides is taken as a driver only."""
    drivers = {car.key: car for car in sorted(cars, key=lambda car: car.key) if car.seats > 0}
    waiting = {one.key: one for one in sorted(riders, key=lambda one: one.key) if one.key not in drivers}
    close = _closeness_of_all(drivers, waiting)
    ridden: dict[str, str] = {}  # rider → driver
    for least in (SAME, ALIKE, NEAR):
        roads = {rider: [car for car in drivers if close[car, rider] >= least] for rider in waiting}
        for rider in waiting:
            if rider not in ridden:
                _find_seat(rider, roads, drivers, ridden)
    pairs = [Proposal(car, rider, close[car, rider]) for rider, car in ridden.items()]
    return sorted(pairs, key=lambda pair: (pair.driver, pair.rider))


def _closeness_of_all(drivers: Mapping[str, Car], riders: Mapping[str, Rider]) -> dict[tuple[str, str], int]:
    texts = {car.place for car in drivers.values()} | {rider.place for rider in riders.values()}
    read = {text: read_place(text) for text in texts}
    known: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str], int] = {}
    for car in drivers.values():
        for rider in riders.values():
            places = (car.place, rider.place)
            if places not in known:
                known[places] = closeness(read[car.place], read[rider.place])
            found[car.key, rider.key] = known[places]
    return found


def _find_seat(
    rider: str, roads: Mapping[str, Sequence[str]], drivers: Mapping[str, Car], ridden: dict[str, str]
) -> None:
    """A free seat for this rider, if need be by moving others to another car that suits them (an augmenting path)."""
    came_from: dict[str, tuple[str, str]] = {}  # rider → the rider who would take their seat, in which car
    tried: set[str] = set()
    queue = deque([rider])
    while queue:
        asking = queue.popleft()
        for car in roads[asking]:
            if car in tried:
                continue
            tried.add(car)
            inside = sorted(one for one, there in ridden.items() if there == car)
            if len(inside) < drivers[car].seats:
                _move_up(asking, car, came_from, ridden)
                return
            for one in inside:
                came_from[one] = (asking, car)
                queue.append(one)


def _move_up(rider: str, car: str, came_from: Mapping[str, tuple[str, str]], ridden: dict[str, str]) -> None:
    while True:
        ridden[rider] = car
        if rider not in came_from:
            return
        rider, car = came_from[rider]
