# SPDX-License-Identifier: EUPL-1.2
"""Days and times as people type them, and the moment that they are in Dutch local time."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FIRST_YEAR, LAST_YEAR = 2000, 2099
SHOWN_OF_WRONG_INPUT = 20


class DayField(forms.DateField):
    """A day that exists, in this century."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d-%m-%y"],
            error_messages={"required": gettext_lazy("Kies een dag.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> date | None:
        try:
            day = super().to_python(value)
        except ValidationError as error:
            raise ValidationError(_not_a_day(str(value)), code="invalid") from error
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_not_a_day(str(value)), code="invalid")
        return day


class ClockField(forms.TimeField):
    """A time of the day: 17:00, 17.00 or 17.00 uur."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
            error_messages={"required": gettext_lazy("Kies een tijd.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> time | None:
        typed = value.strip().removesuffix("uur").strip() if isinstance(value, str) else value
        try:
            return super().to_python(typed)
        except ValidationError as error:
            sentence = _("“%(typed)s” is geen tijd. Schrijf hem zo: 17.00.") % {"typed": _shortened(str(value))}
            raise ValidationError(sentence, code="invalid") from error


def _not_a_day(typed: str) -> str:
    return _("De dag “%(typed)s” bestaat niet. Schrijf hem zo: 14-03-2027.") % {"typed": _shortened(typed)}


def _shortened(typed: str) -> str:
    plain = "".join(sign for sign in typed if sign.isprintable())
    return plain if len(plain) <= SHOWN_OF_WRONG_INPUT else plain[:SHOWN_OF_WRONG_INPUT] + "…"


def moment(day: date, clock: time) -> datetime:
    """The moment at which Dutch clocks show this; refuses times that a clock change skips or shows twice."""
    zone = timezone.get_default_timezone()
    first = datetime.combine(day, clock, tzinfo=zone)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.utcoffset() < second.utcoffset():  # type: ignore[operator]  # the zone always has an offset
        sentence = _("Deze tijd bestaat niet op %(day)s: de klok gaat dan een uur vooruit. Kies een andere tijd.")
    else:
        sentence = _("Deze tijd komt op %(day)s twee keer voor: de klok gaat een uur terug. Kies een andere tijd.")
    raise ValidationError(sentence % {"day": day.strftime("%d-%m-%Y")}, code="clock_change")


def end_moment(day: date, begins: time, ends: time) -> datetime:
    """The end on the same day; an end in the small hours counts as the night after an evening."""
    over_midnight = begins >= time(17) and ends <= time(4)
    return moment(day + timedelta(days=1) if over_midnight else day, ends)
