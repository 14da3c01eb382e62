# SPDX-License-Identifier: EUPL-1.2
"""111222333 passes the eleven-test and 123456789 does not; neither was given to anyone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from samenspel.base.errors import Refused
from samenspel.base.personal_numbers import find_bsn, refuse_bsn, without_bsn


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "BSN111222333",
        "Haar nummer is 111222333.",
        "111 222 333",
        "111.222.333",
        "1112.22.333",
        "1112 22 333",
        "111-222-333",
        "11 12 22 333",
        "111\u00a0222\u00a0333",
        "111\u200b222\u200b333",
        "１１１２２２３３３",
        "kamer 12 111222333",
        "12 111 222 333",
        "lijst_111222333_2024.csv",
        "111222333.2024.xlsx",
        "tel. +31 6 12345678 en 111222333",
        "nummer: ١١١٢٢٢٣٣٣",
    ],
)
def test_a_number_that_can_be_a_bsn_is_found(text: str) -> None:
    assert find_bsn(text) == "111222333"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "030 234 56 78",
        "+31611122233",
        "+31 611122233",
        "+31 111222333",
        "+31(0)111222333",
        "+31 (0) 111222333",
        "0031 111222333",
        "12345678",
        "NL91ABNA0417164300",
        "1112223330",
        "01-05-2024 14:30",
        "111222, 333",
        "zaal 1, 2 en 3",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_bsn(text) is None


def test_a_text_with_a_bsn_is_refused_beside_its_field() -> None:
    with pytest.raises(Refused, match="burgerservicenummer") as refused:
        refuse_bsn("zie 111222333", field="remark")
    assert refused.value.field == "remark"
    refuse_bsn("zie bladzijde 12")


def test_a_report_does_not_repeat_the_number() -> None:
    assert "111222333" not in without_bsn("nummer 111222333")
    assert without_bsn("De Kluis") == "De Kluis"


@given(st.text(max_size=60), st.text(max_size=60), st.integers(10_000_000, 999_999_999))
def test_every_valid_number_between_words_is_found(before: str, after: str, number: int) -> None:
    digits = f"{number:09d}"
    found = find_bsn(f"{before.rstrip('0123456789')} a{digits}b {after}")
    assert (found is not None) or not bsn.is_valid(digits)


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert find_bsn(text) is None or bsn.is_valid(find_bsn(text))
