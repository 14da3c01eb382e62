# SPDX-License-Identifier: EUPL-1.2
import re
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samenspel.base.choosing import chosen_id
from samenspel.base.fields import PlainTextField
from samenspel.questions.constants import LONGEST_TAG, LONGEST_TEXT, MOST_TAGS, EntryKind
from samenspel.questions.operations.entries import EntryFacts

Choices = list[tuple[str, str]]
STAYS, GOES = "blijft", "weg"


class FilterForm(forms.Form):
    """What the list is narrowed to; what makes no sense is left out."""

    q = PlainTextField(label=_("Zoek"), required=False, max_length=100, bsn_check=False)
    soort = forms.ChoiceField(label=_("Welke"), required=False)

    def __init__(self, *, kinds: Choices, initial: dict[str, str]) -> None:
        super().__init__(auto_id="filter-%s", initial=initial)
        self.fields["soort"].choices = kinds  # type: ignore[attr-defined]


class EntryForm(forms.Form):
    """A question with its answer, or a tip."""

    kind = forms.ChoiceField(
        label=_("Wat is het?"),
        choices=EntryKind.choices,
        widget=forms.RadioSelect,
        initial=EntryKind.QUESTION,
        error_messages={"required": _("Kies een van de twee."), "invalid_choice": _("Kies een van de twee.")},
    )
    text = PlainTextField(
        label=_("De vraag of tip"),
        max_length=LONGEST_TEXT,
        several_lines=True,
        rows=4,
        error_messages={"required": _("Schrijf de vraag of tip op.")},
    )
    answer = PlainTextField(
        label=_("Het antwoord"),
        help_text=_("Alleen bij een vraag. Is er nog geen antwoord? Laat het leeg, dan staat de vraag bovenaan."),
        max_length=LONGEST_TEXT,
        several_lines=True,
        rows=6,
        required=False,
    )
    tags = PlainTextField(
        label=_("Trefwoorden"),
        help_text=_("Met een komma ertussen, bijvoorbeeld: brieven, vrijwilligers."),
        max_length=300,
        required=False,
    )
    gathering = forms.ChoiceField(label=_("Hoort bij een bijeenkomst"), required=False)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, gatherings: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["gathering"].choices = [("", _("Geen bijeenkomst")), *gatherings]  # type: ignore[attr-defined]

    def clean_tags(self) -> str:
        words = _tags(self.cleaned_data["tags"])
        if len(words) > MOST_TAGS:
            raise ValidationError(
                ngettext("Kies er hooguit %(n)d.", "Kies er hooguit %(n)d.", MOST_TAGS) % {"n": MOST_TAGS}
            )
        if any(len(word) > LONGEST_TAG for word in words):
            raise ValidationError(_("Maak de trefwoorden korter."))
        return ", ".join(words)

    def facts(self) -> EntryFacts:
        data = self.cleaned_data
        return EntryFacts(
            kind=data["kind"], text=data["text"], answer=data["answer"], gathering_id=chosen_id(data["gathering"])
        )

    def tags_chosen(self) -> list[str]:
        return _tags(self.cleaned_data["tags"])


def _tags(typed: str) -> list[str]:
    words = (" ".join(word.split()).strip("#").casefold() for word in re.split(r"[,;#\n]", typed))
    return list(dict.fromkeys(word for word in words if word))


class PublishForm(forms.Form):
    """Of everything that looks like a person: does it stay, or does it go?"""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, found: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        for number, words in enumerate(found):
            self.fields[f"words-{number}"] = forms.CharField(widget=forms.HiddenInput, initial=words)
            self.fields[f"deed-{number}"] = forms.ChoiceField(
                label=_("“%(words)s”") % {"words": words},
                choices=[(GOES, _("Haal weg, er komen puntjes")), (STAYS, _("Mag blijven staan"))],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Kies of dit weg moet of mag blijven."),
                    "invalid_choice": _("Kies of dit weg moet of mag blijven."),
                },
            )

    def clean(self) -> dict[str, Any]:
        """What was seen is what is meant: somebody may have joined in the meantime whose name stands here too."""
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        for number, words in enumerate(self.found):
            if f"deed-{number}" in kept and kept.get(f"words-{number}") != words:
                self.add_error(f"deed-{number}", _("Kies of dit weg moet of mag blijven."))
        return kept

    def deeds(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"words-{number}"], self[f"deed-{number}"]) for number in range(len(self.found))]

    def said(self, deed: str) -> set[str]:
        data = self.cleaned_data
        return {words for number, words in enumerate(self.found) if data[f"deed-{number}"] == deed}
