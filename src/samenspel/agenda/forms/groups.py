# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import GroupMood
from samenspel.base.choosing import OneOfMany, WithPeople, chosen_id
from samenspel.base.fields import PlainTextField

Choices = list[tuple[str, str]]


class GroupForm(WithPeople):
    """A working group with two people who carry it."""

    name = PlainTextField(
        label=_("Naam"), max_length=120, error_messages={"required": _("Geef de werkgroep een naam.")}
    )
    purpose = PlainTextField(label=_("Waar werkt de groep aan?"), max_length=500, required=False, several_lines=True)
    pillar = forms.ChoiceField(label=_("Pijler"), required=False)
    ambassador = OneOfMany(
        label=_("Ambassadeur"), required=False, help_text=_("Trekt de groep en spreekt namens de groep.")
    )
    deputy = OneOfMany(label=_("Vervanger"), required=False, help_text=_("Gaat door als de ambassadeur er niet is."))
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Choices, pillars: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        for name in ("ambassador", "deputy"):
            self.fields[name].offer(people, empty=_("Nog niemand"))  # type: ignore[attr-defined]
        self.fields["pillar"].choices = [("", _("Geen pijler")), *pillars]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "name": data["name"],
            "purpose": data["purpose"],
            "pillar_id": chosen_id(data["pillar"]),
            "ambassador_id": chosen_id(data["ambassador"]),
            "deputy_id": chosen_id(data["deputy"]),
        }


class GroupWordForm(forms.Form):
    """How the group is doing, in one tap and at most one sentence."""

    mood = forms.ChoiceField(
        label=_("Hoe gaat het met de werkgroep?"),
        choices=GroupMood.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het gaat.")},
    )
    words = PlainTextField(
        label=_("In één zin"),
        help_text=_("Wat lukt er, of wat zou helpen? De partners lezen dit mee."),
        max_length=200,
        required=False,
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
