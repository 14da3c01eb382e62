# SPDX-License-Identifier: EUPL-1.2
"""P17 over parts and over time: what an attacker reads on the page, and nothing else, recovers no few people."""

from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.disclosure import LEAST, STEP, published
from samenspel.domain.releases import Released, again, family, share

HALF = STEP // 2
PARTS = st.lists(st.integers(0, 80), min_size=1, max_size=6)
STEPS = st.lists(st.integers(-25, 25), min_size=1, max_size=30)


def most_hidden(whole: int, parts: list[int]) -> int:
    """The largest that what is not shown can be, for whoever knows how numbers are rounded."""
    return whole + HALF - sum(part - HALF for part in parts)


def certain_few(whole: int | None, parts: dict[str, int | None]) -> bool:
    """Whether the attacker is sure that a group that is not shown is a few people: each part alone, and all of them."""
    shown = [part for part in parts.values() if part is not None]
    if whole is None or not shown or len(shown) == len(parts):
        return whole is not None and any(most_hidden(whole, [part]) < LEAST for part in shown)
    return most_hidden(whole, shown) < LEAST or any(most_hidden(whole, [part]) < LEAST for part in shown)


@given(PARTS, st.integers(0, 40))
def test_nothing_hidden_is_found_by_subtraction(counts: list[int], rest: int) -> None:
    parts = {str(at): count for at, count in enumerate(counts)}
    whole = sum(counts) + rest
    shown = family(whole, parts)
    assert not certain_few(published(whole), shown)
    assert all(part is None or (part >= LEAST and part % STEP == 0) for part in shown.values())


def test_the_attack_finds_a_few_people_when_only_small_counts_are_left_out() -> None:
    whole, parts = 63, {"a": 60}
    assert certain_few(published(whole), {key: published(count) for key, count in parts.items()})
    assert not certain_few(published(whole), family(whole, parts))


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_is_never_nobody_everybody_or_a_few(part: int, rest: int) -> None:
    shown = share(part, part + rest)
    if part < LEAST or rest < LEAST:
        assert shown is None
    assert shown is None or (0 < shown < 100 and shown % STEP == 0)


@given(st.integers(0, 60), STEPS)
def test_a_next_release_moves_only_when_ten_people_moved(first: int, steps: list[int]) -> None:
    """Differencing: whoever lays two releases beside each other sees no change that a few people made."""
    exact, last = first, Released(first, published(first))
    for step in steps:
        exact = max(0, exact + step)
        now = again(exact, published(exact), last)
        assert now.shown == last.shown or abs(exact - last.exact) >= LEAST
        last = now


def test_without_that_rule_one_person_is_seen() -> None:
    assert published(12) != published(13)
    assert again(13, published(13), Released(12, published(12))).shown == published(12)
