# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.constants import ClockDeed, Screen
from samenspel.gatherings.operations.screens import ClockPress

MOST_ROUNDS = 8
MOST_MINUTES = 180


class ShowForm(forms.Form):
    screen = forms.ChoiceField(choices=Screen.choices)


class ClockForm(forms.Form):
    """A press on the clock; beginning a round needs its number and how long it is."""

    deed = forms.ChoiceField(choices=ClockDeed.choices, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    number = forms.IntegerField(required=False, min_value=1, max_value=MOST_ROUNDS, widget=forms.HiddenInput)
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
        error_messages={
            "invalid": _("Vul een getal in, zoals 20."),
            "min_value": _("Een ronde duurt minstens 1 minuut."),
            "max_value": _("Een ronde duurt hoogstens 180 minuten."),
        },
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("deed") == ClockDeed.BEGIN and "minutes" not in self.errors:
            if not cleaned.get("minutes"):
                self.add_error("minutes", _("Vul in hoeveel minuten de ronde duurt."))
            if not cleaned.get("number"):
                self.add_error(None, _("Laad de pagina opnieuw en kies een ronde."))
        return cleaned

    def press(self) -> ClockPress:
        said = self.cleaned_data
        return ClockPress(
            deed=ClockDeed(said["deed"]),
            version=said["version"],
            number=said.get("number") or 0,
            minutes=said.get("minutes") or 0,
        )
