# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.gatherings.constants import GatheringKind, GatheringState
from samenspel.gatherings.forms.moments import ClockField, DayField, end_moment, moment
from samenspel.gatherings.operations.planning import GatheringFacts

USUAL_BEGIN, USUAL_END = time(16, 30), time(19, 30)
MOST_PLACES = 5000


class WholeNumberField(forms.IntegerField):
    """A whole number within bounds, with one sentence for everything that goes wrong."""

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most
        self.widget.attrs.update({"min": least, "max": most, "inputmode": "numeric"})

    def clean(self, value: Any) -> int | None:
        sentence = _("Vul een heel getal in van %(least)d tot en met %(most)d.")
        wrong = ValidationError(sentence, code="invalid", params={"least": self.least, "most": self.most})
        try:
            number: int | None = super().clean(value)
        except ValidationError as error:
            raise wrong from error
        if number is not None and not self.least <= number <= self.most:
            raise wrong
        return number


class MomentForm(forms.Form):
    """A day with a begin and an end; `cleaned_data` gets `starts_at` and `ends_at`."""

    day = DayField(label=_("Dag"))
    begins = ClockField(label=_("Begin"))
    ends = ClockField(label=_("Einde"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if all(cleaned.get(name) is not None for name in ("day", "begins", "ends")):
            self._read_moments(cleaned)
        return cleaned

    def _read_moments(self, cleaned: dict[str, Any]) -> None:
        day, begins, ends = cleaned["day"], cleaned["begins"], cleaned["ends"]
        try:
            cleaned["starts_at"] = moment(day, begins)
        except ValidationError as error:
            self.add_error("begins", error)
        try:
            cleaned["ends_at"] = end_moment(day, begins, ends)
        except ValidationError as error:
            self.add_error("ends", error)
        both = "starts_at" in cleaned and "ends_at" in cleaned
        if both and cleaned["ends_at"] <= cleaned["starts_at"]:
            self.add_error("ends", _("Het einde ligt voor het begin. Kies een latere eindtijd."))


class GatheringForm(MomentForm):
    """All that is decided about a gathering before anybody is invited."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)
    kind = forms.ChoiceField(label=_("Wat voor bijeenkomst"), choices=GatheringKind.choices)
    title = PlainTextField(label=_("Naam"), max_length=120, help_text=_("Zo staat hij in de uitnodiging."))
    theme = PlainTextField(
        label=_("Thema"), max_length=300, required=False, help_text=_("Waar gaat het over, in één zin?")
    )
    host = forms.ChoiceField(label=_("Wie ontvangt jullie"), required=False)
    place = PlainTextField(
        label=_("Plek"),
        max_length=120,
        help_text=_("Steeds een andere plek brengt nieuwe mensen mee: wie daar werkt, schuift vaak aan."),
    )
    address = PlainTextField(label=_("Adres"), max_length=200, required=False)
    capacity = WholeNumberField(
        label=_("Hoeveel mensen passen er"),
        least=1,
        most=MOST_PLACES,
        required=False,
        help_text=_("Leeg betekent: geen grens. Is het vol, dan komt er een wachtlijst."),
    )
    with_tables = forms.BooleanField(label=_("We maken een tafelindeling"), required=False)
    table_size = WholeNumberField(label=_("Mensen aan een tafel"), least=2, most=20, required=False)
    rounds = WholeNumberField(label=_("Aantal rondes"), least=1, most=8, required=False)
    with_meal = forms.BooleanField(label=_("We eten samen"), required=False)
    newcomers_need_approval = forms.BooleanField(
        label=_("Wie zich via de open link aanmeldt, laat ik eerst toe"), required=False
    )

    def __init__(self, *args: Any, hosts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Nog niet bekend")), *hosts]
        self.fields["host"].choices = choices  # type: ignore[attr-defined]  # it is a ChoiceField

    def facts(self) -> GatheringFacts:
        """What was typed, for the operation. Tables left out keep the sizes that are usual."""
        cleaned = self.cleaned_data
        host = cleaned["host"]
        return GatheringFacts(
            **{name: cleaned[name] for name in _AS_TYPED},
            host_id=UUID(host) if host else None,
            table_size=cleaned["table_size"] or 6,
            rounds=cleaned["rounds"] or 3,
        )


_AS_TYPED = (
    "kind",
    "title",
    "theme",
    "starts_at",
    "ends_at",
    "place",
    "address",
    "capacity",
    "with_tables",
    "with_meal",
    "newcomers_need_approval",
)


def initial_of_new(*, newcomers_need_approval: bool) -> dict[str, Any]:
    return {
        "form_key": uuid4(),
        "kind": GatheringKind.CONNECTION_SESSION,
        "title": GatheringKind.CONNECTION_SESSION.label,
        "begins": USUAL_BEGIN,
        "ends": USUAL_END,
        "with_tables": True,
        "table_size": 6,
        "rounds": 3,
        "newcomers_need_approval": newcomers_need_approval,
    }


def initial_of(facts: GatheringFacts, *, gathering_id: UUID, version: int) -> dict[str, Any]:
    """A form filled with how it stands now."""
    begins, ends = timezone.localtime(facts.starts_at), timezone.localtime(facts.ends_at)
    same = [name for name in (*_AS_TYPED, "table_size", "rounds") if name not in {"starts_at", "ends_at"}]
    return {
        **{name: getattr(facts, name) for name in same},
        "form_key": gathering_id,
        "version": version,
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "host": str(facts.host_id or ""),
    }


class CopyForm(MomentForm):
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    title = PlainTextField(label=_("Naam"), max_length=120)


class StateForm(forms.Form):
    """A press on a button: which state the person saw, and which comes."""

    seen = forms.ChoiceField(choices=GatheringState.choices)
    to = forms.ChoiceField(choices=GatheringState.choices)


class HostOfferForm(forms.Form):
    """A partner would like to be host, or not after all; `van` is the gathering for which somebody is looking."""

    willing = forms.ChoiceField(choices=[("yes", _("Ja")), ("no", _("Nee"))])
    van = forms.UUIDField(required=False)
