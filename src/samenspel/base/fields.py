# SPDX-License-Identifier: EUPL-1.2
"""Form fields that take what a person typed as it was meant, and refuse in a sentence what may not be kept.

Every free text of every form is a `PlainTextField`: NUL and control signs are gone, spaces are collapsed, it has a
length, and it refuses what can be a citizen service number (BSN).
"""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator, RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from samenspel.base.errors import Refused
from samenspel.base.images import MOST_BYTES, clean_image
from samenspel.base.personal_numbers import find_bsn

# Signs that turn the direction of all text after them; a name in Arabic or Hebrew does not need them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # Cc and Cs, tab and new line apart
_EMPTY_LINES = re.compile("\n{3,}")
_SPACES = re.compile("[^\\S\n]+")

BSN_REFUSED = _(
    "Hier staat een getal dat een burgerservicenummer (BSN) kan zijn. Dat mogen we niet bewaren. Haal het weg."
)
TOO_LONG = ngettext_lazy(
    "Maak dit korter: er past %(limit_value)d teken, het zijn er nu %(show_value)d.",
    "Maak dit korter: er passen %(limit_value)d tekens, het zijn er nu %(show_value)d.",
    "limit_value",
)


def plain_text(text: str, *, several_lines: bool = False) -> str:
    """The text without NUL, control signs and turning signs, spaces collapsed; invisible signs alone are nothing."""
    text = _TURNING.sub("", _BREAKS.sub("\n", text))
    text = _CONTROLS.sub("", text)
    text = unicodedata.normalize("NFC", text)
    if not several_lines:
        text = text.replace("\n", " ")
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    text = _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
    return text if any(unicodedata.category(sign) not in {"Cf", "Zs", "Mn"} for sign in text) else ""


class _Length(MaxLengthValidator):
    message = TOO_LONG


class PlainTextField(forms.CharField):
    """One line of text, or several with `several_lines=True`."""

    default_error_messages = {"required": _("Vul dit in."), "bsn": BSN_REFUSED}

    def __init__(
        self,
        *,
        max_length: int = 200,
        several_lines: bool = False,
        rows: int = 4,
        bsn_check: bool = True,
        **kwargs: Any,
    ) -> None:
        self.several_lines = several_lines
        self.bsn_check = bsn_check
        if several_lines:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
        self.limit = max_length
        self.validators.append(_Length(max_length))

    def to_python(self, value: Any) -> str:
        if value in self.empty_values:
            return ""
        return plain_text(str(value), several_lines=self.several_lines)

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.bsn_check and find_bsn(value):
            raise ValidationError(self.error_messages["bsn"], code="bsn")


class EmailAddressField(PlainTextField):
    """One mail address, in the letters a person typed it."""

    default_validators = [EmailValidator(message=_("Dit lijkt geen e-mailadres. Voorbeeld: naam@voorbeeld.nl."))]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"})
        )
        super().__init__(max_length=254, bsn_check=False, **kwargs)


class PhoneField(PlainTextField):
    """A phone number as people write it: digits, spaces, a plus in front, dashes, dots, brackets."""

    default_validators = [
        RegexValidator(
            r"^\+?[0-9][0-9 .()/\-]{5,28}$|^\([0-9][0-9 .()/\-]{5,28}$",
            message=_("Dit lijkt geen telefoonnummer. Voorbeeld: 06 12 34 56 78."),
        )
    ]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(max_length=30, **kwargs)


class WebAddressField(PlainTextField):
    """The address of a website; `https://` may be left out, anything but a website is refused."""

    default_validators = [
        URLValidator(schemes=["http", "https"], message=_("Dit lijkt geen webadres. Voorbeeld: www.voorbeeld.nl."))
    ]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none"}))
        super().__init__(max_length=300, bsn_check=False, **kwargs)

    def to_python(self, value: Any) -> str:
        address = super().to_python(value)
        has_scheme = ":" in address.split("/")[0].split(".")[0]
        return address if not address or has_scheme else f"https://{address}"


class PictureField(forms.FileField):
    """A PNG, JPEG or SVG file; its cleaned value is the picture drawn anew, as bytes."""

    default_error_messages = {
        "required": _("Kies een bestand."),
        "empty": _("Dit bestand is leeg. Kies een ander."),
        "missing": _("Kies een bestand."),
        "invalid": _("Kies een bestand."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/svg+xml"}))
        super().__init__(max_length=200, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return clean_image(upload.read(MOST_BYTES + 1))
        except Refused as refusal:
            raise ValidationError(refusal.message) from refusal
