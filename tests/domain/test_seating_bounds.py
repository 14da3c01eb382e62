# SPDX-License-Identifier: EUPL-1.2
"""What meetings are worth at most: never less than any choice of pairs, and less than counting people apart."""

from itertools import combinations, compress, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.domain.seating.bounds import most_worth

PEOPLE = 5
PAIRS = list(combinations(range(PEOPLE), 2))


def _matrix(worth: list[int]) -> np.ndarray:
    matrix = np.zeros((PEOPLE, PEOPLE))
    for (a, b), value in zip(PAIRS, worth, strict=True):
        matrix[a, b] = matrix[b, a] = value
    return matrix


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(st.integers(0, 6), min_size=len(PAIRS), max_size=len(PAIRS)),
    st.lists(st.integers(0, PEOPLE - 1), min_size=PEOPLE, max_size=PEOPLE),
    st.integers(0, len(PAIRS)),
)
def test_no_choice_of_pairs_is_worth_more_than_the_bound(worth: list[int], companions: list[int], pairs: int) -> None:
    best = 0
    for chosen in product((False, True), repeat=len(PAIRS)):
        made = list(compress(PAIRS, chosen))
        degree = np.bincount([person for pair in made for person in pair], minlength=PEOPLE)
        if len(made) <= pairs and (degree <= companions).all():
            best = max(best, sum(compress(worth, chosen)))
    assert most_worth(_matrix(worth), np.array(companions), pairs) >= best


def test_whom_everybody_wants_to_meet_is_counted_once() -> None:
    star = np.zeros((PEOPLE, PEOPLE))
    star[0, 1:] = star[1:, 0] = 8.0
    one_each = np.ones(PEOPLE, dtype=np.int64)
    assert 8.0 <= most_worth(star, one_each, 2) < 9.0
    assert np.sort(star, axis=1)[:, -1].sum() / 2 == 20.0
