# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.news.constants import Frequency


class WishForm(forms.Form):
    """One tap."""

    frequency = forms.ChoiceField(
        label=_("Hoe vaak wil je van ons horen?"),
        choices=Frequency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe vaak."), "invalid_choice": _("Kies hoe vaak.")},
    )
