# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.base.tables import MAX_BYTES
from samenspel.measurement.operations.import_reading import Line

SALT = "measurement.import"
KEPT_SECONDS = 2 * 3600


class ListForm(forms.Form):
    """Values as a file, or as text that was copied from somewhere."""

    about = forms.ChoiceField(
        label=_("Over welk cijfer gaat de lijst?"),
        required=False,
        help_text=_("Staan er meer cijfers in, kies dan: dat staat in de lijst."),
    )
    file = forms.FileField(
        label=_("Kies een bestand"),
        help_text=_("Excel (.xlsx) of CSV, zoals je het hebt."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.tsv,.txt"}),
    )
    # A plain field: whatever was pasted is judged by what reads lists, NUL and control signs included.
    pasted = forms.Field(
        label=_("Of plak een tabel"),
        help_text=_("Met koppen erboven, zoals: cijfer, jaar, waarde. Of de jaren naast elkaar als koppen."),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 6, "spellcheck": "false", "autocapitalize": "none", "autocomplete": "off"}
        ),
    )

    def __init__(self, *args: Any, figures: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [("", _("Dat staat in de lijst")), *figures]  # type: ignore[attr-defined]

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


class TakeForm(forms.Form):
    """The values that were looked at, carried along in the page: what is not confirmed is kept nowhere."""

    lines = forms.CharField(max_length=2_000_000, widget=forms.HiddenInput)

    def clean_lines(self) -> list[Line]:
        try:
            packed = signing.loads(self.cleaned_data["lines"], salt=SALT, max_age=KEPT_SECONDS)
        except signing.BadSignature as error:
            raise ValidationError(_now("Deze lijst is te lang geleden nagekeken. Kies hem opnieuw.")) from error
        return [Line.unpacked(one) for one in packed]


def packed(lines: list[Line]) -> str:
    return signing.dumps([line.packed() for line in lines], salt=SALT, compress=True)
