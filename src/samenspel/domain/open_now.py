# SPDX-License-Identifier: EUPL-1.2
"""Whether something is open at a moment, and when it opens next, from rules of iCalendar (RFC 5545, 3.3.10) with the
hours of a day, as HSDS has them.

Hours are those of the clock on the wall: at a change of daylight saving time ten o'clock stays ten o'clock. A rule with
an offset of its own is of another clock. A rule that says no day at all is not open: better to call than to stand
before a closed door.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LOOK_AHEAD = 14  # days
MOST_OCCURRENCES = 4_000  # days counted through for a rule that ends after a number of times
FURTHEST_OFFSET = 14  # hours; a list can say anything
ONE_DAY = timedelta(days=1)
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRule:
    """One row of opening hours; what is empty says nothing."""

    opens: time | None = None
    closes: time | None = None
    freq: str = ""
    interval: int = 1
    byday: str = ""
    bymonthday: str = ""
    byyearday: str = ""
    byweekno: str = ""
    first: date | None = None  # dtstart
    until: date | None = None
    count: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    offset_hours: float | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """From when to when, on the clock on the wall; `closes` may be after midnight. No `opens`: all day."""

    day: date
    opens: time | None
    closes: time | None


def applies_on(rule: HoursRule, day: date) -> bool:
    """Whether the rule has hours that begin on this day."""
    if not _within(rule, day) or not _falls_on(rule, day):
        return False
    if rule.count is None or rule.first is None:
        return True
    days = min((day - rule.first).days, MOST_OCCURRENCES)
    before = sum(_falls_on(rule, rule.first + timedelta(days=passed)) for passed in range(days))
    return before < rule.count


def _within(rule: HoursRule, day: date) -> bool:
    starts = [one for one in (rule.first, rule.valid_from) if one is not None]
    ends = [one for one in (rule.until, rule.valid_to) if one is not None]
    return all(one <= day for one in starts) and all(day <= one for one in ends)


def _falls_on(rule: HoursRule, day: date) -> bool:
    freq = rule.freq.upper() or ("WEEKLY" if rule.byday else "")
    if not freq and rule.bymonthday:
        freq = "MONTHLY"
    kind = _KINDS.get(freq)
    return kind is not None and kind(rule, day)


def _daily(rule: HoursRule, day: date) -> bool:
    in_step = rule.first is None or (day - rule.first).days % _step(rule) == 0
    return in_step and (not rule.byday or _on_weekday(rule.byday, day))


def _weekly(rule: HoursRule, day: date) -> bool:
    if rule.byweekno and day.isocalendar().week not in _numbers(rule.byweekno):
        return False
    if rule.first is not None and _step(rule) > 1:
        weeks = (_monday(day) - _monday(rule.first)).days // 7
        if weeks % _step(rule):
            return False
    if rule.byday:
        return _on_weekday(rule.byday, day)
    return rule.first is not None and day.weekday() == rule.first.weekday()


def _monthly(rule: HoursRule, day: date) -> bool:
    if rule.first is not None and _step(rule) > 1:
        months = (day.year - rule.first.year) * 12 + day.month - rule.first.month
        if months % _step(rule):
            return False
    if rule.bymonthday:
        from_end = day.day - (_next_month(day) - ONE_DAY).day - 1
        return bool({day.day, from_end} & _numbers(rule.bymonthday))
    if rule.byday:
        return _on_weekday(rule.byday, day)
    return rule.first is not None and day.day == rule.first.day


def _yearly(rule: HoursRule, day: date) -> bool:
    if rule.byyearday:
        number = day.timetuple().tm_yday
        length = date(day.year, 12, 31).timetuple().tm_yday
        return bool({number, number - length - 1} & _numbers(rule.byyearday))
    if rule.byweekno or rule.byday:
        return _weekly(rule, day)
    return rule.first is not None and (day.month, day.day) == (rule.first.month, rule.first.day)


_KINDS: dict[str, Callable[[HoursRule, date], bool]] = {
    "DAILY": _daily,
    "WEEKLY": _weekly,
    "MONTHLY": _monthly,
    "YEARLY": _yearly,
}


def _step(rule: HoursRule) -> int:
    return max(1, rule.interval)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _numbers(written: str) -> set[int]:
    return {int(part) for part in written.split(",") if re.fullmatch(r"\s*[+-]?\d{1,3}\s*", part)}


def _on_weekday(byday: str, day: date) -> bool:
    """`MO` is every Monday, `1MO` the first of the month, `-1FR` the last Friday."""
    name = WEEKDAYS[day.weekday()]
    from_start = (day.day - 1) // 7 + 1
    from_end = -(((_next_month(day) - ONE_DAY).day - day.day) // 7 + 1)
    found = (match for part in byday.split(",") if (match := _DAY.fullmatch(part.strip().upper())))
    return any(one[2] == name and (one[1] is None or int(one[1]) in (from_start, from_end)) for one in found)


def _clock(rule: HoursRule, moment: datetime) -> datetime:
    """The moment on the clock of the rule: that of the place, unless it has an offset of its own."""
    if rule.offset_hours is None or abs(rule.offset_hours) > FURTHEST_OFFSET:
        return moment
    return moment.astimezone(timezone(timedelta(hours=rule.offset_hours)))


def _past_midnight(rule: HoursRule) -> bool:
    return rule.opens is not None and rule.closes is not None and rule.closes <= rule.opens


def open_at(rules: Iterable[HoursRule], moment: datetime) -> Opening | None:
    """The hours within which this moment falls, if it is open; `moment` is aware, of the time zone of the place."""
    return next((found for rule in rules if (found := _open_at(rule, moment))), None)


def _open_at(rule: HoursRule, moment: datetime) -> Opening | None:
    here = _clock(rule, moment)
    day, now = here.date(), here.time()
    if applies_on(rule, day):
        begun = rule.opens is None or rule.opens <= now
        not_over = rule.closes is None or now < rule.closes or _past_midnight(rule)
        if begun and not_over:
            return Opening(day, rule.opens, rule.closes)
    yesterday = day - ONE_DAY
    if _past_midnight(rule) and rule.closes is not None and now < rule.closes and applies_on(rule, yesterday):
        return Opening(yesterday, rule.opens, rule.closes)
    return None


def next_opening(rules: Iterable[HoursRule], moment: datetime) -> Opening | None:
    """The first hours that begin after this moment, within two weeks."""
    every = list(rules)
    for ahead in range(LOOK_AHEAD + 1):
        begins = [found for rule in every if (found := _beginning(rule, moment, ahead))]
        if begins:
            return min(begins, key=lambda one: (one.day, one.opens or time.min))
    return None


def _beginning(rule: HoursRule, moment: datetime, ahead: int) -> Opening | None:
    here = _clock(rule, moment)
    day = here.date() + timedelta(days=ahead)
    if not applies_on(rule, day) or (ahead == 0 and (rule.opens is None or rule.opens <= here.time())):
        return None
    return Opening(day, rule.opens, rule.closes)
