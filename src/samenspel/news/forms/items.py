# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.news.operations.items import Facts

FARTHEST_DAYS = 3 * 366


class NewsForm(forms.Form):
    """Half a minute on a phone: a title and a few sentences."""

    title = PlainTextField(
        label=_("Wat is het nieuws, in één regel?"),
        max_length=120,
        error_messages={"required": _("Schrijf in één regel wat het nieuws is.")},
    )
    words = PlainTextField(
        label=_("Vertel het in een paar zinnen"),
        help_text=_("Noem geen namen van gezinnen of bewoners."),
        max_length=800,
        several_lines=True,
        rows=5,
        error_messages={"required": _("Vertel er een paar zinnen bij.")},
    )
    on_date = forms.DateField(
        label=_("Op welke dag is het?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026.")},
    )
    place = PlainTextField(label=_("Waar is het?"), max_length=120, required=False)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)

    @property
    def says_when_and_where(self) -> bool:
        return any(self[name].value() or self[name].errors for name in ("on_date", "place"))

    def clean_on_date(self) -> Any:
        day = self.cleaned_data["on_date"]
        if day and abs((day - timezone.localdate()).days) > FARTHEST_DAYS:
            raise ValidationError(_("Deze datum ligt wel erg ver weg. Kijk het jaar na."))
        return day

    def facts(self) -> Facts:
        return Facts(**{name: self.cleaned_data[name] for name in ("title", "words", "on_date", "place")})


class NewsEditForm(NewsForm):
    """The same for a facilitator: also whether everybody may read it."""

    for_everybody = forms.BooleanField(
        label=_("Ook op de openbare pagina van het pact"),
        required=False,
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
