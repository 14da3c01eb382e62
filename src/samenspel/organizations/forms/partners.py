# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.contact_details import read_kvk
from samenspel.base.errors import Refused
from samenspel.base.fields import EmailAddressField, PhoneField, PlainTextField, WebAddressField
from samenspel.organizations.operations.partners import OrganizationFacts
from samenspel.organizations.queries.partner import PartnerFacts
from samenspel.organizations.queries.partners import Choices


class PartnerForm(forms.Form):
    """An organisation and its place in the pact, in one form. Only the name is needed."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = PlainTextField(label=_("Naam van de organisatie"), max_length=200)
    sector = PlainTextField(
        label=_("Soort organisatie"),
        help_text=_("Bijvoorbeeld: kerk, welzijn, school."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "sectors"}),
    )
    description = PlainTextField(
        label=_("Wat doen ze"), help_text=_("In een paar zinnen."), max_length=2000, several_lines=True, required=False
    )
    pillars = forms.TypedMultipleChoiceField(
        label=_("Pijlers"), coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )
    phone = PhoneField(label=_("Telefoon"), required=False)
    email = EmailAddressField(label=_("E-mail"), required=False)
    website = WebAddressField(label=_("Website"), required=False)
    street = PlainTextField(label=_("Straat en huisnummer"), max_length=120, required=False)
    postcode = PlainTextField(label=_("Postcode"), max_length=10, required=False)
    city = PlainTextField(label=_("Plaats"), max_length=80, required=False)
    work_area = PlainTextField(
        label=_("Werkt in"), help_text=_("Een wijk, dorp of gemeente."), max_length=120, required=False
    )
    kvk = PlainTextField(label=_("KvK-nummer"), max_length=20, required=False, bsn_check=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pillars"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = choices.pillars
        if not choices.pillars:
            del self.fields["pillars"]

    def clean_kvk(self) -> str:
        typed = self.cleaned_data["kvk"]
        try:
            return read_kvk(typed) if typed else ""
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def facts(self) -> OrganizationFacts:
        return OrganizationFacts(**{name: self.cleaned_data[name] for name in FACTS})

    def pillar_ids(self) -> list[UUID]:
        return list(self.cleaned_data.get("pillars", []))


FACTS = tuple(OrganizationFacts.__dataclass_fields__)


def starting_values(partner: PartnerFacts) -> dict[str, Any]:
    """What the form shows of a partner that exists."""
    return {
        **{name: getattr(partner, name) for name in FACTS},
        "pillars": [str(pk) for pk in partner.pillar_ids],
        "version": partner.organization_version,
    }
