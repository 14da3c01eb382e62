# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.measurement.constants import LONGEST_TEXT, REPORT_PROMPTS, ReportSection

NO_SUCH_DAY = {"invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026."), "required": _("Kies een dag.")}


class ReportForm(forms.Form):
    """Over which days, and for whom."""

    title = PlainTextField(
        label=_("Titel"),
        help_text=_("Zoals: Jaarverslag 2026."),
        max_length=150,
        error_messages={"required": _("Geef het verslag een titel.")},
    )
    first_date = forms.DateField(
        label=_("Eerste dag"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NO_SUCH_DAY,
    )
    last_date = forms.DateField(
        label=_("Laatste dag"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NO_SUCH_DAY,
    )
    funders = PlainTextField(
        label=_("Voor welke geldgevers?"),
        help_text=_("Eén verslag voor alle. Spreek met hen af dat dit volstaat."),
        max_length=400,
        required=False,
        several_lines=True,
        rows=2,
    )
    figures = forms.MultipleChoiceField(
        label=_("Welke cijfers staan erin?"),
        help_text=_("Tussen haakjes: wanneer het voor het laatst gemeten is."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, figures: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        """`figures` are those that can stand in it; a report that is begun has nothing to choose from yet."""
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if figures:
            self.fields["figures"].choices = figures  # type: ignore[attr-defined]
        else:
            del self.fields["figures"]

    def clean(self) -> dict[str, Any]:
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("first_date", "last_date"):
            day = kept.get(name)
            if day and not 1990 <= day.year <= 2100:
                self.add_error(name, ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na.")))
        return kept

    def left_out(self) -> list[UUID]:
        choices = self.fields["figures"].choices if "figures" in self.fields else []  # type: ignore[attr-defined]
        chosen = self.cleaned_data.get("figures", [])
        return [UUID(pk) for pk, _label in choices if pk not in chosen]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "first_date", "last_date", "funders")}


class ReportTextForm(forms.Form):
    text = PlainTextField(max_length=LONGEST_TEXT, required=False, several_lines=True, rows=10)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, section: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question, tip = REPORT_PROMPTS[ReportSection(section)]
        self.fields["text"].label = question
        self.fields["text"].help_text = tip
