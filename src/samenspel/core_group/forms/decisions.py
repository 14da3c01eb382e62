# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.core_group.forms.agendas import Choices, key_field
from samenspel.core_group.operations.decisions import DecisionFacts

FARTHEST = timedelta(days=10 * 366)


def day_field(**kwargs: Any) -> forms.DateField:
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026."),
        },
        **kwargs,
    )


def refuse_far_away(day: Any) -> Any:
    if day and abs(day - timezone.localdate()) > FARTHEST:
        raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
    return day


class DecisionForm(forms.Form):
    """What was decided, why, who does it, and when to look back."""

    what = PlainTextField(
        label=_("Wat is besloten?"),
        max_length=500,
        several_lines=True,
        rows=2,
        error_messages={"required": _("Schrijf op wat er besloten is.")},
    )
    why = PlainTextField(
        label=_("Waarom?"),
        max_length=1000,
        several_lines=True,
        rows=3,
        required=False,
        help_text=_("Over een jaar weet niemand dat meer."),
    )
    carried_out_by = forms.ChoiceField(label=_("Wie voert het uit?"), required=False)
    decided_date = day_field(label=_("Wanneer is dit besloten?"))
    look_back_date = day_field(label=_("Wanneer kijken we terug?"), required=False)
    form_key = key_field()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "form_key": uuid4(),
            "decided_date": timezone.localdate(),
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["carried_out_by"].choices = [("", _("Nog niemand")), *people]  # type: ignore[attr-defined]

    def clean_decided_date(self) -> Any:
        return refuse_far_away(self.cleaned_data["decided_date"])

    def clean_look_back_date(self) -> Any:
        return refuse_far_away(self.cleaned_data["look_back_date"])

    def facts(self) -> DecisionFacts:
        data = self.cleaned_data
        owner = data["carried_out_by"]
        return DecisionFacts(
            what=data["what"].replace("\n", " "),
            why=data["why"],
            decided_date=data["decided_date"],
            carried_out_by_id=UUID(owner) if owner else None,
            look_back_date=data["look_back_date"],
        )


class RegisterForm(forms.Form):
    """What the register is narrowed to."""

    q = PlainTextField(label=_("Zoek"), required=False, max_length=100, bsn_check=False)
    welke = forms.ChoiceField(label=_("Welke"), required=False)

    def __init__(self, *, which: Choices, initial: dict[str, str]) -> None:
        super().__init__(auto_id="filter-%s", initial=initial)
        self.fields["welke"].choices = which  # type: ignore[attr-defined]


class OwnerForm(forms.Form):
    """Who is going to do it, when that was not said with the decision."""

    owner = forms.ChoiceField(label=_("Wie gaat dit doen?"), error_messages={"required": _("Kies wie dit gaat doen.")})

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]


class LookBackForm(forms.Form):
    words = PlainTextField(
        label=_("Wat kwam ervan?"),
        max_length=1000,
        several_lines=True,
        rows=3,
        error_messages={"required": _("Schrijf in een paar woorden wat ervan kwam.")},
    )
