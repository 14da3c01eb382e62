# SPDX-License-Identifier: EUPL-1.2
"""The map of a theme, and what is put on it."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.base.choosing import chosen_id
from samenspel.base.fields import PlainTextField
from samenspel.directory.constants import LIFE_DOMAINS
from samenspel.organizations.constants import Circle


class ThemeMapForm(forms.Form):
    name = PlainTextField(
        label=gettext_lazy("Welk thema?"),
        help_text=gettext_lazy("Bijvoorbeeld: meer doen met minder geld."),
        max_length=120,
        error_messages={"required": gettext_lazy("Geef het thema een naam.")},
    )
    life_domains = forms.MultipleChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        choices=list(LIFE_DOMAINS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies minstens één ding waar het over gaat.")},
    )
    area = PlainTextField(
        label=gettext_lazy("In welke wijk of welk dorp?"),
        help_text=gettext_lazy("Leeg: overal."),
        max_length=80,
        required=False,
    )
    why = PlainTextField(label=gettext_lazy("Waarom deze kaart?"), max_length=300, required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def key(self) -> UUID:
        found: UUID = self.cleaned_data["form_key"] or uuid4()
        return found

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "life_domains", "area", "why")}


class ThemeItemForm(forms.Form):
    initiative = forms.ChoiceField(label=gettext_lazy("Welk initiatief?"), required=False)
    name = PlainTextField(
        label=gettext_lazy("Of iets anders in de wijk"),
        help_text=gettext_lazy("Bijvoorbeeld: spaarkring, ruilkast, samen koken. Geen namen van mensen."),
        max_length=120,
        required=False,
    )
    life_domain = forms.ChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        error_messages={"required": gettext_lazy("Kies waar het over gaat.")},
    )
    circle = forms.ChoiceField(
        label=gettext_lazy("In welke kring?"),
        choices=[("", gettext_lazy("Weet ik niet")), *Circle.choices],
        required=False,
    )
    area = PlainTextField(label=gettext_lazy("In welke wijk of welk dorp?"), max_length=60, required=False)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, initiatives: list[tuple[str, str]], domains: list[str], **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4()}
        super().__init__(*args, **kwargs)
        self.fields["initiative"].choices = [("", _("Geen")), *initiatives]  # type: ignore[attr-defined]
        about = [(code, str(LIFE_DOMAINS.get(code, code))) for code in domains]
        self.fields["life_domain"].choices = about  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(data.get("initiative")) == bool(data.get("name")) and "name" not in self.errors:
            self.add_error("name", _("Kies een initiatief, of typ een naam."))
        return data

    def values(self) -> dict[str, Any]:
        names = ("name", "life_domain", "circle", "area")
        return {
            "form_key": self.cleaned_data["form_key"] or uuid4(),
            "initiative_id": chosen_id(self.cleaned_data["initiative"]),
            **{name: self.cleaned_data[name] for name in names},
        }
