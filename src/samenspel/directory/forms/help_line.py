# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField


class HelpLineForm(forms.Form):
    """Whom somebody can ask who does not find it."""

    words = PlainTextField(
        label=_("Wat zeg je tegen wie niets vond?"),
        help_text=_("Bijvoorbeeld: we denken graag met je mee, elke werkdag van 9 tot 12. Iedereen kan dit lezen."),
        max_length=300,
        required=False,
        several_lines=True,
        rows=3,
    )
    phone = PlainTextField(
        label=_("Telefoon"), help_text=_("Van een plek, niet van een persoon."), max_length=30, required=False
    )
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
