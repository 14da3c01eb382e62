# SPDX-License-Identifier: EUPL-1.2
"""Single values as they stand in lists of others, and what is kept of them."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.hsds import moments, values
from samenspel.domain.hsds.tables import COLUMNS
from samenspel.domain.hsds.texts import key_of, plain

READ: list[tuple[Callable[[Any], Any], Any, Any]] = [
    (values.url, "www.voorbeeld.nl", "https://www.voorbeeld.nl"),
    (values.url, "http//voorbeeld.nl/a b", "http://voorbeeld.nl/a"),
    (values.url, "HTTP://Voorbeeld.NL/Pad?q=é", "http://voorbeeld.nl/Pad?q=%C3%A9"),
    (values.url, "https://https://voorbeeld.nl", "https://voorbeeld.nl"),
    (values.url, "café.nl", "https://xn--caf-dma.nl"),
    (values.url, "<a href='x'>voorbeeld.nl</a>", "https://voorbeeld.nl"),
    (values.email, "mailto:Info@Voorbeeld.nl; x@y.nl", "Info@Voorbeeld.nl"),
    (values.email, "info (at) voorbeeld.nl", "info@voorbeeld.nl"),
    (values.phones, "030-1234567 tst. 12 / 06 12345678", [("030-1234567", "12"), ("06 12345678", "")]),
    (values.phones, '"+44 1234 234567"', [("+44 1234 234567", "")]),
    (values.phones, "14 030", [("14 030", "")]),
    (values.degrees, "52,37° N", 52.37),
    (values.degrees, "5.1 W", -5.1),
    (values.amount, "€ 1.250,50", "1250.50"),
    (values.amount, "35", "35.00"),
    (values.amount, "1,000.00", "1000.00"),
    (values.currency, "€", "EUR"),
    (values.status, " Actief ", "active"),
    (values.status, "Tijdelijk gesloten", "temporarily closed"),
    (values.status, "permanently closed", "defunct"),
    (values.country, "Nederland", "NL"),
    (values.kind_of_place, "Postadres", "postal"),
    (moments.date, "31-12-2025", "2025-12-31"),
    (moments.date, "12/31/2025", "2025-12-31"),
    (moments.date, "2025-12-31T10:00:00Z", "2025-12-31"),
    (moments.date, "20251231", "2025-12-31"),
    (moments.date, 46022, "2025-12-31"),
    (moments.time, "9.30 uur", "09:30:00"),
    (moments.time, "0900", "09:00:00"),
    (moments.time, "5:30 PM", "17:30:00"),
    (moments.time, "12 am", "00:00:00"),
    (moments.time, "24:00", "23:59:00"),
    (moments.time, "2000-01-01 07:00:00 UTC".removesuffix(" UTC"), "07:00:00"),
    (moments.time, "10:00:00+02:00", "10:00:00"),
    (moments.days, "Monday", "MO"),
    (moments.days, "ma t/m wo, za", "MO,TU,WE,SA"),
    (moments.days, "1", "MO"),
    (moments.days, "1MO,-1FR", "1MO,-1FR"),
    (moments.days, "Sat-Mon", "SA,SU,MO"),
    (moments.freq, "wekelijks", "WEEKLY"),
    (moments.offset, "+01:30", "1.50"),
    (key_of, "  00123 ", "00123"),
    (key_of, 7.0, "7"),
    (key_of, "7.0", "7"),
    (key_of, "{AC148810-D857-441C-9679-408F346DE14B}", "ac148810-d857-441c-9679-408f346de14b"),
    (key_of, "NULL", ""),
    (key_of, True, ""),
]


@pytest.mark.parametrize(("read", "written", "kept"), READ)
def test_what_is_meant_is_kept(read: Callable[[Any], Any], written: Any, kept: Any) -> None:
    assert read(written) == kept


@pytest.mark.parametrize(
    ("read", "written", "code"),
    [
        (values.url, "javascript:alert(1)", "no_url"),
        (values.url, "info@voorbeeld.nl", "no_url"),
        (values.url, "geen", "no_url"),
        (values.url, "http://127.0.0.1/x", "no_url"),
        (values.email, "bel maar", "no_email"),
        (values.phones, "vraag bij de balie", "no_phone"),
        (moments.date, "31-02-2025", "no_date"),
        (moments.date, "0001-01-01", "no_date"),
        (moments.time, "25:00", "no_time"),
        (moments.days, "soms", "no_days"),
        (values.amount, "gratis", "no_amount"),
        (values.status, "misschien", "no_status"),
        (values.whole(0, 150), "999999", "out_of_range"),
    ],
)
def test_what_cannot_be_is_told(read: Callable[[Any], Any], written: Any, code: str) -> None:
    with pytest.raises(values.Unusable) as unusable:
        read(written)
    assert unusable.value.code == code


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>Kom <b>langs</b></p><ul><li>taal</li></ul><script>alert(1)</script>", "Kom langs\n\n- taal"),
        ("Koffie &amp;amp; thee&nbsp;hier", "Koffie & thee hier"),
        ("***LET OP*** [b]dicht[/b] {{naam}}", "LET OP dicht"),
        ("een_x000D_\ntwee\\nnul\0", "een\n\ntwee\nnul"),
        ("1 < 2 en 3 > 2", "1 < 2 en 3 > 2"),
        ("\u200b\u202eN.v.t.", ""),
        (["a", None, "b"], "a, b"),
        (12.0, "12"),
    ],
)
def test_texts_become_plain(written: Any, kept: str) -> None:
    assert plain(written) == kept


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.text(alphabet="0123456789:.-/,+ <>&[]{}ax"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


@given(ANYTHING)
def test_no_reader_ever_fails_otherwise(written: Any) -> None:
    for columns in COLUMNS.values():
        for column in columns.values():
            try:
                column.read(written)
            except values.Unusable:
                continue
    key_of(written)
