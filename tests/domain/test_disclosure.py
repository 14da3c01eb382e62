# SPDX-License-Identifier: EUPL-1.2
"""Counts of people for everybody: nothing below ten, rounded, and nothing to subtract (P17)."""

from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.disclosure import LEAST, STEP, published, total

COUNTS = st.lists(st.integers(0, 300), max_size=30)


@given(st.integers(0, 9))
def test_fewer_than_ten_people_are_not_shown(count: int) -> None:
    assert published(count) is None


@given(st.integers(10, 5000))
def test_ten_or_more_are_shown_to_the_nearest_five(count: int) -> None:
    shown = published(count)
    assert shown is not None
    assert shown % STEP == 0 and abs(shown - count) <= STEP / 2 and shown >= LEAST


@given(st.integers(0, 5000), st.integers(0, 9))
def test_a_count_of_something_else_is_not_shown_when_few_people_stand_behind_it(count: int, people: int) -> None:
    assert published(count, people=people) is None


@given(COUNTS)
def test_a_total_tells_nothing_that_its_parts_do_not(counts: list[int]) -> None:
    parts = [published(count) for count in counts]
    hidden = [count for count, part in zip(counts, parts, strict=True) if part is None]
    others = [count if count not in hidden else 0 for count in counts]
    assert total(parts) == total([published(count) for count in others])


@given(COUNTS, st.integers(0, 30))
def test_two_totals_that_differ_by_a_part_give_no_exact_count(counts: list[int], cut: int) -> None:
    whole = total(published(count) for count in counts) or 0
    part = total(published(count) for count in counts[:cut]) or 0
    assert (whole - part) % STEP == 0
    assert not 0 < whole - part < LEAST
