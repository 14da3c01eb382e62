# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField, PhoneField, PlainTextField
from samenspel.organizations.constants import Channel
from samenspel.organizations.operations.contacts import ContactFacts


class ContactForm(forms.Form):
    """A person. Only the name is needed; an address or number makes it possible to invite them."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = PlainTextField(label=_("Naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    role_title = PlainTextField(
        label=_("Wat doet deze persoon"), help_text=_("Bijvoorbeeld: vrijwilliger."), max_length=120, required=False
    )
    email = EmailAddressField(label=_("E-mail"), required=False)
    phone = PhoneField(label=_("Telefoon"), required=False)
    channel = forms.ChoiceField(
        label=_("Hoe wordt deze persoon liefst bereikt"),
        choices=Channel.choices,
        initial=Channel.MAIL,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie."), "invalid_choice": _("Kies een van de drie.")},
    )
    remark = PlainTextField(
        label=_("Goed om te weten"),
        help_text=_("Bijvoorbeeld: werkt op dinsdag en donderdag. Schrijf hier niets over gezondheid of schulden."),
        max_length=500,
        several_lines=True,
        rows=2,
        required=False,
    )
    is_experience_expert = forms.BooleanField(label=_("Ervaringsdeskundige"), required=False)

    def __init__(self, *args: Any, always_expert: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if always_expert:  # without a partner that is what they are
            del self.fields["is_experience_expert"]

    def facts(self) -> ContactFacts:
        return ContactFacts(**{name: self.cleaned_data[name] for name in FACTS if name in self.cleaned_data})


FACTS = tuple(ContactFacts.__dataclass_fields__)
