# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import Review
from samenspel.agenda.operations.pledges import PledgeWords
from samenspel.base.fields import PlainTextField

Choices = list[tuple[str, str]]
SAYS_WHAT = _("Schrijf op wat jullie gaan doen. Klein mag.")


class PledgeForm(forms.Form):
    """Three questions; the paper form prints the same words."""

    brings = PlainTextField(
        label=_("Wat brengen wij mee?"),
        help_text=_("Zoals mensen, een ruimte, kennis, spullen, een netwerk."),
        max_length=600,
        several_lines=True,
        rows=3,
        required=False,
    )
    will_do = PlainTextField(
        label=_("Wat gaan wij dit jaar doen?"),
        help_text=_("Eén of twee dingen die jullie zeker doen."),
        max_length=600,
        several_lines=True,
        rows=3,
        error_messages={"required": SAYS_WHAT},
    )
    needs = PlainTextField(
        label=_("Wat hebben wij van anderen nodig?"), max_length=600, several_lines=True, rows=3, required=False
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def words(self) -> PledgeWords:
        data = self.cleaned_data
        return PledgeWords(brings=data["brings"], will_do=data["will_do"], needs=data["needs"])


class TypedOverForm(PledgeForm):
    """The same from paper or from a talk: also whose it is, and of which day."""

    partner = forms.ChoiceField(
        label=_("Van welke partner?"),
        error_messages={"required": _("Kies een partner."), "invalid_choice": _("Kies een partner.")},
    )
    pledged_date = forms.DateField(
        label=_("Op welke dag gegeven?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Vul een dag in."),
            "invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026."),
        },
    )
    on_paper = forms.BooleanField(label=_("Dit komt van een papieren formulier"), required=False)

    field_order = ("partner", "brings", "will_do", "needs", "pledged_date", "on_paper")

    def __init__(self, *args: Any, partners: Choices, **kwargs: Any) -> None:
        kwargs["initial"] = {"pledged_date": timezone.localdate(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = [("", _("Kies een partner")), *partners]  # type: ignore[attr-defined]

    @property
    def partner_id(self) -> UUID:
        return UUID(self.cleaned_data["partner"])


class ReviewForm(PledgeForm):
    """What came of it, and whether it goes on; the button that was pressed is the choice."""

    choice = forms.ChoiceField(
        choices=Review.choices,
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Kies hoe het verdergaat: hetzelfde, anders of stoppen."),
            "invalid_choice": _("Kies hoe het verdergaat: hetzelfde, anders of stoppen."),
        },
    )
    outcome = PlainTextField(
        label=_("Wat kwam ervan?"),
        help_text=_("Wat lukte, wat niet, en waardoor? Eén zin is genoeg."),
        max_length=600,
        several_lines=True,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["will_do"].required = False

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("choice") == Review.CHANGE and not data.get("will_do") and "will_do" not in self.errors:
            self.add_error("will_do", _now("Schrijf op wat jullie gaan doen. Klein mag."))
        return data

    def new_words(self) -> PledgeWords | None:
        return self.words() if self.cleaned_data["choice"] == Review.CHANGE else None


class AskForm(forms.Form):
    """Whose pledge of a year ago is asked about."""

    pledges = forms.MultipleChoiceField(
        label=_("Wie vraag je om terug te kijken?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies minstens één partner."),
            "invalid_choice": _("Een van deze partners kan niet gekozen worden. Kijk de lijst na."),
        },
    )

    def __init__(self, *args: Any, offered: Choices, **kwargs: Any) -> None:
        kwargs["initial"] = {"pledges": [value for value, _label in offered]}
        super().__init__(*args, **kwargs)
        self.fields["pledges"].choices = offered  # type: ignore[attr-defined]

    def pledge_ids(self) -> set[UUID]:
        return {UUID(value) for value in self.cleaned_data["pledges"]}
