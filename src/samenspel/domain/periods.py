# SPDX-License-Identifier: EUPL-1.2
"""Periods as people write them: a year, a quarter, a month, a school year, a day, or two days with words between.

A year alone is meant most; whatever is not understood is None, never a guess.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
FIRST_YEAR, LAST_YEAR = 1950, 2100

_YEAR = r"(19[5-9]\d|20\d\d|2100)"
_WHOLE = re.compile(rf"{_YEAR}(?:\.0)?")
_QUARTER = re.compile(rf"{_YEAR}[ -]*[kq]w?([1-4])|[kq]w?([1-4])[ -]*{_YEAR}|([1-4])e kwartaal (?:van )?{_YEAR}")
_HALF = re.compile(rf"{_YEAR}[ -]*h([12])|h([12])[ -]*{_YEAR}|([12])e half ?jaar (?:van )?{_YEAR}")
_MONTH = re.compile(rf"{_YEAR}[-/](\d\d?)|(\d\d?)[-/]{_YEAR}")
_NAMED = re.compile(rf"([a-z]+)\.? {_YEAR}")
_SCHOOL = re.compile(rf"(?:schooljaar )?{_YEAR}[/-]{_YEAR}")
_ISO = re.compile(rf"{_YEAR}-(\d\d?)-(\d\d?)(?: 00:00(?::00)?)?")
_DUTCH = re.compile(rf"(\d\d?)[-/. ](\d\d?|[a-z]+)[-/. ]{_YEAR}")
_BETWEEN = re.compile(r"\s+(?:t/m|tm|tot en met|tot|–|—|-)\s+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From a day up to and including another."""

    start: date
    end: date

    def __str__(self) -> str:
        return span_words(self)

    def overlaps(self, other: "Span") -> bool:
        return self.start <= other.end and other.start <= self.end


def year_span(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def read_span(text: str) -> Span | None:
    """The days that are meant.

    >>> read_span("2024") == year_span(2024)
    True
    >>> read_span("2024-K2"), read_span("maart 2024").end
    (Span(start=datetime.date(2024, 4, 1), end=datetime.date(2024, 6, 30)), datetime.date(2024, 3, 31))
    >>> read_span("vorig jaar") is None
    True
    """
    words = re.sub(r"\s+", " ", text.strip().lower())
    if found := _WHOLE.fullmatch(words):
        return year_span(int(found.group(1)))
    if day := _day(words):
        return Span(day, day)
    return _part_of_year(words) or _school_year(words) or _from_to(words)


def _part_of_year(words: str) -> Span | None:
    for pattern, months in ((_QUARTER, 3), (_HALF, 6), (_MONTH, 1)):
        if found := pattern.fullmatch(words):
            numbers = [int(one) for one in found.groups() if one]
            year, part = max(numbers), min(numbers)
            return _months(year, (part - 1) * months + 1, months)
    if (found := _NAMED.fullmatch(words)) and (month := _month_of(found.group(1))):
        return _months(int(found.group(2)), month, 1)
    return None


def _months(year: int, first: int, many: int) -> Span | None:
    last = first + many - 1
    if not 1 <= first <= last <= 12:
        return None
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _month_of(name: str) -> int | None:
    """A name or its beginning, of three letters at least ("mrt" too)."""
    if name == "mrt":
        return 3
    found = [number for number, month in enumerate(MONTHS, start=1) if len(name) >= 3 and month.startswith(name)]
    return found[0] if len(found) == 1 else None


def _school_year(words: str) -> Span | None:
    found = _SCHOOL.fullmatch(words)
    if not found or int(found.group(2)) != int(found.group(1)) + 1:
        return None
    return Span(date(int(found.group(1)), 8, 1), date(int(found.group(2)), 7, 31))


def _from_to(words: str) -> Span | None:
    sides = _BETWEEN.split(words)
    if len(sides) != 2:
        return None
    first, last = read_span(sides[0]), read_span(sides[1])
    return Span(first.start, last.end) if first and last and first.start <= last.end else None


def _day(words: str) -> date | None:
    if found := _ISO.fullmatch(words):
        year, month, day = (int(one) for one in found.groups())
    elif found := _DUTCH.fullmatch(words):
        named = found.group(2)
        day, year = int(found.group(1)), int(found.group(3))
        month = int(named) if named.isdigit() else _month_of(named) or 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def span_words(span: Span) -> str:
    """The period in the words in which `read_span` reads it back.

    >>> span_words(year_span(2024)), span_words(Span(date(2024, 4, 1), date(2024, 6, 30)))
    ('2024', '2e kwartaal 2024')
    >>> span_words(Span(date(2023, 8, 1), date(2024, 7, 31))), span_words(Span(date(2018, 1, 1), date(2020, 12, 31)))
    ('2023/2024', '2018 t/m 2020')
    """
    start, end = span.start, span.end
    if span == year_span(start.year):
        return str(start.year)
    if span == Span(year_span(start.year).start, year_span(end.year).end):
        return f"{start.year} t/m {end.year}"
    if span == _school_year(f"{start.year}/{start.year + 1}"):
        return f"{start.year}/{start.year + 1}"
    if start.day == 1 and (end + timedelta(days=1)).day == 1 and start.year == end.year:
        return _months_words(start, end)
    if start == end:
        return _day_words(start)
    return f"{_day_words(start)} t/m {_day_words(end)}"


def _months_words(start: date, end: date) -> str:
    many = end.month - start.month + 1
    if many == 1:
        return f"{MONTHS[start.month - 1]} {start.year}"
    for name, months in (("kwartaal", 3), ("halfjaar", 6)):
        if many == months and (start.month - 1) % months == 0:
            return f"{(start.month - 1) // months + 1}e {name} {start.year}"
    return f"{_day_words(start)} t/m {_day_words(end)}"


def _day_words(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
