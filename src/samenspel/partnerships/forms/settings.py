# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PictureField, PlainTextField
from samenspel.partnerships.queries.municipalities import find_municipality, municipality_names
from samenspel.partnerships.queries.settings import PartnershipFacts

MOST_MUNICIPALITIES = 60


class SettingsForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = PlainTextField(label=_("Naam van het pact"), max_length=120)
    ambition = PlainTextField(
        label=_("Waar jullie voor gaan"),
        help_text=_("De ambitie in een paar zinnen, zoals je hem aan een bewoner zou vertellen."),
        max_length=1000,
        several_lines=True,
        required=False,
    )
    municipalities = forms.MultipleChoiceField(
        label=_("Gemeenten van dit pact"),
        help_text=_("Haal het vinkje weg om een gemeente te schrappen."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: list(municipality_names().items()),
        error_messages={"invalid_choice": _("Deze gemeente kennen we niet.")},
    )
    more_municipalities = PlainTextField(
        label=_("Voeg gemeenten toe"),
        help_text=_("Typ de naam. Meer gemeenten? Zet er een komma tussen."),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"list": "municipalities", "autocomplete": "off"}),
    )
    newcomers_need_approval = forms.BooleanField(
        label=_("Wie zich via een open link aanmeldt, wacht op goedkeuring van een aanjager"), required=False
    )

    def clean_more_municipalities(self) -> list[str]:
        typed = [part.strip() for part in self.cleaned_data["more_municipalities"].split(",") if part.strip()]
        found = {name: find_municipality(name) for name in typed}
        if unknown := [name for name, municipality in found.items() if municipality is None]:
            raise forms.ValidationError(
                _now("Deze gemeente kennen we niet: %(name)s. Kies er een uit de lijst.") % {"name": unknown[0]}
            )
        return [municipality.code for municipality in found.values() if municipality is not None]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if len(self.codes()) > MOST_MUNICIPALITIES:
            self.add_error("more_municipalities", _now("Dit zijn te veel gemeenten. Kies er hooguit 60."))
        return cleaned

    def codes(self) -> list[str]:
        """The municipalities that were ticked and those that were typed, each once."""
        ticked = self.cleaned_data.get("municipalities", [])
        return list(dict.fromkeys([*ticked, *self.cleaned_data.get("more_municipalities", [])]))

    def show_only(self, codes: list[str]) -> None:
        """Tick boxes for these alone: a list of all municipalities helps nobody."""
        names = municipality_names()
        box = self.fields["municipalities"]
        assert isinstance(box, forms.MultipleChoiceField)
        box.choices = [(code, names[code]) for code in codes if code in names]


def starting_values(facts: PartnershipFacts) -> dict[str, Any]:
    return {
        "version": facts.version,
        "name": facts.name,
        "ambition": facts.ambition,
        "municipalities": facts.municipality_codes,
        "newcomers_need_approval": facts.newcomers_need_approval,
    }


class PillarForm(forms.Form):
    name = PlainTextField(label=_("Naam van de pijler"), max_length=80)


class LogoForm(forms.Form):
    logo = PictureField(label=_("Logo van het pact"), help_text=_("Een PNG-, JPEG- of SVG-bestand van hooguit 4 MB."))
