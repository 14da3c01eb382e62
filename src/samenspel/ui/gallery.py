# SPDX-License-Identifier: EUPL-1.2
"""What the gallery shows: every component once, with made-up content."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from samenspel.ui.charts import BarPair, Moment, bar_chart, timeline
from samenspel.ui.components import Link
from samenspel.ui.pictures import CircleNode, Tie, circles_picture


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


OUTER = [
    "Voedselbank",
    "Jeugdhonk",
    "Kook & eet",
    "Speelotheek",
    "Ervaringswerk",
    "Vrouwen van Nu",
    "Taalcafé",
    "Maatjes",
    "Weggeefwinkel",
    "Sportclub",
    "Moestuin",
    "Repaircafé",
    "Bieb",
    "Buurthuis De Brink",
    "Kledingruil",
    "Kerk PKN",
]
MIDDLE = [
    "Humanitas",
    "Leergeld",
    "Sociaal werk Zilverdam",
    "School De Kring",
    "Huisarts",
    "Jongerenwerk",
    "Welzijn",
    "Energiecoach",
    "MEE",
    "Wijkverpleging",
]
INNER = ["Gemeente", "Kredietbank", "Woningcorporatie De Sleutel", "UWV", "Bewindvoerder"]


def circle_nodes(times: int = 1) -> list[CircleNode]:
    """Made-up partners, `times` times as many as in the sketch."""
    rings = (("outer", OUTER), ("middle", MIDDLE), ("inner", INNER))
    return [
        CircleNode(key=f"{circle}-{turn}-{name}", name=name, circle=circle, url=f"#{circle}-{turn}-{number}")
        for circle, names in rings
        for turn in range(times)
        for number, name in enumerate(names)
    ]


def _circles() -> dict[str, Any]:
    nodes = circle_nodes()
    keys = [node.key for node in nodes]
    old = [Tie(first=keys[i], second=keys[(i * 7 + 11) % len(keys)]) for i in range(0, len(keys), 2)]
    new = [Tie(first=keys[i], second=keys[(i * 5 + 16) % len(keys)], is_new=True) for i in range(1, len(keys), 4)]
    return {"circles": circles_picture(nodes, old + new)}


def _sessions() -> dict[str, Any]:
    rows = [
        (date(2018, 10, 9), "okt 18", "De Brink", 22, 14),
        (date(2018, 12, 4), "dec 18", "De Sluis", 27, 19),
        (date(2019, 3, 12), "mrt 19", "Veldzicht", 31, 22),
        (date(2019, 5, 21), "mei 19", "De Haven", 29, 17),
        (date(2019, 9, 17), "sep 19", "Kerkplein", 38, 31),
        (date(2019, 11, 26), "nov 19", "De Brink", 44, 36),
        (date(2020, 1, 21), "jan 20", "Molenhof", 47, 33),
    ]
    bars = bar_chart(
        [BarPair(label=label, note=place, first=came, second=new) for _, label, place, came, new in rows],
        title="Zeven sessies op zes plekken",
        row_name="Sessie",
        first_name="deelnemers",
        second_name="nieuwe verbindingen",
    )
    moments = [
        Moment(day=day, label=label, title=place, note=f"{came} mensen", is_next=day.year == 2020)
        for day, label, place, came, _ in rows
    ]
    return {"bars": bars, "moments": timeline(moments, title="Zeven sessies")}


SAMPLES = [
    Sample("kringen", "De drie kringen", _circles),
    Sample("kringen-vol", "De kringen met veel partners", lambda: {"circles": circles_picture(circle_nodes(3))}),
    Sample("kringen-leeg", "De kringen zonder partners", lambda: {"circles": circles_picture([])}),
    Sample("staven", "Staven en tijdlijn", _sessions),
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
    Sample("feiten", "Feiten", lambda: {"items": [("Plaats", "De Brink"), ("Gastheer", "Buurthuis De Brink")]}),
    Sample("zoeken", "Zoeken"),
    Sample("kopieren", "Tekst om te kopiëren", lambda: {"text": "Hallo allemaal,\n\nKom je ook op 14 maart?"}),
    Sample("meer", "Openklappen en printen"),
    Sample("lijst", "Lijst met mensen"),
]
