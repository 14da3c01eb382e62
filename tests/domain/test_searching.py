# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.searching import (
    Candidate,
    Term,
    Way,
    asked_words,
    distance,
    fold,
    in_order,
    meant_by,
    nearest,
    parts_to_try,
    pieces,
    typos_allowed,
    without_ending,
)

WORDS = st.text(alphabet="abcdeklnrst", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café 't IJ", "cafe t ij"),
        ("ĳsselmeer", "ijsselmeer"),
        ("foto’s", "fotos"),
        ("Ørsted, Şükrü & Łódź", "orsted sukru lodz"),
        ("e-mail\x00<b>", "e mail b"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_small_words_count_only_when_there_is_nothing_else() -> None:
    assert asked_words("Ik kan de huur niet betalen") == ["huur", "betalen"]
    assert asked_words("wat nu") == ["wat", "nu"]
    assert asked_words(" ?! ") == []


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [
        ("schulde", "schulden", 1),
        ("voedselbnk", "voedselbank", 1),
        ("tafle", "tafel", 1),
        ("abc", "abc", 0),
        ("", "ab", 2),
    ],
)
def test_mistakes_in_typing_are_counted(one: str, other: str, mistakes: int) -> None:
    assert distance(one, other, most=2) == distance(other, one, most=2) == mistakes


@given(WORDS, st.data())
def test_a_beginning_or_an_end_survives_one_mistake(word: str, data: st.DataObject) -> None:
    if typos_allowed(word) == 0:
        return
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("xyz"))
    before, after = word[:place], word[place + 1 :]
    changed = data.draw(st.sampled_from([before + after, before + letter + word[place:], before + letter + after]))
    assert distance(word, changed, most=1) == 1
    if typos_allowed(changed):
        start, end = pieces(changed, 1)
        assert word.startswith(start) or word.endswith(end)


def test_the_nearest_known_word_is_taken() -> None:
    known = ["schulden", "scholen", "schuilen", "voedselbank"]
    assert nearest("schuldem", known, typos=2)[0] == "schulden"
    assert nearest("fietsenmaker", known, typos=2) == []


def test_a_word_written_together_is_taken_apart_and_one_of_several_is_one() -> None:
    assert ("hond", "voer") in parts_to_try("hondenvoer")
    assert parts_to_try("kort") == []
    assert [without_ending(word) for word in ("banken", "katten", "autos", "huis")] == ["bank", "kat", "auto", "huis"]


def test_everyday_words_stand_for_what_institutions_call_it() -> None:
    assert meant_by(["schulde"]).domains == ("money",)
    assert "huurders" in meant_by(["ruzie", "met", "huisbaas"]).words
    assert meant_by(["leren"]).said == {"leren"}
    assert meant_by(["qwerty"]).domains == ()


def test_a_name_goes_before_a_text_and_a_whole_word_before_a_part() -> None:
    found = [
        Candidate(1, "voedselhulp", text="voedselhulp naast de kledingbank"),
        Candidate(2, "kledingbank", text="kledingbank"),
        Candidate(3, "kledingbankje", text="kledingbankje"),
        Candidate(4, "iets anders", text="iets anders"),
    ]
    assert [key for key, _sum in in_order(found, [Term((Way("kledingbank"),))], asked="kledingbank")] == [2, 3, 1]
