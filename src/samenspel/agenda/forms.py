# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import ActionState
from samenspel.base.fields import PlainTextField

Choices = list[tuple[str, str]]
FARTHEST = timedelta(days=5 * 366)


def _uuid(value: str) -> UUID | None:
    return UUID(value) if value else None


class FilterForm(forms.Form):
    """What the list of action points is narrowed to; what makes no sense is left out."""

    q = PlainTextField(label=_("Zoek"), required=False, max_length=100, bsn_check=False)
    stand = forms.ChoiceField(label=_("Welke"), required=False)

    def __init__(self, *, stands: Choices, initial: dict[str, str]) -> None:
        super().__init__(auto_id="filter-%s", initial=initial)
        self.fields["stand"].choices = stands  # type: ignore[attr-defined]


class ActionForm(forms.Form):
    """Who does what, with a first step and a date."""

    owner = forms.ChoiceField(label=_("Wie"), error_messages={"required": _("Kies wie dit gaat doen.")})
    what = PlainTextField(
        label=_("Wat gaat er gebeuren?"),
        max_length=300,
        error_messages={"required": _("Schrijf op wat er gaat gebeuren.")},
    )
    first_step = PlainTextField(
        label=_("De eerste stap"),
        max_length=300,
        required=False,
        help_text=_("Klein en meteen te doen, zoals: bel Sanne van de voedselbank."),
    )
    due_date = forms.DateField(
        label=_("Wanneer is het klaar?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026.")},
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]

    def clean_due_date(self) -> Any:
        due_date = self.cleaned_data["due_date"]
        if due_date and abs(due_date - timezone.localdate()) > FARTHEST:
            raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return due_date

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "owner_id": UUID(data["owner"]),
            "what": data["what"],
            "first_step": data["first_step"],
            "due_date": data["due_date"],
        }


class StateForm(forms.Form):
    """One tap."""

    state = forms.ChoiceField(choices=ActionState.choices)


class GroupForm(forms.Form):
    """A working group with two people who carry it."""

    name = PlainTextField(
        label=_("Naam"), max_length=120, error_messages={"required": _("Geef de werkgroep een naam.")}
    )
    purpose = PlainTextField(label=_("Waar werkt de groep aan?"), max_length=500, required=False, several_lines=True)
    pillar = forms.ChoiceField(label=_("Pijler"), required=False)
    ambassador = forms.ChoiceField(
        label=_("Ambassadeur"), required=False, help_text=_("Trekt de groep en spreekt namens de groep.")
    )
    deputy = forms.ChoiceField(
        label=_("Vervanger"), required=False, help_text=_("Gaat door als de ambassadeur er niet is.")
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Choices, pillars: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        nobody: Choices = [("", str(_("Nog niemand")))]
        for name in ("ambassador", "deputy"):
            self.fields[name].choices = nobody + people  # type: ignore[attr-defined]
        self.fields["pillar"].choices = [("", _("Geen pijler")), *pillars]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "name": data["name"],
            "purpose": data["purpose"],
            "pillar_id": _uuid(data["pillar"]),
            "ambassador_id": _uuid(data["ambassador"]),
            "deputy_id": _uuid(data["deputy"]),
        }
