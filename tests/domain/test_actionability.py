# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.actionability import CONCRETE, DATE_FAR_AFTER, Lacks, Reason, code_of, codes_in, judge

TODAY = date(2027, 3, 1)
SOON = date(2027, 3, 12)
words = st.text(max_size=300)
days = st.none() | st.dates(min_value=date(2026, 1, 1), max_value=date(2032, 1, 1))


def lacks(what: str, step: str = "", due: date | None = None, *, owner: bool = True) -> list[str]:
    return [one.lacks.value for one in judge(what=what, first_step=step, due=due, has_owner=owner, today=TODAY)]


@pytest.mark.parametrize(
    ("what", "step"),
    [
        ("Koffie drinken met de woningcorporatie", "Morgen bel ik Sanne"),
        ("Een doos voor winterjassen neerzetten", "Doos halen bij de supermarkt"),
        ("Folder in gewone taal", "Over 2 weken lees ik hem met twee bezoekers"),
        ("We gaan samen eten", "Ik vraag wie er kookt"),
        ("Iemand van de kerk uitnodigen", "Bel dominee Test"),
    ],
)
def test_what_is_small_and_dated_gets_no_hint(what: str, step: str) -> None:
    assert lacks(what, step, SOON) == []


@pytest.mark.parametrize(
    ("what", "step", "due", "expected"),
    [
        ("Armoede aanpakken", "", None, ["step", "date"]),
        ("Iemand moet de folder maken", "Bel Sanne", SOON, ["owner"]),
        ("Er moet meer voorlichting komen.", "", SOON, ["owner", "step"]),
        ("Inloop openen zodra de gemeente betaalt", "Bel Sanne", SOON, ["waits"]),
        ("Inloop openen", "Wachten op de subsidie", SOON, ["waits"]),
        ("Jongeren bereiken", "Projectplan maken", SOON, ["large_step"]),
        ("Jongeren bereiken", "Ik bel Bo over drie maanden", SOON, ["late_step"]),
        ("Jongeren bereiken", "Ik bel Bo over 3 weken", SOON, ["late_step"]),
        ("Jongeren bereiken", "Ik bel Bo over 2 weken", SOON, []),
        ("Jongeren bereiken", "Ik bel Bo", date(2028, 3, 1), ["far_date"]),
        ("Jongeren bereiken", "één " * 30, SOON, ["large_step"]),
        ("", "Bel Sanne", SOON, []),
        ("  \u200b ", "", None, []),
    ],
)
def test_what_is_lacking_is_said_once_and_in_order(what: str, step: str, due: date | None, expected: list[str]) -> None:
    assert lacks(what, step, due) == expected


def test_the_words_that_gave_it_away_come_with_it() -> None:
    found = judge(what="ZODRA: er geld is, gaan we open", first_step="Bel", due=SOON, today=TODAY)
    assert found == [Reason(Lacks.WAITS, "zodra")]


def test_a_word_inside_another_is_no_sign() -> None:
    assert lacks("Televisie ophalen", "Visiekaartje printen", SOON) == []


def test_nobody_chosen_is_an_owner_lacking() -> None:
    assert lacks("Koffie drinken", "Bel", SOON, owner=False) == ["owner"]


@given(words, words, days)
def test_any_text_is_judged_and_each_lack_comes_once_in_order(what: str, step: str, due: date | None) -> None:
    found = lacks(what, step, due)
    assert found == [one.value for one in Lacks if one.value in found]
    assert not {"step", "large_step"} <= set(found)
    assert not {"date", "far_date"} <= set(found)


@given(words, words, days)
def test_capitals_and_spaces_change_nothing(what: str, step: str, due: date | None) -> None:
    assert lacks(what, step, due) == lacks(f"  {what.casefold()}  ", step.replace(" ", "  "), due)


@given(words, days)
def test_writing_a_small_step_takes_the_hint_away_and_adds_none(what: str, due: date | None) -> None:
    before, after = set(lacks(what, "", due)), set(lacks(what, "Bel Sanne", due))
    assert after <= before
    assert "step" not in after


@given(words, words, st.integers(min_value=0, max_value=DATE_FAR_AFTER.days))
def test_choosing_a_day_soon_only_takes_hints_away(what: str, step: str, ahead: int) -> None:
    assert set(lacks(what, step, TODAY + timedelta(days=ahead))) == set(lacks(what, step)) - {"date"}


@given(words, words, days)
def test_what_is_kept_says_the_same_as_what_was_judged(what: str, step: str, due: date | None) -> None:
    found = judge(what=what, first_step=step, due=due, today=TODAY)
    assert codes_in(code_of(found)) == {one.lacks.value for one in found} or code_of(found) == CONCRETE
