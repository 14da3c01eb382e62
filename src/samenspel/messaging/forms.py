# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField
from samenspel.messaging.constants import BounceReason


class AddressForm(forms.Form):
    """A better address for who should have had a mail."""

    email = EmailAddressField(label=_("E-mail"), error_messages={"required": _("Vul een mailadres in.")})


class BounceForm(forms.Form):
    """Why a mail came back, as the report says."""

    reason = forms.ChoiceField(
        label=_("Wat staat er in het bericht dat je kreeg"),
        choices=BounceReason.choices,
        initial=BounceReason.OTHER,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er staat."), "invalid_choice": _("Kies wat er staat.")},
    )
