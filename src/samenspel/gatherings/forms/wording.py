# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.constants import WORDING

LONGEST_QUESTION = 90  # still one or two lines on a phone, and both forms still fit one sheet of paper
LONGEST_HELP = 120

LABELS = {
    "met": _("1. Wie leerde je kennen?"),
    "cooperate": _("2. Ga je samenwerken?"),
    "contribute": _("3. Wil je bijdragen?"),
    "contribution": _("Hoe wil je bijdragen?"),
    "action": _("4. Het actiepunt"),
}


class WordingForm(forms.Form):
    """The questions in own words. What is left empty is said in the words of Samenspel."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in WORDING:
            question = place.removesuffix("_help")
            is_help = place != question
            self.fields[place] = PlainTextField(
                label=_("Uitleg erbij") if is_help else LABELS[question],
                max_length=LONGEST_HELP if is_help else LONGEST_QUESTION,
                required=False,
            )

    def texts(self) -> dict[str, str]:
        return {place: self.cleaned_data.get(place, "") for place in WORDING}


def reword(form: forms.Form, words: Mapping[str, str], *, places: Mapping[str, str]) -> None:
    """Give fields of a form the words of a question: field name → place in the wording."""
    for name, place in places.items():
        if name in form.fields:
            form.fields[name].label = words[place]
            form.fields[name].help_text = words[f"{place}_help"]
