# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.surveys.constants import (
    CONDITIONS,
    HIGHEST,
    LONGEST_OPEN_DAYS,
    OPEN_DAYS,
    OWN_GROUP,
    STEP_NAMES,
    UNKNOWN,
    Group,
)
from samenspel.surveys.queries.asking import ToAsk

NO_GROUP = "other"
PAPER_GROUPS = (*Group.values, "")  # in the order of the paper
CHOOSE = _("Kies een van de antwoorden.")


def date_widget() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class GroupForm(forms.Form):
    """From which side somebody looks; each answer is a button."""

    group = forms.ChoiceField(
        choices=[*((value, OWN_GROUP[value]) for value in Group.values), (NO_GROUP, OWN_GROUP[""])],
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def group_value(self) -> str:
        chosen: str = self.cleaned_data["group"]
        return "" if chosen == NO_GROUP else chosen


class PlaceForm(forms.Form):
    """One of the steps, or "weet ik niet"; each answer is a button."""

    place = forms.TypedChoiceField(
        choices=[(number, number) for number in range(len(STEP_NAMES) + 1)],
        coerce=int,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class EndForm(forms.Form):
    """Until when a round takes answers."""

    closes_date = forms.DateField(
        label=_("Tot en met welke dag kunnen mensen antwoorden?"),
        help_text=_("Daarna gaat de ronde vanzelf dicht. Drie weken is genoeg."),
        widget=date_widget(),
        error_messages={"required": _("Kies een dag."), "invalid": _("Dit is geen datum. Voorbeeld: 31-12-2026.")},
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def clean_closes_date(self) -> date:
        closes: date = self.cleaned_data["closes_date"]
        today = timezone.localdate()
        if closes < today:
            raise ValidationError(_("Deze dag is al voorbij. Kies een dag die nog komt."))
        if closes > today + timedelta(days=LONGEST_OPEN_DAYS):
            raise ValidationError(_("Kies een dag binnen vier maanden. Dan weten mensen nog waar het over gaat."))
        return closes


class OpenForm(EndForm):
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        starts = {"form_key": uuid4(), "closes_date": timezone.localdate() + timedelta(days=OPEN_DAYS)}
        kwargs["initial"] = {**starts, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def key(self) -> UUID:
        return self.cleaned_data["form_key"] or uuid4()


class AskForm(forms.Form):
    """Everybody, or people by name."""

    who = forms.ChoiceField(
        label=_("Wie vraag je?"),
        choices=[("all", _("Iedereen met een mailadres")), ("people", _("Alleen wie ik hieronder aankruis"))],
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    people = forms.MultipleChoiceField(
        label=_("Mensen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Iemand die je aankruiste, staat niet meer in de lijst. Kies opnieuw.")},
    )

    def __init__(self, *args: Any, people: list[ToAsk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.id), _with_organization(one)) for one in people if not one.asked]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("who") == "people" and not cleaned.get("people") and "people" not in self.errors:
            self.add_error("people", _("Kies minstens één persoon."))
        if cleaned.get("who") == "all" and cleaned.get("people"):
            self.add_error("who", _("Je kruiste mensen aan. Kies of je alleen hen vraagt, of iedereen."))
        return cleaned

    def contact_ids(self) -> list[UUID] | None:
        """None means everybody."""
        if self.cleaned_data["who"] == "all":
            return None
        return [UUID(value) for value in self.cleaned_data["people"]]


def _with_organization(one: ToAsk) -> str:
    return f"{one.name} ({one.organization})" if one.organization else one.name


class ScanPaperForm(forms.Form):
    """A sheet of paper typed over: for each question the number of the box, which is quicker than a mouse."""

    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["group"] = _number(_("Vanuit welke plek kijkt iemand?"), lowest=1)
        for condition in CONDITIONS:
            self.fields[condition.key] = _number(condition.question, lowest=UNKNOWN)
        if not self.is_bound:  # the next sheet can be typed at once; after a mistake the summary comes first
            self.fields["group"].widget.attrs["autofocus"] = True

    def questions(self) -> list[forms.BoundField]:
        return [self["group"], *(self[condition.key] for condition in CONDITIONS)]

    def places(self) -> dict[str, int | None]:
        return {condition.key: self.cleaned_data[condition.key] for condition in CONDITIONS}

    def group_value(self) -> str:
        """The last number on the paper, and nothing, are no group."""
        number: int | None = self.cleaned_data["group"]
        return PAPER_GROUPS[number - 1] if number else ""


def _number(label: Any, *, lowest: int) -> forms.IntegerField:
    refusal = _("Typ een cijfer van 0 tot en met 5, of laat dit leeg.")
    return forms.IntegerField(
        label=label,
        min_value=lowest,
        max_value=HIGHEST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 1}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), refusal),
    )
