# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class MakePlanForm(forms.Form):
    """The button that asks for tables."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    present = forms.BooleanField(required=False, widget=forms.HiddenInput)
    based_on = forms.UUIDField(required=False, widget=forms.HiddenInput)


class RoundsDoneForm(forms.Form):
    done = forms.IntegerField(min_value=0, max_value=8, widget=forms.HiddenInput)


class LockForm(forms.Form):
    table = forms.UUIDField(widget=forms.HiddenInput)
    locked = forms.BooleanField(required=False, widget=forms.HiddenInput)


class MoveForm(forms.Form):
    """Who goes to which table, in one round."""

    round = forms.IntegerField(min_value=1, max_value=8, widget=forms.HiddenInput)
    person = forms.TypedChoiceField(
        label=_("Wie"),
        error_messages={"required": _("Kies wie er verhuist."), "invalid_choice": _("Kies wie er verhuist.")},
    )
    table = forms.TypedChoiceField(
        label=_("Naar"), coerce=int, error_messages={"invalid_choice": _("Kies een tafel uit de lijst.")}
    )

    def __init__(
        self, *args: Any, people: Sequence[tuple[str, str]] = (), tables: Sequence[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        places = [(str(number), _("Tafel %(number)d") % {"number": number}) for number in tables]
        self.fields["person"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]
        self.fields["table"].choices = [*places, ("0", _("Geen tafel in deze ronde"))]  # type: ignore[attr-defined]


class HostsForm(forms.Form):
    """Who stays at one table all evening."""

    hosts = forms.MultipleChoiceField(
        label=_("Wie zijn gastgever"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Een gastgever blijft elke ronde aan dezelfde tafel en opent daar het gesprek."),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hosts"].choices = list(people)  # type: ignore[attr-defined]
