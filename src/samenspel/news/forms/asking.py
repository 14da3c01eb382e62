# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.choosing import chosen_id
from samenspel.base.fields import PlainTextField
from samenspel.news.operations.asking import Asked
from samenspel.news.queries.fitting import Fit
from samenspel.organizations.constants import Circle

Choices = Iterable[tuple[str, str]]


class OwnAskForm(forms.Form):
    """A question to the network, on a phone."""

    words = PlainTextField(
        label=_("Wat wil je weten?"),
        help_text=_("Bijvoorbeeld: wie weet een adres voor een tweedehands kinderbed? Noem geen namen van gezinnen."),
        max_length=500,
        several_lines=True,
        rows=4,
        error_messages={"required": _("Schrijf je vraag op.")},
    )
    pillar = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        required=False,
        error_messages={"invalid_choice": _("Kies een onderwerp uit de lijst.")},
    )
    is_urgent = forms.BooleanField(
        label=_("Dit is dringend: ik heb vandaag of morgen een antwoord nodig"), required=False
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, pillars: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["pillar"].choices = [("", _("Maakt niet uit")), *pillars]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        data = self.cleaned_data
        return Asked(words=data["words"], is_urgent=data["is_urgent"], fit=self.fit())

    def fit(self) -> Fit:
        return Fit(pillar_id=chosen_id(self.cleaned_data["pillar"]))


class AskForm(OwnAskForm):
    """The same for staff: also to whom it goes."""

    circle = forms.ChoiceField(
        label=_("Welke kring?"),
        required=False,
        choices=[("", _("Maakt niet uit")), *Circle.choices],
        error_messages={"invalid_choice": _("Kies een kring uit de lijst.")},
    )
    place = forms.ChoiceField(
        label=_("Welke plaats?"),
        required=False,
        error_messages={"invalid_choice": _("Kies een plaats uit de lijst.")},
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _("Maakt niet uit")), *((one, one) for one in places)]  # type: ignore[attr-defined]

    def fit(self) -> Fit:
        data = self.cleaned_data
        return Fit(pillar_id=chosen_id(data["pillar"]), circle=data["circle"], place=data["place"])


class AnswerForm(forms.Form):
    """One box."""

    answer = PlainTextField(
        label=_("Wat weet jij?"),
        help_text=_("Wie het vroeg, leest je antwoord met je naam erbij."),
        max_length=800,
        several_lines=True,
        rows=5,
        error_messages={"required": _("Schrijf iets op, of tik op “Weet ik niet”.")},
    )


class CloseForm(forms.Form):
    what_helped = PlainTextField(
        label=_("Wat hielp?"),
        help_text=_("De anderen lezen dit ook, dan leert iedereen ervan. Noem geen namen van gezinnen."),
        max_length=400,
        required=False,
        several_lines=True,
        rows=3,
    )


class PassForm(forms.Form):
    """What the facilitator looked at."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
