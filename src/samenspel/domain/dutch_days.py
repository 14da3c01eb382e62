# SPDX-License-Identifier: EUPL-1.2
"""The days on which few people in the Netherlands come to a meeting.

Days off follow the Algemene termijnenwet, article 3 (New Year, Easter Monday, Ascension, Whit Monday, both days of
Christmas, the King's birthday as it is celebrated, 5 May), with the Sundays of Easter and Whitsun and Good Friday,
which that article puts on a par. Four evenings are added on which people have something else: the commemoration of
4 May, 5 December, Christmas Eve and New Year's Eve. Feasts whose day depends on the moon being seen are left out.
"""

from datetime import date, timedelta

FIRST_YEAR = 2014  # since then the King's birthday is celebrated on 27 April
EVENING_BEGINS = 17  # a meeting that lasts longer than this hour is in the evening

Day = tuple[date, str]


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    birthday = date(year, 4, 27)
    return birthday - timedelta(days=1) if birthday.isoweekday() == 7 else birthday


def days_off(year: int) -> list[Day]:
    """The days off of a year with a code for each, in order. Two may fall on one day, as in 2016."""
    easter = easter_sunday(year)
    found = [
        (date(year, 1, 1), "new_year"),
        (easter - timedelta(days=2), "good_friday"),
        (easter, "easter"),
        (easter + timedelta(days=1), "easter_monday"),
        (kings_day(year), "kings_day"),
        (date(year, 5, 5), "liberation_day"),
        (easter + timedelta(days=39), "ascension"),
        (easter + timedelta(days=49), "whit_sunday"),
        (easter + timedelta(days=50), "whit_monday"),
        (date(year, 12, 25), "christmas"),
        (date(year, 12, 26), "second_christmas"),
    ]
    return sorted(found)


def evenings(year: int) -> list[Day]:
    """Days of which only the evening is taken."""
    return [
        (date(year, 5, 4), "remembrance"),
        (date(year, 12, 5), "saint_nicholas"),
        (date(year, 12, 24), "christmas_eve"),
        (date(year, 12, 31), "new_years_eve"),
    ]


def special_on(day: date, *, until_hour: int) -> list[str]:
    """The codes of what a meeting on this day that ends at `until_hour` (0–24) runs into."""
    codes = [code for one, code in days_off(day.year) if one == day]
    if until_hour > EVENING_BEGINS:
        codes += [code for one, code in evenings(day.year) if one == day]
    return codes
