# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.base.choosing import chosen_id
from samenspel.base.fields import PlainTextField
from samenspel.questions.constants import MOST_BYTES, PieceKind
from samenspel.questions.operations.reading import text_of_file
from samenspel.questions.queries.chats import PieceRow

Choices = list[tuple[str, str]]


class ChatForm(forms.Form):
    """A chat, as a file or as text that was copied."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # A plain field: whatever was pasted is read as it stands, tabs and empty lines included.
    pasted = forms.Field(
        label=_("Plak de chat"),
        help_text=_("Uit Zoom, Teams of WhatsApp, of gewoon getypt. Tijden en namen haalt Samenspel er zelf uit."),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 10, "spellcheck": "false", "autocapitalize": "none", "autocomplete": "off"}
        ),
    )
    file = forms.FileField(
        label=_("Of kies een bestand"),
        help_text=_("Het tekstbestand dat Zoom of Teams bewaart (.txt of .csv)."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.csv,.tsv,.md,text/plain,text/csv"}),
    )
    title = PlainTextField(
        label=_("Waar was deze chat van?"),
        help_text=_("Bijvoorbeeld: Webinar over schulden."),
        max_length=160,
        error_messages={"required": _("Geef de chat een naam, zodat je hem terugvindt.")},
    )
    happened_date = forms.DateField(
        label=_("Welke dag was dat?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Deze datum bestaat niet. Schrijf hem zo: 31-12-2026.")},
    )
    gathering = forms.ChoiceField(label=_("Hoort bij een bijeenkomst"), required=False)

    def __init__(self, *args: Any, gatherings: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["gathering"].choices = [("", _("Geen bijeenkomst")), *gatherings]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        file, pasted = kept.get("file"), (kept.get("pasted") or "").strip()
        if file and pasted:
            self.add_error("pasted", _now("Je koos een bestand en je plakte ook tekst. Haal een van de twee weg."))
        elif not file and not pasted and "file" not in self.errors:
            self.add_error("pasted", _now("Plak hier de chat, of kies hieronder een bestand."))
        return kept

    @property
    def content_field(self) -> str:
        return "file" if self.cleaned_data.get("file") else "pasted"

    def text(self) -> str:
        """One byte more than allowed is read, never the whole. Raises Refused for what is no text."""
        file = self.cleaned_data["file"]
        return text_of_file(file.read(MOST_BYTES + 1)) if file else self.cleaned_data["pasted"]

    def gathering_id(self) -> UUID | None:
        return chosen_id(self.cleaned_data["gathering"])


class SortForm(forms.Form):
    """A screen of pieces, with one choice each."""

    def __init__(self, *args: Any, rows: Iterable[PieceRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        for row in self.rows:
            self.fields[f"kind-{row.position}"] = forms.ChoiceField(
                label=row.begin,
                choices=PieceKind.choices,
                initial=row.decided or row.proposed,
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Kies wat dit is."),
                    "invalid_choice": _("Kies wat dit is."),
                },
            )
            self.fields[f"was-{row.position}"] = forms.CharField(
                required=False, initial=row.decided, widget=forms.HiddenInput
            )

    def pieces(self) -> list[tuple[PieceRow, forms.BoundField, forms.BoundField]]:
        return [(row, self[f"kind-{row.position}"], self[f"was-{row.position}"]) for row in self.rows]

    def kinds(self) -> dict[int, str]:
        return {row.position: self.cleaned_data[f"kind-{row.position}"] for row in self.rows}

    def was(self) -> dict[int, str]:
        return {row.position: self.cleaned_data[f"was-{row.position}"] for row in self.rows}
