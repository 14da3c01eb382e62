# SPDX-License-Identifier: EUPL-1.2
"""Lifts: which places go together by hand, and what must hold for any cars and riders."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.lifts import ALIKE, APART, NEAR, SAME, Car, Proposal, Rider, closeness, propose, read_place


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Zilverdam", "zilverdam", SAME),
        ("9801 AB Zilverdam", "9801", SAME),
        ("Zilverdam, bij het station", "station Zilverdam", SAME),
        ("vanuit Ĳsselveen", "IJsselveen", SAME),
        ("Zilverdam-Noord", "Zilverdam", ALIKE),
        ("Zilverdamm", "Zilverdam", ALIKE),
        ("9801 AB", "9805XY", NEAR),
        ("9801AB Zilverdam", "9999 ZZ Veendorp", APART),
        ("Oost", "West", APART),
        ("het dorp", "het dorp", APART),
        ("", "", APART),
        ("", "Zilverdam", APART),
        ("0612345678", "9801", APART),
    ],
)
def test_places_that_people_write(one: str, other: str, expected: int) -> None:
    assert closeness(read_place(one), read_place(other)) == expected
    assert closeness(read_place(other), read_place(one)) == expected


def test_the_same_village_goes_before_one_with_a_word_in_common() -> None:
    cars = [Car("anna", "Zilverdam", 1), Car("ben", "Zilverdam-Noord", 1)]
    riders = [Rider("x", "Zilverdam Noord"), Rider("y", "Zilverdam")]
    assert propose(cars, riders) == [Proposal("anna", "y", SAME), Proposal("ben", "x", SAME)]


def test_somebody_moves_to_another_car_when_that_takes_one_more_along() -> None:
    cars = [Car("anna", "Zilverdam 9801", 1), Car("ben", "Zilverdam", 1)]
    riders = [Rider("x", "Zilverdam"), Rider("y", "9801 AB")]
    pairs = {(pair.driver, pair.rider) for pair in propose(cars, riders)}
    assert pairs == {("ben", "x"), ("anna", "y")}


def test_nobody_is_proposed_to_drive_across_the_country() -> None:
    assert propose([Car("anna", "Zilverdam", 4)], [Rider("x", "Veenwoude")]) == []


words = st.sampled_from(["Zilverdam", "Zilverdam Noord", "Veenwoude", "9801 AB", "9805", "Noord", "", "9801 Veenwoude"])
cars = st.lists(
    st.builds(Car, st.integers(0, 9).map(lambda n: f"d{n}"), words, st.integers(0, 3)),
    max_size=6,
    unique_by=lambda car: car.key,
)
riders = st.lists(
    st.builds(Rider, st.integers(0, 9).map(lambda n: f"r{n}"), words), max_size=7, unique_by=lambda one: one.key
)


@given(cars, riders)
def test_nobody_twice_no_car_over_its_seats_and_only_places_that_meet(some: list[Car], others: list[Rider]) -> None:
    pairs = propose(some, others)
    places = {one.key: read_place(one.place) for one in (*some, *others)}
    assert max(Counter(pair.rider for pair in pairs).values(), default=1) == 1
    load = Counter(pair.driver for pair in pairs)
    assert all(load[car.key] <= car.seats for car in some)
    for pair in pairs:
        assert pair.closeness == closeness(places[pair.driver], places[pair.rider]) > APART


@given(cars, riders, st.randoms())
def test_the_order_in_which_people_are_given_does_not_matter(
    some: list[Car], others: list[Rider], random: object
) -> None:
    expected = propose(some, others)
    random.shuffle(some)  # type: ignore[attr-defined]
    random.shuffle(others)  # type: ignore[attr-defined]
    assert propose(some, others) == expected


def most(cars_left: list[Car], others: list[Rider]) -> int:
    """As many as can ride at all, by trying everything."""
    best = 0
    for choice in product([None, *range(len(cars_left))], repeat=len(others)):
        load = Counter(number for number in choice if number is not None)
        if any(count > cars_left[number].seats for number, count in load.items()):
            continue
        roads = ((cars_left[n].place, rider.place) for n, rider in zip(choice, others, strict=True) if n is not None)
        if all(closeness(read_place(one), read_place(other)) > APART for one, other in roads):
            best = max(best, load.total())
    return best


@given(
    cars.map(lambda found: found[:3]),
    riders.map(lambda r: r[:4]),
)
def test_as_many_ride_along_as_can(some: list[Car], others: list[Rider]) -> None:
    assert len(propose(some, others)) == most(some, others)
