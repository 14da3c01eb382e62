# SPDX-License-Identifier: EUPL-1.2
"""The path draws the code, module for module."""

import re

import pytest
import segno

from samenspel.base.qr import qr_svg

ADDRESS = "https://samenspel.voorbeeld.test/p/testdam/s/AAAAAAAAAAAAAAAAAAAAAA/"


@pytest.mark.parametrize("text", ["a", ADDRESS, "https://voorbeeld.test/" + "x" * 400])
def test_every_dark_module_is_drawn_and_no_other(text: str) -> None:
    svg = qr_svg(text).decode()
    drawn = set()
    for column, row, length, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", svg):
        assert length == back
        drawn |= {(int(row), int(column) + step) for step in range(int(length))}
    matrix = segno.make_qr(text, error="l", mask=3).matrix
    assert drawn == {(row, column) for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark}
    assert f'viewBox="0 0 {len(matrix)} {len(matrix)}"' in svg


def test_the_address_of_a_sticker_fits_in_a_code_with_large_modules() -> None:
    assert segno.make_qr(ADDRESS, error="l", mask=3).version <= 5
