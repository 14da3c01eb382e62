# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import ActivityState, GoalState
from samenspel.base.choosing import OneOfMany, WithPeople, chosen_id
from samenspel.base.fields import PlainTextField

Choices = list[tuple[str, str]]
FARTHEST = timedelta(days=30 * 366)
WRONG_DAY = {"invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026.")}


def _version() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, error_messages=WRONG_DAY)


class AmbitionForm(forms.Form):
    ambition = PlainTextField(
        label=_("Waar jullie voor gaan"),
        help_text=_("De ambitie in een paar zinnen, zoals je hem aan een bewoner zou vertellen."),
        max_length=1000,
        several_lines=True,
        required=False,
    )
    version = _version()


class GoalForm(WithPeople):
    """One goal, in words that a resident understands."""

    title = PlainTextField(
        label=_("Wat willen we bereiken?"),
        help_text=_("Eén zin, zoals: ieder kind in onze gemeente gaat mee op schoolreis."),
        max_length=150,
        error_messages={"required": _("Schrijf op wat jullie willen bereiken.")},
    )
    notice = PlainTextField(
        label=_("Waarom, en wat merken bewoners ervan?"), max_length=600, required=False, several_lines=True
    )
    pillar = forms.ChoiceField(label=_("Pijler"), required=False)
    working_group = forms.ChoiceField(label=_("Werkgroep"), required=False)
    owner_partner = forms.ChoiceField(label=_("Welke partner trekt dit?"), required=False)
    owner = OneOfMany(label=_("Wie is daar het aanspreekpunt?"), required=False)
    start_date = _day(_("Vanaf"))
    end_date = _day(_("Tot en met"))
    version = _version()
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, people: Choices, pillars: Choices, groups: Choices, partners: Choices, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(people, empty=_("Nog niemand"))  # type: ignore[attr-defined]
        for name, empty, choices in (
            ("pillar", _("Geen pijler"), pillars),
            ("working_group", _("Geen werkgroep"), groups),
            ("owner_partner", _("Nog geen partner"), partners),
        ):
            self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]

    def clean_start_date(self) -> date | None:
        return _near(self.cleaned_data["start_date"])

    def clean_end_date(self) -> date | None:
        end, start = _near(self.cleaned_data["end_date"]), self.cleaned_data.get("start_date")
        if end and start and end < start:
            raise ValidationError(_("Het einde ligt vóór het begin. Kijk de dagen na."))
        return end

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            **{name: data[name] for name in ("title", "notice", "start_date", "end_date")},
            **{f"{name}_id": chosen_id(data[name]) for name in ("pillar", "working_group", "owner_partner", "owner")},
        }


def _near(day: date | None) -> date | None:
    if day and abs(day - timezone.localdate()) > FARTHEST:
        raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
    return day


class CloseGoalForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Hoe is het afgelopen?"),
        choices=[(GoalState.REACHED, GoalState.REACHED.label), (GoalState.LET_GO, GoalState.LET_GO.label)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies bereikt of losgelaten.")},
    )
    why = PlainTextField(
        label=_("Waarom?"),
        help_text=_("Waaraan zien jullie het, of waarom past het niet meer? De volgende leert ervan."),
        max_length=400,
        several_lines=True,
        error_messages={"required": _("Schrijf op waarom.")},
    )
    version = _version()


class ActivityForm(forms.Form):
    """What one partner contributes, in one sentence. Without `partners` it is known which partner."""

    partner = forms.ChoiceField(label=_("Partner"), error_messages={"required": _("Kies een partner.")})
    what = PlainTextField(
        label=_("Wat draagt deze partner bij?"),
        help_text=_("In één zin, zoals: wij lenen elke woensdag onze keuken uit."),
        max_length=200,
        error_messages={"required": _("Schrijf op wat deze partner bijdraagt.")},
    )
    state = forms.ChoiceField(label=_("Hoe staat het?"), choices=ActivityState.choices, initial=ActivityState.BUSY)
    reinforces = forms.ChoiceField(
        label=_("Wat van een ander wordt hierdoor sterker?"),
        help_text=_("Zo zie je dat het één het ander helpt."),
        required=False,
    )
    version = _version()
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stronger: Choices, partners: Choices | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4(), "state": ActivityState.BUSY})
        super().__init__(*args, **kwargs)
        self.fields["reinforces"].choices = [("", _("Niets in het bijzonder")), *stronger]  # type: ignore[attr-defined]
        if partners is None:
            del self.fields["partner"]
        else:
            self.fields["partner"].choices = [("", _("Kies een partner")), *partners]  # type: ignore[attr-defined]

    def of_ones_own(self) -> "ActivityForm":
        """In the words for somebody of the partner."""
        self.fields["what"].label = _("Wat doen jullie voor dit doel?")
        self.fields["what"].error_messages["required"] = _("Schrijf op wat jullie doen.")
        return self

    @property
    def partner_id(self) -> UUID:
        return UUID(self.cleaned_data["partner"])

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"what": data["what"], "state": data["state"], "reinforces_id": chosen_id(data["reinforces"])}
