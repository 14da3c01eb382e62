# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField, PlainTextField
from samenspel.partnerships.constants import MemberRole


class PeriodForm(forms.Form):
    """From which day up to and including which day; both may stay empty."""

    van = forms.DateField(
        label=_("Van"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    tot = forms.DateField(
        label=_("Tot en met"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("van"), cleaned.get("tot")
        if first and last and first > last:
            self.add_error("tot", _("Deze dag ligt voor de eerste dag. Draai ze om."))
        return cleaned

    def days(self) -> tuple[date | None, date | None]:
        """The period, or everything when the form was not filled in well."""
        if not self.is_valid():
            return None, None
        return self.cleaned_data.get("van"), self.cleaned_data.get("tot")


class PartnershipForm(forms.Form):
    """A new partnership with its first facilitator."""

    name = PlainTextField(label=_("Naam van het pact"), max_length=120)
    slug = forms.RegexField(
        label=_("Kort webadres"),
        regex=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=40,
        help_text=_("Kleine letters, cijfers en streepjes. Bijvoorbeeld: zilverdam."),
        error_messages={
            "required": _("Vul dit in."),
            "invalid": _("Gebruik alleen kleine letters, cijfers en streepjes."),
        },
    )
    facilitator_name = PlainTextField(label=_("Naam van de aanjager"), max_length=120)
    facilitator_email = EmailAddressField(label=_("E-mailadres van de aanjager"))


class MemberForm(forms.Form):
    """Somebody who will work with this partnership, by mail address."""

    name = PlainTextField(label=_("Naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = EmailAddressField(label=_("E-mailadres"))
    role = forms.ChoiceField(
        label=_("Wat doet deze persoon"),
        choices=[
            (MemberRole.CORE_GROUP, _("Kerngroep: kijkt mee en helpt bij de deur")),
            (MemberRole.FACILITATOR, _("Aanjager: doet alles, ook mensen toevoegen")),
        ],
        widget=forms.RadioSelect,
        initial=MemberRole.CORE_GROUP,
        error_messages={"required": _("Kies een van de twee."), "invalid_choice": _("Kies een van de twee.")},
    )
