# SPDX-License-Identifier: EUPL-1.2
"""What people fill in to register: as little as possible, and everything but the answer may stay empty."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField, PhoneField, PlainTextField
from samenspel.gatherings.constants import MOST_IN_A_CAR, Answer, Lift


class AnswerForm(forms.Form):
    """One of three buttons."""

    answer = forms.ChoiceField(choices=Answer.choices)


class DetailsForm(forms.Form):
    """What somebody who comes needs. Without a meal, the questions about food are left out."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0, max_value=2**32 - 1)
    eats_along = forms.TypedChoiceField(
        label=_("Eet je mee?"),
        choices=[("yes", _("Ja")), ("no", _("Nee"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    diet = PlainTextField(
        label=_("Wat eet je niet, of juist wel?"),
        max_length=200,
        required=False,
        help_text=_("Zoals: vegetarisch, halal, geen noten. Twee weken na de bijeenkomst gooien we dit weg."),
    )
    access_needs = PlainTextField(
        label=_("Wat heb je nodig om goed mee te kunnen doen?"),
        max_length=200,
        required=False,
        help_text=_("Zoals: plek voor een rolstoel, een tolk, vooraan zitten. Ook dit gooien we daarna weg."),
    )
    lift = forms.ChoiceField(
        label=_("Samen rijden?"), choices=Lift.choices, required=False, widget=forms.RadioSelect, initial=Lift.NONE
    )
    lift_place = PlainTextField(label=_("Vanuit welk dorp of welke wijk?"), max_length=120, required=False)
    lift_seats = forms.IntegerField(
        label=_("Hoeveel mensen kunnen er mee?"),
        required=False,
        min_value=1,
        max_value=MOST_IN_A_CAR,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Vul een getal in van 1 tot en met 8.")),
    )
    lift_shares_phone = forms.BooleanField(
        label=_("Met wie ik samen rijd, mag mijn telefoonnummer krijgen"),
        required=False,
        help_text=_("Liever niet? Dan brengt de aanjager jullie met elkaar in contact."),
    )
    remark = PlainTextField(
        label=_("Wil je nog iets kwijt?"), max_length=500, required=False, several_lines=True, rows=3
    )

    def __init__(self, *args: Any, with_meal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_meal:
            del self.fields["eats_along"], self.fields["diet"]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("lift") in {Lift.OFFERED, Lift.WANTED} and "lift_place" in data and not data["lift_place"]:
            self.add_error("lift_place", _("Schrijf erbij vanwaar je rijdt, dan kan iemand met je afspreken."))
        return data

    def values(self) -> dict[str, Any]:
        """For `note_details`. Where a page did not ask about the car, what stands there stays."""
        data = self.cleaned_data
        asked = self.add_prefix("lift_seats") in self.data
        return {
            "version": -1 if data.get("version") is None else data["version"],
            "eats_along": data.get("eats_along"),
            "diet": data.get("diet", ""),
            "access_needs": data["access_needs"],
            "lift": data["lift"] or Lift.NONE,
            "lift_place": data["lift_place"],
            "lift_seats": (data["lift_seats"] or 1) if asked else None,
            "lift_shares_phone": data["lift_shares_phone"] if asked else None,
            "remark": data["remark"],
        }


class ReachableForm(forms.Form):
    """A name and one way to reach that person."""

    unreachable = _("Vul een mailadres of een telefoonnummer in, dan kunnen we deze persoon bereiken.")

    name = PlainTextField(label=_("Naam"), max_length=120, error_messages={"required": _("Vul een naam in.")})
    email = EmailAddressField(label=_("E-mailadres"), required=False)
    phone = PhoneField(label=_("Telefoonnummer"), required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        wrong = {"email", "phone"} & set(self.errors)
        if not wrong and not data.get("email") and not data.get("phone"):
            raise ValidationError({"email": self.unreachable})
        return data


class ColleagueForm(ReachableForm):
    """Somebody a registered person brings along."""


class SignUpForm(ReachableForm):
    """The open page, for anyone who got the link from somebody."""

    unreachable = _("Vul een mailadres of een telefoonnummer in, dan kunnen we je bereiken.")

    organization = PlainTextField(
        label=_("Organisatie of groep"),
        max_length=200,
        help_text=_("Hoor je nergens bij? Schrijf dan: inwoner."),
        error_messages={"required": _("Vul in namens wie je komt. Hoor je nergens bij? Schrijf dan: inwoner.")},
    )
    told_by = PlainTextField(label=_("Van wie hoorde je dit?"), max_length=120, required=False)

    field_order = ("name", "organization", "email", "phone", "told_by")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Je naam")
        self.fields["email"].label = _("Je e-mailadres")
        self.fields["phone"].label = _("Of je telefoonnummer")


class NewcomerForm(forms.Form):
    """Somebody phones who is not on the list yet; typed by the facilitator."""

    name = PlainTextField(label=_("Naam"), max_length=120, error_messages={"required": _("Vul een naam in.")})
    organization = PlainTextField(label=_("Organisatie"), max_length=200, required=False)
    is_resident = forms.BooleanField(label=_("Komt als inwoner, zonder organisatie"), required=False)
    email = EmailAddressField(label=_("E-mailadres"), required=False)
    phone = PhoneField(label=_("Telefoonnummer"), required=False)


class PeopleFilterForm(forms.Form):
    """What the list of people is narrowed to."""

    stand = forms.ChoiceField(label=_("Wie"), required=False)
    q = PlainTextField(label=_("Zoek op naam of organisatie"), required=False, max_length=100, bsn_check=False)

    def __init__(self, *, stands: list[tuple[str, str]], initial: dict[str, str]) -> None:
        super().__init__(auto_id="filter-%s", initial=initial)
        self.fields["stand"].choices = stands  # type: ignore[attr-defined]
