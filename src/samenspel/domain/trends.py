# SPDX-License-Identifier: EUPL-1.2
"""A figure over time: where its points lie in a picture, and what may be said about it in words.

Two points are a line and no trend: a word about the direction needs three values at least. No word names a cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from samenspel.domain.periods import Span
from samenspel.domain.uncertainty import Interval

LEAST_VALUES = 3  # before anything is said about a direction
GAP_DAYS = 45  # between two periods; from here on something was not measured


class Direction(StrEnum):
    """What the values did, one after the other."""

    TOO_FEW = "too_few"
    UP = "up"
    DOWN = "down"
    SAME = "same"
    UP_AND_DOWN = "up_and_down"


def direction(values: Sequence[float]) -> Direction:
    """What values in the order of time did.

    >>> [direction(values).value for values in ([1, 2], [1, 2, 2, 4], [3, 2, 1], [5, 5, 5], [1, 3, 2])]
    ['too_few', 'up', 'down', 'same', 'up_and_down']
    """
    if len(values) < LEAST_VALUES:
        return Direction.TOO_FEW
    steps = [second - first for first, second in pairwise(values)]
    rises, falls = any(step > 0 for step in steps), any(step < 0 for step in steps)
    if rises and falls:
        return Direction.UP_AND_DOWN
    if not rises and not falls:
        return Direction.SAME
    return Direction.UP if rises else Direction.DOWN


def may_be_chance(first: Interval, second: Interval) -> bool:
    """Whether two shares lie so near that chance can make the difference: their intervals overlap.

    >>> may_be_chance(Interval(10, 30), Interval(25, 60)), may_be_chance(Interval(10, 20), Interval(25, 60))
    (True, False)
    """
    return first.low <= second.high and second.low <= first.high


def is_worse(target: float, baseline: float, *, up_is_better: bool) -> bool:
    """Whether a target lies on the wrong side of where it began.

    >>> is_worse(10, 12, up_is_better=True), is_worse(10, 12, up_is_better=False), is_worse(12, 12, up_is_better=True)
    (True, False, False)
    """
    return target < baseline if up_is_better else target > baseline


# --- the picture ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """The room inside which points are drawn, in units of the picture; y grows downwards."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Placed:
    """One value in the picture; `after_gap` when something was not measured just before it."""

    x: float
    y: float
    after_gap: bool


@dataclass(frozen=True, slots=True)
class TrendLayout:
    """Points and lines; heights of baseline and target are None where there is none."""

    points: tuple[Placed, ...]
    baseline_y: float | None
    target_y: float | None
    target_x: float | None
    zero_y: float | None  # where nought is, when it is in the picture
    low: float
    high: float


def trend_layout(
    points: Sequence[tuple[Span, float]],
    *,
    box: Box,
    baseline: float | None = None,
    target: float | None = None,
    target_day: date | None = None,
) -> TrendLayout:
    """Values at the middle of their periods; the scale starts at nought unless all of it lies far above.

    `points` in the order of time, one at least.
    """
    values = [value for _span, value in points]
    values += [extra for extra in (baseline, target) if extra is not None]
    low, high = _scale(min(values), max(values))
    moments = [(span.start.toordinal() + span.end.toordinal()) / 2 for span, _value in points]
    last = max([moments[-1], *([target_day.toordinal()] if target_day else [])])
    first = moments[0]

    def x(moment: float) -> float:
        share = (moment - first) / (last - first) if last > first else 0.5
        return round(box.left + share * (box.right - box.left), 1)

    def y(value: float) -> float:
        return round(box.bottom - (value - low) / (high - low) * (box.bottom - box.top), 1)

    return TrendLayout(
        points=tuple(
            Placed(x(moment), y(value), after_gap=at > 0 and _gap(points[at - 1][0], points[at][0]))
            for at, (moment, (_span, value)) in enumerate(zip(moments, points, strict=True))
        ),
        baseline_y=None if baseline is None else y(baseline),
        target_y=None if target is None else y(target),
        target_x=x(target_day.toordinal()) if target_day and target is not None else None,
        zero_y=y(0) if low <= 0 <= high else None,
        low=low,
        high=high,
    )


def _scale(low: float, high: float) -> tuple[float, float]:
    """From nought when that leaves the differences to be seen; with some air above and below."""
    if low >= 0 and (high == 0 or low < 0.6 * high):
        return 0.0, (high or 1.0) * 1.12
    if high <= 0:
        return low * 1.12, 0.0
    air = (high - low or abs(high) or 1.0) * 0.25
    return low - air, high + air


def _gap(before: Span, after: Span) -> bool:
    return (after.start - before.end).days > GAP_DAYS
