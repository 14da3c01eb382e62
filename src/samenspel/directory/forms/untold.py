# SPDX-License-Identifier: EUPL-1.2
"""Fields for words that everybody may read: what is about one person is refused, a name is asked about."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.domain.untold import Told, refused, seems_a_name

BETWEEN_NAMES = "|"
SAID = {
    Told.MAIL: gettext_lazy("Hier staat een e-mailadres: %(words)s. Haal het weg."),
    Told.PHONE: gettext_lazy("Hier staat een telefoonnummer: %(words)s. Haal het weg."),
    Told.ACCOUNT: gettext_lazy("Hier staat een rekeningnummer: %(words)s. Haal het weg."),
    Told.ADDRESS: gettext_lazy("Hier staat een adres: %(words)s. Een wijk of dorp is genoeg."),
    Told.BIRTH: gettext_lazy("Hier staat een geboortedatum: %(words)s. Haal hem weg."),
}


class WithKey(forms.Form):
    """A double click is one deed."""

    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def key(self) -> UUID:
        found: UUID = self.cleaned_data["form_key"] or uuid4()
        return found


class UntoldForm(WithKey):
    """In `open_fields` nobody is told about. Of what only seems a name the writer has the last word.

    `names` are those to ask about; the button `no_person` sends them back. `place_fields` may name a place only.
    """

    open_fields: tuple[str, ...] = ()
    place_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, bodies: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = list(bodies)
        self.names: list[str] = []

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for field in (*self.open_fields, *self.place_fields):
            if data.get(field):
                self._refuse_personal(field, str(data[field]))
        for field in self.open_fields:
            if data.get(field) and field not in self.errors:
                self._ask_about_names(field, str(data[field]))
        return data

    def _refuse_personal(self, field: str, text: str) -> None:
        found = refused(text, today=timezone.localdate())
        if found:
            self.add_error(field, [ValidationError(str(SAID[kind]) % {"words": words}) for kind, words in found])

    def _ask_about_names(self, field: str, text: str) -> None:
        no_person = set(str(self.data.get("no_person", "")).split(BETWEEN_NAMES))
        known = [*self.bodies, *(str(self.data.get(place, "")) for place in self.place_fields)]
        seen = seems_a_name(text, today=timezone.localdate(), known=known)
        names = [name for name in seen if name not in no_person]
        if names:
            self.names += names
            self.add_error(field, ValidationError(_("Dit lijkt een naam: %(names)s.") % {"names": ", ".join(names)}))

    @property
    def no_person(self) -> str:
        """What the button sends: all that was asked about, now and before."""
        before = [name for name in str(self.data.get("no_person", "")).split(BETWEEN_NAMES) if name]
        return BETWEEN_NAMES.join(dict.fromkeys([*before, *self.names]))

    @property
    def only_names(self) -> bool:
        """Nothing else is wrong, so that saying "no person" is enough."""
        wrong = sum(len(errors) for errors in self.errors.values())
        return bool(self.names) and wrong == len({field for field in self.errors if field in self.open_fields})
