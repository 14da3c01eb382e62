# SPDX-License-Identifier: EUPL-1.2
"""What somebody brings or seeks, in half a minute: two choices, two lines, and what it is worth to them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.base.fields import PhoneField, PlainTextField
from samenspel.directory.constants import (
    LIFE_DOMAINS,
    LONGEST_OFFER,
    LONGEST_WORTH,
    OFFER_LASTS,
    Direction,
    OfferKind,
)
from samenspel.directory.forms.untold import UntoldForm, WithKey
from samenspel.directory.operations.offers import Said
from samenspel.directory.queries.reach import Reach

LASTS = {
    "14": gettext_lazy("Twee weken"),
    str(OFFER_LASTS.days): gettext_lazy("Vier weken"),
    "84": gettext_lazy("Drie maanden"),
}


class OfferForm(UntoldForm):
    open_fields = ("words", "worth")
    place_fields = ("place",)

    direction = forms.ChoiceField(
        label=gettext_lazy("Bied je iets, of zoek je iets?"),
        choices=Direction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies: bied je iets, of zoek je iets?")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat is het?"),
        choices=OfferKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat het is.")},
    )
    words = PlainTextField(
        label=gettext_lazy("Zeg het in twee regels"),
        help_text=gettext_lazy("Iedereen kan dit lezen. Zet er geen namen, adressen of telefoonnummers in."),
        max_length=LONGEST_OFFER,
        several_lines=True,
        rows=2,
        error_messages={"required": gettext_lazy("Schrijf op wat je biedt of zoekt. Eén zin is genoeg.")},
    )
    worth = PlainTextField(
        label=gettext_lazy("Wat is het jou waard, of wat breng jij mee?"),
        help_text=gettext_lazy("De ander leest dit voordat die ja zegt. Bijvoorbeeld: ik kook een keer voor je mee."),
        max_length=LONGEST_WORTH,
        error_messages={"required": gettext_lazy("Schrijf op wat het jou waard is. Een paar woorden is genoeg.")},
    )
    place = PlainTextField(
        label=gettext_lazy("In welke wijk of welk dorp?"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    life_domain = forms.ChoiceField(label=gettext_lazy("Waar gaat het over?"), required=False)
    lasts = forms.ChoiceField(
        label=gettext_lazy("Hoe lang mag het blijven staan?"),
        choices=list(LASTS.items()),
        initial=str(OFFER_LASTS.days),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        domains = [(key, str(label)) for key, label in LIFE_DOMAINS.items()]
        self.fields["life_domain"].choices = [("", _("Weet ik niet")), *domains]  # type: ignore[attr-defined]

    @property
    def more_is_filled(self) -> bool:
        first = str(OFFER_LASTS.days)
        filled = any(self[name].value() or self[name].errors for name in ("place", "life_domain"))
        return filled or self["lasts"].value() not in (None, first) or bool(self["lasts"].errors)

    def said(self) -> Said:
        names = ("direction", "kind", "words", "worth", "place", "life_domain")
        lasts = timedelta(days=int(self.cleaned_data["lasts"] or OFFER_LASTS.days))
        return Said(**{name: self.cleaned_data[name] for name in names}, lasts=lasts)


class OpenOfferForm(OfferForm):
    """The same for a resident: how to call them, and one way to reach them, which others do not see."""

    name = PlainTextField(
        label=gettext_lazy("Hoe mogen we je noemen?"),
        help_text=gettext_lazy("Een voornaam of bijnaam is genoeg."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": gettext_lazy("Vul een voornaam of bijnaam in.")},
    )
    reach = PlainTextField(
        label=gettext_lazy("Hoe bereiken we je?"),
        help_text=gettext_lazy(
            "Je e-mail of je telefoonnummer. Alleen de aanjager ziet het, en de ander na twee keer ja."
        ),
        max_length=254,
        error_messages={"required": gettext_lazy("Vul je e-mail of je telefoonnummer in.")},
    )
    # Nobody sees this field; programs that fill in everything do.
    homepage = forms.CharField(
        required=False,
        label=gettext_lazy("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("homepage"))

    def clean_reach(self) -> str:
        typed: str = self.cleaned_data["reach"]
        if "@" in typed:
            EmailValidator(message=_("Dit lijkt geen e-mailadres. Voorbeeld: naam@voorbeeld.nl."))(typed)
        else:
            try:
                PhoneField().clean(typed)
            except ValidationError as error:
                raise ValidationError(
                    _("Dit lijkt geen e-mailadres en geen telefoonnummer. Voorbeeld: 06 12 34 56 78.")
                ) from error
        return typed

    def as_reach(self) -> Reach:
        typed = self.cleaned_data["reach"]
        mail, phone = (typed, "") if "@" in typed else ("", typed)
        return Reach(name=self.cleaned_data["name"], mail=mail, phone=phone)


class FitForm(WithKey):
    """With which of one's own offers somebody reacts."""

    mine = forms.ChoiceField(
        label=gettext_lazy("Waarmee past het bij jou?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies wat van jou hierbij past."),
            "invalid_choice": gettext_lazy("Dit staat er niet meer. Kies wat van jou hierbij past."),
        },
    )

    def __init__(self, *args: Any, mine: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mine"].choices = mine  # type: ignore[attr-defined]
        if len(mine) == 1:
            self.initial.setdefault("mine", mine[0][0])

    def offer_id(self) -> UUID:
        return UUID(self.cleaned_data["mine"])


class OfferFilter(forms.Form):
    """What of the list to show; anything else in the address is no filter."""

    richting = forms.ChoiceField(
        label=gettext_lazy("Geboden of gezocht"),
        choices=[
            ("", gettext_lazy("Allebei")),
            (Direction.OFFERED.value, gettext_lazy("Wat mensen bieden")),
            (Direction.NEEDED.value, gettext_lazy("Wat mensen zoeken")),
        ],
        required=False,
    )
    soort = forms.ChoiceField(
        label=gettext_lazy("Wat"), choices=[("", gettext_lazy("Alles")), *OfferKind.choices], required=False
    )

    def wanted(self) -> tuple[str, str]:
        self.is_valid()
        return self.cleaned_data.get("richting", ""), self.cleaned_data.get("soort", "")
