# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.measurement.constants import DashboardPart


class PartsForm(forms.Form):
    """What stands beside the figures."""

    deel = forms.MultipleChoiceField(
        label=_("Wat staat erbij?"),
        choices=DashboardPart.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class PublishForm(forms.Form):
    """The choice to make figures public; `seen` tells what was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    looked = forms.BooleanField(
        label=_("Ik heb alles gelezen. Dit mag iedereen zien."),
        error_messages={"required": _("Lees eerst wat er openbaar wordt, en zet dan hier een vinkje.")},
    )
    may_be_found = forms.BooleanField(label=_("Zoekmachines zoals Google mogen deze pagina laten zien"), required=False)
