# SPDX-License-Identifier: EUPL-1.2
import io
import zipfile
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.base.fields import PlainTextField
from samenspel.directory.operations.import_columns import FIELD_LABELS, Field
from samenspel.directory.operations.import_files import MAX_BYTES, MAX_FILES

_CHOOSE = _("Kies een van de mogelijkheden.")


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One file, or the files of one list."""

    default_error_messages = {
        "required": _("Kies een bestand."),
        "empty": _("Dit bestand is leeg. Kies een ander."),
        "missing": _("Kies een bestand."),
        "invalid": _("Kies een bestand."),
        "too_many": _("Dit zijn te veel bestanden. Doe ze samen in een zip-bestand."),
    }

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        files = list(data) if isinstance(data, list | tuple) else [data]
        if len(files) > MAX_FILES:
            raise forms.ValidationError(self.error_messages["too_many"])
        return [super(SeveralFilesField, self).clean(file, initial) for file in files or [None]]


class DirectoryListForm(forms.Form):
    """A list for the directory."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    lists = SeveralFilesField(
        label=_("Kies een bestand"),
        help_text=_("Een tabel (Excel of CSV), of een lijst in HSDS (JSON, zip, of alle CSV-bestanden tegelijk)."),
        max_length=200,
        widget=SeveralFiles(attrs={"accept": ".json,.ndjson,.jsonl,.zip,.csv,.tsv,.txt,.xlsx,.xlsm", "multiple": True}),
    )
    source = PlainTextField(
        label=_("Van wie is deze lijst?"),
        help_text=_(
            "Bijvoorbeeld “Sociale kaart gemeente”. Lees je later een nieuwe versie in, gebruik dan dezelfde naam: "
            "dan werken we bij."
        ),
        max_length=120,
        required=False,
    )

    def content(self) -> tuple[bytes, str]:
        """The bytes of the list and its name; several files become the zip that they might have been."""
        files = self.cleaned_data["lists"]
        if len(files) == 1:
            return files[0].read(MAX_BYTES + 1), files[0].name or ""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for file in files:
                archive.writestr((file.name or "").replace("\\", "/").rpartition("/")[2], file.read(MAX_BYTES + 1))
        return out.getvalue(), _now("%(number)d bestanden.zip") % {"number": len(files)}


class DirectoryColumnsForm(forms.Form):
    """Whose list it is, and what every column of a table means."""

    source = PlainTextField(label=_("Van wie is deze lijst?"), max_length=120)

    def __init__(
        self, *args: Any, understood: dict[str, Any], mapping: dict[str, str], source: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].initial = source
        sheets = [understood.get("sheet", ""), *understood.get("other_sheets", [])]
        if len(sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label=_("Blad"),
                choices=[(name, name) for name in sheets],
                initial=sheets[0],
                error_messages={"invalid_choice": _CHOOSE, "required": _CHOOSE},
            )
        for index, column in enumerate(understood.get("columns", [])):
            label = column["label"] or _now("kolom %(number)d") % {"number": index + 1}
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=label,
                help_text=" · ".join(column["samples"]),
                choices=[(str(field), words) for field, words in FIELD_LABELS.items()],
                initial=mapping.get(str(index), str(Field.IGNORE)),
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
