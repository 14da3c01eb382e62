# SPDX-License-Identifier: EUPL-1.2
"""Finite fields, and the seatings without repeats that they give."""

from itertools import combinations, permutations

import numpy as np
import pytest

from samenspel.domain.seating import Planner, parse_instance
from samenspel.domain.seating.designs import without_repeats
from samenspel.domain.seating.fields import field_tables, prime_power
from tests.domain.seating_cases import errors, evening


def test_prime_powers_are_recognised() -> None:
    found = [number for number in range(30) if prime_power(number)]
    assert found == [2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17, 19, 23, 25, 27, 29]
    assert prime_power(27) == (3, 3)


@pytest.mark.parametrize("order", [2, 3, 4, 5, 7, 8, 9, 16, 25, 27])
def test_the_tables_are_those_of_a_field(order: int) -> None:
    sums, products = field_tables(order)
    everything = set(range(order))
    assert (sums == sums.T).all()
    assert (products == products.T).all()
    assert (sums[0] == np.arange(order)).all()
    assert (products[1] == np.arange(order)).all()
    assert not products[0].any()
    assert all(set(row.tolist()) == everything for row in sums)
    assert all(set(row.tolist()) == everything for row in products[1:])
    for a, b, c in permutations(range(min(order, 9)), 3):
        assert sums[a, sums[b, c]] == sums[sums[a, b], c]
        assert products[a, products[b, c]] == products[products[a, b], c]
        assert products[a, sums[b, c]] == sums[products[a, b], products[a, c]]


def test_there_is_no_field_of_six_elements() -> None:
    with pytest.raises(ValueError, match="no field of 6"):
        field_tables(6)


@pytest.mark.parametrize(
    ("people", "tables", "rounds"), [(25, 5, 6), (49, 7, 8), (32, 8, 9), (24, 8, 8), (29, 8, 8), (9, 3, 4), (40, 9, 9)]
)
def test_nobody_meets_anybody_twice_and_sizes_are_even(people: int, tables: int, rounds: int) -> None:
    seating = without_repeats(people, tables, rounds)
    assert seating is not None
    assert seating.shape == (rounds, people)
    for row in seating:
        sizes = np.bincount(row, minlength=tables)
        assert sizes.max() - sizes.min() <= 1
    met = [(a, b) for row in seating for a, b in combinations(range(people), 2) if row[a] == row[b]]
    assert len(met) == len(set(met))


@pytest.mark.parametrize(("people", "tables", "rounds"), [(36, 6, 3), (24, 8, 9), (25, 5, 7), (12, 3, 2), (3, 3, 2)])
def test_where_this_way_has_no_seating_none_is_given(people: int, tables: int, rounds: int) -> None:
    assert without_repeats(people, tables, rounds) is None


@pytest.mark.parametrize(("tables", "seats", "rounds"), [(5, 5, 6), (7, 7, 8), (8, 4, 9)])
def test_the_planner_finds_the_classic_full_schedules_at_once(tables: int, seats: int, rounds: int) -> None:
    data = evening(tables * seats, [(seats, seats)] * tables, rounds=rounds)
    planner = Planner(parse_instance(data), seed=11)
    assert planner.proven_optimal
    assert planner.figures().repeats == 0
    assert errors(data, planner.best.as_json()) == []
