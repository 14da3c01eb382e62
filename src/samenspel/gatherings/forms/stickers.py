# SPDX-License-Identifier: EUPL-1.2
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.domain.labels import SHEETS
from samenspel.gatherings.constants import StickerPeople
from samenspel.gatherings.queries.stickers import Settings

MOST_BLANKS = 100
MOST_SHIFT = Decimal(10)
_SIGNS = str.maketrans({",": ".", "−": "-", "–": "-"})


class MillimetreField(forms.DecimalField):
    """A distance in millimetres with one decimal; a comma and a typed minus are fine. Empty is nothing."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("Vul een getal in van -10 tot en met 10, zoals 1,5.")
        super().__init__(
            required=False,
            min_value=-MOST_SHIFT,
            max_value=MOST_SHIFT,
            max_digits=4,
            decimal_places=1,
            widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": 5}),
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"), wrong
            ),
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip().translate(_SIGNS) if isinstance(value, str) else value)

    def clean(self, value: Any) -> Decimal:
        return super().clean(value) or Decimal(0)

    def prepare_value(self, value: Any) -> Any:
        """As people write it here: a comma, and no noughts behind it."""
        if not isinstance(value, Decimal):
            return value
        return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if value else "0"


def _label_choices() -> list[tuple[str, str]]:
    words = _now("%(name)s: %(labels)d op een vel, van %(width)s bij %(height)s mm")
    return [
        (
            code,
            words
            % {
                "name": sheet.name,
                "labels": sheet.labels,
                "width": f"{sheet.width:g}".replace(".", ","),
                "height": f"{sheet.height:g}".replace(".", ","),
            },
        )
        for code, sheet in SHEETS.items()
    ]


class LabelForm(forms.Form):
    """Which labels are in the printer, and how far it prints beside them."""

    etiket = forms.ChoiceField(label=_("Welke etiketten"), choices=_label_choices, widget=forms.RadioSelect)
    rechts = MillimetreField(
        label=_("Naar rechts, in millimeter"),
        help_text=_("Komt alles te ver naar rechts? Zet er dan een minteken voor, zoals -1,5."),
    )
    omlaag = MillimetreField(
        label=_("Naar beneden, in millimeter"),
        help_text=_("Komt alles te laag? Zet er dan een minteken voor, zoals -1,5."),
    )

    def settings(self) -> Settings:
        data = self.cleaned_data
        return Settings(labels=data["etiket"], shift_right=data["rechts"], shift_down=data["omlaag"])


class StickerForm(LabelForm):
    """Which stickers, and where on the sheet to begin."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    wie = forms.ChoiceField(label=_("Voor wie"), choices=StickerPeople.choices, widget=forms.RadioSelect)
    vanaf = forms.IntegerField(
        label=_("Begin bij sticker"),
        min_value=1,
        help_text=_("Is het eerste vel al deels gebruikt? Tel van links naar rechts, van boven naar beneden."),
        error_messages={"min_value": _("Vul een getal in vanaf 1."), "invalid": _("Vul een getal in.")},
    )
    leeg = forms.IntegerField(
        label=_("Lege stickers erbij"),
        min_value=0,
        max_value=MOST_BLANKS,
        help_text=_("Voor wie zo binnenloopt. De code lees je op het scherm na het inchecken."),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Vul een getal in van 0 tot en met 100.")
        ),
    )

    def clean_vanaf(self) -> int:
        start: int = self.cleaned_data["vanaf"]
        sheet = SHEETS.get(self.data.get("etiket", ""))
        if sheet is not None and start > sheet.labels:
            raise forms.ValidationError(
                _now("Op dit vel zitten %(labels)d stickers. Vul een getal in van 1 tot en met %(labels)d.")
                % {"labels": sheet.labels}
            )
        return start

    def settings(self) -> Settings:
        data = self.cleaned_data
        return Settings(
            labels=data["etiket"],
            start=data["vanaf"],
            blanks=data["leeg"],
            shift_right=data["rechts"],
            shift_down=data["omlaag"],
        )
