# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import Grounds, InitiativeState
from samenspel.agenda.operations.initiatives import InitiativeFacts
from samenspel.base.choosing import OneOfMany, WithPeople, chosen_id
from samenspel.base.fields import PlainTextField

Choices = list[tuple[str, str]]
FARTHEST = timedelta(days=5 * 366)
LONG: dict[str, Any] = {"max_length": 1000, "several_lines": True, "rows": 3, "required": False}
GROUNDS = [
    (Grounds.RESEARCH, _("Onderzoek: het is ergens onderzocht")),
    (Grounds.EXPERIENCE, _("Ervaring: iemand heeft het zelf gezien of meegemaakt")),
    (Grounds.UNKNOWN, _("We weten het nog niet, en zoeken het uit")),
]
ASKED = {
    Grounds.RESEARCH: _("Schrijf op welk onderzoek, en waar het te vinden is."),
    Grounds.EXPERIENCE: _("Schrijf op wiens ervaring dit is. Een rol is genoeg, een naam hoeft niet."),
    Grounds.UNKNOWN: _("Schrijf op hoe jullie erachter komen of het werkt."),
}


class InitiativeForm(forms.Form):
    """What it is, what helps and what can go wrong, and why they think that it works."""

    name = PlainTextField(
        label=_("Naam"), max_length=120, error_messages={"required": _("Geef het initiatief een naam.")}
    )
    what = PlainTextField(label=_("Wat is het?"), **LONG)
    goal = forms.ChoiceField(label=_("Bij welk doel hoort het?"), required=False)
    state = forms.ChoiceField(label=_("Hoe staat het ervoor?"), choices=InitiativeState.choices, required=False)
    partners = forms.MultipleChoiceField(
        label=_("Wie doen er mee?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    chances = PlainTextField(label=_("Kansen"), help_text=_("Wat helpt dit om te lukken?"), **LONG)
    pitfalls = PlainTextField(label=_("Valkuilen"), help_text=_("Wat kan er misgaan, en wat doe je dan?"), **LONG)
    we_think = PlainTextField(label=_("We denken dat …"), max_length=300, required=False, several_lines=True, rows=2)
    because = PlainTextField(label=_("… omdat …"), max_length=300, required=False, several_lines=True, rows=2)
    grounds = forms.ChoiceField(
        label=_("Waar komt die gedachte vandaan?"),
        choices=GROUNDS,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Kies een van de drie.")},
    )
    grounds_words = PlainTextField(
        label=_("Welk onderzoek, wiens ervaring, of hoe kom je erachter?"),
        max_length=500,
        required=False,
        several_lines=True,
        rows=2,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, goals: Choices, partners: Choices, follows_proposal: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4(), "state": InitiativeState.PREPARING})
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = [("", _("Nog geen doel")), *goals]  # type: ignore[attr-defined]
        self.fields["partners"].choices = partners  # type: ignore[attr-defined]
        if follows_proposal:
            del self.fields["state"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        kind, words = data.get("grounds", ""), data.get("grounds_words", "")
        if kind and not words and "grounds_words" not in self.errors:
            self.add_error("grounds_words", ASKED[Grounds(kind)])
        if words and not kind and "grounds" not in self.errors:
            self.add_error("grounds", _now("Kies waar die gedachte vandaan komt."))
        return data

    @property
    def partners_chosen(self) -> int:
        return len(self["partners"].value() or [])

    def facts(self) -> InitiativeFacts:
        data = self.cleaned_data
        words = {name: data[name] for name in InitiativeFacts.__slots__ if name != "goal_id"}
        return InitiativeFacts(goal_id=chosen_id(data["goal"]), **words)

    def partner_ids(self) -> set[UUID]:
        return {UUID(value) for value in self.cleaned_data["partners"]}

    def state_chosen(self) -> str | None:
        return self.cleaned_data.get("state") or None


class FirstActionForm(WithPeople):
    """One line: what, who, and when."""

    what = PlainTextField(
        label=_("Wat gaat er als eerste gebeuren?"),
        max_length=300,
        error_messages={"required": _("Schrijf op wat er gaat gebeuren.")},
    )
    owner = OneOfMany(label=_("Wie doet het?"), error_messages={"required": _("Kies wie dit gaat doen.")})
    due_date = forms.DateField(
        label=_("Wanneer is het klaar?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026.")},
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(people, empty=str(_("Kies iemand")))  # type: ignore[attr-defined]

    def clean_due_date(self) -> Any:
        due_date = self.cleaned_data["due_date"]
        if due_date and abs(due_date - timezone.localdate()) > FARTHEST:
            raise ValidationError(_now("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return due_date
