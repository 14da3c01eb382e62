# SPDX-License-Identifier: EUPL-1.2
"""A QR code as an SVG of one path, small enough to have hundreds of them in one document."""

from itertools import groupby

import segno

# Which of the eight patterns a reader gets is written in the code itself, so any will do; choosing the prettiest one
# takes four times as long.
_PATTERN = 3


def qr_svg(text: str) -> bytes:
    """The code without its white edge: whoever places it leaves four modules free around it."""
    matrix = segno.make_qr(text, error="l", mask=_PATTERN).matrix
    path = "".join(_row(number, row) for number, row in enumerate(matrix))
    size = len(matrix)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}"/></svg>'.encode()


def _row(number: int, row: bytearray) -> str:
    """The dark modules of one row as rectangles, as few as possible."""
    drawn, column = [], 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            drawn.append(f"M{column} {number}h{length}v1h-{length}z")
        column += length
    return "".join(drawn)
