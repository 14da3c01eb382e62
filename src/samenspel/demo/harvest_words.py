# SPDX-License-Identifier: EUPL-1.2
"""The words of the Oogst of the made-up municipality, by section: how others might tell it, with nobody in it."""

WORDS: dict[str, str] = {
    "motto": "Het geheel is meer dan de som der delen",
    "doel": (
        "Samen, sneller en simpeler: niemand in Zilverdam staat er met geldzorgen alleen voor. Rond de vijftig "
        "partners leren elkaar kennen en helpen elkaar verder."
    ),
    "wie": (
        "Wie in de buitenste kring aanklopt, krijgt eerst koffie. Daar horen we het vroegst dat het niet goed gaat. "
        "Die kring verwijst nu gericht door naar de middelste."
    ),
    "aanpak": (
        "Elke paar maanden een verbindingssessie, aan het eind van de werkdag\n"
        "Steeds op een andere plek, bij een partner thuis\n"
        "Vooraf bellen we wie nog niets liet weten\n"
        "Werkgroepen maken ideeën klein genoeg om te doen"
    ),
    "opbrengsten": (
        "De lijst groeide gestaag. Mensen hoorden van het pact en meldden zich zelf aan, of ze namen een collega mee. "
        "Elke nieuwe plek bracht mensen die daar werken."
    ),
    "verschil": (
        "Persoonlijke aandacht: in mail en telefoon. Je merkt het aan hoe mensen zich afmelden\n"
        "Ruimte om elkaar te leren kennen: de eerste helft van de avond is daarvoor\n"
        "Actieve werkvormen: ze eindigen bij een kleine, concrete actie\n"
        "Sprekers uit het pact: leden dragen ze zelf aan\n"
        "Ervaringsdeskundigen: hun verhaal raakt\n"
        "Stickers met logo's: je weet meteen waar iemand werkt\n"
        "Evaluatie ter plekke: drie vragen, en je gaat naar huis met een afspraak"
    ),
    "lessen": (
        "Het eind van de werkdag past bij vrijwilligers én bij beroepskrachten\n"
        "Wie we belden, liet bijna altijd iets weten\n"
        "Lang niet alle partners kenden elkaar\n"
        "Concrete kleine acties worden snel gedaan. Vage acties blijven liggen"
    ),
    "tips": "Begin klein, en op een plek met goede soep\nLaat mensen zelf een collega meenemen",
    "acties": (
        "Kerngroep: meegedacht over haar rol, en een-op-een gesproken over wat er wrong\n"
        "Overdracht: de gemeente leert de sessies zelf te organiseren\n"
        "Vervoer: uitgezocht wat mensen nodig hebben om bij de voedselbank te komen\n"
        "Actiepunten: gekeken wat er lukte en wat bleef liggen"
    ),
    "advies": "Nog meer ervaringsdeskundigen uitnodigen\nDe kerngroep wordt meer een actiegroep",
}
