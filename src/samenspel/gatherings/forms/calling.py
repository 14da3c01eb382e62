# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import EmailAddressField, PhoneField, PlainTextField
from samenspel.gatherings.constants import CallOutcome
from samenspel.gatherings.forms.moments import ClockField, DayField, moment
from samenspel.gatherings.forms.registering import DetailsForm

TONIGHT, TOMORROW = "tonight", "tomorrow"  # buttons that mean: call back then
MORNING, EVENING = time(10), time(19)


def tonight_is_left() -> bool:
    return timezone.localtime().time() < EVENING


class CallForm(forms.Form):
    """What came of a call; day and time count only for calling back at another moment."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        choices=[*CallOutcome.choices, (TONIGHT, _("Vanavond")), (TOMORROW, _("Morgenochtend"))],
        error_messages={"required": _("Kies hoe het gesprek afliep."), "invalid_choice": _("Kies hoe het afliep.")},
    )
    note = PlainTextField(label=_("Wat wil je onthouden"), max_length=500, required=False, several_lines=True, rows=2)
    day = DayField(label=_("Dag"), required=False)
    clock = ClockField(label=_("Tijd"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") != CallOutcome.CALL_BACK:
            for name in ("day", "clock"):
                self.errors.pop(name, None)
        if cleaned.get("outcome") in {TONIGHT, TOMORROW}:
            self._call_back_soon(cleaned)
        elif cleaned.get("outcome") == CallOutcome.CALL_BACK:
            self._call_back_later(cleaned)
        return cleaned

    def _call_back_soon(self, cleaned: dict[str, Any]) -> None:
        if cleaned["outcome"] == TONIGHT and not tonight_is_left():
            self.add_error("outcome", _("Het is al laat. Kies morgenochtend of een ander moment."))
            return
        tomorrow = timezone.localdate() + timedelta(days=1)
        day, clock = (timezone.localdate(), EVENING) if cleaned["outcome"] == TONIGHT else (tomorrow, MORNING)
        cleaned["outcome"] = CallOutcome.CALL_BACK.value
        cleaned["call_back_at"] = moment(day, clock)

    def _call_back_later(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("day") and cleaned.get("clock"):
            cleaned["call_back_at"] = self._call_back_at(cleaned)
        elif not {"day", "clock"} & set(self.errors):
            self.add_error("day", _("Wanneer bel je terug? Kies een dag en een tijd."))

    def _call_back_at(self, cleaned: dict[str, Any]) -> datetime | None:
        try:
            then = moment(cleaned["day"], cleaned["clock"])
        except ValidationError as error:
            self.add_error("clock", error)
            return None
        if then <= timezone.now():
            self.add_error("day", _("Dat is al geweest. Kies een later moment."))
        return then


def usual_call_back() -> dict[str, Any]:
    """Another moment begins at tomorrow morning."""
    return {"day": timezone.localdate() + timedelta(days=1), "clock": MORNING}


class DetailsOnThePhoneForm(DetailsForm):
    """What somebody needs, asked while talking: the same questions, said to whoever holds the phone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "eats_along": _("Eet mee?"),
            "diet": _("Wat eet deze persoon niet, of juist wel?"),
            "access_needs": _("Wat is er nodig om goed mee te doen?"),
            "lift_shares_phone": _("Wie meerijdt, mag het telefoonnummer krijgen"),
            "remark": _("Opmerking"),
        }
        for name in words.keys() & self.fields.keys():
            self.fields[name].label = words[name]

    def told(self) -> dict[str, Any] | None:
        """The values for `note_details`, or nothing when nothing was filled in or changed."""
        return self.values() if set(self.changed_data) - {"version"} else None


class ColleagueOnThePhoneForm(forms.Form):
    """A colleague of who is called comes too. Everything may stay empty; a name needs one way to reach them."""

    name = PlainTextField(label=_("Naam van de collega"), max_length=120, required=False)
    email = EmailAddressField(label=_("E-mailadres"), required=False)
    phone = PhoneField(label=_("Telefoonnummer"), required=False)

    prefix = "colleague"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        reached = cleaned.get("email") or cleaned.get("phone")
        if reached and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Vul een naam in."))
        if cleaned.get("name") and not reached and not {"email", "phone"} & set(self.errors):
            self.add_error(
                "email", _("Vul een mailadres of een telefoonnummer in, dan kunnen we deze persoon bereiken.")
            )
        return cleaned

    def named(self) -> dict[str, str] | None:
        return dict(self.cleaned_data) if self.cleaned_data.get("name") else None


class DivideForm(forms.Form):
    """Who calls; the choices are the codes of queries.calling_shares.callers_of."""

    callers = forms.MultipleChoiceField(
        label=_("Wie belt er mee?"), required=False, error_messages={"invalid_choice": _("Kruis aan wie er belt.")}
    )

    def __init__(self, *args: Any, callers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["callers"].choices = callers  # type: ignore[attr-defined]


class GiveForm(forms.Form):
    """Who calls this person instead; empty is nobody."""

    was = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    to = forms.ChoiceField(
        label=_("Wie belt?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies wie deze persoon belt.")},
    )

    def __init__(self, *args: Any, callers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [*callers, ("", _("Nog niemand: terug in de lijst"))]  # type: ignore[attr-defined]
