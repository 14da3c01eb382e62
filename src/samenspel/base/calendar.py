# SPDX-License-Identifier: EUPL-1.2
"""One meeting as a calendar file (iCalendar, RFC 5545) that phones and office calendars take in.

The UID stays the same for the life of the meeting and SEQUENCE counts its changes, so that a second file moves the
first entry instead of adding another.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PRODUCT = "-//Samenspel//Samenspel//NL"
# Everything a calendar program might take for the end of a line or that has no place in a line of text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a calendar shows. Times are aware; `changed_at` is when this version was made."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    summary: str
    location: str = ""
    description: str = ""
    cancelled: bool = False


def calendar_file(meeting: Meeting) -> str:
    """The whole file: lines end in CRLF and are folded at 75 octets, times stand in Dutch time."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if meeting.cancelled else "PUBLISH")
    calendar.add_component(_dutch_time())
    calendar.add_component(_event(meeting))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", _line(meeting.uid))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(AMSTERDAM))
    event.add("dtend", meeting.ends_at.astimezone(AMSTERDAM))
    event.add("summary", _line(meeting.summary))
    if meeting.location:
        event.add("location", _line(meeting.location))
    if meeting.description:
        event.add("description", _text(meeting.description))
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if meeting.cancelled else "OPAQUE")
    return event


def _text(text: str) -> str:
    return _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _line(text: str) -> str:
    return " ".join(_text(text).split())


def _dutch_time() -> Timezone:
    """The rule of the European Union since 1996: an hour forward on the last Sunday of March, back in October."""
    zone = Timezone()
    zone.add("tzid", AMSTERDAM.key)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    summer.add("tzname", "CEST")
    summer.add("dtstart", datetime(1996, 3, 31, 2, 0))  # noqa: DTZ001 - RFC 5545 wants the clock on the wall here
    summer.add("tzoffsetfrom", timedelta(hours=1))
    summer.add("tzoffsetto", timedelta(hours=2))
    summer.add("rrule", vRecur(freq="yearly", bymonth=3, byday="-1SU"))
    winter.add("tzname", "CET")
    winter.add("dtstart", datetime(1996, 10, 27, 3, 0))  # noqa: DTZ001 - as above
    winter.add("tzoffsetfrom", timedelta(hours=2))
    winter.add("tzoffsetto", timedelta(hours=1))
    winter.add("rrule", vRecur(freq="yearly", bymonth=10, byday="-1SU"))
    zone.add_component(summer)
    zone.add_component(winter)
    return zone
