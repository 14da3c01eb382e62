# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.news.operations.settings import Choices


class SettingsForm(forms.Form):
    """What everybody can see of the pact, and what goes by itself."""

    is_public = forms.BooleanField(label=_("Iedereen mag de pagina van het pact zien"), required=False)
    shows_circles = forms.BooleanField(label=_("Met de partners in drie kringen erop"), required=False)
    join_words = PlainTextField(
        label=_("Hoe doe je mee?"),
        help_text=_("Bijvoorbeeld bij wie je je meldt. Schrijf alleen op wat openbaar mag zijn."),
        max_length=500,
        required=False,
        several_lines=True,
        rows=4,
    )
    partners_publish = forms.BooleanField(
        label=_("Nieuws van partners staat er meteen op, zonder aanjager"), required=False
    )
    urgent_goes_at_once = forms.BooleanField(
        label=_("Dringende vragen gaan meteen rond, zonder aanjager"),
        help_text=_("Hooguit één per dag, naar hooguit dertig mensen, en nooit als er een naam in lijkt te staan."),
        required=False,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def chosen(self) -> Choices:
        return Choices(**{name: value for name, value in self.cleaned_data.items() if name != "version"})
