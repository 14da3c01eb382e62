# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField, PhoneField, PlainTextField
from samenspel.organizations.operations.joining import Proposal


class JoinForm(forms.Form):
    """A new partner proposes itself. Thirty seconds: who are you, what do you do, how do we reach you."""

    organization = PlainTextField(label=_("Naam van je organisatie of groep"), max_length=180)
    description = PlainTextField(
        label=_("Wat doen jullie"), help_text=_("Een of twee zinnen."), max_length=1000, several_lines=True, rows=3
    )
    name = PlainTextField(label=_("Je naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    role_title = PlainTextField(label=_("Wat doe jij daar"), max_length=120, required=False)
    email = EmailAddressField(
        label=_("Je e-mailadres"), help_text=_("Een e-mailadres of een telefoonnummer is genoeg."), required=False
    )
    phone = PhoneField(label=_("Of je telefoonnummer"), required=False)
    # Nobody sees this field; programs that fill in everything do.
    homepage = forms.CharField(
        required=False,
        label=_("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("homepage"))

    def proposal(self) -> Proposal:
        return Proposal(**{name: self.cleaned_data[name] for name in Proposal.__dataclass_fields__})
