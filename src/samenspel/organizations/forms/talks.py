# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField


class TalkForm(forms.Form):
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    talked_date = forms.DateField(
        label=_("Wanneer sprak je deze persoon"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Deze dag bestaat niet. Kies een andere.")},
    )
    text = PlainTextField(
        label=_("Waar ging het over"),
        help_text=_("Schrijf niet over de gezondheid of schulden van bewoners."),
        max_length=4000,
        several_lines=True,
        rows=6,
    )
    for_core_group = forms.BooleanField(
        label=_("Ook voor de kerngroep"),
        required=False,
        help_text=_("Vraag het eerst aan wie je sprak. Je kunt het later terugnemen."),
    )
