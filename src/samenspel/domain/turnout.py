# SPDX-License-Identifier: EUPL-1.2
"""On which weekday and at which hour a partnership's own meetings were attended best.

Two shares per group: of who was invited, who came; of who was registered, who came. They are sums over the meetings of
the group, so that a large meeting weighs more than a small one. They say what was, not why.

With fewer than `ENOUGH` meetings there is no advice at all. A group is compared only when it has `AGAIN` meetings or
more, and there is a best one only when two groups can be compared and one of them is alone on top.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

ENOUGH = 3
AGAIN = 2


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting that was. `weekday` from 1 (Monday) to 7, `hour` in which it began from 0 to 23; the rest people."""

    key: str
    weekday: int
    hour: int
    invited: int
    invited_came: int
    registered: int
    registered_came: int


@dataclass(frozen=True, slots=True)
class Group:
    """The meetings on one weekday, or that began in one hour."""

    value: int
    keys: tuple[str, ...]
    invited: int
    invited_came: int
    registered: int
    registered_came: int

    @property
    def meetings(self) -> int:
        return len(self.keys)

    @property
    def of_invited(self) -> Fraction | None:
        return Fraction(self.invited_came, self.invited) if self.invited else None

    @property
    def of_registered(self) -> Fraction | None:
        return Fraction(self.registered_came, self.registered) if self.registered else None


@dataclass(frozen=True, slots=True)
class Advice:
    """`enough`: there is something to say. A best value is None when there is nothing to compare, or a draw."""

    enough: bool
    weekdays: tuple[Group, ...]
    hours: tuple[Group, ...]
    best_weekday: Group | None
    best_hour: Group | None


def advise(meetings: Sequence[Meeting]) -> Advice:
    """Groups in order of weekday and hour, with the best of each where that can be said."""
    weekdays = _grouped(meetings, lambda meeting: meeting.weekday)
    hours = _grouped(meetings, lambda meeting: meeting.hour)
    enough = len(meetings) >= ENOUGH
    return Advice(
        enough=enough,
        weekdays=weekdays,
        hours=hours,
        best_weekday=best_of(weekdays) if enough else None,
        best_hour=best_of(hours) if enough else None,
    )


def _grouped(meetings: Sequence[Meeting], value_of: Callable[[Meeting], int]) -> tuple[Group, ...]:
    values = sorted({value_of(meeting) for meeting in meetings})
    return tuple(_group(value, [one for one in meetings if value_of(one) == value]) for value in values)


def _group(value: int, meetings: Sequence[Meeting]) -> Group:
    return Group(
        value=value,
        keys=tuple(meeting.key for meeting in meetings),
        invited=sum(meeting.invited for meeting in meetings),
        invited_came=sum(meeting.invited_came for meeting in meetings),
        registered=sum(meeting.registered for meeting in meetings),
        registered_came=sum(meeting.registered_came for meeting in meetings),
    )


def best_of(groups: Iterable[Group]) -> Group | None:
    """By who came of who was invited; where somewhere nobody was invited, by who came of who was registered."""
    again = [group for group in groups if group.meetings >= AGAIN]
    for share in ("of_invited", "of_registered"):
        shares = [getattr(group, share) for group in again]
        if len(again) < 2 or None in shares:
            continue
        highest = max(shares)
        return again[shares.index(highest)] if shares.count(highest) == 1 else None
    return None
