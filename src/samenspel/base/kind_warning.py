# SPDX-License-Identifier: EUPL-1.2
"""A form that asks once more when what was typed seems to be about one person, before it is kept.

It never refuses: whoever wrote it reads what was seen, takes it away, or says with one tick that it may stay. (A BSN is
refused by the fields themselves.) The template shows the tick where it is asked: `{% if form.warned %}{% field
form.anyway %}{% endif %}`.
"""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.domain.personal import Kind, traces

SEEN = {
    Kind.NAME: gettext_lazy("Hier lijkt een naam te staan: %(words)s."),
    Kind.PHONE: gettext_lazy("Hier lijkt een telefoonnummer te staan: %(words)s."),
    Kind.MAIL: gettext_lazy("Hier lijkt een e-mailadres te staan: %(words)s."),
    Kind.ADDRESS: gettext_lazy("Hier lijkt een adres te staan: %(words)s."),
    Kind.BIRTH: gettext_lazy("Hier lijkt een geboortedatum te staan: %(words)s."),
}


def seen_in(text: str) -> list[str]:
    """A sentence for everything in the text that seems to be about one person."""
    return [str(SEEN[one.kind]) % {"words": one.words} for one in traces(text, today=timezone.localdate())]


class KindWarning(forms.Form):
    """Name the fields that are looked at in `watched`."""

    watched: ClassVar[tuple[str, ...]] = ()
    warned = False

    anyway = forms.BooleanField(
        label=gettext_lazy("Dit gaat niet over iemand persoonlijk. Bewaar het zo."), required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        found = {name: seen_in(data[name]) for name in self.watched if data.get(name)}
        self.warned = any(found.values())
        if self.warned and not data.get("anyway"):
            for name, sentences in found.items():
                if sentences:
                    asked = _("Haal het weg, of zet hieronder een vinkje als het niet over iemand persoonlijk gaat.")
                    self.add_error(name, " ".join([*sentences, asked]))
        return data
