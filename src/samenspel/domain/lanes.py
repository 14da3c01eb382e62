# SPDX-License-Identifier: EUPL-1.2
"""Places of marks on lanes: several lanes under one heading, all on one scale of a few steps.

Drawn as wide as a phone, so that its letters stay readable there. Every number is text already (no decimal comma).
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360
LEFT, RIGHT = 112.0, 344.0  # of the first and the last step
HEADING, LANE, GAP = 24.0, 20.0, 14.0
SCALE = 26.0  # room for the words of the scale at the top


@dataclass(frozen=True, slots=True)
class Lane:
    """One mark at `middle`, with a band from `low` to `high` when it has one; `kind` is its shape or colour."""

    label: str
    kind: str
    middle: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class LaneGroup:
    heading: str
    lanes: Sequence[Lane]


@dataclass(frozen=True, slots=True)
class DrawnLane:
    label: str
    kind: str
    y: str
    label_y: str
    x: str
    band_x: str
    band_width: str
    band_y: str


@dataclass(frozen=True, slots=True)
class DrawnGroup:
    heading: str
    heading_y: str
    line_y: str
    top: str
    height: str
    lanes: tuple[DrawnLane, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    width: int
    height: int
    left: str
    right: str
    ticks: tuple[str, ...]
    groups: tuple[DrawnGroup, ...]


def draw_lanes(groups: Sequence[LaneGroup], *, steps: int) -> Lanes:
    """Each heading with its lanes below it, from top to bottom in the order given."""
    drawn, top = [], SCALE
    for group in groups:
        drawn.append(_group(group, top, steps))
        top += HEADING + LANE * len(group.lanes) + GAP
    return Lanes(
        width=WIDTH,
        height=int(top),
        left=_n(LEFT),
        right=_n(RIGHT),
        ticks=tuple(_n(_x(step, steps)) for step in range(1, steps + 1)),
        groups=tuple(drawn),
    )


def _group(group: LaneGroup, top: float, steps: int) -> DrawnGroup:
    first = top + HEADING
    return DrawnGroup(
        heading=group.heading,
        heading_y=_n(top + 16),
        line_y=_n(top),
        top=_n(first),
        height=_n(LANE * len(group.lanes)),
        lanes=tuple(_lane(lane, first + LANE * (place + 0.5), steps) for place, lane in enumerate(group.lanes)),
    )


def _lane(lane: Lane, y: float, steps: int) -> DrawnLane:
    low, high = _x(lane.low or lane.middle, steps), _x(lane.high or lane.middle, steps)
    return DrawnLane(
        label=lane.label,
        kind=lane.kind,
        y=_n(y),
        label_y=_n(y + 4.5),
        x=_n(_x(lane.middle, steps)),
        band_x=_n(low - 5),
        band_width=_n(high - low + 10) if lane.low is not None else "0",
        band_y=_n(y - 5),
    )


def _x(step: float, steps: int) -> float:
    return LEFT + (RIGHT - LEFT) * (step - 1) / (steps - 1)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
