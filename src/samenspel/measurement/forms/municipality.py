# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.measurement.constants import Published


class MunicipalityForm(forms.Form):
    """One municipality, and which of its figures."""

    place = forms.ChoiceField(
        label=_("Welke gemeente?"),
        error_messages={"required": _("Kies een gemeente.")},
        widget=forms.Select(attrs={"lang": "nl"}),  # names of places are read aloud in Dutch
    )
    figures = forms.MultipleChoiceField(
        label=_("Welke cijfers?"),
        choices=Published.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één cijfer.")},
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _("Kies een gemeente")), *places]  # type: ignore[attr-defined]
