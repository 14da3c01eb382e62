# SPDX-License-Identifier: EUPL-1.2
"""The picture of the three circles: nothing overlaps, nothing crosses a line, names are whole where they fit."""

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.domain.lettering import shorten, text_width
from samenspel.domain.rings import INNER, MIDDLE, OUTER, RINGS, RingNode, RingsLayout, label_height, lay_out

Box = tuple[float, float, float, float]  # left, top, right, bottom


def nodes(*, outer: int = 0, middle: int = 0, inner: int = 0, name: str = "Buurthuis") -> tuple[RingNode, ...]:
    counts = {OUTER: outer, MIDDLE: middle, INNER: inner}
    return tuple(
        RingNode(key=f"{ring}{i}", name=name, ring=ring) for ring, count in counts.items() for i in range(count)
    )


def markers(layout: RingsLayout) -> list[Box]:
    m = layout.marker
    return [(n.x - m, n.y - m, n.x + m, n.y + m) for n in layout.nodes]


def labels(layout: RingsLayout) -> list[tuple[int, Box]]:
    boxes = []
    for index, node in enumerate(layout.nodes):
        if node.label:
            half = text_width(node.label, font_size=layout.font_size) / 2
            top = layout.label_top(node)
            bottom = top + label_height(layout.font_size)
            boxes.append((index, (node.label_x - half, top, node.label_x + half, bottom)))
    return boxes


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def edges(layout: RingsLayout, ring: str) -> tuple[float, float]:
    return {
        OUTER: (layout.middle_radius, layout.outer_radius),
        MIDDLE: (layout.inner_radius, layout.middle_radius),
        INNER: (0.0, layout.inner_radius),
    }[ring]


def within(box: Box, near: float, far: float) -> bool:
    """The whole box lies between the two circles around the origin."""
    left, top, right, bottom = box
    farthest = hypot(max(abs(left), abs(right)), max(abs(top), abs(bottom)))
    nearest_x = 0.0 if left < 0 < right else min(abs(left), abs(right))
    nearest_y = 0.0 if top < 0 < bottom else min(abs(top), abs(bottom))
    return farthest < far and (near == 0.0 or hypot(nearest_x, nearest_y) > near)


def problems(layout: RingsLayout) -> list[str]:
    """What a person would see go wrong, in words."""
    found = []
    named = labels(layout)
    for (i, a), (j, b) in combinations(named, 2):
        if overlap(a, b):
            found.append(f"label {i} over label {j}")
    for i, a in named:
        found += [f"label {i} over marker {j}" for j, b in enumerate(markers(layout)) if overlap(a, b)]
        if not within(a, *edges(layout, layout.nodes[i].ring)):
            found.append(f"label {i} crosses a line")
    for node in layout.nodes:
        near, far = edges(layout, node.ring)
        middle = hypot(node.x, node.y)
        if middle + layout.marker >= far or (near and middle - layout.marker <= near):
            found.append(f"marker {node.number} crosses a line")
    for a, b in combinations(layout.nodes, 2):
        if hypot(a.x - b.x, a.y - b.y) < 2 * layout.marker:
            found.append(f"marker {a.number} over marker {b.number}")
    return found


WORDS = ["Stichting", "Welzijn", "Zilverdam", "Bieb", "UWV", "en", "De Brink", "Woningcorporatie", "Leergeld", "ĳ"]
NAMES = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
    st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())),
)


@st.composite
def partners(draw: st.DrawFn) -> tuple[RingNode, ...]:
    """Up to 100 partners, often nearly all in one ring, with names short and long."""
    total = draw(st.integers(0, 100))
    inner_share, middle_share = draw(st.sampled_from([(0.2, 0.3), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0), (0.1, 0.8)]))
    inner = round(total * inner_share)
    middle = min(round(total * middle_share), total - inner)
    pool = draw(st.lists(NAMES, min_size=1, max_size=12))
    rings = [INNER] * inner + [MIDDLE] * middle + [OUTER] * (total - inner - middle)
    return tuple(RingNode(key=str(i), name=pool[i % len(pool)], ring=ring) for i, ring in enumerate(rings))


@settings(max_examples=40, deadline=None)
@given(partners())
def test_nothing_overlaps_and_nothing_crosses_a_line_up_to_a_hundred_partners(
    everyone: tuple[RingNode, ...],
) -> None:
    layout = lay_out(everyone)

    assert problems(layout) == []
    assert [node.key for node in layout.nodes] == [node.key for node in everyone]
    assert [node.number for node in layout.nodes] == list(range(1, len(everyone) + 1))


@settings(max_examples=12, deadline=None)
@given(partners())
def test_a_label_is_the_whole_name_or_a_beginning_of_it_with_dots(everyone: tuple[RingNode, ...]) -> None:
    layout = lay_out(everyone)

    for node in layout.nodes:
        if layout.numbered:
            assert node.label == ""
        elif node.label != node.name:
            assert node.label.endswith("…")
            assert node.name.startswith(node.label[:-1])
            assert len(node.label) > 1


