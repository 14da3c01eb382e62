# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.forms.moments import ClockField, DayField, end_moment, moment
from samenspel.gatherings.operations.planning_days import DayFacts


class DayToAvoidForm(forms.Form):
    """One day, or several in a row, with the reason."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    name = PlainTextField(label=_("Wat is er dan"), max_length=80, help_text=_("Zoals: herfstvakantie, Suikerfeest."))
    first_date = DayField(label=_("Eerste dag"))
    last_date = DayField(label=_("Laatste dag"), required=False, help_text=_("Laat leeg als het om één dag gaat."))

    def facts(self) -> DayFacts:
        cleaned = self.cleaned_data
        first = cleaned["first_date"]
        return DayFacts(name=cleaned["name"], first_date=first, last_date=cleaned["last_date"] or first)


class DayCheckForm(forms.Form):
    """The day that somebody looks at while planning; what is not typed yet may be left out."""

    form_key = forms.UUIDField(required=False)
    day = DayField()
    begins = ClockField(required=False)
    ends = ClockField(required=False)

    def moments(self) -> tuple[Any, Any] | None:
        """Begin and end, or None when there is no such moment yet."""
        if not self.is_valid():
            return None
        typed = self.cleaned_data
        begins = typed["begins"] or typed["ends"]
        if begins is None:
            return None
        try:
            starts_at, ends_at = moment(typed["day"], begins), end_moment(typed["day"], begins, typed["ends"] or begins)
        except ValidationError:
            return None
        return (starts_at, ends_at) if ends_at >= starts_at else None
