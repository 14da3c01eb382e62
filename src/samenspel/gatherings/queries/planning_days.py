# SPDX-License-Identifier: EUPL-1.2
"""What a day runs into: days off, days this partnership avoids, and its other gatherings. To warn, never to block."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.domain.dutch_days import special_on
from samenspel.gatherings.models import DayToAvoid, Gathering

SPECIAL_DAYS = {
    "new_year": gettext_lazy("Nieuwjaarsdag"),
    "good_friday": gettext_lazy("Goede Vrijdag"),
    "easter": gettext_lazy("Eerste Paasdag"),
    "easter_monday": gettext_lazy("Tweede Paasdag"),
    "kings_day": gettext_lazy("Koningsdag"),
    "liberation_day": gettext_lazy("Bevrijdingsdag"),
    "ascension": gettext_lazy("Hemelvaartsdag"),
    "whit_sunday": gettext_lazy("Eerste Pinksterdag"),
    "whit_monday": gettext_lazy("Tweede Pinksterdag"),
    "christmas": gettext_lazy("Eerste Kerstdag"),
    "second_christmas": gettext_lazy("Tweede Kerstdag"),
    "remembrance": gettext_lazy("de avond van Dodenherdenking"),
    "saint_nicholas": gettext_lazy("pakjesavond"),
    "christmas_eve": gettext_lazy("kerstavond"),
    "new_years_eve": gettext_lazy("oudejaarsavond"),
}


@dataclass(frozen=True, slots=True)
class DayRow:
    """One or more days to avoid."""

    id: UUID
    name: str
    first_date: date
    last_date: date

    @property
    def is_one_day(self) -> bool:
        return self.first_date == self.last_date


@dataclass(frozen=True, slots=True)
class DayLists:
    ahead: list[DayRow]
    past: list[DayRow]


def days_to_avoid() -> DayLists:
    today = timezone.localdate()
    found = DayToAvoid.objects.order_by("first_date", "name", "pk")
    rows = [DayRow(one.pk, one.name, one.first_date, one.last_date) for one in found]
    return DayLists(
        ahead=[row for row in rows if row.last_date >= today],
        past=[row for row in reversed(rows) if row.last_date < today],
    )


def clashes_with(starts_at: datetime, ends_at: datetime, *, besides: UUID | None = None) -> list[str]:
    """A sentence for each thing that is on that day; `besides` is the gathering that is looked at."""
    begins, ends = timezone.localtime(starts_at), timezone.localtime(ends_at)
    day = begins.date()
    until = 24 if ends.date() > day else ends.hour + bool(ends.minute)
    special = [_("Het is dan %(day)s.") % {"day": SPECIAL_DAYS[code]} for code in special_on(day, until_hour=until)]
    avoided = DayToAvoid.objects.filter(first_date__lte=day, last_date__gte=day).order_by("first_date", "name")
    own = [_("Jullie mijden deze dag: %(name)s.") % {"name": one.name} for one in avoided]
    return [*special, *own, *_others_on(day, besides=besides)]


def _others_on(day: date, *, besides: UUID | None) -> list[str]:
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    next_midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    on_the_day = Gathering.objects.filter(starts_at__lt=next_midnight, ends_at__gt=midnight)
    others = on_the_day.filter(called_off_at__isnull=True).exclude(pk=besides)
    sentence = _("Die dag is er ook “%(title)s”, om %(time)s uur in %(place)s.")
    return [
        sentence
        % {"title": one.title, "time": date_format(timezone.localtime(one.starts_at), "H.i"), "place": one.place}
        for one in others.order_by("starts_at", "pk")
    ]
