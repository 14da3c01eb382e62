# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.directory.constants import LIFE_DOMAINS
from samenspel.organizations.constants import Circle

EVERY = ("", _("Alles"))
FRESHNESS_LABELS = {
    "fresh": _("Nagekeken"),
    "due": _("Weer nakijken"),
    "old": _("Lang niet nagekeken"),
}


class FilterForm(forms.Form):
    """What the list of services is narrowed to; what makes no sense is left out."""

    q = PlainTextField(label=_("Zoek op een woord of organisatie"), required=False, max_length=100, bsn_check=False)
    over = forms.ChoiceField(label=_("Waar het over gaat"), required=False, choices=[EVERY, *LIFE_DOMAINS.items()])
    kring = forms.ChoiceField(label=_("Kring"), required=False, choices=[EVERY, *Circle.choices])
    klopt = forms.ChoiceField(label=_("Klopt het nog?"), required=False, choices=[EVERY, *FRESHNESS_LABELS.items()])
    lijst = forms.ChoiceField(
        label=_("Op de lijst"), required=False, choices=[("", _("Staat erop")), ("af", _("Van de lijst gehaald"))]
    )

    def __init__(self, *, initial: dict[str, str]) -> None:
        super().__init__(auto_id="filter-%s", initial=initial)
