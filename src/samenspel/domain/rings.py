# SPDX-License-Identifier: EUPL-1.2
"""Where every partner stands in the picture of the three circles.

The picture is a square of `SIZE` units with the origin in its middle and y pointing down. A ring is the band between
two radii; the inner one is a disc. A node is a marker (a square of twice `marker` units, drawn as a circle, rounded
square or hexagon inside it) with its label below it. What holds for every layout, and is tested as a property:

* no marker or label overlaps another marker or label;
* no marker or label crosses the line of a ring;
* a label stays under its marker: it is moved aside by a quarter of its width at most;
* a label is shortened only if there is no room for one more of its letters, given the other labels.

Each ring is solved by itself, since a band keeps what stands in it away from the others. Largest letters first: at
every size some arrangements in rounds are tried, and the first size at which nearly all labels can be read is taken.
If even small letters leave too little of the names, the picture shows numbers, and the list beside it is the key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, pi, sqrt
from typing import NamedTuple

from samenspel.domain.lettering import text_width
from samenspel.domain.ring_labels import LEAST, NO_LABEL, Label, fit_labels
from samenspel.domain.rounds import GAP, Band, Point, Scale, arrangements

SIZE = 1000.0
OUTER, MIDDLE, INNER = "outer", "middle", "inner"
RINGS = (OUTER, MIDDLE, INNER)

_EDGE = 494.0  # radius of the outermost line
_PAD = 4.0  # room between a ring's line and what stands in it
_FONT_SIZES = (24.0, 22.0, 20.0, 18.5, 17.0, 15.5, 14.0, 12.5, 11.5)
_BULGE = 1.12  # a rounded square or hexagon reaches so far, in marker sizes
_READABLE = 12  # a label that shows so many letters is good enough
_NUMBER_MARKERS = (26.0, 22.0, 18.0, 15.0, 12.0, 10.0, 8.0, 6.5, 5.0, 4.0, 3.0)
_UNREST = 0.3  # one more round in a ring is worth so much of a name


@dataclass(frozen=True, slots=True)
class RingNode:
    """One partner: `ring` is outer, middle or inner."""

    key: str
    name: str
    ring: str


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A partner with its place: the middle of the marker, and the label with its own middle (empty for numbers)."""

    key: str
    name: str
    ring: str
    number: int
    x: float
    y: float
    label: str
    label_x: float


@dataclass(frozen=True, slots=True)
class RingsLayout:
    """The whole picture; radii are of the lines around each ring."""

    outer_radius: float
    middle_radius: float
    inner_radius: float
    font_size: float
    marker: float
    numbered: bool
    nodes: tuple[PlacedNode, ...]

    def label_top(self, node: PlacedNode) -> float:
        return node.y + self.marker + label_gap(self.font_size)

    def baseline(self, node: PlacedNode) -> float:
        return self.label_top(node) + 0.8 * self.font_size


class Place(NamedTuple):
    """Where a node goes, with its label."""

    point: Point
    label: Label


def label_gap(font_size: float) -> float:
    return 0.12 * font_size


def label_height(font_size: float) -> float:
    return 1.08 * font_size


@lru_cache(maxsize=64)
def lay_out(nodes: tuple[RingNode, ...]) -> RingsLayout:
    """Places for all nodes, in the order given, clockwise from the top; raises ValueError for an unknown ring.

    The same nodes give the same places; the last answers are kept, since a picture is looked at more than changed.
    """
    groups = {ring: [node for node in nodes if node.ring == ring] for ring in RINGS}
    if sum(map(len, groups.values())) != len(nodes):
        raise ValueError("a node's ring must be outer, middle or inner")
    radii = ring_radii(*(len(groups[ring]) for ring in RINGS))
    bands = dict(zip(RINGS, _bands(radii), strict=True))
    for font in _FONT_SIZES:
        scale = _text_scale(font)
        places = _label_rings(groups, bands, scale)
        if places is not None:
            return _layout(nodes, radii, scale, places, numbered=False)
    return _numbers(nodes, groups, bands, radii)


def ring_radii(outer: int, middle: int, inner: int) -> tuple[float, float, float]:
    """Radii of the three lines: room goes with the number of nodes, within bounds that keep it a picture of rings."""
    weights = [outer + 6.0, middle + 5.0, inner + 2.5]
    whole = sum(weights)
    inner_radius = min(max(_EDGE * sqrt(weights[2] / whole), 0.28 * _EDGE), 0.66 * _EDGE)
    middle_radius = _EDGE * sqrt((weights[1] + weights[2]) / whole)
    middle_radius = min(max(middle_radius, inner_radius + 0.19 * _EDGE), 0.81 * _EDGE)
    inner_radius = min(inner_radius, middle_radius - 0.17 * _EDGE)
    return _EDGE, middle_radius, inner_radius


def _bands(radii: tuple[float, float, float]) -> list[Band]:
    outer, middle, inner = radii
    return [
        Band(middle + _PAD, outer - _PAD),
        Band(inner + _PAD, middle - _PAD),
        Band(0.0, inner - _PAD),
    ]


def _text_scale(font: float) -> Scale:
    marker = max(1.35 * font, 20.0) if font > 15 else 1.2 * font
    return Scale(font=font, marker=marker, gap=label_gap(font), line=label_height(font))


