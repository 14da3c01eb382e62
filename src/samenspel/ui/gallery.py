# SPDX-License-Identifier: EUPL-1.2
"""What the gallery shows: every component once, with made-up content."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms

from samenspel.ui.components import Link


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Naam", help_text="Zoals je wilt dat anderen je noemen.")
    email = forms.EmailField(label="E-mailadres", required=False)
    date = forms.DateField(label="Datum", widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label="Tijd", widget=forms.TimeInput(attrs={"type": "time"}))
    sector = forms.ChoiceField(
        label="Sector", choices=[("", "Kies een sector"), ("w", "Welzijn"), ("k", "Kerk"), ("o", "Onderwijs")]
    )
    remark = forms.CharField(label="Opmerking", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    coming = forms.ChoiceField(
        label="Kom je?",
        choices=[("yes", "Ja, ik kom"), ("maybe", "Misschien"), ("no", "Nee, deze keer niet")],
        widget=forms.RadioSelect,
    )
    meal = forms.MultipleChoiceField(
        label="Wat eet je?",
        choices=[("v", "Vegetarisch"), ("h", "Halal"), ("g", "Glutenvrij")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="Mijn naam mag op de deelnemerslijst", required=False)
    file = forms.FileField(label="Lijst", required=False, help_text="Een bestand uit je rekenprogramma.")


class SampleChoices(forms.Form):
    """Choices as large cards."""

    met = forms.MultipleChoiceField(
        label="Wie heb je vandaag leren kennen?",
        choices=[("s", "Sanne, Voedselbank"), ("y", "Youssef, Gemeente"), ("n", "Niemand")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Tik aan wie je eerst nog niet kende.",
    )


def _filled() -> dict[str, Any]:
    form = SampleForm({"name": "", "email": "sanne", "coming": "maybe", "meal": ["v"], "agreed": "on"})
    return {"form": form}


@dataclass(frozen=True)
class Sample:
    """One page of the gallery."""

    slug: str
    title: str
    context: Callable[[], dict[str, Any]] = field(default=dict)


def _tabs() -> dict[str, Any]:
    labels = ["Overzicht", "Uitnodigen", "Aanmeldingen", "Tafels", "Oogst"]
    return {"items": [Link(label=label, url=f"#{label}", current=label == "Tafels") for label in labels]}


SAMPLES = [
    Sample("knoppen", "Knoppen"),
    Sample("kaart", "Kaart"),
    Sample("formulier", "Formulier", lambda: {"form": SampleForm()}),
    Sample("fouten", "Formulier met fouten", _filled),
    Sample("keuzes", "Grote keuzes", lambda: {"form": SampleChoices({"met": ["s"]})}),
    Sample("taken", "Wat nu nodig is"),
    Sample("cijfers", "Cijfers"),
    Sample("labels", "Labels en kringen"),
    Sample("tabel", "Tabel"),
    Sample("tabbladen", "Tabbladen", _tabs),
    Sample(
        "voortgang",
        "Voortgang en stappen",
        lambda: {"steps": ["Lijst kiezen", "Kolommen", "Controleren", "Klaar"]},
    ),
    Sample("bladeren", "Bladeren"),
    Sample("leeg", "Lege pagina"),
    Sample("mededeling", "Mededeling"),
    Sample("bevestigen", "Bevestigen"),
    Sample(
        "feiten", "Feiten", lambda: {"items": [("Plaats", "De Brink"), ("Gastheer", "Buurthuis De Brink")]}
    ),
    Sample("zoeken", "Zoeken"),
    Sample(
        "kopieren", "Tekst om te kopiëren", lambda: {"text": "Hallo allemaal,\n\nKom je ook op 14 maart?"}
    ),
    Sample("meer", "Openklappen en printen"),
    Sample("lijst", "Lijst met mensen"),
]
