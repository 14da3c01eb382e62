# SPDX-License-Identifier: EUPL-1.2
"""Opening hours of services as rules, and what they say in words now."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.directory.models import Schedule, ServiceAtLocation
from samenspel.domain.open_now import WEEKDAYS as DAYS
from samenspel.domain.open_now import HoursRule, Opening, next_opening, open_at


@dataclass(frozen=True, slots=True)
class OpenNow:
    """`is_open` is None where no hours are known."""

    is_open: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class HoursLine:
    days: str
    hours: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    rules: tuple[HoursRule, ...] = ()
    lines: tuple[HoursLine, ...] = ()

    def now(self, moment: datetime) -> OpenNow:
        if not any(rule.freq or rule.byday or rule.bymonthday for rule in self.rules):
            return OpenNow(None, "")
        if found := open_at(self.rules, moment):
            return OpenNow(True, _until(found))
        coming = next_opening(self.rules, moment)
        return OpenNow(False, _("Nu dicht. %(again)s") % {"again": _again(coming, moment)} if coming else _("Nu dicht"))


def _until(found: Opening) -> str:
    if found.closes is None or found.closes >= time(23, 59):
        return _("Nu open")
    return _("Nu open, tot %(time)s uur") % {"time": f"{found.closes:%H:%M}"}


def _again(coming: Opening, moment: datetime) -> str:
    at = f"{coming.opens:%H:%M}" if coming.opens else "00:00"
    ahead = (coming.day - moment.date()).days
    if ahead == 0:
        return _("Vandaag open vanaf %(time)s uur.") % {"time": at}
    if ahead == 1:
        return _("Morgen open vanaf %(time)s uur.") % {"time": at}
    day = date_format(coming.day, "l j F")
    return _("Weer open op %(day)s, vanaf %(time)s uur.") % {"day": day, "time": at}


def hours_of(service_ids: Collection[UUID]) -> dict[UUID, Hours]:
    """Of each service: its own, those of it at a place, else those of the place."""
    at = list(
        ServiceAtLocation.objects.filter(service_id__in=service_ids).values_list("pk", "service_id", "location_id")
    )
    own: dict[UUID, list[Schedule]] = defaultdict(list)
    for row in Schedule.objects.filter(service_id__in=service_ids).order_by("opens_at", "pk"):
        own[row.service_id].append(row)
    owner = {pk: service_id for pk, service_id, _location_id in at}
    for row in Schedule.objects.filter(service_at_location_id__in=owner).order_by("opens_at", "pk"):
        own[owner[row.service_at_location_id]].append(row)
    of_place: dict[UUID, list[Schedule]] = defaultdict(list)
    places = {location_id for _pk, _service_id, location_id in at}
    for row in Schedule.objects.filter(location_id__in=places).order_by("opens_at", "pk"):
        of_place[row.location_id].append(row)
    for _pk, service_id, location_id in at:
        if not own[service_id]:
            own[service_id] = of_place[location_id]
    return {pk: Hours(tuple(map(rule_of, own[pk])), tuple(lines_of(own[pk]))) for pk in service_ids}


def rule_of(row: Schedule) -> HoursRule:
    return HoursRule(
        opens=row.opens_at,
        closes=row.closes_at,
        freq=row.freq,
        interval=row.interval or 1,
        byday=row.byday,
        bymonthday=row.bymonthday,
        byyearday=row.byyearday,
        byweekno=row.byweekno,
        first=row.dtstart,
        until=row.until,
        count=row.count,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        offset_hours=float(row.utc_offset) if row.utc_offset is not None else None,
    )


def lines_of(rows: Sequence[Schedule]) -> list[HoursLine]:
    """A line for each rule: the first day of the week first."""
    return [_line(row) for row in sorted(rows, key=_first_day)]


def _first_day(row: Schedule) -> tuple[int, time]:
    days = [number for number, day in enumerate(DAYS) if day in row.byday.upper()]
    return min(days, default=len(DAYS)), row.opens_at or time.min


def _line(row: Schedule) -> HoursLine:
    between = f"{row.opens_at:%H:%M} – {row.closes_at:%H:%M}" if row.opens_at and row.closes_at else ""
    if row.opens_at and not row.closes_at:
        between = _("vanaf %(time)s uur") % {"time": f"{row.opens_at:%H:%M}"}
    notes = [row.description or row.notes]
    if (row.interval or 1) > 1:
        notes.append(_("niet elke week"))
    if row.valid_to or row.until:
        notes.append(_("tot en met %(day)s") % {"day": date_format(_last(row), "j F Y")})
    return HoursLine(_days(row), between, ". ".join(note for note in notes if note))


def _last(row: Schedule) -> date:
    last: date = min(day for day in (row.valid_to, row.until) if day is not None)
    return last


def _days(row: Schedule) -> str:
    parts = [part.strip().upper() for part in row.byday.split(",") if part.strip()]
    if not parts:
        return _("Elke dag") if row.freq.upper() == "DAILY" else ""
    return ", ".join(_day(part) for part in parts)


ORDINALS = {
    "1": gettext_lazy("eerste"),
    "2": gettext_lazy("tweede"),
    "3": gettext_lazy("derde"),
    "4": gettext_lazy("vierde"),
    "-1": gettext_lazy("laatste"),
}


def _day(part: str) -> str:
    name = str(WEEKDAYS[DAYS.index(part[-2:])]) if part[-2:] in DAYS else part
    which = ORDINALS.get(part[:-2].lstrip("+"))
    return f"{which} {name}" if which else name