def _layout(
    nodes: Sequence[RingNode],
    radii: tuple[float, float, float],
    scale: Scale,
    places: dict[str, Place],
    *,
    numbered: bool,
) -> RingsLayout:
    placed = tuple(
        PlacedNode(
            key=node.key,
            name=node.name,
            ring=node.ring,
            number=number,
            x=places[node.key].point[0],
            y=places[node.key].point[1],
            label=places[node.key].label.text,
            label_x=places[node.key].point[0] + places[node.key].label.shift,
        )
        for number, node in enumerate(nodes, start=1)
    )
    return RingsLayout(
        outer_radius=radii[0],
        middle_radius=radii[1],
        inner_radius=radii[2],
        font_size=scale.font,
        marker=scale.marker,
        numbered=numbered,
        nodes=placed,
    )


# --- names ----------------------------------------------------------------------------------------------


def _label_rings(groups: dict[str, list[RingNode]], bands: dict[str, Band], scale: Scale) -> dict[str, Place] | None:
    places: dict[str, Place] = {}
    for ring in RINGS:
        labelled = _label_ring(groups[ring], bands[ring], scale)
        if labelled is None:
            return None
        places.update((node.key, place) for node, place in labelled)
    return places


def _label_ring(nodes: list[RingNode], band: Band, scale: Scale) -> list[tuple[RingNode, Place]] | None:
    """The arrangement of one ring that leaves most of the names, or None when too little can be read."""
    if not nodes:
        return []
    names = [node.name for node in nodes]
    wanted = [text_width(name, font_size=scale.font) for name in names]
    least = sum(max(min(width, LEAST * scale.font), 2 * scale.marker) + GAP for width in wanted)
    if least * 2 * scale.half_height > pi * (band.far**2 - band.near**2):
        return None
    cell = min(max(sum(wanted) / len(wanted), 2.4 * scale.marker), 9 * scale.font) + GAP
    best = _best_fit(names, band, scale, cell)
    if best is None or best.lost > _bearable(scale.font) * len(nodes):
        return None
    return list(zip(nodes, best.places, strict=True))


class _Fit(NamedTuple):
    """An arrangement of one ring: what it costs, how much of the names is lost, and where everything goes."""

    cost: float
    lost: float
    places: list[Place]


def _best_fit(names: list[str], band: Band, scale: Scale, cell: float) -> _Fit | None:
    best: _Fit | None = None
    for rows, points in arrangements(len(names), band, scale, cell):
        labels = fit_labels(names, points, band, scale) if _markers_fit(points, band, scale.marker) else None
        if labels is None:
            continue
        lost = sum(_loss(name, label.text) for name, label in zip(names, labels, strict=True))
        cost = lost + _UNREST * rows
        if best is None or cost < best.cost:
            best = _Fit(cost, lost, [Place(point, label) for point, label in zip(points, labels, strict=True)])
        if lost == 0:
            break
    return best


def _bearable(font: float) -> float:
    """How much of a name may be lost on average: large letters only when nearly every name is whole."""
    if font == _FONT_SIZES[-1]:
        return 0.4
    return 0.02 if font > 18 else 0.05 if font > 15 else 0.12


def _loss(name: str, label: str) -> float:
    """0 for a whole name, up to 1 for nothing; a beginning of some length is nearly as good as the whole."""
    if label == name:
        return 0.0
    return max(0.15, 1.0 - len(label) / min(len(name), _READABLE + 1))


def _markers_fit(points: list[Point], band: Band, marker: float) -> bool:
    """Every marker within the band and free of the other markers."""
    for index, (x, y) in enumerate(points):
        if not band.near <= hypot(x, y) - (_BULGE * marker if band.near else 0.0):
            return False
        if hypot(x, y) + _BULGE * marker > band.far:
            return False
        if any(_touch(x - u, y - v, marker) for u, v in points[index + 1 :]):
            return False
    return True


def _touch(dx: float, dy: float, marker: float) -> bool:
    """Whether two markers so far apart would touch: their boxes do, and so do the circles around their shapes."""
    beside = abs(dx) >= 2 * marker + GAP or abs(dy) >= 2 * marker + GAP
    return not beside and hypot(dx, dy) < 2 * _BULGE * marker + GAP


# --- numbers --------------------------------------------------------------------------------------------


def _numbers(
    nodes: Sequence[RingNode],
    groups: dict[str, list[RingNode]],
    bands: dict[str, Band],
    radii: tuple[float, float, float],
) -> RingsLayout:
    """Markers with a number only, as large as fit."""
    for marker in _NUMBER_MARKERS:
        scale = Scale(font=marker, marker=marker, gap=0.0, line=0.0)
        places: dict[str, Place] = {}
        for ring in RINGS:
            points = _number_ring(len(groups[ring]), bands[ring], scale)
            places.update(
                (node.key, Place(point, NO_LABEL)) for node, point in zip(groups[ring], points or [], strict=False)
            )
        if len(places) == len(nodes):
            return _layout(nodes, radii, scale, places, numbered=True)
    raise ValueError("too many nodes for one picture")


def _number_ring(count: int, band: Band, scale: Scale) -> list[Point] | None:
    for _, points in arrangements(count, band, scale, 2 * scale.marker + GAP):
        if _markers_fit(points, band, scale.marker):
            return points
    return None if count else []
