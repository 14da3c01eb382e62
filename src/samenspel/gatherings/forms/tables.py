# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

GOAL_STEP = 25  # five places on the slider


class MakePlanForm(forms.Form):
    """The buttons that ask for tables. Without a choice: as many new meetings as can be."""

    goal = forms.IntegerField(
        label=_("Nieuw of nuttig?"),
        required=False,
        min_value=0,
        max_value=100,
        initial=0,
        widget=forms.NumberInput(attrs={"type": "range", "step": GOAL_STEP, "list": "goal-steps"}),
        help_text=_(
            "Links zoekt Samenspel alleen mensen die elkaar nog niet kennen. Rechts tellen nuttige ontmoetingen mee."
        ),
    )
    mix_circles = forms.BooleanField(
        label=_("Aan elke tafel mensen uit minstens twee kringen"),
        required=False,
    )
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


class CompareForm(forms.Form):
    """Which two plans stand beside each other."""

    een = forms.ChoiceField(label=_("De ene"))
    twee = forms.ChoiceField(label=_("De andere"))

    def __init__(self, *args: Any, plans: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = list(plans)  # type: ignore[attr-defined]
            field.error_messages["invalid_choice"] = _("Kies een indeling uit de lijst.")

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if chosen.get("een") and chosen.get("een") == chosen.get("twee"):
            raise forms.ValidationError(_("Kies twee verschillende indelingen."))
        return chosen


class OtherForm(forms.Form):
    """About whom somebody asks "why not with …"."""

    met = forms.ChoiceField(
        label=_("En samen met …?"),
        error_messages={"required": _("Kies iemand uit de lijst."), "invalid_choice": _("Kies iemand uit de lijst.")},
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]
