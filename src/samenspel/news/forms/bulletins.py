# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField


class BulletinForm(forms.Form):
    """The words of the facilitator around what happened."""

    subject = PlainTextField(
        label=_("Onderwerp"), max_length=200, error_messages={"required": _("Geef de mail een onderwerp.")}
    )
    opening = PlainTextField(
        label=_("Je eigen begin"),
        help_text=_("Een paar warme zinnen. Hieronder staat wat er gebeurde."),
        max_length=2000,
        required=False,
        several_lines=True,
        rows=5,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class PieceForm(forms.Form):
    """One piece of the mail, in other words."""

    title = PlainTextField(label=_("Kop"), max_length=120, error_messages={"required": _("Geef dit stuk een kop.")})
    words = PlainTextField(
        label=_("Tekst"),
        max_length=6000,
        several_lines=True,
        rows=9,
        error_messages={"required": _("Schrijf hier iets, of laat het stuk weg.")},
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)


class TrialForm(forms.Form):
    """A button that is one press, however often it is pressed."""

    form_key = forms.UUIDField(required=False)
