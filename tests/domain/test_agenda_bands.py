# SPDX-License-Identifier: EUPL-1.2
"""The one-page picture of the agenda: nothing overlaps, every word is there, arrows do not lie on top of each other."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.domain.agenda_bands import (
    FONT,
    PAD,
    WIDTH,
    ActivityNode,
    AgendaLayout,
    Box,
    GoalNode,
    IndicatorNode,
    lay_out_agenda,
    wrapped,
)
from samenspel.domain.lettering import text_width

WORDS = st.text(st.sampled_from("abe -W"), min_size=1, max_size=90).filter(str.strip)


@st.composite
def agendas(draw: st.DrawFn) -> list[GoalNode]:
    sizes = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=0, max_size=6))
    keys = [f"a{goal}-{one}" for goal, (count, _indicators) in enumerate(sizes) for one in range(count)]
    stronger = st.sampled_from(["", *keys, "elsewhere"])
    return [
        GoalNode(
            key=f"g{goal}",
            title=draw(WORDS),
            pillar=draw(st.sampled_from(["", "Geld", "Eten"])),
            activities=tuple(
                ActivityNode(f"a{goal}-{one}", draw(WORDS), "outer", draw(WORDS), draw(stronger))
                for one in range(count)
            ),
            indicators=tuple(IndicatorNode(f"i{goal}-{one}", draw(WORDS), "12") for one in range(indicators)),
        )
        for goal, (count, indicators) in enumerate(sizes)
    ]


def boxes(layout: AgendaLayout) -> list[Box]:
    return [*layout.activities, *layout.goals, *layout.indicators]


def overlap(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


@given(agendas())
@settings(max_examples=60)
def test_no_two_boxes_overlap_and_none_leaves_the_picture(goals: list[GoalNode]) -> None:
    layout = lay_out_agenda(goals)
    found = boxes(layout)
    assert len(found) == sum(1 + len(goal.activities) + len(goal.indicators) for goal in goals)
    assert not [(a.key, b.key) for a, b in combinations(found, 2) if overlap(a, b)]
    assert all(box.x >= 0 and box.right <= WIDTH and box.y >= 0 and box.bottom <= layout.height for box in found)
    for heading in layout.headings:
        assert not [box.key for box in found if box.y < heading.baseline + 6 and box.bottom > heading.baseline - FONT]


@given(agendas())
@settings(max_examples=60)
def test_every_word_stands_in_its_box_and_fits(goals: list[GoalNode]) -> None:
    texts = {one.key: (one.partner, one.what) for goal in goals for one in goal.activities}
    for box in lay_out_agenda(goals).activities:
        for written, lines in zip(texts[box.key], (box.head, box.lines), strict=True):
            assert "".join(lines).replace("-", "").replace(" ", "") == "".join(written.split()).replace("-", "")
        for line in box.head:
            assert text_width(line, font_size=FONT) <= box.width - 2 * PAD - box.indent
        assert all(text_width(line, font_size=FONT) <= box.width - 2 * PAD for line in box.lines)


@given(agendas())
@settings(max_examples=60)
def test_arrows_stay_in_the_margin_and_none_lies_on_top_of_another(goals: list[GoalNode]) -> None:
    layout = lay_out_agenda(goals)
    for arrow in layout.arrows:
        assert 0 < arrow.x < arrow.edge
        for end in (arrow.y1, arrow.y2):
            assert any(box.y < end < box.bottom for box in layout.activities)
    for a, b in combinations(layout.arrows, 2):
        if a.x == b.x:
            (low, high), (below, above) = sorted((a.y1, a.y2)), sorted((b.y1, b.y2))
            assert high < below or above < low


def test_a_pillar_is_named_once_above_its_goals() -> None:
    goals = [GoalNode(str(n), "Doel", pillar) for n, pillar in enumerate(("Geld", "Geld", "", "Eten"))]
    assert [heading.text for heading in lay_out_agenda(goals).headings] == ["Geld", "Eten"]


def test_a_word_that_is_too_long_is_cut_with_a_hyphen() -> None:
    lines = wrapped("de schuldhulpverleningsaanvraag komt", 120)
    assert all(text_width(line, font_size=FONT) <= 120 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == "deschuldhulpverleningsaanvraagkomt"
    assert lines[-1].endswith("komt")
