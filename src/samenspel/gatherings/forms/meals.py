# SPDX-License-Identifier: EUPL-1.2
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.domain.shopping import written
from samenspel.gatherings.forms.planning import WholeNumberField
from samenspel.gatherings.operations.meals import MOST_LINES, MealLine
from samenspel.gatherings.queries.meals import MealPage

MOST_PEOPLE = 5000
MOST_A_PERSON = Decimal(1000)


class AmountField(forms.CharField):
    """So much a person: 3, 0,3 or 0.25. Its value is a number of hundredths."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    wrong = _("Schrijf een getal, zoals 2 of 0,3.")

    def to_python(self, value: Any) -> Any:
        text = (value or "").strip().replace(",", ".")
        if not text:
            return None
        try:
            amount = Decimal(text) if len(text) <= 10 and text.isascii() else None
        except InvalidOperation:
            amount = None
        if amount is None or not amount.is_finite() or not Decimal("0.01") <= amount <= MOST_A_PERSON:
            raise ValidationError(self.wrong, code="invalid")
        return int((amount * 100).to_integral_value())


class MealForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    cook_for = WholeNumberField(label=_("Voor hoeveel mensen kook je"), least=0, most=MOST_PEOPLE, required=False)

    def __init__(self, *args: Any, expected: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _("Leeg betekent: %(count)d, zoals de aanmeldingen nu zijn.")
        self.fields["cook_for"].help_text = words % {"count": expected}


class LineForm(forms.Form):
    """One line; without a word for what it is, the line goes."""

    what = PlainTextField(label=_("Wat"), max_length=80, required=False)
    amount = AmountField(label=_("Per persoon"), required=False)
    unit = PlainTextField(label=_("Waarin gemeten"), max_length=20, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("what") and "amount" not in self.errors and not cleaned.get("amount"):
            self.add_error("amount", _("Schrijf erbij hoeveel je per persoon nodig hebt."))
        return cleaned


LineFormSet = forms.formset_factory(LineForm, extra=3, max_num=MOST_LINES, absolute_max=MOST_LINES + 3)


def lines_initial(page: MealPage) -> list[dict[str, str]]:
    return [{"what": line.what, "amount": written(line.hundredths), "unit": line.unit} for line in page.lines]


def lines_typed(forms_of_lines: Any) -> list[MealLine]:
    return [
        MealLine(what=line["what"], hundredths=line["amount"], unit=line["unit"])
        for line in forms_of_lines.cleaned_data
        if line.get("what")
    ]
