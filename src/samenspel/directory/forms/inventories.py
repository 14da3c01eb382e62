# SPDX-License-Identifier: EUPL-1.2
"""Asking which need lives, and answering it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.base.fields import PlainTextField, WebAddressField
from samenspel.directory.constants import LIFE_DOMAINS, LONGEST_ANSWER, LONGEST_CHOICE, MOST_CHOICES
from samenspel.directory.forms.untold import UntoldForm, WithKey
from samenspel.directory.operations.inventories import Asked

DATE = "%Y-%m-%d"


class InventoryForm(WithKey):
    title = PlainTextField(
        label=gettext_lazy("Waar gaat het over?"),
        help_text=gettext_lazy("Bijvoorbeeld: vervoer naar de Voedselbank."),
        max_length=120,
        error_messages={"required": gettext_lazy("Geef het een naam.")},
    )
    question = PlainTextField(
        label=gettext_lazy("Wat vraag je?"),
        help_text=gettext_lazy("Eén korte vraag. Bijvoorbeeld: hoe kom jij waar je moet zijn, en waar loopt het vast?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf de vraag op.")},
    )
    choices = PlainTextField(
        label=gettext_lazy("Welke antwoorden kun je kiezen?"),
        help_text=gettext_lazy(
            "Elk op een eigen regel, twee tot acht. “Ik heb hier niets voor nodig” en eigen woorden zijn er altijd."
        ),
        max_length=MOST_CHOICES * (LONGEST_CHOICE + 1),
        several_lines=True,
        rows=6,
        error_messages={"required": gettext_lazy("Geef minstens twee antwoorden om uit te kiezen.")},
    )
    explanation = PlainTextField(
        label=gettext_lazy("Waarom vraag je het, en wat gebeurt ermee?"),
        max_length=400,
        several_lines=True,
        rows=3,
        required=False,
    )
    life_domain = forms.ChoiceField(
        label=gettext_lazy("Bij welk deel van het leven hoort het?"),
        help_text=gettext_lazy("Dan leggen we ernaast wat er al is."),
        required=False,
    )
    area = PlainTextField(label=gettext_lazy("Voor welke wijk of welk dorp?"), max_length=80, required=False)
    closes_date = forms.DateField(
        label=gettext_lazy("Tot en met welke dag kan iemand antwoorden?"),
        widget=forms.DateInput(attrs={"type": "date"}, format=DATE),
        required=False,
    )
    programme_name = PlainTextField(
        label=gettext_lazy("Is er een programma buiten het pact dat hieraan werkt?"),
        help_text=gettext_lazy("Bijvoorbeeld een programma van de provincie."),
        max_length=150,
        required=False,
    )
    programme_url = WebAddressField(label=gettext_lazy("Het webadres daarvan"), required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_open: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        domains = [(key, str(label)) for key, label in LIFE_DOMAINS.items()]
        self.fields["life_domain"].choices = [("", _("Geen")), *domains]  # type: ignore[attr-defined]
        if is_open:  # people saw these
            del self.fields["question"], self.fields["choices"]

    def clean_choices(self) -> str:
        typed: str = self.cleaned_data["choices"]
        lines = [line for line in typed.split("\n") if line]
        if any(len(line) > LONGEST_CHOICE for line in lines):
            raise forms.ValidationError(_("Maak elk antwoord korter: hoogstens 80 tekens."))
        return "\n".join(lines)

    def clean_closes_date(self) -> Any:
        day = self.cleaned_data["closes_date"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("Deze dag is al geweest."))
        return day

    def asked(self, *, question: str = "") -> Asked:
        names = ("title", "explanation", "life_domain", "area", "closes_date", "programme_name", "programme_url")
        values = {name: self.cleaned_data[name] for name in names}
        return Asked(question=self.cleaned_data.get("question", question), **values)

    def labels(self) -> list[str] | None:
        typed = self.cleaned_data.get("choices")
        return typed.split("\n") if typed is not None else None


class AnswerForm(UntoldForm):
    """The choices as large cards, and a line for one's own words. Nobody is told about."""

    open_fields = ("words",)

    chosen = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Wat speelt er bij jou?"),
        help_text=gettext_lazy("Je mag er meer dan een kiezen."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = PlainTextField(
        label=gettext_lazy("Of in je eigen woorden"),
        help_text=gettext_lazy("Schrijf geen namen op. Niemand weet wie wat antwoordde."),
        max_length=LONGEST_ANSWER,
        several_lines=True,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, labels: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = list(enumerate(labels))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("chosen") and not data.get("words") and not self.errors:
            self.add_error("chosen", _("Kies een antwoord, of schrijf iets op."))
        return data

    def said(self) -> dict[str, Any]:
        return {"chosen": self.cleaned_data["chosen"], "words": self.cleaned_data["words"]}


class OpenAnswerForm(AnswerForm):
    # Nobody sees this field; programs that fill in everything do.
    homepage = forms.CharField(
        required=False,
        label=gettext_lazy("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("homepage"))


class OwnAnswerForm(AnswerForm):
    wants_to_hear = forms.BooleanField(label=gettext_lazy("Mail mij wat ervan kwam"), required=False)


class ReportForm(forms.Form):
    report = PlainTextField(
        label=gettext_lazy("Wat hoorden we, en wat doen we ermee?"),
        help_text=gettext_lazy("Iedereen kan dit lezen. Noem geen mensen; partners en plannen wel."),
        max_length=1500,
        several_lines=True,
        rows=8,
        error_messages={"required": gettext_lazy("Schrijf op wat jullie hoorden. Een paar zinnen is genoeg.")},
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
