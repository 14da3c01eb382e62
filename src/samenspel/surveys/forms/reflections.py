# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.surveys.constants import LONGEST_ANSWER, LONGEST_CHOSEN, Question
from samenspel.surveys.forms.scans import OpenForm, date_widget

NO_DATE = {"required": _("Kies een dag."), "invalid": _("Dit is geen datum. Voorbeeld: 31-12-2026.")}
NAME_HELP = _("Zonder naam weet niemand dat het van jou komt. Schrijf dan ook niets op waaraan je te herkennen bent.")


class OpenReflectionForm(OpenForm):
    first_date = forms.DateField(
        label=_("We kijken terug op de tijd vanaf"), widget=date_widget(), error_messages=NO_DATE
    )
    last_date = forms.DateField(label=_("tot en met"), widget=date_widget(), error_messages=NO_DATE)
    field_order = ("first_date", "last_date", "closes_date")

    def clean_last_date(self) -> date:
        last: date = self.cleaned_data["last_date"]
        first = self.cleaned_data.get("first_date")
        if first and last < first:
            raise ValidationError(_("De laatste dag ligt voor de eerste."))
        if last.year > timezone.localdate().year + 1:
            raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return last


class WordsForm(forms.Form):
    """One question of looking back."""

    words = PlainTextField(
        label=_("In je eigen woorden"), max_length=LONGEST_ANSWER, several_lines=True, rows=7, required=False
    )


class SignForm(forms.Form):
    """With a name or without one."""

    signed = forms.ChoiceField(
        label=_("Kies met of zonder naam"),
        help_text=NAME_HELP,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies met of zonder naam."), "invalid_choice": _("Kies met of zonder naam.")},
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["signed"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("no", _("Zonder naam")), ("yes", _("Met naam: %(name)s") % {"name": name})]


class ReflectionPaperForm(forms.Form):
    """A sheet of paper typed over."""

    well = PlainTextField(
        label=Question.WELL.label, max_length=LONGEST_ANSWER, several_lines=True, rows=3, required=False
    )
    not_well = PlainTextField(
        label=Question.NOT_WELL.label, max_length=LONGEST_ANSWER, several_lines=True, rows=3, required=False
    )
    remains = PlainTextField(
        label=Question.REMAINS.label, max_length=LONGEST_ANSWER, several_lines=True, rows=3, required=False
    )
    signature = PlainTextField(label=_("Naam, als die op het papier staat"), max_length=200, required=False)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in (*Question.values, "signature")}


class ChosenForm(forms.Form):
    """The words as they come in the report."""

    words = PlainTextField(
        label=_("Zo komt het in het verslag"),
        help_text=_("Je mag inkorten. Verander de woorden zelf niet. Haal namen van anderen weg."),
        max_length=LONGEST_CHOSEN,
        several_lines=True,
        rows=5,
        required=False,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    question = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    take_out = forms.BooleanField(required=False)
