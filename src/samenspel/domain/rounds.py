# SPDX-License-Identifier: EUPL-1.2
"""Ways to spread places over a ring in one or more rounds; `rings` picks the one that leaves most of the names.

Places on a round are equally far apart in a measure that counts a step sideways for less than a step up or down, since
a marker with its label is wider than high: at the top of a circle they stand farther apart than at its sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, pi, sin, sqrt

GAP = 4.0  # room between two things that stand beside each other
_TURN = 180  # steps in which a round is measured
_MOST_ROUNDS = 9

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """A ring as seen by its nodes: nothing may come nearer than `near` or farther than `far`; near 0 is a disc."""

    near: float
    far: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The size of letters and markers."""

    font: float
    marker: float
    gap: float
    line: float

    @property
    def half_height(self) -> float:
        return self.marker + (self.gap + self.line) / 2

    @property
    def lift(self) -> float:
        """How far the marker stands above the middle of marker and label together."""
        return (self.gap + self.line) / 2


def arrangements(count: int, band: Band, scale: Scale, cell: float) -> Iterator[tuple[int, list[Point]]]:
    """Ways to spread `count` places over a band in rounds, few rounds first."""
    if count == 0:
        return
    if band.near == 0 and count == 1:
        yield 1, [(0.0, -scale.lift)]
        return
    most = min(_MOST_ROUNDS, max(1, int((band.far - band.near) / (2 * scale.half_height))))
    hearts = (False, True) if band.near == 0 and count > 3 else (False,)
    widths = sorted({max(part * cell, 2 * scale.marker + GAP) for part in (1.0, 0.72, 0.5)}, reverse=True)
    for rows, width in product(range(1, most + 1), widths):
        rounds = [_round(band, scale, width, share=_share_of(rows, row, disc=band.near == 0)) for row in range(rows)]
        for heart in hearts:
            counts = _divide(count - heart, [path[-1][0] for path in rounds])
            if counts is None:
                continue
            for phase in (0.0, 0.5):
                points = [(0.0, -scale.lift)] if heart else []
                for row, (path, places) in enumerate(zip(rounds, counts, strict=True)):
                    points.extend(_along(path, places, phase + 0.5 * row))
                yield rows, points


def _share_of(rows: int, row: int, *, disc: bool) -> float:
    """Where a round lies between the inside (0) and the outside (1) of its band."""
    if disc:
        return 0.85 if rows == 1 else (row + 0.62) / (rows - 0.38)
    return 0.5 if rows == 1 else row / (rows - 1)


def _round(band: Band, scale: Scale, width: float, *, share: float) -> list[tuple[float, float, float]]:
    """One round as steps (length so far, x, y of the marker); a length of 1 is room for one cell."""
    height = 2 * scale.half_height + GAP
    path: list[tuple[float, float, float]] = []
    length, before = 0.0, None
    for step in range(_TURN + 1):
        angle = 2 * pi * step / _TURN - pi / 2
        c, s = cos(angle), sin(angle)
        low, high = _reach(band, abs(c), abs(s), width / 2, scale.half_height + 0.12 * scale.marker)
        radius = low + (high - low) * share
        x, y = radius * c, radius * s
        if before is not None:
            length += hypot((x - before[0]) / width, (y - before[1]) / height)
        before = (x, y)
        path.append((length, x, y - scale.lift))
    return path


def _reach(band: Band, c: float, s: float, w: float, h: float) -> tuple[float, float]:
    """Between which radii a box of half sizes `w` and `h` fits the band, in the direction (c, s), both positive."""
    along, corner = c * w + s * h, w * w + h * h
    high = sqrt(max(along * along - corner + band.far**2, 0.0)) - along
    if not band.near:
        return 0.0, max(high, 0.0)
    if c * (band.near + h) <= s * w:  # the box lies above the inner line
        low = (band.near + h) / s
    elif s * (band.near + w) <= c * h:  # beside it
        low = (band.near + w) / c
    else:
        low = along + sqrt(max(along * along - corner + band.near**2, 0.0))
    return (low, high) if low <= high else ((low + high) / 2, (low + high) / 2)


def _along(path: list[tuple[float, float, float]], places: int, shift: float) -> list[Point]:
    """`places` points at equal lengths along a round, starting `shift` of a step after the top."""
    whole = path[-1][0]
    targets = [whole * (((index + shift) / places) % 1.0) for index in range(places)]
    points = []
    for target in targets:
        low, high = 0, len(path) - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if path[middle][0] <= target else (low, middle)
        a, b = path[low], path[high]
        part = (target - a[0]) / (b[0] - a[0]) if b[0] > a[0] else 0.0
        points.append((a[1] + part * (b[1] - a[1]), a[2] + part * (b[2] - a[2])))
    return points


def _divide(count: int, lengths: list[float]) -> list[int] | None:
    """`count` over the rounds in proportion to their lengths (largest remainders); None when they cannot hold them."""
    whole = sum(lengths)
    if whole == 0 or count > 1.5 * whole:
        return None
    exact = [count * length / whole for length in lengths]
    counts = [int(value) for value in exact]
    order = sorted(range(len(lengths)), key=lambda row: counts[row] - exact[row])
    for row in order[: count - sum(counts)]:
        counts[row] += 1
    return counts if min(counts) > 0 else None
