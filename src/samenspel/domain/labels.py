# SPDX-License-Identifier: EUPL-1.2
"""Where labels lie on a sheet of A4, in millimetres from its top left corner.

The figures are those the makers print on the pack; each sheet is A4 and symmetric, so that margins, labels and gaps
add up to 210 by 297.
"""

from dataclasses import dataclass

SHEET_WIDTH = 210.0
SHEET_HEIGHT = 297.0


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet as it is sold. `pitch` is from the left (top) of one label to that of the next."""

    name: str
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_right: float
    pitch_down: float

    @property
    def labels(self) -> int:
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Spot:
    """The top left corner of one label: on which sheet (from 0), and where on it."""

    sheet: int
    left: float
    top: float


SHEETS: dict[str, LabelSheet] = {
    "herma-4412": LabelSheet("Herma 4412", 80, 50, 2, 5, 17.5, 13.5, 95, 55),
    "avery-l7160": LabelSheet("Avery L7160", 63.5, 38.1, 3, 7, 7.25, 15.15, 66, 38.1),
}


def spots(
    sheet: LabelSheet, count: int, *, start: int = 1, shift_right: float = 0, shift_down: float = 0
) -> list[Spot]:
    """The places of `count` labels from label `start` of the first sheet on, row after row.

    The shift moves everything, for a printer that draws beside the mark: negative is to the left and up.
    """
    if not 1 <= start <= sheet.labels:
        raise ValueError(f"label {start} is not on a sheet of {sheet.labels}")
    found = []
    for index in range(start - 1, start - 1 + count):
        number, on_sheet = divmod(index, sheet.labels)
        row, column = divmod(on_sheet, sheet.columns)
        left = sheet.left + column * sheet.pitch_right + shift_right
        top = sheet.top + row * sheet.pitch_down + shift_down
        found.append(Spot(number, round(left, 3), round(top, 3)))
    return found
