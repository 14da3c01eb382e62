# SPDX-License-Identifier: EUPL-1.2
"""What the directory tells of an organisation itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField, PhoneField, PlainTextField, WebAddressField
from samenspel.directory.queries.organization_facts import PUBLIC_FACTS


class OrganizationFactsForm(forms.Form):
    name = PlainTextField(label=_("Naam"), max_length=200, error_messages={"required": _("Hoe heet de organisatie?")})
    description = PlainTextField(
        label=_("Wat doet deze organisatie?"), max_length=2000, several_lines=True, rows=3, required=False
    )
    phone = PhoneField(label=_("Telefoonnummer voor iedereen"), required=False)
    email = EmailAddressField(
        label=_("E-mailadres"), required=False, help_text=_("Hier vragen we elk jaar of alles nog klopt.")
    )
    website = WebAddressField(label=_("Website"), required=False)
    street = PlainTextField(label=_("Straat en huisnummer"), max_length=120, required=False)
    postcode = PlainTextField(label=_("Postcode"), max_length=10, required=False)
    city = PlainTextField(label=_("Plaats"), max_length=80, required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by_itself: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_itself:  # under what name it takes part is for the facilitator
            del self.fields["name"]

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in PUBLIC_FACTS if name in self.fields}

    def read_version(self) -> int:
        version: int | None = self.cleaned_data["version"]
        return -1 if version is None else version
