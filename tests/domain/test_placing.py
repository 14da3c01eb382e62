# SPDX-License-Identifier: EUPL-1.2
"""What is shown of groups: never of a few, and nothing from which a few could be subtracted (P17)."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.disclosure import LEAST_IN_A_GROUP, groups_shown
from samenspel.domain.lanes import Lane, LaneGroup, draw_lanes
from samenspel.domain.placing import Difference, placed

PLACES = st.lists(st.tuples(st.sampled_from(["", "a", "b", "c", "d"]), st.integers(1, 5)), max_size=40)


def sizes_of(places: list[tuple[str, int]]) -> dict[str, int]:
    return {group: sum(1 for one, _place in places if one == group) for group in "abcd"}


@given(PLACES)
def test_whoever_subtracts_groups_from_the_whole_finds_nobody_or_five_people(places: list[tuple[str, int]]) -> None:
    """Every sum that a reader can make of what is shown: the whole less any choice of the groups."""
    shown = placed(places)
    sizes = sizes_of(places)
    assert all(sizes[group] >= LEAST_IN_A_GROUP for group in shown.groups)
    assert (shown.all is None) == (len(places) < LEAST_IN_A_GROUP)
    if shown.all is None:
        assert shown.groups == {}
        return
    for chosen in chain.from_iterable(combinations(shown.groups, count) for count in range(5)):
        rest = len(places) - sum(sizes[group] for group in chosen)
        assert rest == 0 or rest >= LEAST_IN_A_GROUP


@given(PLACES, st.data())
def test_what_a_few_people_answer_changes_no_group_that_is_shown(
    places: list[tuple[str, int]], data: st.DataObject
) -> None:
    """The same people of groups that are not shown, with other answers: every group looks the same."""
    hidden = {*"abcd", ""} - placed(places).groups.keys()
    other = [(group, data.draw(st.integers(1, 5)) if group in hidden else place) for group, place in places]
    assert placed(other).groups == placed(places).groups


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 30)), st.integers(0, 30))
def test_no_more_is_left_out_than_has_to_be(sizes: dict[str, int], in_no_group: int) -> None:
    """With the last one that was left out for the others' sake, a few could be subtracted."""
    together = sum(sizes.values()) + in_no_group
    shown = groups_shown(sizes, together)
    large = sorted((group for group, size in sizes.items() if size >= 5), key=lambda group: (-sizes[group], group))
    assert list(shown - set(large)) == []
    if len(shown) < len(large):
        with_one_more = large[: len(shown) + 1]
        assert 0 < together - sum(sizes[group] for group in with_one_more) < LEAST_IN_A_GROUP


def test_four_people_of_the_municipality_stay_out_of_sight_and_so_does_the_smallest_group_beside_them() -> None:
    four = [("a", 1)] * 4 + [("b", 3)] * 8 + [("c", 4)] * 6
    assert placed(four).groups == {"b": 3.0}  # "c" as well: the whole less "b" and "c" would be those four
    assert placed([*four, ("a", 1)]).groups == {"a": 1.0, "b": 3.0, "c": 4.0}


def test_who_says_nothing_about_themselves_is_no_group_however_many_they_are() -> None:
    assert placed([("", 4)] * 6 + [("a", 2)] * 6).groups == {"a": 2.0}


def test_the_middle_half_is_not_moved_by_one_person_at_the_edge() -> None:
    shown = placed([("", 1), *[("", 3)] * 8, ("", 5)]).all
    assert shown is not None
    assert (shown.low, shown.middle, shown.high, shown.is_divided) == (3, 3, 3, False)
    torn = placed([("", 1)] * 5 + [("", 5)] * 5).all
    assert torn is not None and torn.is_divided


def test_the_widest_difference_is_the_one_to_talk_about() -> None:
    shown = placed([("a", 2)] * 5 + [("b", 4)] * 5 + [("c", 3)] * 5)
    assert shown.difference == Difference("b", "a", 2.0)
    assert placed([("a", 2)] * 5 + [("b", 2)] * 5).difference is None


def test_marks_stand_on_their_step_and_every_lane_below_the_one_before() -> None:
    drawn = draw_lanes(
        [LaneGroup("Een", [Lane("toen", "old", 1.0), Lane("nu", "now", 3.0, 2.0, 5.0)]), LaneGroup("Twee", [])], steps=5
    )
    then, now = drawn.groups[0].lanes
    assert (then.x, now.x) == (drawn.ticks[0], drawn.ticks[2])
    assert then.band_width == "0"
    assert float(now.band_x) < float(drawn.ticks[1]) < float(now.x)
    assert float(now.band_x) + float(now.band_width) > float(drawn.ticks[4])
    assert float(then.y) < float(now.y) < float(drawn.groups[1].heading_y) < drawn.height
