# SPDX-License-Identifier: EUPL-1.2
"""Numbers and periods as people type them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.domain.dutch_numbers import Unread, read_number, written
from samenspel.domain.periods import Span, read_span, span_words


class NumberField(PlainTextField):
    """A number with a decimal comma; its cleaned value is a Decimal, or None when nothing was typed."""

    default_error_messages = {
        "invalid": _("Dit lijkt geen getal. Voorbeeld: 12,5 of 1.250."),
        "too_large": _("Dit getal is te groot."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=20, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = read_number(text)
        if found.value is None:
            code = "too_large" if found.unread == Unread.TOO_LARGE else "invalid"
            raise ValidationError(self.error_messages[code], code=code)
        return round(found.value, 4)

    def prepare_value(self, value: Any) -> Any:
        return written(value, most_decimals=4) if isinstance(value, Decimal) else value


class SpanField(PlainTextField):
    """A period in words: "2024", "2e kwartaal 2024", "maart 2024"; its cleaned value is a Span, or None."""

    default_error_messages = {
        "invalid": _("Deze periode begrijpen we niet. Voorbeeld: 2024, 2e kwartaal 2024 of maart 2024."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(max_length=60, bsn_check=False, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        span = read_span(text)
        if span is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return span

    def prepare_value(self, value: Any) -> Any:
        return span_words(value) if isinstance(value, Span) else value
