# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.operations.door import OLDEST_PRESS, Press

NEW = "new"
DEEDS = ("in", "out", NEW)


class PressForm(forms.Form):
    """What a phone may add to a press: its key, and how many milliseconds ago it was. Without a script neither."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    age = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def press(self) -> Press:
        oldest = OLDEST_PRESS // timedelta(milliseconds=1)
        age = timedelta(milliseconds=min(max(self.cleaned_data.get("age") or 0, 0), oldest))
        key = self.cleaned_data.get("key")
        return Press(key=key, age=age) if key else Press(age=age)


class CheckInForm(PressForm):
    """One tap: somebody of the list, or somebody who is known but not on it."""

    registration = forms.UUIDField(required=False, widget=forms.HiddenInput)
    contact = forms.UUIDField(required=False, widget=forms.HiddenInput)
    raise_capacity = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("registration")) == bool(cleaned.get("contact")):
            self.add_error(None, _("Kies iemand uit de lijst."))
        return cleaned


class WalkInForm(PressForm):
    """Who walks in: a name and an organisation are enough."""

    name = PlainTextField(
        label=_("Naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True})
    )
    organization = PlainTextField(
        label=_("Organisatie"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "organisaties"}),
        error_messages={"required": _("Vul de organisatie in, of kruis aan dat iemand voor zichzelf komt.")},
    )
    is_resident = forms.BooleanField(label=_("Komt voor zichzelf, zonder organisatie"), required=False)
    raise_capacity = forms.BooleanField(label=_("Ja, er past nog een stoel bij"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_resident") and self.errors.pop("organization", None) is not None:
            cleaned["organization"] = ""
        return cleaned

    def person(self) -> dict[str, Any]:
        """The fields of the person, without those of the press."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"key", "age"}}


class DeedForm(forms.Form):
    """What one press that waited on a phone says it does."""

    deed = forms.ChoiceField(choices=[(deed, deed) for deed in DEEDS])
    key = forms.UUIDField()
