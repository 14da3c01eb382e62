# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.constants import MailingKind
from samenspel.gatherings.queries.inviting_texts import Text

# What a facilitator can begin to write; that it is off has a page of its own.
KINDS = [choice for choice in MailingKind.choices if choice[0] != MailingKind.CALLED_OFF]


class AudienceForm(forms.Form):
    """To whom, and with which text to begin."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Wat stuur je"), choices=KINDS, widget=forms.RadioSelect)
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
    kind = forms.ChoiceField(choices=KINDS)
    people = forms.TypedMultipleChoiceField(error_messages={"required": _("Kies minstens één persoon.")})

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """A subject and a text, with merge fields in words."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    subject = PlainTextField(label=_("Onderwerp"), max_length=150)
    body = PlainTextField(label=_("Tekst"), max_length=6000, several_lines=True, rows=18)

    def text(self) -> Text:
        return Text(subject=self.cleaned_data["subject"], body=self.cleaned_data["body"])


class TextForm(WordsForm):
    """The common text of a mailing."""

    answers_to_writer = forms.BooleanField(required=False)

    def __init__(self, *args: Any, writer: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if writer:
            self.fields["answers_to_writer"].label = _("Antwoorden op deze mail komen bij %(address)s") % {
                "address": writer
            }
        else:
            del self.fields["answers_to_writer"]


class TrialForm(forms.Form):
    """A trial of the mail of one receiver."""

    form_key = forms.UUIDField()
    contact_id = forms.UUIDField()


class CallOffForm(forms.Form):
    """Why it does not go on, and who hears of it."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    words = PlainTextField(
        label=_("Waarom gaat het niet door"),
        help_text=_("Deze zin staat in de mail en op de eigen pagina van mensen. Bijvoorbeeld: door de sneeuw."),
        max_length=300,
        required=False,
    )
    tell = forms.ChoiceField(
        label=_("Wie krijgt een mail"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Kies wie een mail krijgt.")},
    )

    def __init__(self, *args: Any, groups: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tell"].choices = [*groups, ("", _("Niemand, ik vertel het zelf"))]  # type: ignore[attr-defined]
