# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField, PlainTextField
from samenspel.partnerships.constants import MemberRole
from samenspel.portal.constants import PROMPTS


class PeriodForm(forms.Form):
    """From which day up to and including which day; both may stay empty."""

    van = forms.DateField(
        label=_("Van"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    tot = forms.DateField(
        label=_("Tot en met"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("van"), cleaned.get("tot")
        if first and last and first > last:
            self.add_error("tot", _("Deze dag ligt voor de eerste dag. Draai ze om."))
        return cleaned

    def days(self) -> tuple[date | None, date | None]:
        """The period, or everything when the form was not filled in well."""
        if not self.is_valid():
            return None, None
        return self.cleaned_data.get("van"), self.cleaned_data.get("tot")


class HarvestTextForm(forms.Form):
    """What the facilitator tells in one part of the Oogst."""

    text = PlainTextField(label=_("Jouw woorden"), several_lines=True, rows=9, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, section: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        prompt = PROMPTS[section]
        rows = 2 if prompt.longest < 200 else 9
        self.fields["text"] = PlainTextField(
            label=prompt.question,
            help_text=prompt.help,
            max_length=prompt.longest,
            several_lines=True,
            rows=rows,
            required=False,
        )


class PublishForm(forms.Form):
    """The choice to make an Oogst public; `seen` tells what was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    looked = forms.BooleanField(
        label=_("Ik heb alles gelezen. Dit mag iedereen zien."),
        error_messages={"required": _("Lees eerst wat er openbaar wordt, en zet dan hier een vinkje.")},
    )
    may_be_found = forms.BooleanField(label=_("Zoekmachines zoals Google mogen deze pagina laten zien"), required=False)


class PartnershipForm(forms.Form):
    """A new partnership with its first facilitator."""

    name = PlainTextField(label=_("Naam van het pact"), max_length=120)
    slug = forms.RegexField(
        label=_("Kort webadres"),
        regex=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=40,
        help_text=_("Kleine letters, cijfers en streepjes. Bijvoorbeeld: zilverdam."),
        error_messages={
            "required": _("Vul dit in."),
            "invalid": _("Gebruik alleen kleine letters, cijfers en streepjes."),
        },
    )
    facilitator_name = PlainTextField(label=_("Naam van de aanjager"), max_length=120)
    facilitator_email = EmailAddressField(label=_("E-mailadres van de aanjager"))


class MemberForm(forms.Form):
    """Somebody who will work with this partnership, by mail address."""

    name = PlainTextField(label=_("Naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = EmailAddressField(label=_("E-mailadres"))
    role = forms.ChoiceField(
        label=_("Wat doet deze persoon"),
        choices=[
            (MemberRole.CORE_GROUP, _("Kerngroep: kijkt mee en helpt bij de deur")),
            (MemberRole.FACILITATOR, _("Aanjager: doet alles, ook mensen toevoegen")),
        ],
        widget=forms.RadioSelect,
        initial=MemberRole.CORE_GROUP,
        error_messages={"required": _("Kies een van de twee."), "invalid_choice": _("Kies een van de twee.")},
    )
