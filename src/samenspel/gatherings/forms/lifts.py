# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_AT_ONCE = 200


class PairsField(forms.Field):
    """One or more "driver:rider", as the buttons send them."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[tuple[UUID, UUID]]:
        pairs = [self._pair(str(one)) for one in value or []]
        if not 0 < len(pairs) <= MOST_AT_ONCE:
            raise ValidationError(_("Kies wie met wie meerijdt."), code="invalid")
        return pairs

    def _pair(self, text: str) -> tuple[UUID, UUID]:
        try:
            driver, rider = (UUID(part) for part in text.split(":"))
        except ValueError as error:
            raise ValidationError(_("Kies wie met wie meerijdt."), code="invalid") from error
        return driver, rider


class PairsForm(forms.Form):
    pair = PairsField()
