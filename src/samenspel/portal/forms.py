# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField


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
        error_messages={"invalid": _("Gebruik alleen kleine letters, cijfers en streepjes.")},
    )
    facilitator_name = PlainTextField(label=_("Naam van de aanjager"), max_length=120)
    facilitator_email = forms.EmailField(label=_("E-mailadres van de aanjager"), max_length=254)
