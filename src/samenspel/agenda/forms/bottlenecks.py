# SPDX-License-Identifier: EUPL-1.2
"""A letter about a bottleneck: to whom, in which words, by when, and what came back."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.agenda.constants import ANSWERED_WITHIN, BottleneckState
from samenspel.agenda.forms.observations import WithKey, version_field
from samenspel.base.fields import EmailAddressField, PlainTextField

ANSWERS = (
    (BottleneckState.PROMISED, gettext_lazy("Ze zeggen iets toe")),
    (BottleneckState.REFUSED, gettext_lazy("Ze zeggen nee")),
    (BottleneckState.DONE, gettext_lazy("Ze hebben er iets aan gedaan")),
    (BottleneckState.SENT, gettext_lazy("Nog geen antwoord, we vroegen het opnieuw")),
)
UNKNOWN_DAY = gettext_lazy("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026.")


def _day(**kwargs: Any) -> forms.DateField:
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": UNKNOWN_DAY, "required": gettext_lazy("Kies een dag.")},
        **kwargs,
    )


class _Addressee(forms.Form):
    addressee = PlainTextField(
        label=gettext_lazy("Aan wie?"),
        help_text=gettext_lazy("Bijvoorbeeld: wethouder van de gemeente, UWV, het ministerie."),
        max_length=150,
        error_messages={"required": gettext_lazy("Schrijf op wie dit kan oplossen.")},
    )
    email = EmailAddressField(
        label=gettext_lazy("E-mailadres"),
        help_text=gettext_lazy("Leeg: dan print je de brief en stuur je hem zelf."),
        required=False,
    )


class LetterStartForm(_Addressee, WithKey):
    """To whom, and what we ask; the letter is written from it."""

    ask = PlainTextField(
        label=gettext_lazy("Wat vraag je precies?"),
        help_text=gettext_lazy("De brief vraagt: “Daarom vragen wij u: …”. Eén vraag werkt het best."),
        max_length=500,
        several_lines=True,
        rows=3,
        error_messages={"required": gettext_lazy("Schrijf op wat je vraagt. Dan krijg je eerder een antwoord.")},
    )

    field_order = ("addressee", "email", "ask")


class LetterForm(_Addressee):
    """The whole letter, in the words of who sends it."""

    subject = PlainTextField(
        label=gettext_lazy("Onderwerp"),
        max_length=150,
        error_messages={"required": gettext_lazy("Schrijf in een paar woorden waar de brief over gaat.")},
    )
    body = PlainTextField(
        label=gettext_lazy("De brief"),
        max_length=2500,
        several_lines=True,
        rows=18,
        error_messages={"required": gettext_lazy("Schrijf de brief.")},
    )
    version = version_field()


class SendForm(forms.Form):
    answer_by = _day(
        label=gettext_lazy("Wanneer wil je iets gehoord hebben?"),
        help_text=gettext_lazy("Hoor je niets, dan staat het die dag bij Vandaag."),
    )
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"answer_by": timezone.localdate() + ANSWERED_WITHIN, "version": version}
        super().__init__(*args, **kwargs)


class LetterAnswerForm(WithKey):
    state = forms.ChoiceField(
        label=gettext_lazy("Wat hoorde je?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een van de vier.")},
    )
    day = _day(label=gettext_lazy("Op welke dag?"))
    words = PlainTextField(
        label=gettext_lazy("Wat zeiden ze?"),
        help_text=gettext_lazy("Voor de aanjager en de kerngroep."),
        max_length=1500,
        several_lines=True,
        rows=4,
        required=False,
    )
    told = PlainTextField(
        label=gettext_lazy("In één zin, voor wie dit zag"),
        help_text=gettext_lazy("Deze zin krijgt iedereen die erover vertelde."),
        max_length=300,
        required=False,
    )
    answer_by = _day(
        label=gettext_lazy("Wanneer kijk je weer?"),
        help_text=gettext_lazy("Bij een toezegging, of als je het opnieuw vroeg."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        waits = data.get("state") in (BottleneckState.SENT, BottleneckState.PROMISED)
        if waits and not data.get("answer_by") and "answer_by" not in self.errors:
            self.add_error("answer_by", _("Kies wanneer je weer kijkt, dan wordt het niet vergeten."))
        return data

    def answer_day(self) -> date | None:
        """Only where something is still to come."""
        waits = self.cleaned_data["state"] in (BottleneckState.SENT, BottleneckState.PROMISED)
        return self.cleaned_data["answer_by"] if waits else None
