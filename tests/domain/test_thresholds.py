# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.thresholds import (
    CIRCLES,
    LOWERS,
    RAISES,
    Direction,
    direction,
    hurdles,
    suggested_circle,
    threshold_points,
)

QUESTIONS = [*RAISES, *LOWERS]
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.booleans())


def test_a_living_room_where_anyone_walks_in_stands_in_the_outer_circle() -> None:
    assert suggested_circle({"walk_in": True, "anonymous": True, "needs_referral": False}) == "outer"


def test_a_debt_office_with_referral_papers_and_appointment_stands_in_the_inner_circle() -> None:
    office = {"walk_in": False, "needs_appointment": True, "needs_referral": True, "needs_papers": True}
    assert threshold_points(office) == 9
    assert suggested_circle(office) == "inner"


def test_social_work_by_appointment_stands_in_the_middle() -> None:
    assert suggested_circle({"walk_in": False, "needs_appointment": True, "needs_referral": False}) == "middle"


def test_one_answer_is_too_little_to_suggest_anything() -> None:
    assert suggested_circle({}) == ""
    assert suggested_circle({"walk_in": True}) == ""


def test_an_unknown_question_is_an_error() -> None:
    with pytest.raises(KeyError):
        threshold_points({"has_parking": True})


def test_the_highest_hurdle_is_named_first() -> None:
    assert hurdles({"costs_money": True, "needs_referral": True, "walk_in": True}) == ["needs_referral", "costs_money"]


@given(answers, st.sampled_from(QUESTIONS))
def test_more_threshold_never_suggests_further_out(given_answers: dict[str, bool], question: str) -> None:
    easy = {**given_answers, question: question in LOWERS}
    hard = {**given_answers, question: question in RAISES}
    if suggested_circle(easy):
        assert CIRCLES.index(suggested_circle(hard)) >= CIRCLES.index(suggested_circle(easy))
    assert threshold_points(hard) > threshold_points(easy)


@given(answers)
def test_the_points_lie_between_nothing_and_every_hurdle(given_answers: dict[str, bool]) -> None:
    assert 0 <= threshold_points(given_answers) <= 12


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("outer", "inner", Direction.INWARD),
        ("outer", "middle", Direction.INWARD),
        ("inner", "outer", Direction.OUTWARD),
        ("middle", "middle", Direction.BESIDE),
    ],
)
def test_a_referral_has_a_direction(source: str, target: str, expected: Direction) -> None:
    assert direction(source=source, target=target) is expected
