# SPDX-License-Identifier: EUPL-1.2
"""Where every partner stands in the picture of the three circles.

The picture is a square of `SIZE` units with the origin in its middle and y pointing down. A ring is the band between
two radii; the inner one is a disc. A node is a marker (a square of twice `marker` units, drawn as a circle, rounded
square or hexagon inside it) with its label below it. What holds for every layout, and is tested as a property:

* no marker or label overlaps another marker or label;
* no marker or label crosses the line of a ring;
* a label is shortened only if there is no room for one more of its letters, given the other labels.

Each ring is solved by itself, since a band keeps what stands in it away from the others. Largest letters first: at
every size some arrangements in rounds are tried, and the first size at which nearly all labels can be read is taken.
If even small letters leave too little of the names, the picture shows numbers, and the list beside it is the key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, pi, sqrt

from samenspel.domain.lettering import shorten, text_width
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
_LEAST = 3.2  # a label has at least this room, in letter sizes


@dataclass(frozen=True, slots=True)
class RingNode:
    """One partner: `ring` is outer, middle or inner."""

    key: str
    name: str
    ring: str


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A partner with its place: the middle of the marker, and the label (empty when numbers are shown)."""

    key: str
    name: str
    ring: str
    number: int
    x: float
    y: float
    label: str


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
    places: dict[str, tuple[Point, str]],
    *,
    numbered: bool,
) -> RingsLayout:
    placed = tuple(
        PlacedNode(
            key=node.key,
            name=node.name,
            ring=node.ring,
            number=number,
            x=places[node.key][0][0],
            y=places[node.key][0][1],
            label=places[node.key][1],
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


def _label_rings(
    groups: dict[str, list[RingNode]], bands: dict[str, Band], scale: Scale
) -> dict[str, tuple[Point, str]] | None:
    places: dict[str, tuple[Point, str]] = {}
    for ring in RINGS:
        labelled = _label_ring(groups[ring], bands[ring], scale)
        if labelled is None:
            return None
        places.update((node.key, place) for node, place in labelled)
    return places


def _label_ring(nodes: list[RingNode], band: Band, scale: Scale) -> list[tuple[RingNode, tuple[Point, str]]] | None:
    """The arrangement of one ring that leaves most of the names, or None when too little can be read."""
    if not nodes:
        return []
    wanted = [text_width(node.name, font_size=scale.font) for node in nodes]
    least = sum(max(min(width, _LEAST * scale.font), 2 * scale.marker) + GAP for width in wanted)
    if least * 2 * scale.half_height > pi * (band.far**2 - band.near**2):
        return None
    cell = min(max(sum(wanted) / len(wanted), 2.4 * scale.marker), 9 * scale.font) + GAP
    best: tuple[float, float, list[Point], list[str]] | None = None
    for rows, points in arrangements(len(nodes), band, scale, cell):
        labels = _labels([node.name for node in nodes], wanted, points, band, scale)
        if labels is None:
            continue
        lost = sum(_loss(node.name, label) for node, label in zip(nodes, labels, strict=True))
        if best is None or lost + _UNREST * rows < best[0]:
            best = (lost + _UNREST * rows, lost, points, labels)
        if lost == 0:
            break
    if best is None or best[1] > _bearable(scale.font) * len(nodes):
        return None
    return list(zip(nodes, zip(best[2], best[3], strict=True), strict=True))


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


def _labels(names: list[str], wanted: list[float], points: list[Point], band: Band, scale: Scale) -> list[str] | None:
    """A label for each name at these places, or None when a marker has no room or a label shows almost nothing."""
    if not _markers_fit(points, band, scale.marker):
        return None
    room = [min(width, _free_width(point, points, band, scale)) for width, point in zip(wanted, points, strict=True)]
    if any(got < min(want, _LEAST * scale.font) for got, want in zip(room, wanted, strict=True)):
        return None
    pairs = list(_rivals(points, scale))
    _share(room, pairs)
    labels = [shorten(name, width=width, font_size=scale.font) for name, width in zip(names, room, strict=True)]
    if not all(labels):
        return None
    return _grow(names, labels, [_free_width(point, points, band, scale) for point in points], pairs, scale.font)


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


def _free_width(point: Point, points: list[Point], band: Band, scale: Scale) -> float:
    """How wide a label at this place can be before it touches a line or another marker; negative when not at all."""
    x, y = point
    top = y + scale.marker + scale.gap
    bottom = top + scale.line
    farthest = max(abs(top), abs(bottom))
    half = sqrt(max(band.far**2 - farthest**2, 0.0)) - abs(x)
    nearest = 0.0 if top < 0 < bottom else min(abs(top), abs(bottom))
    if nearest < band.near:
        half = min(half, abs(x) - sqrt(band.near**2 - nearest**2))
    for u, v in points:
        if (u, v) != point and top - GAP < v + scale.marker and v - scale.marker < bottom + GAP:
            half = min(half, abs(u - x) - scale.marker - GAP)
    return 2 * half


def _rivals(points: list[Point], scale: Scale) -> Iterator[tuple[float, int, int]]:
    """Pairs of labels at the same height, with the room that the two have together: nearest first."""
    pairs = [
        (2 * (abs(a[0] - b[0]) - GAP), i, i + 1 + j)
        for i, a in enumerate(points)
        for j, b in enumerate(points[i + 1 :])
        if abs(a[1] - b[1]) < scale.line + GAP / 2
    ]
    yield from sorted(pairs)


def _share(room: list[float], pairs: list[tuple[float, int, int]]) -> None:
    """Cut widths until no pair takes more than it has; a short label leaves its half to the long one."""
    for together, i, j in pairs:
        if room[i] + room[j] <= together:
            continue
        half = together / 2
        if room[i] <= half:
            room[j] = together - room[i]
        elif room[j] <= half:
            room[i] = together - room[j]
        else:
            room[i] = room[j] = half


def _grow(
    names: list[str], labels: list[str], free: list[float], pairs: list[tuple[float, int, int]], font: float
) -> list[str]:
    """Give back what rounding to whole letters left over, to the most shortened first."""
    neighbours: dict[int, list[tuple[float, int]]] = {}
    for together, i, j in pairs:
        neighbours.setdefault(i, []).append((together, j))
        neighbours.setdefault(j, []).append((together, i))
    widths = [text_width(label, font_size=font) for label in labels]
    cut = [index for index, name in enumerate(names) if labels[index] != name]
    for index in sorted(cut, key=lambda i: (len(labels[i]), i)):
        limits = [together - widths[other] for together, other in neighbours.get(index, [])]
        labels[index] = shorten(names[index], width=min([free[index], *limits]), font_size=font)
        widths[index] = text_width(labels[index], font_size=font)
    return labels


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
        places: dict[str, tuple[Point, str]] = {}
        for ring in RINGS:
            points = _number_ring(len(groups[ring]), bands[ring], scale)
            places.update((node.key, (point, "")) for node, point in zip(groups[ring], points or [], strict=False))
        if len(places) == len(nodes):
            return _layout(nodes, radii, scale, places, numbered=True)
    raise ValueError("too many nodes for one picture")


def _number_ring(count: int, band: Band, scale: Scale) -> list[Point] | None:
    for _, points in arrangements(count, band, scale, 2 * scale.marker + GAP):
        if _markers_fit(points, band, scale.marker):
            return points
    return None if count else []
