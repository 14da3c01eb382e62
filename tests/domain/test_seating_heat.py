# SPDX-License-Identifier: EUPL-1.2
"""The warmth of a search is read from what swaps would lose, and table sizes from what pairs they hold."""

from itertools import combinations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.seating.bounds import widest_sizes
from samenspel.domain.seating.heat import settled_warmth, swap_losses


def test_what_a_swap_loses_is_what_seating_both_anew_would_cost() -> None:
    rng = np.random.default_rng(3)
    gain = rng.integers(-50, 50, (9, 9)).astype(float)
    gain = gain + gain.T
    np.fill_diagonal(gain, 0.0)
    liking, table = rng.integers(0, 20, (3, 9)).astype(float), np.array([0, 1, 2] * 3)

    def score(seats: np.ndarray) -> float:
        together = sum(gain[a, b] for a, b in combinations(range(9), 2) if seats[a] == seats[b])
        return float(together + sum(liking[t, p] for p, t in enumerate(seats)))

    expected = []
    for a, b in combinations(range(9), 2):
        if table[a] != table[b]:
            swapped = table.copy()
            swapped[[a, b]] = swapped[[b, a]]
            expected.append(max(score(table) - score(swapped), 0.0))
    found = swap_losses(gain, liking, table, np.ones(9, dtype=np.bool_))
    assert sorted(found) == sorted(expected)


def test_twice_the_losses_want_twice_the_warmth() -> None:
    losses = np.linspace(100.0, 5000.0, 400)
    once, twice = (settled_warmth(losses * factor, (1.0, 1.0), (1.0, 1.0)) for factor in (1.0, 2.0))
    assert np.allclose(np.array(once) * 2, twice)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=4), st.integers(0, 16))
def test_the_widest_sizes_hold_the_most_pairs_of_all_sizes(ranges: list[tuple[int, int]], people: int) -> None:
    least, most = np.array([low for low, _ in ranges]), np.array([low + more for low, more in ranges])
    every = [s for s in product(*(range(lo, lo + m + 1) for lo, m in ranges)) if sum(s) == people]
    found = widest_sizes(least, most, people)
    if found is None:
        assert not every
    else:
        assert tuple(found) in every
        assert sum(x * (x - 1) for x in found) == max(sum(x * (x - 1) for x in s) for s in every)
