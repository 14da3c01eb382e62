# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.operations.proposals import ProposalFacts
from samenspel.base.choosing import OneOfMany, WithPeople, chosen_id
from samenspel.base.fields import PlainTextField
from samenspel.base.kind_warning import KindWarning

Choices = list[tuple[str, str]]


class OwnProposalForm(KindWarning):
    """An idea in one or two sentences."""

    watched = ("title", "what", "for_whom")

    what = PlainTextField(
        label=_("Wat is je idee?"),
        help_text=_("Eén of twee zinnen. Noem geen namen van mensen of gezinnen."),
        max_length=400,
        several_lines=True,
        rows=4,
        error_messages={"required": _("Schrijf je idee op, in één of twee zinnen.")},
    )
    title = PlainTextField(
        label=_("In een paar woorden"),
        help_text=_("Zo staat het in de lijst, zoals: een gedeelde logeerkamer."),
        max_length=100,
        error_messages={"required": _("Geef je idee een naam van een paar woorden.")},
    )
    for_whom = PlainTextField(label=_("Voor wie is het?"), max_length=200, required=False)
    goal = forms.ChoiceField(label=_("Bij welk doel past het?"), required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, goals: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = [("", _("Geen doel, of weet ik niet")), *goals]  # type: ignore[attr-defined]

    def facts(self) -> ProposalFacts:
        data = self.cleaned_data
        words = {name: data[name] for name in ("title", "what", "for_whom")}
        return ProposalFacts(goal_id=chosen_id(data["goal"]), **words)


class ProposalForm(OwnProposalForm, WithPeople):
    """The same for who works here, who may write it down for a contact."""

    contact = OneOfMany(
        label=_("Wiens idee is het?"),
        help_text=_("Wie je kiest, krijgt een mail bij elke stap."),
        required=False,
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].offer(people, empty=_("Van mijzelf"))  # type: ignore[attr-defined]


class ProposalStepForm(KindWarning):
    """What becomes of a proposal."""

    watched = ("why",)

    state = forms.ChoiceField(
        label=_("Wat is de volgende stap?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een stap."), "invalid_choice": _("Kies een stap.")},
    )
    why = PlainTextField(
        label=_("Waarom?"),
        help_text=_("Bij aannemen en loslaten hoort een reden. Wie het voorstelde, leest dit in de mail."),
        max_length=400,
        several_lines=True,
        rows=3,
        required=False,
    )
    step_date = forms.DateField(
        label=_("Op welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Vul een dag in."),
            "invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026."),
        },
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, states: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4(), "step_date": timezone.localdate()})
        kwargs.setdefault("auto_id", "stap_%s")
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = states  # type: ignore[attr-defined]


class RemarkForm(KindWarning):
    watched = ("words",)

    words = PlainTextField(
        label=_("Wat denk je ervan?"),
        help_text=_("Kort is goed. Noem geen namen van mensen of gezinnen."),
        max_length=400,
        several_lines=True,
        rows=3,
        error_messages={"required": _("Schrijf een paar woorden.")},
    )
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        kwargs.setdefault("auto_id", "reactie_%s")
        super().__init__(*args, **kwargs)
