# SPDX-License-Identifier: EUPL-1.2
from math import hypot

import pytest

from samenspel.ui.growing import CENTRE, growing_picture


def test_dots_stand_on_the_ring_of_their_circle_and_apart() -> None:
    circles = ["outer"] * 20 + ["middle"] * 10 + ["inner"] * 5 + ["", "elsewhere"]
    picture = growing_picture(circles, [])
    away = [round(hypot(dot.x - CENTRE, dot.y - CENTRE)) for dot in picture.dots]
    assert away == [88] * 20 + [62] * 10 + [36] * 5 + [12] * 2
    assert len({(dot.x, dot.y) for dot in picture.dots}) == len(circles)


@pytest.mark.parametrize("many", [0, 1, 2, 400])
def test_any_number_of_people_can_be_drawn_inside_the_picture(many: int) -> None:
    picture = growing_picture(["outer"] * many, [(0, many - 1)] if many > 1 else [])
    assert len(picture.dots) == many
    assert all(0 < dot.x < picture.size and 0 < dot.y < picture.size for dot in picture.dots)


def test_a_tie_goes_from_one_dot_to_the_other() -> None:
    picture = growing_picture(["outer", "inner"], [(0, 1)])
    first, second = picture.dots
    (tie,) = picture.ties
    assert tie.startswith(f"M{first.x} {first.y}Q")
    assert tie.endswith(f" {second.x} {second.y}")
