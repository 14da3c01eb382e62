# SPDX-License-Identifier: EUPL-1.2
"""The chat of a webinar, in whatever shape it was saved."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.chats import Kind, Why, addressed_in, nearest, proposals

DATA = Path(__file__).resolve().parents[1] / "data" / "chats"
Q, A, T, C = Kind.QUESTION, Kind.ANSWER, Kind.TIP, Kind.CHATTER

# Lines as they stand in exports, and whatever else somebody may paste.
LINES = st.one_of(
    st.sampled_from(
        [
            "10:02:33 From Bo to Everyone: Hoe kan dat?",
            "10:02:33\t From  Bo : hallo",
            "10:03:12 Van Bo van Test aan Iedereen:",
            "\tje kunt bellen met het loket",
            "[10:04] Bo",
            "Bo Test\t10:05",
            "1-3-2022 10:06 - Bo: hoi",
            "*Een tip",
            "Vraag? *antwoord*",
            "*open ster",
            "dicht*",
            "- punt",
            "Naam,Tijd,Bericht",
            'Bo,10:02,"twee',
            'regels"',
            "Bo: kort",
            "10:07",
            "**",
            "*",
            "?",
        ]
    ),
    st.text(max_size=40),
)
CHATS = st.lists(LINES, max_size=30).map("\n".join)


@given(CHATS)
def test_every_line_that_is_not_blank_stands_in_exactly_one_piece(text: str) -> None:
    filled = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    pieces = proposals(text)
    assert Counter(number for piece in pieces for number in piece.lines) == Counter(filled)


@given(CHATS)
def test_an_answer_belongs_to_a_question_before_it(text: str) -> None:
    pieces = proposals(text)
    for place, piece in enumerate(pieces):
        if piece.question is not None:
            assert piece.kind is A and piece.question < place and pieces[piece.question].kind is Q


@given(st.lists(st.text(alphabet="abc ?.*-\n", max_size=30), max_size=12).map("\n".join))
def test_no_word_of_plain_text_is_lost_or_moved(text: str) -> None:
    """Only the signs in front of points and around italics are gone."""
    kept = " ".join(f"{piece.text} {piece.answer}" for piece in proposals(text))
    assert re.findall(r"[a-c]+", kept) == re.findall(r"[a-c]+", text)


def test_the_webinar_gives_its_questions_answers_and_tips() -> None:
    """Counted by hand in the source: seven questions in the first part, fifteen tips in the second."""
    pieces = proposals((DATA / "webinar-collective-impact.md").read_text(encoding="utf-8"))
    begins = {kind: [piece.text[:24] for piece in pieces if piece.kind is kind] for kind in Kind}
    assert begins[Q] == [
        "Ik heb zelf in de schuld",
        "Ik ervaar ook dat vrijwi",
        "Is dat mogelijk met Coll",
        "Wij bij de Regenboog Gro",
        "Wij zouden dit onderzoek",
        "Als vrijwilligersorganis",
        "Hoe gaan we ervoor zorge",
    ]
    assert [(piece.text[:16], pieces[piece.question or 0].text[:10]) for piece in pieces if piece.kind is A] == [
        ("Centraal in coll", "Is dat mog"),
        ("Twee is dat vrij", "Is dat mog"),
        ("Collective impac", "Wij bij de"),
        ("Bij de HVA hebbe", "Wij zouden"),
        ("Samenwerking ver", "Als vrijwi"),
    ]
    inside = [piece for piece in pieces if piece.answer]
    assert [(one.answer[:8], one.answer[-6:]) for one in inside] == [("Ja zeker", "nemen."), ("Schuldpr", " wijk.")]
    assert all(one.text.endswith("?") for one in inside)
    assert len(begins[T]) == 15
    assert {piece.why for piece in pieces if piece.kind is T} == {Why.STAR}
    spaarkring = next(piece for piece in pieces if piece.text.startswith("Ik ben van Cash2Grow"))
    assert "een social\nbijeenkomst met verschillende initiatieven" in spaarkring.text
    assert [piece.why for piece in pieces if piece.kind is C] == [Why.REST, Why.HEADING, Why.HEADING, Why.HEADING]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "10:02:33 From Bo Test to Everyone: Hoe kan dat?\n10:03:01 From An to Everyone:\n\tje kunt altijd bellen",
            [("Bo Test", "10:02:33", "Hoe kan dat?"), ("An", "10:03:01", "je kunt altijd bellen")],
        ),
        ("10:02:33\t From  Bo Test : Hoe kan dat?", [("Bo Test", "10:02:33", "Hoe kan dat?")]),
        ("10:02:33\tBo Test:\tHoe kan dat?", [("Bo Test", "10:02:33", "Hoe kan dat?")]),
        (
            "2022-03-01 10:02:33 Van Bo van Test aan Iedereen: Hoe kan dat?",
            [("Bo van Test", "2022-03-01 10:02:33", "Hoe kan dat?")],
        ),
        ("10:02:33 Von Bo an Alle: Was?\nweiter", [("Bo", "10:02:33", "Was?\nweiter")]),
        ("[1-3-2022 10:02] Bo Test\nHoe kan dat?", [("Bo Test", "1-3-2022 10:02", "Hoe kan dat?")]),
        ("[10:02 AM] Bo Test: Hoe kan dat?", [("Bo Test", "10:02 AM", "Hoe kan dat?")]),
        (
            "Bo Test\t10:02\nHoe kan dat?\n\nAn\t10:03\nZo",
            [("Bo Test", "10:02", "Hoe kan dat?"), ("An", "10:03", "Zo")],
        ),
        ("Bo Test\n10:02\nHoe kan dat?", [("Bo Test", "10:02", "Hoe kan dat?")]),
        ("01-03-2022 10:02 - Bo: Hoe kan dat?", [("Bo", "01-03-2022 10:02", "Hoe kan dat?")]),
        (
            'Naam;Tijd;Bericht\nBo;10:02;"Hoe kan\ndat?"',
            [("", "", "Naam;Tijd;Bericht"), ("Bo", "10:02", "Hoe kan\ndat?")],
        ),
        ("Bo: Hoe kan dat?\nAn: Zo\nBo: Dank\nAn: Graag", [("Bo", "", "Hoe kan dat?"), ("An", "", "Zo")]),
    ],
    ids=[
        "zoom, two lines",
        "zoom, old",
        "zoom, tabs",
        "zoom in Dutch",
        "zoom in German",
        "teams copied",
        "teams in English",
        "teams with tabs",
        "teams on lines",
        "whatsapp",
        "csv",
        "names alone",
    ],
)
def test_each_export_gives_who_when_and_what(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.sender, one.moment, one.text) for one in proposals(text)][: len(found)] == found


def test_a_column_of_answers_stands_with_its_question() -> None:
    (_heading, piece) = proposals("Question,Asker Name,Asker Email,Answer\nKan dat,Bo,bo@voorbeeld.test,Ja dat kan")
    assert (piece.kind, piece.text, piece.answer, piece.sender) == (Q, "Kan dat", "Ja dat kan", "Bo")


def said(*words: str) -> list[tuple[Kind, Why]]:
    lines = [f"10:0{number}:00 From Persoon {number} to Everyone: {one}" for number, one in enumerate(words)]
    return [(piece.kind, piece.why) for piece in proposals("\n".join(lines))]


@pytest.mark.parametrize(
    ("words", "kind", "why"),
    [
        ("Geluid doet het niet", C, Why.TECHNICAL),
        ("Horen jullie mij?", C, Why.TECHNICAL),
        ("Dank je wel, heel mooi verhaal", C, Why.POLITE),
        ("Goedemorgen allemaal", C, Why.POLITE),
        ("Bedankt, en waar vind ik het loket?", Q, Why.MARK),
        ("wie weet een goede cursus taal", Q, Why.QUESTION_WORD),
        ("Tip: maak brieven korter", T, Why.SAID_SO),
        ("Vraag: mag een maatje mee naar het loket", Q, Why.SAID_SO),
        ("https://voorbeeld.test/?x=1 hier staat alles", T, Why.ADVICE),
        ("Het is belangrijk om samen met ervaringsdeskundigen te beginnen", T, Why.ADVICE),
        ('Reacted to "Hoe kan dat?" with 👍', C, Why.REACTION),
        ("12", C, Why.REST),
    ],
)
def test_a_message_is_judged_by_a_rule_that_can_be_said(words: str, kind: Kind, why: Why) -> None:
    assert said(words) == [(kind, why)]


def test_what_somebody_else_says_behind_a_question_answers_it() -> None:
    text = "\n".join(
        [
            "10:00 From Bo to Everyone: Hoe kom ik bij het loket?",
            "10:01 From Bo to Everyone: ik ken daar helemaal niemand",
            "10:02 From An to Everyone: gewoon binnenlopen op dinsdag",
            "10:03 From Cor to Fenna (Direct Message): mag ik weg?",
        ]
    )
    pieces = proposals(text)
    assert [(one.kind, one.question) for one in pieces] == [(Q, None), (C, None), (A, 0), (C, None)]
    assert pieces[3].why is Why.PRIVATE


def test_an_answer_that_quotes_goes_to_what_it_quotes() -> None:
    pieces = proposals(
        "10:00 From Bo to Everyone: Hoe kom ik bij het loket?\n10:01 From An to Everyone: Wat kost het?\n"
        '10:02 From Cor to Everyone: Replying to "Hoe kom ik bij..." op dinsdag'
    )
    assert (pieces[2].kind, pieces[2].question) == (A, 0)


def test_who_is_spoken_to_is_found_without_knowing_anybody() -> None:
    assert addressed_in("@Bo van Test, bel mevrouw De Vries of dhr. Test. Dank je wel Ada en dag Allemaal") == [
        "Bo van Test",
        "De Vries",
        "Test",
        "Ada",
    ]
    assert addressed_in("mail naar loket@voorbeeld.test") == []


def test_a_mistyped_word_is_the_one_it_looks_like() -> None:
    known = ["brieven", "vrijwilligers", "schulden"]
    assert [nearest(word, known) for word in ("breiven", "vrijwiligers", "schuld", "xx", "olifant")] == [
        "brieven",
        "vrijwilligers",
        "schulden",
        "",
        "",
    ]
