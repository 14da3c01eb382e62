# SPDX-License-Identifier: EUPL-1.2
"""A picture that grows in the course of an evening: a dot for each person who is there, a line for each new tie.

It knows no names: dots stand evenly on the three rings, in the order given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

SIZE = 200
CENTRE = SIZE / 2
RADIUS = {"outer": 88.0, "middle": 62.0, "inner": 36.0}
WITHOUT_CIRCLE = 12.0  # experience experts and residents stand in the middle
_TURN = {"outer": 0.0, "middle": 0.4, "inner": 0.9, "": 0.2}


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    circle: str


@dataclass(frozen=True, slots=True)
class Growing:
    """`ties` are paths that curve to the middle, as in the picture of the circles."""

    size: int
    rings: list[float]
    dots: list[Dot]
    ties: list[str]


def growing_picture(circles: Sequence[str], pairs: Sequence[tuple[int, int]]) -> Growing:
    """`circles` gives the circle of each dot (or nothing), `pairs` the numbers of two dots with a tie."""
    dots = _dots([circle if circle in RADIUS else "" for circle in circles])
    ties = [_tie(dots[first], dots[second]) for first, second in pairs]
    return Growing(SIZE, list(RADIUS.values()), dots, ties)


def _dots(circles: Sequence[str]) -> list[Dot]:
    many = {circle: circles.count(circle) for circle in set(circles)}
    placed = dict.fromkeys(many, 0)
    dots = []
    for circle in circles:
        angle = _TURN[circle] + 2 * pi * placed[circle] / many[circle]
        placed[circle] += 1
        radius = RADIUS.get(circle, WITHOUT_CIRCLE)
        dots.append(Dot(round(CENTRE + radius * sin(angle), 1), round(CENTRE - radius * cos(angle), 1), circle))
    return dots


def _tie(first: Dot, second: Dot) -> str:
    x, y = ((first.x + second.x) / 2 + CENTRE) / 2, ((first.y + second.y) / 2 + CENTRE) / 2
    return f"M{first.x} {first.y}Q{x:.1f} {y:.1f} {second.x} {second.y}"
