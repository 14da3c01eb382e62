# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.constants import STICKER_LENGTH, WORDING, YesNo

FARTHEST = timedelta(days=5 * 366)
# Field of a form → the question it asks, which a partnership may say in its own words.
ASKED = {"will_cooperate": "cooperate", "will_contribute": "contribute", "contribution": "contribution"}
LIKELY_FIRST = [(YesNo.YES, YesNo.YES.label), (YesNo.MAYBE, YesNo.MAYBE.label), (YesNo.NO, YesNo.NO.label)]
WITH_UNKNOWN = [*LIKELY_FIRST, (YesNo.UNKNOWN, YesNo.UNKNOWN.label)]


def date_widget() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class StickerCodeForm(forms.Form):
    """The five characters on one's own sticker, typed any way."""

    code = PlainTextField(
        label=_("Welke code staat op je sticker?"),
        help_text=_("Vijf letters en cijfers, boven je naam. Is je naam met de pen geschreven? Dan eronder."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = "".join(sign for sign in self.cleaned_data["code"].upper() if sign.isalnum())
        if len(code) != STICKER_LENGTH:
            raise forms.ValidationError(_("De code heeft vijf letters en cijfers. Kijk nog eens op je sticker."))
        return code


class MetForm(forms.Form):
    """Whom did you get to know? Names as tick boxes; "niemand" is an answer too."""

    met = forms.MultipleChoiceField(required=False, label=WORDING["met"])

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["met"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = people


class CooperateForm(forms.Form):
    will_cooperate = forms.ChoiceField(
        label=WORDING["cooperate"],
        help_text=WORDING["cooperate_help"],
        choices=WITH_UNKNOWN,
        widget=forms.RadioSelect,
        required=False,
    )
    shares_details = forms.BooleanField(
        label=_("Wie ik noem en die mij ook noemt, mag mijn e-mailadres en telefoonnummer krijgen."), required=False
    )


class ContributeForm(forms.Form):
    will_contribute = forms.ChoiceField(
        label=WORDING["contribute"],
        choices=WITH_UNKNOWN,
        widget=forms.RadioSelect,
        required=False,
    )
    contribution = PlainTextField(
        label=WORDING["contribution"],
        help_text=WORDING["contribution_help"],
        max_length=300,
        required=False,
    )


class ActionPointForm(forms.Form):
    """At most one, small and concrete."""

    what = PlainTextField(label=_("Wat ga je doen?"), max_length=300, required=False)
    first_step = PlainTextField(
        label=_("Wat is de eerste stap?"),
        help_text=_("Iets dat binnen twee weken lukt."),
        max_length=300,
        required=False,
    )
    due_date = forms.DateField(label=_("Wanneer?"), required=False, widget=date_widget())
    longest_ago = timedelta(0)

    def offer_companions(self, people: list[tuple[str, str]]) -> None:
        """Adds "met wie", with the people whom somebody would likely name; without any there is no such question."""
        if people:
            self.fields["companions"] = forms.MultipleChoiceField(
                label=_("Met wie?"), choices=people, widget=forms.CheckboxSelectMultiple, required=False
            )

    def companion_ids(self) -> set[UUID] | None:
        """None where it was not asked."""
        chosen = self.cleaned_data.get("companions")
        return None if chosen is None else {UUID(value) for value in chosen}

    def clean_due_date(self) -> date | None:
        due_date: date | None = self.cleaned_data["due_date"]
        today = timezone.localdate()
        if due_date and due_date < today - self.longest_ago:
            raise ValidationError(_("Deze dag is al voorbij. Kies een dag die nog komt, of laat dit leeg."))
        if due_date and due_date > today + FARTHEST:
            raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return due_date

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("what") and (cleaned.get("first_step") or cleaned.get("due_date")):
            self.add_error("what", _("Schrijf ook op wat je gaat doen."))
        return cleaned


class PaperForm(CooperateForm, ContributeForm, ActionPointForm):
    """A paper form typed over: everything on one screen, in the order of the paper."""

    longest_ago = timedelta(days=92)  # it may be typed over long after the evening

    code = PlainTextField(
        label=_("Code op de sticker"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    met = PlainTextField(
        label=_("Leerde kennen: codes"),
        help_text=_("Achter elkaar, met een spatie ertussen. Leeg: niets ingevuld. Een streepje: niemand."),
        max_length=400,
        required=False,
        bsn_check=False,
    )
    companions = PlainTextField(
        label=_("Met wie: codes"),
        help_text=_("Met wie iemand het actiepunt doet. Achter elkaar, met een spatie ertussen."),
        max_length=100,
        required=False,
        bsn_check=False,
    )
    field_order = (
        "code",
        "met",
        "will_cooperate",
        "shares_details",
        "will_contribute",
        "contribution",
        "what",
        "companions",
        "first_step",
        "due_date",
    )

    def codes(self) -> list[str] | None:
        """The codes of those who were met; None when the question was left open."""
        return _codes(self.cleaned_data["met"])

    def with_codes(self) -> list[str] | None:
        return _codes(self.cleaned_data["companions"])


def _codes(typed: str) -> list[str] | None:
    if not typed:
        return None
    return [code for code in typed.upper().replace(",", " ").replace(";", " ").split() if code != "-"]
