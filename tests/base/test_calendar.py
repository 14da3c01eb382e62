# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from samenspel.base.calendar import Meeting, calendar_file, method_of, readdressed

MEETING = Meeting(
    uid="8f0e@samenspel",
    sequence=2,
    starts_at=datetime(2026, 1, 15, 15, 30, tzinfo=UTC),
    ends_at=datetime(2026, 1, 15, 18, 0, tzinfo=UTC),
    changed_at=datetime(2026, 1, 2, 8, 0, tzinfo=UTC),
    summary="Verbindingssessie",
    location="De Verzinning, Dorpsstraat 1",
)


def lines(meeting: Meeting) -> list[str]:
    return calendar_file(meeting).replace("\r\n ", "").split("\r\n")


def test_the_file_says_when_in_dutch_time_and_under_which_name_it_may_be_changed() -> None:
    got = lines(MEETING)
    assert "UID:8f0e@samenspel" in got
    assert "SEQUENCE:2" in got
    assert "DTSTART;TZID=Europe/Amsterdam:20260115T163000" in got
    assert "DTEND;TZID=Europe/Amsterdam:20260115T190000" in got
    assert "DTSTAMP:20260102T080000Z" in got
    assert "METHOD:PUBLISH" in got
    assert got.count("BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize(
    ("moment", "wall"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "20260329T015900"),  # the last minute of winter time
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "20260329T030000"),  # 02:00 does not exist that night
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), "20261025T000000"),
        (datetime(2026, 10, 25, 17, 0, tzinfo=UTC), "20261025T180000"),
        (datetime(2028, 2, 29, 18, 0, tzinfo=UTC), "20280229T190000"),
    ],
)
def test_nights_on_which_the_clock_changes_keep_the_hour_on_the_wall(moment: datetime, wall: str) -> None:
    meeting = replace(MEETING, starts_at=moment, ends_at=moment.replace(year=moment.year + 1, day=1))
    assert f"DTSTART;TZID=Europe/Amsterdam:{wall}" in lines(meeting)


def test_a_meeting_that_is_off_says_so() -> None:
    got = lines(replace(MEETING, cancelled=True))
    assert "METHOD:CANCEL" in got
    assert "STATUS:CANCELLED" in got


@pytest.mark.parametrize("bad", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\u2028", "\u2029", "\x85", "\x00"])
def test_no_text_begins_a_line_of_its_own(bad: str) -> None:
    text = f"Samen{bad}ATTENDEE:mailto:kwaad@voorbeeld.test"
    got = calendar_file(replace(MEETING, summary=text, location=text, description=text))
    assert not [line for line in got.splitlines() if line.startswith("ATTENDEE")]
    assert "ATTENDEE" not in Calendar.from_ical(got).walk("VEVENT")[0]


def test_lines_end_in_crlf_and_are_at_most_75_octets_also_with_emoji() -> None:
    got = calendar_file(replace(MEETING, summary="Ĳsselmeer 👩‍👩‍👧 Şükrü; O'Brien, " * 20))
    assert got.count("\n") == got.count("\r\n")
    assert max(len(line.encode()) for line in got.split("\r\n")) <= 75
    event = Calendar.from_ical(got).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == ("Ĳsselmeer 👩‍👩‍👧 Şükrü; O'Brien, " * 20).strip()


def test_the_same_meeting_gives_the_same_file() -> None:
    assert calendar_file(MEETING) == calendar_file(MEETING)


def test_a_file_for_one_person_names_organiser_and_receiver_who_said_yes_already() -> None:
    mailed = replace(
        MEETING,
        organizer="post@voorbeeld.test",
        organizer_name='Pact "O\'Brien"; Şükrü',
        attendee="anna@voorbeeld.test",
    )
    got = lines(mailed)
    assert "METHOD:REQUEST" in got
    event = Calendar.from_ical(calendar_file(mailed)).walk("VEVENT")[0]
    assert str(event["ORGANIZER"]) == "mailto:post@voorbeeld.test"
    assert str(event["ATTENDEE"]) == "mailto:anna@voorbeeld.test"
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    assert method_of(calendar_file(mailed)) == "REQUEST"
    off = calendar_file(replace(mailed, cancelled=True))
    assert method_of(off) == "CANCEL"
    assert "mailto:anna@voorbeeld.test" in off.replace("\r\n ", "")


def test_the_same_file_goes_to_another_address() -> None:
    address = f"een.heel.lang.adres.dat.over.de.rand.van.de.regel.loopt.{'x' * 60}@voorbeeld.test"
    first = calendar_file(replace(MEETING, organizer="post@voorbeeld.test", attendee=address))
    second = readdressed(first, "nieuw@voorbeeld.test")
    assert second == calendar_file(replace(MEETING, organizer="post@voorbeeld.test", attendee="nieuw@voorbeeld.test"))
    assert readdressed(calendar_file(MEETING), "nieuw@voorbeeld.test") == calendar_file(MEETING)


def written_down(moment: datetime) -> datetime:
    """The start as a calendar reads it back by the rules that stand in the file itself."""
    event = Calendar.from_ical(calendar_file(replace(MEETING, starts_at=moment))).walk("VEVENT")[0]
    found: datetime = event["DTSTART"].dt
    return found.astimezone(UTC)


@pytest.mark.r34
@pytest.mark.parametrize("night", [datetime(2027, 3, 27, 20, 0, tzinfo=UTC), datetime(2027, 10, 30, 20, 0, tzinfo=UTC)])
def test_every_quarter_of_both_nights_is_read_back_as_the_same_moment(night: datetime) -> None:
    for quarter in range(4 * 12):
        moment = night + timedelta(minutes=15 * quarter)
        assert written_down(moment) == moment


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first, second = datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert "DTSTART:20271031T003000Z" in lines(replace(MEETING, starts_at=first))
    assert "DTSTART:20271031T013000Z" in lines(replace(MEETING, starts_at=second))


def test_an_evening_over_the_night_of_winter_time_lasts_an_hour_longer() -> None:
    begins, ends = datetime(2027, 10, 30, 19, 0, tzinfo=UTC), datetime(2027, 10, 31, 2, 0, tzinfo=UTC)
    got = lines(replace(MEETING, starts_at=begins, ends_at=ends))
    assert "DTSTART;TZID=Europe/Amsterdam:20271030T210000" in got
    assert "DTEND;TZID=Europe/Amsterdam:20271031T030000" in got
