# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.core_group.constants import RemovalReason, SignalStepKind
from samenspel.core_group.forms.agendas import Choices, key_field, version_field
from samenspel.core_group.forms.decisions import day_field, refuse_far_away
from samenspel.core_group.operations.signals import SignalFacts


class SignalForm(forms.Form):
    """A signal as it was heard; without a name unless the person wants it."""

    subject = PlainTextField(
        label=_("Waar gaat het over?"),
        max_length=200,
        help_text=_("Bijvoorbeeld: de vergaderingen duren te lang."),
        error_messages={"required": _("Schrijf in een paar woorden waar het over gaat.")},
    )
    words = PlainTextField(
        label=_("Wat is er gezegd?"),
        max_length=2000,
        several_lines=True,
        rows=4,
        required=False,
        help_text=_("Schrijf het zo op dat niemand eraan te herkennen is."),
    )
    said_date = day_field(label=_("Wanneer hoorde je dit?"))
    wants_name = forms.BooleanField(label=_("De persoon wil met naam genoemd worden"), required=False)
    said_by = PlainTextField(label=_("Naam, alleen als de persoon dat wil"), max_length=120, required=False)
    kept_from = forms.MultipleChoiceField(
        label=_("Niet zichtbaar voor"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Gaat het over iemand uit de kerngroep? Kies die persoon. Die ziet dan niets van dit signaal."),
    )
    version = version_field()
    form_key = key_field()

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "form_key": uuid4(),
            "said_date": timezone.localdate(),
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["kept_from"].choices = members  # type: ignore[attr-defined]

    def clean_said_date(self) -> Any:
        return refuse_far_away(self.cleaned_data["said_date"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("said_by") and not cleaned.get("wants_name"):
            self.add_error("wants_name", _("Zet hier een vinkje, of haal de naam weg."))
        if cleaned.get("wants_name") and not cleaned.get("said_by") and "said_by" not in self.errors:
            self.add_error("said_by", _("Schrijf de naam op, of haal het vinkje weg."))
        return cleaned

    def facts(self) -> SignalFacts:
        return SignalFacts(**{name: self.cleaned_data[name] for name in SignalFacts.__slots__})

    def kept_from_ids(self) -> list[int]:
        return [int(value) for value in self.cleaned_data["kept_from"]]


class SignalStepForm(forms.Form):
    """A talk that is planned or was held, or something else that was done."""

    kind = forms.ChoiceField(
        label=_("Wat doe je ermee?"),
        choices=SignalStepKind.choices,
        widget=forms.RadioSelect,
        initial=SignalStepKind.TALK_PLANNED,
        error_messages={"required": _("Kies een van de drie."), "invalid_choice": _("Kies een van de drie.")},
    )
    with_whom = PlainTextField(label=_("Met wie?"), max_length=120, required=False)
    day = day_field(label=_("Welke dag?"))
    words = PlainTextField(
        label=_("Wat wil je erover kwijt?"), max_length=1000, several_lines=True, rows=3, required=False
    )
    form_key = key_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4(), "day": timezone.localdate()})
        super().__init__(*args, **kwargs)

    def clean_day(self) -> Any:
        return refuse_far_away(self.cleaned_data["day"])


class CloseForm(forms.Form):
    outcome = PlainTextField(
        label=_("Wat is ervan gekomen?"),
        max_length=1000,
        several_lines=True,
        rows=3,
        error_messages={"required": _("Schrijf in een paar woorden wat ervan gekomen is.")},
    )


class RemoveForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Waarom haal je het weg?"),
        choices=RemovalReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een reden."), "invalid_choice": _("Kies een reden.")},
    )
