# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.base.tables import MAX_BYTES
from samenspel.organizations.operations.import_mapping import FIELD_LABELS, Field

_CHOOSE = _("Kies een van de mogelijkheden.")


class ListForm(forms.Form):
    """A list, as a file or as text that was copied from somewhere."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(
        label=_("Kies een bestand"),
        help_text=_("Excel (.xlsx) of CSV, zoals je het hebt. Kolommen hoeven niet in een bepaalde volgorde."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.tsv,.txt"}),
    )
    # A plain field: whatever was pasted is judged by what reads lists, NUL and control signs included.
    pasted = forms.Field(
        label=_("Of plak een tabel"),
        help_text=_("Kopieer de regels uit Excel of uit een mail, met de koppen erboven."),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 6, "spellcheck": "false", "autocapitalize": "none", "autocomplete": "off"}
        ),
    )

    def clean(self) -> dict[str, Any]:
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        file, pasted = kept.get("file"), (kept.get("pasted") or "").strip()
        if file and pasted:
            message = _now("Je koos een bestand en je plakte ook een tabel. Haal een van de twee weg.")
            self.add_error("pasted", message)
        elif file is None and not pasted and "file" not in self.errors:
            self.add_error("file", _now("Kies een bestand, of plak hieronder een tabel."))
        return kept

    def content(self) -> tuple[bytes, str]:
        """The bytes of the list and the name of its file; one byte more than allowed is read, never the whole."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(MAX_BYTES + 1), file.name or ""
        return self.cleaned_data["pasted"].encode("utf-8", errors="replace"), ""


class ColumnsForm(forms.Form):
    """What every column of the list means."""

    def __init__(self, *args: Any, understood: dict[str, Any], mapping: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheets = [understood["sheet"], *understood["other_sheets"]]
        if len(sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label=_("Blad"),
                choices=[(name, name) for name in sheets],
                initial=understood["sheet"],
                error_messages={"invalid_choice": _CHOOSE, "required": _CHOOSE},
            )
        for index, column in enumerate(understood["columns"]):
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=column["label"],
                help_text=" · ".join(column["samples"]),
                choices=[(str(field), label) for field, label in FIELD_LABELS.items()],
                initial=mapping[str(index)],
                error_messages={"invalid_choice": _CHOOSE, "required": _CHOOSE},
            )

    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    def chosen(self) -> dict[int, Field]:
        return {
            int(name.removeprefix("column_")): Field(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("column_")
        }
