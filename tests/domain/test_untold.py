# SPDX-License-Identifier: EUPL-1.2
"""What may not stand in an observation, on sentences as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.untold import Told, refused, seems_a_name

TODAY = date(2026, 11, 22)
BODIES = ["Voedselbank Zilverdam", "Gemeente Zilverdam", "Buurthuis De Brink"]

# sentence → what is refused, what seems a name
SENTENCES: list[tuple[str, list[str], list[str]]] = [
    ("De rij bij de voedselbank is dubbel zo lang als in september.", [], []),
    ("Ik zag onderweg 3 gezinnen met een koffer.", [], []),
    ("In de Kerkstraat 12 gezinnen zonder verwarming.", [], []),
    ("In de Kerkstraat wonen mensen zonder gas.", [], []),
    ("Op het plein 20 jongeren, elke avond.", [], []),
    ("Van de 24 kinderen eten er 5 niet.", [], []),
    ("De huur ging van 650 naar 720 euro.", [], []),
    ("De schuld groeit naar 1.250.000 euro in 2025-2026.", [], []),
    ("Buslijn 85 rijdt niet meer na 18.00 uur.", [], []),
    ("Sinds 1-10-2026 is het loket dicht.", [], []),
    ("Op 12 maart 2024 ging de winkel weg.", [], []),
    ("In 9801 is het erger dan in 9802.", [], []),
    ("Op nummer 1 staat de energierekening.", [], []),
    ("Tussen 10 en 20 mensen, vooral in Oost.", [], []),
    ("Mevrouw heeft geen geld voor de tandarts.", [], []),
    ("Gemeente Zilverdam stuurt moeilijke brieven.", [], []),
    ("Veel ouderen bij Buurthuis De Brink hebben het koud.", [], []),
    ("Bij de Albert Heijn leggen mensen dingen terug.", [], []),
    ("Ze woont Kerkstraat 12.", ["Kerkstraat 12"], []),
    ("kerkstraat 12a is afgesloten", ["kerkstraat 12a"], []),
    ("Laan van de Vrede 3, daar is het koud", ["Laan van de Vrede 3"], []),
    ("Hij woont op nummer 14", ["woont op nummer 14"], []),
    ("De flat in 9801 AB is vochtig", ["9801 AB"], []),
    ("Bel haar op (0594) 12 34 56", ["(0594) 12 34 56"], []),
    ("Haar nummer is 06-12.34.56.78", ["06-12.34.56.78"], []),
    ("App +31(0)612345678", ["+31(0)612345678"], []),
    ("jan@voorbeeld.nl wil hulp", ["jan@voorbeeld.nl"], []),
    ("Stort op NL91 ABNA 0417 1643 00", ["NL91 ABNA 0417 1643 00"], []),
    ("Hij is geboren op 3 mei 1985", ["geboren op 3 mei 1985"], []),
    ("Van 12-03-85 en nu al schulden", ["12-03-85"], []),
    ("Mevrouw Jansen kan de huur niet betalen", [], ["Jansen"]),
    ("Het gezin El Idrissi eet niet elke dag warm", [], ["El Idrissi"]),
    ("J. de Vries heeft schulden", [], ["J. de Vries"]),
    ("Ik sprak Fatma Yilmaz bij de bakker", [], ["Fatma Yilmaz"]),
    ("Sanne kan de huur niet betalen", [], ["Sanne"]),
]


@pytest.mark.parametrize(("sentence", "is_refused", "is_a_name"), SENTENCES, ids=[one[0][:40] for one in SENTENCES])
def test_what_people_write(sentence: str, is_refused: list[str], is_a_name: list[str]) -> None:
    assert [words for _kind, words in refused(sentence, today=TODAY)] == is_refused
    assert seems_a_name(sentence, today=TODAY, known=BODIES) == is_a_name


letters = st.text("abcdefghijklmnopqrstuvwxyz ,.", max_size=40)
digits = st.text("0123456789", min_size=8, max_size=8)
gaps = st.sampled_from(("", " ", "-"))


@given(before=letters, after=letters, number=digits, gap=gaps, head=st.sampled_from(("06", "+31 6", "0031 6")))
def test_a_mobile_number_is_refused_however_it_is_written(
    before: str, after: str, number: str, gap: str, head: str
) -> None:
    pairs = gap.join(number[at : at + 2] for at in range(0, 8, 2))
    found = refused(f"{before} {head}{gap or ' '}{pairs} {after}", today=TODAY)
    assert Told.PHONE in {kind for kind, _words in found}


@given(text=st.text(st.characters(exclude_characters="@", exclude_categories=("N",)), max_size=200))
def test_without_figures_and_an_at_sign_nothing_is_refused(text: str) -> None:
    assert refused(text, today=TODAY) == []


@given(text=st.text(max_size=300))
def test_any_text_can_be_looked_at_and_what_is_said_stands_in_it(text: str) -> None:
    squeezed = " ".join(text.split())
    for _kind, words in refused(text, today=TODAY):
        assert " ".join(words.split()) in squeezed
    for words in seems_a_name(text, today=TODAY):
        assert words in text


@given(name=st.sampled_from(("Pietersen", "de Wit", "El Amrani", "Kowalski")), before=letters)
def test_a_name_behind_a_title_is_asked_about(name: str, before: str) -> None:
    found = seems_a_name(f"{before} mevrouw {name} is ziek", today=TODAY)
    assert any(words in name or name in words for words in found)
