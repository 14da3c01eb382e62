# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.core_group.constants import USUAL_MINUTES, ItemKind, ItemState
from samenspel.core_group.operations.agendas import ItemFacts

Choices = list[tuple[str, str]]
MOST_MINUTES = 240


def version_field() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def key_field() -> forms.UUIDField:
    return forms.UUIDField(required=False, widget=forms.HiddenInput)


class ItemForm(forms.Form):
    """A point for the agenda: what it is, and what is asked of the core group."""

    title = PlainTextField(
        label=_("Waar gaat het over?"),
        max_length=200,
        error_messages={"required": _("Schrijf in een paar woorden waar het over gaat.")},
    )
    kind = forms.ChoiceField(
        label=_("Wat vraag je van de kerngroep?"),
        choices=ItemKind.choices,
        widget=forms.RadioSelect,
        initial=ItemKind.DISCUSS,
        error_messages={"required": _("Kies een van de drie."), "invalid_choice": _("Kies een van de drie.")},
    )
    explanation = PlainTextField(label=_("Toelichting"), max_length=1000, several_lines=True, rows=3, required=False)
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        min_value=1,
        max_value=MOST_MINUTES,
        initial=USUAL_MINUTES,
        error_messages={
            name: _("Vul een heel getal in van 1 tot en met 240.")
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    brought_in_by = PlainTextField(label=_("Wie brengt het in?"), max_length=120, required=False)
    meeting = forms.ChoiceField(label=_("Bij welke vergadering?"), required=False)
    version = version_field()
    form_key = key_field()

    def __init__(self, *args: Any, meetings: Choices, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = [*meetings, ("", _("Nog niet op een agenda"))]  # type: ignore[attr-defined]

    def facts(self) -> ItemFacts:
        data = self.cleaned_data
        return ItemFacts(**{name: data[name] for name in ItemFacts.__slots__})

    def meeting_id(self) -> UUID | None:
        chosen = self.cleaned_data["meeting"]
        return UUID(chosen) if chosen else None


class NotesForm(forms.Form):
    """What was said and agreed, written during the meeting."""

    notes = PlainTextField(
        label=_("Wat is er gezegd en afgesproken?"),
        max_length=4000,
        several_lines=True,
        rows=8,
        required=False,
        help_text=_("Kort is goed. Schrijf geen namen of verhalen van bewoners op."),
    )
    done = forms.BooleanField(label=_("Dit punt is behandeld"), required=False)
    version = version_field()


class ItemStateForm(forms.Form):
    """One tap."""

    state = forms.ChoiceField(choices=ItemState.choices)


class MailForm(forms.Form):
    """Who gets the agenda or the decisions, with a word of one's own."""

    to = forms.MultipleChoiceField(
        label=_("Aan wie?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één persoon.")},
    )
    words = PlainTextField(
        label=_("Wil je er iets bij zeggen?"), max_length=1000, several_lines=True, rows=3, required=False
    )
    form_key = key_field()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), "to": [value for value, _label in people]}
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = people  # type: ignore[attr-defined]
