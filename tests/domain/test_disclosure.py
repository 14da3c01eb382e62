# SPDX-License-Identifier: EUPL-1.2
"""Counts of people for everybody: nothing below ten, rounded, and nothing to subtract (P17)."""

from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.disclosure import LEAST, STEP, different_people, part_of, published, total

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


@given(st.integers(10, 300), st.data())
def test_a_part_beside_its_whole_leaves_no_few_people_and_not_nobody(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    shown = part_of(part, whole)
    if shown is not None:
        assert whole - part >= LEAST
        assert (published(whole) or 0) - shown >= LEAST  # as a reader subtracts them
    elif part >= LEAST:
        assert whole - part < LEAST


@given(st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)))
def test_of_two_evenings_nobody_finds_who_came_to_one_or_to_both_of_them(first: set[int], second: set[int]) -> None:
    together = different_people([len(first), len(second)], len(first | second))
    if together is not None:
        assert min(len(first - second), len(second - first), len(first & second)) >= LEAST


@given(st.lists(st.sets(st.integers(0, 80), min_size=10), min_size=3, max_size=5))
def test_of_more_evenings_nobody_finds_a_few_who_missed_one(evenings: list[set[int]]) -> None:
    everybody = set.union(*evenings)
    if different_people([len(one) for one in evenings], len(everybody)) is not None:
        assert all(len(everybody - one) >= LEAST for one in evenings)
