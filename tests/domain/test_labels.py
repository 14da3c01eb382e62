# SPDX-License-Identifier: EUPL-1.2
"""Positions worked out by hand from the figures on the packs."""

import pytest

from samenspel.domain.labels import SHEET_HEIGHT, SHEET_WIDTH, SHEETS, LabelSheet, Spot, spots

HERMA, AVERY = SHEETS["herma-4412"], SHEETS["avery-l7160"]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.name)
def test_the_figures_of_a_sheet_add_up_to_a4(sheet: LabelSheet) -> None:
    across = 2 * sheet.left + (sheet.columns - 1) * sheet.pitch_right + sheet.width
    down = 2 * sheet.top + (sheet.rows - 1) * sheet.pitch_down + sheet.height
    assert (across, down) == (pytest.approx(SHEET_WIDTH), pytest.approx(SHEET_HEIGHT))
    assert sheet.pitch_right >= sheet.width
    assert sheet.pitch_down >= sheet.height


@pytest.mark.parametrize(
    ("label", "left", "top"),
    [(1, 17.5, 13.5), (2, 112.5, 13.5), (3, 17.5, 68.5), (6, 112.5, 123.5), (9, 17.5, 233.5), (10, 112.5, 233.5)],
)
def test_labels_of_herma_4412(label: int, left: float, top: float) -> None:
    assert spots(HERMA, 1, start=label) == [Spot(0, left, top)]


@pytest.mark.parametrize(
    ("label", "left", "top"),
    [
        (1, 7.25, 15.15),
        (2, 73.25, 15.15),
        (3, 139.25, 15.15),
        (4, 7.25, 53.25),
        (11, 73.25, 129.45),
        (19, 7.25, 243.75),
        (21, 139.25, 243.75),
    ],
)
def test_labels_of_avery_l7160(label: int, left: float, top: float) -> None:
    assert spots(AVERY, 1, start=label) == [Spot(0, left, top)]


def test_beginning_halfway_goes_on_at_the_top_of_the_next_sheet() -> None:
    places = spots(HERMA, 4, start=9)
    assert [place.sheet for place in places] == [0, 0, 1, 1]
    assert places[2] == Spot(1, 17.5, 13.5)
    assert [place.sheet for place in spots(AVERY, 43)][-1] == 2


def test_the_shift_moves_every_label_alike_also_to_the_left_and_up() -> None:
    assert spots(HERMA, 1, start=2, shift_right=-1.5, shift_down=0.8) == [Spot(0, 111.0, 14.3)]
    assert spots(AVERY, 1, start=21, shift_right=0.3, shift_down=-2) == [Spot(0, 139.55, 241.75)]


def test_no_labels_take_no_place_and_a_label_that_is_not_there_is_an_error() -> None:
    assert spots(HERMA, 0) == []
    for start in (0, 11, -1):
        with pytest.raises(ValueError, match="not on a sheet"):
            spots(HERMA, 1, start=start)
