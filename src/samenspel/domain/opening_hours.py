# SPDX-License-Identifier: EUPL-1.2
"""Opening hours as people write them for a day ("9.30-12 en 13-15"), and as the weekly rules that a computer reads.

A rule is a set of weekdays in the two letters of RFC 5545 with one stretch of hours, as HSDS has them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_STRETCHES = 4
Stretch = tuple[time, time]

_MOMENT = r"(\d{1,2})(?:\s*[:.u]\s*(\d{2}))?(?:\s*(?:uur|u)\b)?"
_STRETCH = re.compile(rf"\s*(?:van\s+)?{_MOMENT}\s*(?:-|–|—|tot(?:\s+en\s+met)?|t/m)\s*{_MOMENT}\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\ben\b|\band\b|&|\+)?\s*", re.IGNORECASE)
CLOSED = frozenset({"", "-", "dicht", "gesloten", "nee", "x", "geen", "closed"})


class UnclearHours(ValueError):
    """What was typed is no stretch of hours, ends before it begins, or overlaps another."""


@dataclass(frozen=True, slots=True)
class Rule:
    days: tuple[str, ...]
    opens: time
    closes: time


def read_hours(typed: str) -> tuple[Stretch, ...]:
    """The stretches of one day, the earliest first; nothing for a day that is closed. Raises UnclearHours."""
    text = typed.strip()
    if text.casefold() in CLOSED:
        return ()
    found: list[Stretch] = []
    place = 0
    while place < len(text):
        match = _STRETCH.match(text, place)
        if match is None or len(found) == MOST_STRETCHES:
            raise UnclearHours(typed)
        found.append(_stretch(match, typed))
        between = _BETWEEN.match(text, match.end())
        place = between.end() if between else match.end()
    found.sort()
    if any(earlier[1] > later[0] for earlier, later in pairwise(found)):
        raise UnclearHours(typed)
    return tuple(found)


def _stretch(match: re.Match[str], typed: str) -> Stretch:
    opens, closes = _moment(match[1], match[2], typed), _moment(match[3], match[4], typed)
    if closes <= opens:
        raise UnclearHours(typed)
    return opens, closes


def _moment(hour: str, minutes: str | None, typed: str) -> time:
    h, m = int(hour), int(minutes or 0)
    if (h, m) == (24, 0):
        return time(23, 59)
    if h > 23 or m > 59:
        raise UnclearHours(typed)
    return time(h, m)


def hours_in_words(stretches: Iterable[Stretch]) -> str:
    """As it is typed again: "09:30-12:00, 13:00-15:00"."""
    return ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in sorted(stretches))


def rules_of(week: Mapping[str, tuple[Stretch, ...]]) -> list[Rule]:
    """The days that share a stretch in one rule, in the order of the week."""
    days: dict[Stretch, list[str]] = {}
    for day in DAYS:
        for stretch in week.get(day, ()):
            days.setdefault(stretch, []).append(day)
    return [Rule(tuple(among), opens, closes) for (opens, closes), among in days.items()]


def week_of(rules: Iterable[Rule]) -> dict[str, tuple[Stretch, ...]]:
    """The stretches of each day that is open."""
    week: dict[str, set[Stretch]] = {}
    for rule in rules:
        for day in rule.days:
            week.setdefault(day, set()).add((rule.opens, rule.closes))
    return {day: tuple(sorted(week[day])) for day in DAYS if day in week}


def plain_days(byday: str) -> tuple[str, ...] | None:
    """The days of a rule of every week; None for anything else, such as the first Monday ("1MO")."""
    days = tuple(day.strip() for day in byday.split(",")) if byday else ()
    return days if days and all(day in DAYS for day in days) else None
