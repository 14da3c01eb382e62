# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.constants import CallOutcome
from samenspel.gatherings.forms.moments import ClockField, DayField, moment

USUAL_HOUR = 10


class CallForm(forms.Form):
    """What came of a call; day and time count only for calling back."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        choices=CallOutcome.choices,
        error_messages={"required": _("Kies hoe het gesprek afliep."), "invalid_choice": _("Kies hoe het afliep.")},
    )
    note = PlainTextField(label=_("Wat wil je onthouden"), max_length=500, required=False, several_lines=True, rows=2)
    day = DayField(label=_("Dag"), required=False)
    clock = ClockField(label=_("Tijd"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") != CallOutcome.CALL_BACK:
            for name in ("day", "clock"):
                self.errors.pop(name, None)
            return cleaned
        if cleaned.get("day") and cleaned.get("clock"):
            cleaned["call_back_at"] = self._call_back_at(cleaned)
        elif not self.errors:
            self.add_error("day", _("Wanneer bel je terug? Kies een dag en een tijd."))
        return cleaned

    def _call_back_at(self, cleaned: dict[str, Any]) -> datetime | None:
        try:
            then = moment(cleaned["day"], cleaned["clock"])
        except ValidationError as error:
            self.add_error("clock", error)
            return None
        if then <= timezone.now():
            self.add_error("day", _("Dat is al geweest. Kies een later moment."))
        return then


def usual_call_back() -> dict[str, Any]:
    """Tomorrow morning, so that calling back is one tap as well."""
    tomorrow = timezone.localtime() + timedelta(days=1)
    return {"day": tomorrow.date(), "clock": tomorrow.replace(hour=USUAL_HOUR, minute=0).time()}
