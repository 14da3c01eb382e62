# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.organizations.constants import THRESHOLD_QUESTIONS, Circle
from samenspel.organizations.queries.partner import PartnerFacts
from samenspel.organizations.queries.partners import Choices

ANSWERS = [("yes", _("Ja")), ("no", _("Nee")), ("", _("Weet ik niet"))]
MEANT = {"yes": True, "no": False}


class CircleForm(forms.Form):
    """Plain questions about the threshold, and the decision."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    circle = forms.ChoiceField(
        label=_("In welke kring staat deze partner"),
        choices=[*Circle.choices, ("", _("Nog niet kiezen"))],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies een van de drie kringen.")},
    )
    note = PlainTextField(label=_("Waarom deze kring"), max_length=500, several_lines=True, rows=3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in THRESHOLD_QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=str(question),
                choices=ANSWERS,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Kies ja, nee of weet ik niet.")},
            )

    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in THRESHOLD_QUESTIONS]

    def answers(self) -> dict[str, bool]:
        """What was answered with yes or no."""
        given = {name: self.cleaned_data.get(name, "") for name in THRESHOLD_QUESTIONS}
        return {name: MEANT[answer] for name, answer in given.items() if answer in MEANT}


def starting_values(partner: PartnerFacts) -> dict[str, Any]:
    answers = {name: _answer(partner.threshold.get(name)) for name in THRESHOLD_QUESTIONS}
    return {"version": partner.version, "circle": partner.circle, "note": partner.circle_note, **answers}


def _answer(kept: bool | None) -> str:
    return {True: "yes", False: "no"}.get(kept, "") if kept is not None else ""


class LookForm(forms.Form):
    """Which partners the picture shows clearly; the others fade."""

    sector = forms.ChoiceField(required=False, label=_("Soort"))
    pijler = forms.ChoiceField(required=False, label=_("Pijler"))

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("Alles"))
        values = {"sector": choices.sectors, "pijler": [name for _pk, name in choices.pillars]}
        for name, options in values.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [every, *((option, option) for option in options)]


def read_look(query: Any, *, choices: Choices) -> tuple[LookForm, str, str]:
    """The form to show, and the sector and pillar it asks for; whatever does not fit is left out."""
    asked = LookForm(query, choices=choices)
    asked.is_valid()
    sector, pillar = asked.cleaned_data.get("sector", ""), asked.cleaned_data.get("pijler", "")
    shown = LookForm(choices=choices, initial={"sector": sector, "pijler": pillar})
    return shown, sector, pillar
