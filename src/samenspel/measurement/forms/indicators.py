# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.base.choosing import chosen_id
from samenspel.base.fields import PlainTextField
from samenspel.measurement.constants import Better, Counted, IndicatorKind, Obtained
from samenspel.measurement.forms.fields import NumberField, SpanField
from samenspel.measurement.operations.indicators import IndicatorWords, ValueWords

Choices = list[tuple[str, str]]


class IndicatorForm(forms.Form):
    """What is counted, where it comes from and where it should go."""

    name = PlainTextField(
        label=_("Naam van het cijfer"),
        help_text=_("Kort, zoals: gezinnen die binnen twee weken hulp kregen."),
        max_length=120,
        error_messages={"required": _("Geef het cijfer een naam.")},
    )
    kind = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        choices=IndicatorKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar het cijfer over gaat.")},
    )
    definition = PlainTextField(
        label=_("Wat tellen we precies?"),
        help_text=_("Zo dat een ander hetzelfde telt: wie wel, wie niet."),
        max_length=500,
        required=False,
        several_lines=True,
        rows=3,
    )
    unit = PlainTextField(label=_("Eenheid"), help_text=_("Zoals: gezinnen, euro of %."), max_length=40, required=False)
    obtained = forms.ChoiceField(
        label=_("Hoe komen we aan de waarden?"),
        choices=[choice for choice in Obtained.choices if choice[0] != Obtained.MUNICIPALITY],
        initial=Obtained.HAND,
        widget=forms.RadioSelect,
    )
    data_code = forms.ChoiceField(
        label=_("Wat telt Samenspel?"),
        choices=[("", _("Niets, de waarden komen met de hand")), *Counted.choices],
        required=False,
    )
    source = PlainTextField(
        label=_("Bron"), help_text=_("Zoals: jaarverslag van de Kredietbank."), max_length=200, required=False
    )
    goal = forms.ChoiceField(label=_("Hoort bij het doel"), required=False)
    better = forms.ChoiceField(
        label=_("Wat is beter?"), choices=Better.choices, initial=Better.UP, widget=forms.RadioSelect
    )
    baseline_period = SpanField(label=_("Het begin: welke periode?"), help_text=_("Zoals: 2022."), required=False)
    baseline_value = NumberField(label=_("Het getal van toen"), required=False)
    target_value = NumberField(label=_("Het doel: welk getal?"), required=False)
    target_date = forms.DateField(
        label=_("Wanneer moet dat er zijn?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026.")},
    )
    story = PlainTextField(
        label=_("Het verhaal achter het cijfer"),
        help_text=_("Wat speelt hier, volgens jullie? Een cijfer alleen zegt niet waardoor het komt."),
        max_length=2000,
        required=False,
        several_lines=True,
        rows=6,
    )
    counts_persons = forms.BooleanField(
        label=_("Dit cijfer telt mensen"),
        help_text=_("Openbaar laten we dan geen aantallen onder de 10 zien, en ronden we af op vijf."),
        required=False,
    )
    part_of = forms.ChoiceField(
        label=_("Deze mensen zijn een deel van"),
        help_text=_("Dan let Samenspel erop dat niemand het verschil kan uitrekenen als dat om een paar mensen gaat."),
        required=False,
    )
    is_public = forms.BooleanField(label=_("Dit cijfer mag op de openbare pagina"), required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, goals: Choices, wholes: Choices, from_municipality: bool = False, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = [("", _("Geen doel")), *goals]  # type: ignore[attr-defined]
        self.fields["part_of"].choices = [("", _("Niets, het is een geheel")), *wholes]  # type: ignore[attr-defined]
        if from_municipality:  # what the CBS counts cannot be counted otherwise
            del self.fields["obtained"], self.fields["data_code"]

    def clean_target_date(self) -> Any:
        day = self.cleaned_data["target_date"]
        if day and not 1950 <= day.year <= 2100:
            raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return day

    def words(self) -> IndicatorWords:
        data = self.cleaned_data
        return IndicatorWords(
            name=data["name"],
            kind=data["kind"],
            definition=data["definition"],
            unit=data["unit"],
            obtained=data.get("obtained") or Obtained.HAND,
            data_code=data.get("data_code") or "",
            source=data["source"],
            goal_id=chosen_id(data["goal"]),
            better=data["better"],
            baseline_span=data["baseline_period"],
            baseline_value=data["baseline_value"],
            target_value=data["target_value"],
            target_date=data["target_date"],
            story=data["story"],
            counts_persons=data["counts_persons"],
            part_of_id=chosen_id(data["part_of"]),
            is_public=data["is_public"],
        )


class ValueForm(forms.Form):
    """One value over one period."""

    period = SpanField(
        label=_("Over welke periode?"),
        help_text=_("Zoals: 2024, 2e kwartaal 2024 of maart 2024."),
        error_messages={"required": _("Vul in over welke periode dit gaat.")},
    )
    value = NumberField(label=_("Het getal"), error_messages={"required": _("Vul het getal in.")})
    people = forms.IntegerField(
        label=_("Van hoeveel mensen is dit een deel?"),
        help_text=_("Bij een percentage. Dan zeggen we erbij hoe zeker het is."),
        required=False,
        min_value=1,
        max_value=100_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Van 0 mensen is geen deel uit te rekenen."),
        },
    )
    note = PlainTextField(label=_("Toelichting"), max_length=300, required=False)
    source = PlainTextField(label=_("Bron"), max_length=200, required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_value(self) -> Any:
        value = self.cleaned_data["value"]
        if value is None:
            raise ValidationError(_now("Vul het getal in."))
        return value

    def words(self) -> ValueWords:
        data = self.cleaned_data
        return ValueWords(
            span=data["period"], value=data["value"], people=data["people"], note=data["note"], source=data["source"]
        )
