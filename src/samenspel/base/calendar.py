# SPDX-License-Identifier: EUPL-1.2
"""One meeting as a calendar file (iCalendar, RFC 5545) that phones and office calendars take in.

The UID stays the same for the life of the meeting and SEQUENCE counts its changes, so that a second file moves the
first entry instead of adding another. A file that is mailed to who comes names organiser and receiver (RFC 5546), since
calendars move and remove by themselves only what they took in so; a file to download names nobody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vRecur, vText

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PRODUCT = "-//Samenspel//Samenspel//NL"
# Everything a calendar program might take for the end of a line or that has no place in a line of text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")

_METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)


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
    organizer: str = ""  # mail address; the name beside it
    organizer_name: str = ""
    attendee: str = ""  # mail address of who said yes already, so that no calendar asks again


def calendar_file(meeting: Meeting) -> str:
    """The whole file: lines end in CRLF and are folded at 75 octets, times stand in Dutch time."""
    return _file([meeting], _method(meeting))


def calendar_feed(meetings: Iterable[Meeting], *, name: str) -> str:
    """What a calendar program asks for again and again: all of them in one file, also what is off, under a name.

    A feed is a publication (RFC 5546): it has no receivers, so the meetings should name nobody.
    """
    return _file(meetings, "PUBLISH", name=name)


def _file(meetings: Iterable[Meeting], method: str, *, name: str = "") -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", _line(name))
    calendar.add_component(_dutch_time())
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _method(meeting: Meeting) -> str:
    if meeting.cancelled:
        return "CANCEL"
    return "REQUEST" if meeting.organizer and meeting.attendee else "PUBLISH"


def method_of(calendar: str) -> str:
    """The method of a file made here."""
    found = _METHOD.search(calendar)
    return found[1] if found else "PUBLISH"


def readdressed(calendar: str, attendee: str) -> str:
    """The same file for the same person under another address."""
    parsed = Calendar.from_ical(calendar)
    for event in parsed.walk("VEVENT"):
        if "attendee" in event:
            event["attendee"] = _address(attendee, event["attendee"].params)
    text: str = parsed.to_ical().decode("utf-8")
    return text


def _address(email: str, parameters: dict[str, object]) -> vCalAddress:
    address = vCalAddress(f"mailto:{_line(email)}")
    address.params.update(parameters)
    return address


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", _line(meeting.uid))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("dtstart", _on_the_wall(meeting.starts_at))
    event.add("dtend", _on_the_wall(meeting.ends_at))
    event.add("summary", _line(meeting.summary))
    if meeting.location:
        event.add("location", _line(meeting.location))
    if meeting.description:
        event.add("description", _text(meeting.description))
    if meeting.organizer:
        name = {"CN": vText(_line(meeting.organizer_name.replace('"', "")))} if meeting.organizer_name else {}
        event.add("organizer", _address(meeting.organizer, dict(name)))
    if meeting.organizer and meeting.attendee:
        said = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
        event.add("attendee", _address(meeting.attendee, dict(said)))
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if meeting.cancelled else "OPAQUE")
    return event


def _on_the_wall(moment: datetime) -> datetime:
    """Dutch time; in UTC for the hour that the clock shows twice, which Dutch time alone does not tell apart."""
    local = moment.astimezone(AMSTERDAM)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return moment.astimezone(UTC) if twice else local


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
