# SPDX-License-Identifier: EUPL-1.2
"""Days, hours and how often, as lists write them."""

import datetime
import re
from typing import Any

from samenspel.domain.hsds.texts import plain
from samenspel.domain.hsds.values import Unusable

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)")


def date(value: Any) -> str | None:
    """A day as 2026-11-22. With slashes the day comes first, unless that cannot be."""
    written = plain(value, several_lines=False)
    if not written:
        return None
    try:
        found = _day(written)
    except (ValueError, OverflowError) as error:
        raise Unusable("no_date") from error
    if not 1850 <= found.year <= 2150:
        raise Unusable("no_date")
    return found.isoformat()


def _day(written: str) -> datetime.date:
    if match := _ISO.match(written):
        return datetime.date(*map(int, match.groups()))
    if match := _DAY_FIRST.match(written):
        day, month, year = map(int, match.groups())
        return datetime.date(year, day, month) if month > 12 else datetime.date(year, month, day)
    if re.fullmatch(r"(?:19|20)\d{6}", written):
        return datetime.date(int(written[:4]), int(written[4:6]), int(written[6:]))
    if re.fullmatch(r"[2-6]\d{4}(?:\.\d+)?", written):  # days as a spreadsheet counts them
        return datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(written)))
    raise ValueError(written)


_TIME = re.compile(
    r"(?:.*[T ])?(\d{1,2})(?:\s*[:.uh]\s*(\d{2}))?(?::(\d{2})(?:\.\d+)?)?"
    r"\s*(?:uur|u|h)?\s*([ap])?\.?\s?(?:m\b\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


def time(value: Any) -> str | None:
    """An hour of the day as 09:30:00; midnight at the end of a day is 23:59:00."""
    written = plain(value, several_lines=False)
    if not written:
        return None
    if re.fullmatch(r"\d{3,4}", written):
        written = f"{written[:-2]}:{written[-2:]}"
    match = _TIME.fullmatch(written[:40])
    if not match:
        raise Unusable("no_time")
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    if (hour, minute, second) == (24, 0, 0):
        hour, minute = 23, 59
    if hour > 23 or minute > 59 or second > 59:
        raise Unusable("no_time")
    return f"{hour:02}:{minute:02}:{second:02}"


_DAY_WORDS = {
    "mo": "MO", "mon": "MO", "monday": "MO", "ma": "MO", "maa": "MO", "maandag": "MO", "lunes": "MO",
    "tu": "TU", "tue": "TU", "tues": "TU", "tuesday": "TU", "di": "TU", "din": "TU", "dinsdag": "TU",
    "we": "WE", "wed": "WE", "wednesday": "WE", "wo": "WE", "woe": "WE", "woensdag": "WE",
    "th": "TH", "thu": "TH", "thur": "TH", "thurs": "TH", "thursday": "TH", "do": "TH", "don": "TH", "donderdag": "TH",
    "fr": "FR", "fri": "FR", "friday": "FR", "vr": "FR", "vri": "FR", "vrij": "FR", "vrijdag": "FR",
    "sa": "SA", "sat": "SA", "saturday": "SA", "za": "SA", "zat": "SA", "zaterdag": "SA",
    "su": "SU", "sun": "SU", "sunday": "SU", "zo": "SU", "zon": "SU", "zondag": "SU",
}  # fmt: skip
_ALL_DAYS = {"daily", "dagelijks", "every day", "everyday", "iedere dag", "elke dag", "alle dagen"}
_WORKING = {"weekdays", "weekday", "werkdagen", "doordeweeks", "op werkdagen"}


def days(value: Any) -> str | None:
    """Days of the week as MO,TU; also 1MO and -1FR, names in Dutch and English, "ma t/m vr", and 1 for Monday."""
    written = plain(value, several_lines=False).casefold().replace("t/m", "-")
    if not written:
        return None
    if written in _ALL_DAYS:
        return ",".join(DAYS)
    if written in _WORKING:
        return ",".join(DAYS[:5])
    found: list[str] = []
    for part in re.split(r"\s*[,;/&+]\s*(?!\d*$)|\s+(?:en|and)\s+|,", written):
        found += _days_of(part.strip(" .[]\"'"))
    return ",".join(dict.fromkeys(found))[:79].rpartition(",")[0] if len(found) > 20 else ",".join(dict.fromkeys(found))


def _days_of(part: str) -> list[str]:
    if not part:
        return []
    numbered = re.fullmatch(r"([+-]?\d{1,2})\s*(mo|tu|we|th|fr|sa|su)", part)
    if numbered and 1 <= abs(int(numbered[1])) <= 53:
        return [f"{int(numbered[1])}{numbered[2].upper()}"]
    if re.fullmatch(r"[1-7]", part):
        return [DAYS[int(part) - 1]]
    ends = [
        _DAY_WORDS.get(word.strip(" .")) for word in re.split(r"\s*(?:tot en met|to|through|thru|tot|-|–)\s*", part)
    ]
    if len(ends) == 2 and ends[0] and ends[1]:
        first, last = DAYS.index(ends[0]), DAYS.index(ends[1])
        return [DAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)]
    if len(ends) == 1 and ends[0]:
        return [ends[0]]
    raise Unusable("no_days")


def first_day(value: Any) -> str | None:
    found = days(value)
    return found[-2:] if found and len(found) <= 4 else None


def freq(value: Any) -> str | None:
    written = plain(value, several_lines=False).upper()
    found = {"WEEKLY": "WEEKLY", "WEEK": "WEEKLY", "WEKELIJKS": "WEEKLY", "W": "WEEKLY", "DAILY": "DAILY"}.get(written)
    found = found or {"MONTHLY": "MONTHLY", "MONTH": "MONTHLY", "MAANDELIJKS": "MONTHLY", "M": "MONTHLY"}.get(written)
    if written and not found:
        raise Unusable("no_frequency")
    return found


def numbers_in_a_row(value: Any) -> str | None:
    """1,15,-1 as iCalendar has it."""
    written = plain(value, several_lines=False).strip("[]")
    parts = [part.strip() for part in written.split(",") if part.strip()]
    if any(not re.fullmatch(r"[+-]?\d{1,3}", part) for part in parts):
        raise Unusable("no_rule")
    return ",".join(parts) or None


def offset(value: Any) -> str | None:
    """Hours from UTC."""
    written = plain(value, several_lines=False)
    match = re.fullmatch(r"(?:UTC|GMT)?\s*([+-]?\d{1,2})(?::?(\d{2})|\.(\d{1,2}))?", written, re.IGNORECASE)
    if not written:
        return None
    if not match:
        raise Unusable("no_offset")
    hours = abs(int(match[1])) + (int(match[2]) / 60 if match[2] else float(f"0.{match[3] or 0}"))
    if hours > 14:
        raise Unusable("no_offset")
    return f"{-hours if match[1].startswith('-') else hours:.2f}"


def moment(value: Any) -> str | None:
    """A moment in ISO 8601, or a day."""
    written = plain(value, several_lines=False)
    if not written:
        return None
    try:
        found = datetime.datetime.fromisoformat(written.replace("Z", "+00:00"))
    except ValueError:
        return f"{date(value)}T00:00:00+00:00"
    if not 1850 <= found.year <= 2150:
        raise Unusable("no_date")
    return (found if found.tzinfo else found.replace(tzinfo=datetime.UTC)).isoformat()
