# SPDX-License-Identifier: EUPL-1.2
"""How high the threshold is to knock on a partner's door, and what that means for referring.

The three circles are those of the Armoedepact Westerkwartier: "Elke kring staat voor de hoogte van de drempel om met
een organisatie in contact te komen. De drempel om bij de organisaties in de binnenste cirkel aan te kloppen is het
hoogst. De organisaties in de buitenste cirkel zijn het meest laagdrempelig te benaderen." The source gives no formula;
the weights below are ours, and the facilitator decides.
"""

from collections.abc import Mapping
from enum import Enum

OUTER, MIDDLE, INNER = "outer", "middle", "inner"
CIRCLES = (OUTER, MIDDLE, INNER)  # from the lowest threshold to the highest

# Points of threshold: yes to these raises it …
RAISES = {"needs_referral": 3, "needs_papers": 2, "needs_appointment": 2, "costs_money": 1}
# … and no to these raises it.
LOWERS = {"walk_in": 2, "anonymous": 1, "open_evenings": 1}
MIDDLE_FROM, INNER_FROM = 3, 7


class Direction(Enum):
    """Where a step from one partner to another leads: to a higher threshold, a lower one or the same."""

    INWARD = "inward"
    OUTWARD = "outward"
    BESIDE = "beside"


def threshold_points(answers: Mapping[str, bool]) -> int:
    """The height of the threshold, 0 (walk in, nobody asks) to 12. A question without an answer counts as no threshold.

    `answers` maps a question to yes (True) or no (False). Raises KeyError for an unknown question.
    """
    return sum(_points(question, answer) for question, answer in answers.items())


def _points(question: str, answer: bool) -> int:
    if question in RAISES:
        return RAISES[question] if answer else 0
    points = LOWERS[question]
    return 0 if answer else points


def suggested_circle(answers: Mapping[str, bool]) -> str:
    """`outer`, `middle` or `inner`; an empty string when fewer than two questions have an answer.

    One more hurdle never leads further out: the points only grow with every hurdle.
    """
    if len(answers) < 2:
        return ""
    points = threshold_points(answers)
    if points >= INNER_FROM:
        return INNER
    return MIDDLE if points >= MIDDLE_FROM else OUTER


def hurdles(answers: Mapping[str, bool]) -> list[str]:
    """The questions whose answer raises the threshold, the highest hurdle first."""
    found = [question for question, answer in answers.items() if _points(question, answer)]
    return sorted(found, key=lambda question: (-_points(question, answers[question]), question))


def direction(*, source: str, target: str) -> Direction:
    """From which side of the circles a referral comes. Raises ValueError for an unknown circle."""
    step = CIRCLES.index(target) - CIRCLES.index(source)
    if step == 0:
        return Direction.BESIDE
    return Direction.INWARD if step > 0 else Direction.OUTWARD
