# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.constants import SpeakerState
from samenspel.gatherings.forms.planning import WholeNumberField
from samenspel.gatherings.operations.programme import SpeakerFacts, StepFacts

VERSION_LIMIT = 2**32


class StepForm(forms.Form):
    """A step with its werkvorm card."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=VERSION_LIMIT)
    title = PlainTextField(label=_("Wat doen we"), max_length=120)
    minutes = WholeNumberField(label=_("Hoeveel minuten"), least=1, most=480)
    method = PlainTextField(label=_("Werkvorm"), max_length=120, required=False)
    group_size = PlainTextField(label=_("Met hoeveel mensen"), max_length=40, required=False)
    materials = PlainTextField(label=_("Wat heb je nodig"), max_length=300, required=False)
    question = PlainTextField(
        label=_("De vraag voor de tafel"),
        max_length=300,
        required=False,
        help_text=_("Vraag naar iets kleins dat iemand zelf kan doen. Kleine, concrete acties worden ook echt gedaan."),
    )

    def facts(self) -> StepFacts:
        return StepFacts(**{name: self.cleaned_data[name] for name in StepFacts.__slots__})


class SpeakerForm(forms.Form):
    """What was agreed with a speaker."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=VERSION_LIMIT)
    contact = forms.ChoiceField(label=_("Wie"))
    subject = PlainTextField(label=_("Waarover"), max_length=200, required=False)
    expenses = PlainTextField(
        label=_("Afgesproken vergoeding"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: reiskosten en een cadeaubon. Spreek het van tevoren af."),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]

    def facts(self) -> SpeakerFacts:
        return SpeakerFacts(**{name: self.cleaned_data[name] for name in SpeakerFacts.__slots__})


class SpeakerAskForm(forms.Form):
    """The mail that asks somebody to speak."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    subject = PlainTextField(label=_("Onderwerp"), max_length=200)
    body = PlainTextField(
        label=_("Tekst"),
        max_length=4000,
        several_lines=True,
        rows=16,
        help_text=_("Verander wat je wilt. Laat {link} staan: daar komt de knop om ja of nee te zeggen."),
    )


class SpeakerNoteForm(forms.Form):
    """A press on a button: which state the person saw, and which comes."""

    seen = forms.ChoiceField(choices=SpeakerState.choices)
    to = forms.ChoiceField(choices=SpeakerState.choices)


class OwnSpeakingForm(forms.Form):
    """Yes or no, by personal link."""

    speaks = forms.ChoiceField(choices=[("yes", _("Ja")), ("no", _("Nee"))])
