# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import MOST_COMPANIONS, ActionState
from samenspel.base.choosing import OneOfMany, WithPeople
from samenspel.base.fields import PlainTextField

Choices = list[tuple[str, str]]
FARTHEST = timedelta(days=5 * 366)


class FilterForm(forms.Form):
    """What the list of action points is narrowed to; what makes no sense is left out."""

    q = PlainTextField(label=_("Zoek"), required=False, max_length=100, bsn_check=False)
    stand = forms.ChoiceField(label=_("Welke"), required=False)

    def __init__(self, *, stands: Choices, initial: dict[str, str]) -> None:
        super().__init__(auto_id="filter-%s", initial=initial)
        self.fields["stand"].choices = stands  # type: ignore[attr-defined]


class WithWhom(WithPeople):
    """Adds `with_0`, `with_1`, …: people with whom it is done, always one more than there are, three at least.

    `companions` are the ids chosen before; `people` are the choices, in which they must stand.
    """

    def add_companions(self, people: Choices, companions: Iterable[UUID]) -> None:
        chosen = [str(pk) for pk in companions]
        for number in range(min(max(3, len(chosen) + 1), MOST_COMPANIONS)):
            field = OneOfMany(
                label=_("En met wie nog?") if number else _("Met wie?"),
                required=False,
                initial=chosen[number] if number < len(chosen) else "",
            )
            field.offer(people, empty=str(_("Niemand")))
            self.fields[f"with_{number}"] = field

    @property
    def first_companion(self) -> forms.BoundField:
        return self["with_0"]

    @property
    def more_companions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("with_") and name != "with_0"]

    @property
    def more_are_filled(self) -> bool:
        return any(bound.value() or bound.errors for bound in self.more_companions)

    def companion_ids(self) -> set[UUID]:
        values = (value for name, value in self.cleaned_data.items() if name.startswith("with_"))
        return {UUID(value) for value in values if value}


class OwnActionForm(WithWhom):
    """What somebody is going to do, with a first step and a date."""

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

    def __init__(self, *args: Any, people: Choices, companions: Iterable[UUID] = (), **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.add_companions(people, companions)

    def clean_due_date(self) -> Any:
        due_date = self.cleaned_data["due_date"]
        if due_date and abs(due_date - timezone.localdate()) > FARTHEST:
            raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return due_date

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "what": data["what"],
            "first_step": data["first_step"],
            "due_date": data["due_date"],
            "companion_ids": self.companion_ids(),
        }


class ActionForm(OwnActionForm):
    """The same for staff: also who does it."""

    owner = OneOfMany(label=_("Wie"), error_messages={"required": _("Kies wie dit gaat doen.")})

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        self.fields["owner"].offer(people, empty=_("Kies iemand"))  # type: ignore[attr-defined]
        self.order_fields(["owner", "what", "with_0"])

    def values(self) -> dict[str, Any]:
        return {"owner_id": UUID(self.cleaned_data["owner"]), **super().values()}


class ObstacleForm(forms.Form):
    obstacle = PlainTextField(
        label=_("Wat zit er in de weg?"),
        help_text=_("De kerngroep leest dit mee, om te kunnen helpen. Noem geen namen van gezinnen."),
        max_length=300,
        required=False,
        several_lines=True,
        rows=3,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class HelpForm(forms.Form):
    """Words that go to the owner by mail."""

    words = PlainTextField(
        label=_("Wat kun je doen, en hoe bereikt de ander je?"),
        help_text=_("Bijvoorbeeld: ik bel de gemeente even voor je. Je bereikt me op 06 12 34 56 78."),
        max_length=500,
        several_lines=True,
        rows=4,
        error_messages={"required": _("Schrijf een paar woorden voor de ander.")},
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)


class TakeOverForm(forms.Form):
    owner = forms.ChoiceField(label=_("Wie neemt het over?"), error_messages={"required": _("Kies iemand.")})
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]


class SmallerForm(forms.Form):
    first_step = PlainTextField(
        label=_("De eerste stap, kleiner"),
        help_text=_("Iets dat binnen twee weken lukt."),
        max_length=300,
        error_messages={"required": _("Schrijf op wat de kleinere stap is.")},
    )
    due_date = forms.DateField(
        label=_("Wanneer?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026.")},
    )
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def clean_due_date(self) -> Any:
        due_date = self.cleaned_data["due_date"]
        if due_date and abs(due_date - timezone.localdate()) > FARTHEST:
            raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return due_date


class StateForm(forms.Form):
    """One tap."""

    state = forms.ChoiceField(choices=ActionState.choices)
