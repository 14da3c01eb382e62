# SPDX-License-Identifier: EUPL-1.2
"""What is asked when the role of facilitator is handed over."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField, PlainTextField
from samenspel.core_group.constants import GiverStays, HandoverKind, Who


class HandoverForm(forms.Form):
    """To whom the role goes, and from when."""

    kind = forms.ChoiceField(
        label=_("Hoe draag je over?"),
        choices=HandoverKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de twee."), "invalid_choice": _("Kies een van de twee.")},
    )
    receiver = forms.ChoiceField(label=_("Wie neemt het over?"), required=False)
    name = PlainTextField(
        label=_("Naam van iemand nieuw"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = EmailAddressField(label=_("E-mailadres van iemand nieuw"), required=False)
    start_date = forms.DateField(
        label=_("Wanneer beginnen jullie?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Deze dag bestaat niet. Kies een andere.")},
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), "start_date": timezone.localdate()}
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = [("", _("Iemand nieuw")), *people]  # type: ignore[attr-defined]

    def clean_start_date(self) -> Any:
        day = self.cleaned_data["start_date"]
        if abs(day - timezone.localdate()) > timedelta(days=2 * 366):
            raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("receiver") and "receiver" not in self.errors:
            for name in ("name", "email"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Kies iemand, of vul hier in wie het overneemt."))
        return cleaned


class HandoverStepForm(forms.Form):
    """One step of the list."""

    what = PlainTextField(
        label=_("Wat"), max_length=300, error_messages={"required": _("Schrijf op wat er gedaan moet worden.")}
    )
    who = forms.ChoiceField(label=_("Wie"), choices=Who.choices)
    week = forms.IntegerField(
        label=_("In welke week"),
        min_value=1,
        max_value=52,
        error_messages={
            name: _("Vul een heel getal in van 1 tot en met 52.")
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)


class DossierPartForm(forms.Form):
    """The words of one part, and whether it goes in."""

    words = PlainTextField(label=_("Jouw woorden"), max_length=4000, several_lines=True, rows=8, required=False)
    included = forms.BooleanField(label=_("Dit deel komt in het dossier"), required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class FinishForm(forms.Form):
    """What who gives is afterwards."""

    giver_stays = forms.ChoiceField(
        label=_("Wat wordt wie overdraagt?"),
        choices=GiverStays.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie."), "invalid_choice": _("Kies een van de drie.")},
    )