@settings(max_examples=12, deadline=None)
@given(partners())
def test_a_shortened_label_has_no_room_for_one_more_letter(everyone: tuple[RingNode, ...]) -> None:
    layout = lay_out(everyone)
    boxes = dict(labels(layout))

    for index, box in boxes.items():
        node = layout.nodes[index]
        if node.label == node.name:
            continue
        beginnings = [node.name[:end].rstrip(" -&,.(") + "…" for end in range(len(node.label), len(node.name))]
        longer = next(text for text in [*beginnings, node.name] if len(text) > len(node.label))
        half = text_width(longer, font_size=layout.font_size) / 2
        others = [other for i, other in boxes.items() if i != index]
        others += [other for i, other in enumerate(markers(layout)) if i != index]
        near, far = edges(layout, node.ring)
        for step in range(-20, 21):  # wherever it would be slid under its marker
            middle = node.x + step / 20 * half / 2
            grown = (middle - half - 4.0, box[1] - 4.0, middle + half + 4.0, box[3] + 4.0)
            touches = any(overlap(grown, other) for other in others)
            assert touches or not within(grown, near + 4.0 if near else 0.0, far - 4.0)


@settings(max_examples=12, deadline=None)
@given(partners())
def test_a_label_stays_under_its_marker(everyone: tuple[RingNode, ...]) -> None:
    layout = lay_out(everyone)

    for index, (left, _, right, _) in labels(layout):
        quarter = (right - left) / 4 - 0.001
        assert left + quarter <= layout.nodes[index].x <= right - quarter


@pytest.mark.parametrize("counts", [(26, 15, 11), (16, 10, 5), (40, 30, 30), (60, 25, 15), (70, 20, 10), (100, 0, 0)])
def test_the_distributions_of_a_real_pact_show_names_not_numbers(counts: tuple[int, int, int]) -> None:
    layout = lay_out(nodes(outer=counts[0], middle=counts[1], inner=counts[2]))

    assert not layout.numbered
    assert problems(layout) == []


def test_short_names_stay_whole() -> None:
    layout = lay_out(nodes(outer=26, middle=15, inner=11, name="Bieb"))

    assert {node.label for node in layout.nodes} == {"Bieb"}


def test_a_crowd_in_the_heart_gets_numbers_that_still_do_not_overlap() -> None:
    layout = lay_out(nodes(inner=100, name="Woningcorporatie De Sleutel"))

    assert layout.numbered
    assert layout.marker >= 12
    assert problems(layout) == []


def test_more_partners_than_promised_still_give_a_picture() -> None:
    layout = lay_out(nodes(outer=200, middle=60, inner=40))

    assert problems(layout) == []


def test_an_empty_pact_has_three_rings_that_grow_outwards() -> None:
    layout = lay_out(())

    assert layout.nodes == ()
    assert 0 < layout.inner_radius < layout.middle_radius < layout.outer_radius < 500


def test_one_partner_in_the_heart_stands_in_the_middle() -> None:
    layout = lay_out(nodes(inner=1))

    assert layout.nodes[0].x == 0.0
    assert abs(layout.nodes[0].y) < layout.inner_radius / 4


@pytest.mark.parametrize("skewed", [(100, 0, 0), (0, 100, 0), (0, 0, 100), (1, 1, 98)])
def test_a_ring_keeps_a_readable_width_however_uneven_the_rings_are(skewed: tuple[int, int, int]) -> None:
    layout = lay_out(nodes(outer=skewed[0], middle=skewed[1], inner=skewed[2]))

    widths = [
        layout.outer_radius - layout.middle_radius,
        layout.middle_radius - layout.inner_radius,
        layout.inner_radius,
    ]
    assert min(widths) > 80


def test_the_same_partners_get_the_same_places() -> None:
    everyone = nodes(outer=9, middle=4, inner=3)

    assert lay_out(everyone) == lay_out(tuple(list(everyone)))


def test_a_ring_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="outer, middle or inner"):
        lay_out((RingNode(key="1", name="Bieb", ring="somewhere"),))


def test_the_first_partner_of_a_ring_stands_near_the_top_and_the_next_ones_go_clockwise() -> None:
    layout = lay_out(nodes(outer=4))

    top, right, bottom, left = layout.nodes
    assert top.y < -layout.middle_radius / 2 and right.x > 0 and bottom.y > 0 and left.x < 0


@given(st.text(max_size=40), st.floats(1, 400))
def test_a_shortened_text_always_fits(text: str, width: float) -> None:
    assert text_width(shorten(text, width=width, font_size=12), font_size=12) <= width


def test_every_ring_has_a_name() -> None:
    assert RINGS == ("outer", "middle", "inner")
