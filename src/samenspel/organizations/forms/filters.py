# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import plain_text
from samenspel.organizations.constants import Circle, PartnerStatus
from samenspel.organizations.queries.contacts import PeopleFilter
from samenspel.organizations.queries.partners import NO_CIRCLE, Choices, PartnerFilter


class _SearchField(forms.CharField):
    """Whatever is typed: the search itself decides what it means."""

    default_validators = []
    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"})

    def to_python(self, value: Any) -> str:
        return plain_text(str(value or ""))


class FilterForm(forms.Form):
    """What the list is narrowed to. Whatever does not fit is left out: a filter is never an error."""

    q = _SearchField(required=False, label=_("Zoek op naam, plaats of persoon"))
    kring = forms.ChoiceField(required=False, label=_("Kring"))
    sector = forms.ChoiceField(required=False, label=_("Soort"))
    pijler = forms.ChoiceField(required=False, label=_("Pijler"))
    status = forms.ChoiceField(required=False, label=_("Doet mee"))
    zonder = forms.BooleanField(required=False, label=_("Alleen zonder contactpersoon"))

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "filter-%s"
        every = ("", _("Alles"))
        self._set("kring", [every, *Circle.choices, (NO_CIRCLE, _("Nog geen kring"))])
        self._set("sector", [every, *((name, name) for name in choices.sectors)])
        self._set("pijler", [every, *choices.pillars])
        self._set("status", [("", _("Alles wat loopt")), *PartnerStatus.choices])

    def _set(self, name: str, values: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = values

    def wanted(self) -> PartnerFilter:
        self.is_valid()
        kept = self.cleaned_data
        return PartnerFilter(
            text=kept.get("q", "")[:100],
            circle=kept.get("kring", ""),
            sector=kept.get("sector", ""),
            pillar=kept.get("pijler", ""),
            status=kept.get("status", ""),
            without_contact=bool(kept.get("zonder")),
        )


def read_filter(query: Any, *, choices: Choices) -> tuple[FilterForm, PartnerFilter]:
    """The form to show, filled in and without errors, and what it asks for."""
    wanted = FilterForm(query, choices=choices).wanted()
    shown = FilterForm(
        choices=choices,
        initial={
            "q": wanted.text,
            "kring": wanted.circle,
            "sector": wanted.sector,
            "pijler": wanted.pillar,
            "status": wanted.status,
            "zonder": wanted.without_contact,
        },
    )
    return shown, wanted


class PeopleFilterForm(forms.Form):
    """Who of the people; whatever does not fit is left out."""

    q = _SearchField(required=False)
    wie = forms.ChoiceField(required=False, choices=[("", ""), ("experts", ""), ("gone", "")])

    def wanted(self) -> PeopleFilter:
        self.is_valid()
        return PeopleFilter(text=self.cleaned_data.get("q", "")[:100], who=self.cleaned_data.get("wie", ""))
