# SPDX-License-Identifier: EUPL-1.2
"""Why it helps that two people meet: a few reasons, each with a whole weight. Plain Python, for pages and planner.

Every new meeting is worth `MEETING`; each reason that holds for the pair adds its weight. A weight belongs to a pair
and never to a person, so nobody ranks above anybody. The reasons stand on sentences of the five sources:

far_circles, circles
    "Dit inzicht [de drie kringen] biedt interessante aanknopingspunten hoe de partners onderling naar elkaar kunnen
    doorverwijzen." (Oogst Westerkwartier.) Outer with inner weighs most: there the thresholds differ most.
same_task
    "In principe is iedereen die elkaar in het veld tegen het lijf loopt omdat ze aan dezelfde dingen werken een partij
    om mee te praten." (Questions of the webinar.)
experience
    "Nog meer ervaringsdeskundigen uitnodigen en betrekken bij kerngroepvergaderingen en Verbindingssessies." (Oogst.)
welcome
    "De deelnemerslijst is gestaag gegroeid, mede doordat […] leden kennissen en collega's meenemen." (Oogst.) Somebody
    new meets somebody who knows the way.
sectors
    "Alleen via brede integrale samenwerking kun je effectief de strijd aangaan met armoede en schulden." (De Kracht van
    Samenwerken.)
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

Id = TypeVar("Id", bound=Hashable)

KNOWS_THE_WAY = 3  # earlier gatherings after which somebody can show a newcomer round
MEETING = 1  # what any new meeting is worth
_RING = {"outer": 0, "middle": 1, "inner": 2}


class Reason(StrEnum):
    FAR_CIRCLES = "far_circles"
    CIRCLES = "circles"
    SAME_TASK = "same_task"
    EXPERIENCE = "experience"
    WELCOME = "welcome"
    SECTORS = "sectors"


WEIGHTS: dict[Reason, int] = {
    Reason.FAR_CIRCLES: 3,
    Reason.CIRCLES: 2,
    Reason.SAME_TASK: 2,
    Reason.EXPERIENCE: 2,
    Reason.WELCOME: 2,
    Reason.SECTORS: 1,
}


@dataclass(frozen=True, slots=True)
class Background:
    """What everybody at a table may know of somebody.

    `circle` is "outer", "middle", "inner" or empty; `tasks` are what their organisation works on; `visits` counts the
    gatherings at which they were before; `is_expert` holds for who comes as an experience expert, for no organisation.
    """

    circle: str = ""
    sector: str = ""
    tasks: frozenset[str] = frozenset()
    visits: int = 0
    is_expert: bool = False


@dataclass(frozen=True, slots=True)
class Usefulness:
    """Of a number of meetings: their worth together, and for how many of them each reason holds."""

    points: int
    times: dict[Reason, int]


def reasons_to_meet(one: Background, other: Background) -> tuple[Reason, ...]:
    """The reasons that hold for a pair, the same whichever of the two comes first."""
    found = []
    if one.circle in _RING and other.circle in _RING and one.circle != other.circle:
        far = abs(_RING[one.circle] - _RING[other.circle]) == 2
        found.append(Reason.FAR_CIRCLES if far else Reason.CIRCLES)
    if one.tasks & other.tasks:
        found.append(Reason.SAME_TASK)
    if one.is_expert != other.is_expert:
        found.append(Reason.EXPERIENCE)
    if _is_shown_round(one, other) or _is_shown_round(other, one):
        found.append(Reason.WELCOME)
    if one.sector and other.sector and one.sector != other.sector:
        found.append(Reason.SECTORS)
    return tuple(found)


def worth_of(one: Background, other: Background) -> int:
    """What it is worth that these two meet for the first time; at least `MEETING`."""
    return MEETING + sum(WEIGHTS[reason] for reason in reasons_to_meet(one, other))


def worth_of_pairs(people: Mapping[Id, Background]) -> list[tuple[Id, Id, int]]:
    """The pairs that are worth more than any other meeting."""
    return [
        (first, second, worth)
        for (first, one), (second, other) in combinations(people.items(), 2)
        if (worth := worth_of(one, other)) > MEETING
    ]


def usefulness_of(couples: Iterable[Iterable[Id]], people: Mapping[Id, Background]) -> Usefulness:
    """Count the meetings of these pairs; who is not in `people` has an empty background."""
    unknown = Background()
    times: Counter[Reason] = Counter()
    points = 0
    for first, second in couples:
        reasons = reasons_to_meet(people.get(first, unknown), people.get(second, unknown))
        times.update(reasons)
        points += MEETING + sum(WEIGHTS[reason] for reason in reasons)
    return Usefulness(points=points, times=dict(times))


def _is_shown_round(newcomer: Background, guide: Background) -> bool:
    return newcomer.visits == 0 and guide.visits >= KNOWS_THE_WAY
