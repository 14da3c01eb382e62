# SPDX-License-Identifier: EUPL-1.2
"""What people of the made-up municipality bring, seek and need; everything here is invented."""

from typing import Any

# (partner or empty for a resident, direction, kind, words, worth, place, life domain, days it stands still)
OFFERS: tuple[tuple[str, str, str, str, str, str, str, int], ...] = (
    (
        "Fietsbank Zilverdam",
        "offered",
        "goods",
        "Zes kinderfietsen, nagekeken en met licht. Ophalen kan op woensdag.",
        "Dat ze weer rijden. Een keer komen helpen plakken is mooi meegenomen.",
        "Oost",
        "transport",
        20,
    ),
    (
        "",
        "needed",
        "goods",
        "Ik zoek een fiets voor mijn dochter van acht, om naar school te gaan.",
        "Ik kan goed koken en wil een middag helpen in de werkplaats.",
        "Oost",
        "transport",
        24,
    ),
    (
        "Buurthuis De Brink",
        "offered",
        "space",
        "Een zaal voor dertig mensen, elke dinsdag en donderdagavond vrij.",
        "Levendigheid in huis, en de stoelen weer op hun plek.",
        "Centrum",
        "company",
        60,
    ),
    (
        "Taalcafé Samen Praten",
        "needed",
        "space",
        "Een rustige zaal op donderdagavond, voor taalles aan tien mensen.",
        "Koffie, taart en tien nieuwe gezichten in jullie huis.",
        "Centrum",
        "language",
        25,
    ),
    (
        "Thuisadministratie Met Elkaar",
        "needed",
        "people",
        "Twee mensen die met een gezin de post willen doornemen, een uur in de week.",
        "Een goede training, en iemand die met je meekijkt.",
        "Noord",
        "papers",
        26,
    ),
    (
        "",
        "offered",
        "time",
        "Ik heb op maandag en dinsdag tijd en werkte jaren met formulieren en post.",
        "Weer ergens bij horen. Een kop koffie is genoeg.",
        "Noord",
        "papers",
        21,
    ),
    (
        "Kerk aan het Plein",
        "offered",
        "goods",
        "Een keuken vol pannen voor zestig eters, te leen.",
        "Dat er samen gegeten wordt.",
        "Centrum",
        "food",
        12,
    ),
    (
        "Kook en Eet Mee",
        "needed",
        "people",
        "Twee koks voor vrijdagavond. We koken voor veertig mensen.",
        "Je eet mee, en het is gezellig.",
        "Havenkwartier",
        "food",
        6,
    ),
    (
        "",
        "needed",
        "knowledge",
        "Wie legt mij uit hoe ik op de computer een afspraak maak bij de gemeente?",
        "Ik brei sokken, in elke maat.",
        "Havenkwartier",
        "language",
        27,
    ),
    (
        "Bibliotheek Zilverdam",
        "offered",
        "knowledge",
        "Een uur hulp met je computer of telefoon, op vrijdagochtend.",
        "Dat je daarna zelf verder kunt.",
        "Centrum",
        "language",
        70,
    ),
    (
        "",
        "offered",
        "goods",
        "Twee winterjassen, maat 152, bijna nieuw.",
        "Dat een kind het warm heeft.",
        "",
        "goods",
        27,
    ),
    (
        "",
        "needed",
        "time",
        "Iemand die één keer in de maand meerijdt naar het ziekenhuis.",
        "Benzine betaal ik. Ik vertel goede verhalen.",
        "Veldzicht",
        "transport",
        27,
    ),
)
TO_READ = (10, 11)  # of residents, not read yet
AGREED = (2, 3)
WAITING = (5, 4)
NAMES = ("Zon", "Wilg", "Mees")

# A question which need lives: ((which answers, own words), how many people answered so)
TOLD: dict[str, Any] = {
    "title": "Vervoer naar de Voedselbank",
    "question": "Hoe kom jij waar je moet zijn, en waar loopt het vast?",
    "explanation": "We hoorden dat mensen de Voedselbank niet halen. We willen weten wat er nodig is.",
    "life_domain": "transport",
    "area": "",
    "programme_name": "Voorbeeldprogramma Vervoer op Maat van de provincie",
    "programme_url": "https://voorbeeld.test/vervoer-op-maat",
    "choices": (
        "De bus rijdt niet als ik hem nodig heb",
        "Ik heb geen fiets",
        "Ik kan zware tassen niet dragen",
        "Een kaartje is te duur",
    ),
    "answers": (
        (((0, 2), "Met twee kinderen en twee tassen haal ik de bus van vier uur niet."), 13),
        (((1,), "Mijn fiets is kapot en repareren kost geld."), 11),
        (((0, 3), "Na zes uur rijdt er niets meer uit Oost."), 12),
        (((4,), ""), 12),
        (((2,), "Kan iemand het brengen? Ik loop met een rollator."), 4),
    ),
}
REPORT = (
    "52 mensen vertelden hoe ze reizen. De bus van vier uur is voor veel mensen te vroeg, en zware tassen maken het "
    "moeilijk.\n\nBuurtbus Oost rijdt vanaf januari op dinsdag een ronde langs de Voedselbank. De Fietsbank legt zes "
    "fietsen klaar. Over het brengen van pakketten praten we verder in de Verbindingssessie."
)
OPEN: dict[str, Any] = {
    "title": "Hulp met formulieren",
    "question": "Bij welke post of formulieren kun jij hulp gebruiken?",
    "explanation": "Dan weten we op welke plekken er hulp bij moet komen.",
    "life_domain": "papers",
    "area": "",
    "choices": (
        "Toeslagen",
        "Brieven van de gemeente",
        "Alles wat met DigiD gaat",
        "Schulden en deurwaarders",
    ),
    "answers": ((((0, 2), ""), 3), (((1,), ""), 2)),
}
