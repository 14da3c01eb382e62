# SPDX-License-Identifier: EUPL-1.2
"""What seems to be about one person. Everyone and every address here is invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.personal import READ_AT_MOST, Kind, traces

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("We zagen dat Fatima de Wit geen eten had", Kind.NAME, "Fatima de Wit"),
        ("Jan-Willem kwam niet meer", Kind.NAME, "Jan-Willem"),
        ("het is van mevrouw Quist-Zandvoort", Kind.NAME, "Quist-Zandvoort"),
        ("gezin Van der Zwaluw zit krap", Kind.NAME, "Van der Zwaluw"),
        ("hij heet Xandrin", Kind.NAME, "Xandrin"),
        ("bel 06-12345678", Kind.PHONE, "06-12345678"),
        ("mail iemand@voorbeeld.test", Kind.MAIL, "iemand@voorbeeld.test"),
        ("op Lindelaan 12b", Kind.ADDRESS, "Lindelaan 12b"),
        ("in de flat van 9999 ZZ", Kind.ADDRESS, "9999 ZZ"),
        ("van 12-03-1985", Kind.BIRTH, "12-03-1985"),
        ("van 12 maart 1985", Kind.BIRTH, "12 maart 1985"),
        ("geboren op 1-2-99", Kind.BIRTH, "1-2-99"),
    ],
)
def test_what_is_about_one_person_is_seen(text: str, kind: Kind, words: str) -> None:
    assert [(one.kind, one.words) for one in traces(text, today=TODAY)] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Elke woensdag samen koken in Buurthuis De Brink, vanaf 1-1-2027",
        "Stichting Leergeld Zilverdam en de Voedselbank delen hun busje",
        "In 2018 waren er 50 partners; nu 1.200 gezinnen",
        "Een folder in gewone taal, Nederlands en Arabisch",
        "Mensen met schulden krijgen op dag 1 een maatje",
        "Kinderen op de weg naar school",
    ],
)
def test_what_is_about_nobody_in_particular_is_left_alone(text: str) -> None:
    assert traces(text, today=TODAY) == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_trace_stands_in_it(text: str) -> None:
    assert all(one.words in text for one in traces(text, today=TODAY))


def test_a_text_without_end_is_read_for_a_part() -> None:
    assert traces("x" * READ_AT_MOST + " Fatima", today=TODAY) == []
