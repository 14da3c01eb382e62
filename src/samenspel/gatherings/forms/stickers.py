# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

EVERYONE, DOOR, NOBODY = "iedereen", "deur", "leeg"
LABELS_ON_A_SHEET = 10
MOST_BLANKS = 100


class StickerForm(forms.Form):
    """Which stickers, and where on the sheet to begin."""

    wie = forms.ChoiceField(
        label=_("Voor wie"),
        choices=[
            (EVERYONE, _("Iedereen met een plek")),
            (DOOR, _("Wie aan de deur erbij kwam")),
            (NOBODY, _("Alleen lege stickers")),
        ],
        initial=EVERYONE,
        widget=forms.RadioSelect,
    )
    vanaf = forms.IntegerField(
        label=_("Begin bij sticker"),
        min_value=1,
        max_value=LABELS_ON_A_SHEET,
        initial=1,
        help_text=_("Is het eerste vel al deels gebruikt? Tel van links naar rechts, van boven naar beneden."),
        error_messages={
            "invalid": _("Vul een getal in van 1 tot en met 10."),
            "min_value": _("Vul een getal in van 1 tot en met 10."),
            "max_value": _("Vul een getal in van 1 tot en met 10."),
        },
    )
    leeg = forms.IntegerField(
        label=_("Lege stickers erbij"),
        min_value=0,
        max_value=MOST_BLANKS,
        initial=6,
        help_text=_("Voor wie zo binnenloopt. De code lees je op het scherm na het inchecken."),
        error_messages={
            "invalid": _("Vul een getal in van 0 tot en met 100."),
            "min_value": _("Vul een getal in van 0 tot en met 100."),
            "max_value": _("Vul een getal in van 0 tot en met 100."),
        },
    )
