# SPDX-License-Identifier: EUPL-1.2
"""Names under the markers of one ring: as much of each as fits between lines, markers and other names.

A label may slide aside under its marker, so far that a quarter of it stays on either side. First every label gets the
room that lines and markers leave, then neighbours share what lies between them, names are cut to whole letters, and
at last each cut name takes what is still free around it. Steps only ever take free room, so nothing touches.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from samenspel.domain.lettering import shorten, text_width
from samenspel.domain.rounds import GAP, Band, Point, Scale

LEAST = 3.2  # a label has at least this room, in letter sizes


@dataclass(frozen=True, slots=True)
class Label:
    """The text, and how far its middle stands to the right of the marker's."""

    text: str
    shift: float


NO_LABEL = Label(text="", shift=0.0)


@dataclass(frozen=True, slots=True)
class _Room:
    """Free room to the left and to the right of a marker's middle."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.left + self.right

    def left_part(self, width: float) -> float:
        """How much of a label of this width lies to the left: half of it where possible."""
        return max(min(width / 2, self.left), width - self.right)

    def right_part(self, width: float) -> float:
        return width - self.left_part(width)

    def widest_leftwards(self, limit: float) -> float:
        """The widest label of which no more than `limit` lies to the left."""
        return self.width if limit >= self.left else min(2 * limit, limit + self.right)

    def widest_rightwards(self, limit: float) -> float:
        return self.width if limit >= self.right else min(2 * limit, limit + self.left)

    def balanced(self) -> "_Room":
        """Without the part that would push a label from under its marker."""
        return _Room(min(self.left, 3 * self.right), min(self.right, 3 * self.left))


# (room between the middles of two markers at the same height, index of the left one, index of the right one)
Pair = tuple[float, int, int]


def fit_labels(names: Sequence[str], points: Sequence[Point], band: Band, scale: Scale) -> list[Label] | None:
    """A label for each name at these places, or None when one of them would show almost nothing."""
    wanted = [text_width(name, font_size=scale.font) for name in names]
    rooms = [_free_room(point, points, band, scale).balanced() for point in points]
    widths = [min(width, room.width) for width, room in zip(wanted, rooms, strict=True)]
    if any(got < min(want, LEAST * scale.font) for got, want in zip(widths, wanted, strict=True)):
        return None
    pairs = list(_pairs(points, scale))
    _share(widths, rooms, pairs)
    texts = [shorten(name, width=width, font_size=scale.font) for name, width in zip(names, widths, strict=True)]
    if not all(texts):
        return None
    return _grow(names, texts, rooms, pairs, scale.font)


def _free_room(point: Point, points: Sequence[Point], band: Band, scale: Scale) -> _Room:
    """What a label at this place has before it touches a line or another marker; negative when nothing."""
    x, y = point
    top = y + scale.marker + scale.gap
    bottom = top + scale.line
    chord = sqrt(max(band.far**2 - max(abs(top), abs(bottom)) ** 2, 0.0))
    left, right = chord + x, chord - x
    nearest = 0.0 if top < 0 < bottom else min(abs(top), abs(bottom))
    if nearest < band.near:
        inner = sqrt(band.near**2 - nearest**2)
        left, right = (min(left, x - inner), right) if x > 0 else (left, min(right, -inner - x))
    for u, v in points:
        if (u, v) == point or top - GAP >= v + scale.marker or v - scale.marker >= bottom + GAP:
            continue
        if u > x:
            right = min(right, u - scale.marker - GAP - x)
        else:
            left = min(left, x - u - scale.marker - GAP)
    return _Room(left, right)


def _pairs(points: Sequence[Point], scale: Scale) -> Iterator[Pair]:
    """Labels at the same height, two by two, nearest first."""
    found = []
    for i, (x, y) in enumerate(points):
        for j, (u, v) in enumerate(points[i + 1 :], start=i + 1):
            if abs(y - v) < scale.line + GAP / 2:
                found.append((abs(x - u) - GAP, *((i, j) if x <= u else (j, i))))
    yield from sorted(found)


def _share(widths: list[float], rooms: list[_Room], pairs: list[Pair]) -> None:
    """Cut widths until no two take more than lies between them; a short label leaves its half to a long one."""
    for between, i, j in pairs:
        mine, its = rooms[i].right_part(widths[i]), rooms[j].left_part(widths[j])
        if mine + its <= between:
            continue
        half = between / 2
        if mine > half:
            limit = max(half, between - its)
            widths[i] = min(widths[i], rooms[i].widest_rightwards(limit))
        if its > half:
            limit = max(half, between - mine)
            widths[j] = min(widths[j], rooms[j].widest_leftwards(limit))


def _grow(names: Sequence[str], texts: list[str], rooms: list[_Room], pairs: list[Pair], font: float) -> list[Label]:
    """Give every cut name what is still free around it, the most shortened first; nobody gives anything up."""
    widths = [text_width(text, font_size=font) for text in texts]
    lefts = [room.left_part(width) for room, width in zip(rooms, widths, strict=True)]
    before: dict[int, list[tuple[float, int]]] = {}
    after: dict[int, list[tuple[float, int]]] = {}
    for between, i, j in pairs:
        after.setdefault(i, []).append((between, j))
        before.setdefault(j, []).append((between, i))
    cut = [index for index, name in enumerate(names) if texts[index] != name]
    for index in sorted(cut, key=lambda i: (len(texts[i]), i)):
        left = min([rooms[index].left, *(b - (widths[o] - lefts[o]) for b, o in before.get(index, []))])
        right = min([rooms[index].right, *(b - lefts[o] for b, o in after.get(index, []))])
        texts[index] = shorten(names[index], width=min(left + right, 4 * left, 4 * right), font_size=font)
        width = text_width(texts[index], font_size=font)
        kept_right = widths[index] - lefts[index]
        lefts[index] = min(max(width / 2, width - right, lefts[index]), left, width - kept_right)
        widths[index] = width
    return [Label(text=text, shift=width / 2 - left) for text, width, left in zip(texts, widths, lefts, strict=True)]
