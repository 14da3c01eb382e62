# SPDX-License-Identifier: EUPL-1.2
"""Whom to call first and why, and who calls whom.

"Leden persoonlijk bellen voorafgaand aan Verbindingssessies heeft de meeste aanmeldingen opgeleverd." The source gives
no order. Ours has no weights: each reason is a sentence that can be said out loud, and the person with the most
sentences comes first. So the words beside a name are the whole explanation of its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, IntEnum

FEW_KNOWN = 2  # "knows few people here": at most this many …
SOME_COMING = 5  # … of at least this many who come
MANY_NEW = 10  # "would bring many new connections": so many who come are new to them


class Stage(IntEnum):
    """How far the calling of somebody is; a lower stage is called first."""

    PROMISED = 0  # promised to call back, and the time has come
    NOT_YET = 1
    IN_VAIN = 2  # called, but not spoken
    MAYBE = 3  # spoken or answered: maybe


class Why(Enum):
    """The reasons to call somebody, in the order in which they are said."""

    PROMISED = "promised"
    NO_ANSWER = "no_answer"
    SAID_MAYBE = "said_maybe"
    FIRST_TIME = "first_time"
    KNOWS_FEW = "knows_few"
    EXPERT = "expert"
    HOST = "host"
    OFFERED = "offered"
    MANY_NEW = "many_new"


ORDER = {why: place for place, why in enumerate(Why)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one person who may be called.

    `coming` are those who come, without this person and their colleagues; `known` how many of those they met before.
    `waits` orders a stage in which time decides: seconds since the promise or the last call, more is longer.
    """

    key: str
    name: str
    stage: Stage
    waits: float = 0.0
    answered: bool = False
    first_time: bool = False
    expert: bool = False
    host: bool = False
    offered: bool = False
    coming: int = 0
    known: int = 0

    @property
    def new(self) -> int:
        return self.coming - self.known


def reasons(facts: Facts) -> tuple[Why, ...]:
    """Every reason that holds, in the order in which they are said; none twice."""
    holds = {
        Why.PROMISED: facts.stage == Stage.PROMISED,
        Why.NO_ANSWER: not facts.answered,
        Why.SAID_MAYBE: facts.answered,
        Why.FIRST_TIME: facts.first_time,
        Why.KNOWS_FEW: facts.coming >= SOME_COMING and facts.known <= FEW_KNOWN,
        Why.EXPERT: facts.expert,
        Why.HOST: facts.host,
        Why.OFFERED: facts.offered,
        Why.MANY_NEW: facts.new >= MANY_NEW,
    }
    return tuple(why for why in Why if holds[why])


def ranked(people: Iterable[Facts]) -> list[Facts]:
    """The same people, whom to call first on top.

    By stage. A promise and a call in vain: who waits longest. Else who has the most reasons; of two with as many, the
    one whose reasons are said first, then who has most people to meet, then the name.
    """
    return sorted(people, key=_place)


def _place(facts: Facts) -> tuple[object, ...]:
    why = reasons(facts)
    waits = -facts.waits if facts.stage in {Stage.PROMISED, Stage.IN_VAIN} else 0.0
    return (facts.stage, waits, -len(why), tuple(ORDER[one] for one in why), -facts.new, facts.name, facts.key)


def divided(
    people: Sequence[str],
    *,
    callers: Sequence[str],
    kept: Mapping[str, str],
    knows: Mapping[str, AbstractSet[str]],
) -> dict[str, str]:
    """Person → caller, for everyone in `people` (in the order in which they should be called).

    Who stands in `kept` with one of the `callers` stays there. The others are divided so that the callers have as many
    as each other, as far as what is kept allows: first to a caller who knows them, those whom fewest callers know
    before the rest; then to whoever has most room, so that each caller gets some from the top of the list.

    Raises ValueError without callers, or when a caller or a person is named twice.
    """
    if not callers or len(set(callers)) != len(callers) or len(set(people)) != len(people):
        raise ValueError("divided() needs callers, and everybody once.")
    given = {person: kept[person] for person in people if kept.get(person) in set(callers)}
    left = [person for person in people if person not in given]
    room = _room(callers, list(given.values()), len(left))
    known_by = {person: [caller for caller in callers if person in knows.get(caller, ())] for person in left}
    for person in sorted((person for person in left if known_by[person]), key=lambda one: len(known_by[one])):
        _give(person, known_by[person], given, room)
    for person in left:
        if person not in given:
            _give(person, callers, given, room)
    return given


def _room(callers: Sequence[str], kept: Sequence[str], left: int) -> dict[str, int]:
    """How many each caller gets on top of what they keep: one by one to whoever has fewest."""
    load = {caller: kept.count(caller) for caller in callers}
    before = dict(load)
    for _one in range(left):
        lightest = min(callers, key=load.__getitem__)
        load[lightest] += 1
    return {caller: load[caller] - before[caller] for caller in callers}


def _give(person: str, to: Sequence[str], given: dict[str, str], room: dict[str, int]) -> None:
    """To the one of `to` with most room; nobody when none has any."""
    roomiest = max(to, key=room.__getitem__)
    if room[roomiest] > 0:
        given[person] = roomiest
        room[roomiest] -= 1
