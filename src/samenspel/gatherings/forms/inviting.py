# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.constants import MailingKind
from samenspel.gatherings.operations.inviting_words import Text


class AudienceForm(forms.Form):
    """To whom, and with which text to begin."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Wat stuur je"), choices=MailingKind.choices, widget=forms.RadioSelect)
    audience = forms.ChoiceField(label=_("Aan wie"), widget=forms.RadioSelect)
    also_others = forms.BooleanField(label=_("Ook mailen naar wie liever gebeld of geappt wordt"), required=False)

    def __init__(self, *args: Any, audiences: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        field.choices = list(audiences)  # type: ignore[attr-defined]  # it is a ChoiceField
        field.error_messages.update(required=_("Kies aan wie je schrijft."), invalid_choice=_("Kies opnieuw aan wie."))


class PickForm(forms.Form):
    """People picked one by one."""

    form_key = forms.UUIDField()
    kind = forms.ChoiceField(choices=MailingKind.choices)
    people = forms.TypedMultipleChoiceField(error_messages={"required": _("Kies minstens één persoon.")})

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class TextForm(forms.Form):
    """The text of a mail, with merge fields in words."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    subject = PlainTextField(label=_("Onderwerp"), max_length=150)
    body = PlainTextField(label=_("Tekst"), max_length=6000, several_lines=True, rows=18)

    def text(self) -> Text:
        return Text(subject=self.cleaned_data["subject"], body=self.cleaned_data["body"])
