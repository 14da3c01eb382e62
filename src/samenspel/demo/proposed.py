# SPDX-License-Identifier: EUPL-1.2
"""What people of the made-up municipality propose, do together and promise. All of it is made up."""

EXPERT = "een ervaringsdeskundige"

# (what it is called, the idea, for whom, place of its goal or None, whose, days ago, supporters, steps, remarks)
# A step: (state, days ago, why). A remark: (whose, words).
Step = tuple[str, int, str]
Remark = tuple[str, str]
PROPOSALS: tuple[tuple[str, str, str, int | None, str, int, int, tuple[Step, ...], tuple[Remark, ...]], ...] = (
    (
        "Een logeerkamer voor wie even op adem moet komen",
        "Een kamer in de wijk waar iemand een week kan slapen als het thuis te veel wordt. Zonder intake.",
        "Mensen met schulden en stress",
        3,
        EXPERT,
        20,
        14,
        (),
        (
            ("Woningcorporatie Thuisdam", "Wij hebben twee logeerkamers die vaak leeg staan. Laten we praten."),
            ("Welzijn Zilverdam", "Goed plan. Wie is er 's avonds bereikbaar?"),
        ),
    ),
    (
        "Maandverband in elk buurthuis",
        "Een kastje op het toilet, zonder vragen en zonder lijst. Bijvullen doen we om de beurt.",
        "Vrouwen en meisjes",
        2,
        "Buurthuis De Sluis",
        9,
        6,
        (),
        (),
    ),
    (
        "De buurtbus rijdt langs de voedselbank",
        "Op uitgiftedag een vaste rit door Oost, zodat niemand met tassen hoeft te lopen.",
        "Mensen zonder auto",
        2,
        "Voedselbank Zilverdam",
        75,
        17,
        (("adopted", 40, "Een op de drie mensen in Oost haalt het pakket nu niet op. De bus rijdt er al."),),
        (("Buurtbus Oost", "Onze chauffeurs willen wel. We zoeken nog iemand die helpt met tillen."),),
    ),
    (
        "Laat ons de brief lezen voordat hij weggaat",
        "Vier mensen die zelf schulden hadden, lezen elke standaardbrief mee en zeggen wat niet te begrijpen is.",
        "Iedereen die een brief over geld krijgt",
        1,
        EXPERT,
        210,
        22,
        (
            ("adopted", 180, "Dit kost bijna niets en raakt iedereen die een brief krijgt."),
            ("under_way", 150, ""),
        ),
        (("Deurwaarders Kwint en Dekker", "Onze eerste aanmaning is al korter. Er komt meer reactie op."),),
    ),
    (
        "Een fiets voor elke brugklasser",
        "Wie geen fiets heeft, krijgt er in de zomer een die is opgeknapt.",
        "Kinderen die naar de brugklas gaan",
        4,
        "Fietsbank Zilverdam",
        300,
        11,
        (
            ("adopted", 260, "De school is voor veel kinderen te ver om te lopen."),
            ("under_way", 230, ""),
            ("done", 95, "Alle 31 aanvragen zijn gelukt. Volgend jaar weer."),
        ),
        (),
    ),
    (
        "Een app met al het aanbod",
        "Een app waarin je alle hulp in Zilverdam kunt vinden.",
        "",
        None,
        "Ondernemerskring Zilverdam",
        160,
        3,
        (("let_go", 120, "Er is al een wegwijzer. Nog een plek erbij maakt het zoeken moeilijker."),),
        (),
    ),
)

# (name, proposal or None, what, goal, partners, chances, pitfalls, we think, because, grounds, their words, actions)
# An action: (what, whose contact, due in days, state).
Action = tuple[str, str, int, str]
INITIATIVES: tuple[
    tuple[str, int | None, str, int, tuple[str, ...], str, str, str, str, str, str, tuple[Action, ...]], ...
] = (
    (
        "De buurtbus rijdt langs de voedselbank",
        2,
        "Op uitgiftedag een vaste rit door Oost, zodat niemand met tassen hoeft te lopen.\n"
        "Voor wie: mensen zonder auto",
        2,
        ("Voedselbank Zilverdam", "Buurtbus Oost", "Supermarkt De Kar"),
        "De bus en de chauffeurs zijn er al. De supermarkt wil de brandstof betalen.",
        "Mensen willen niet gezien worden bij de halte. Laat de bus daarom op meer plekken stoppen, ook voor anderen.",
        "meer mensen hun pakket ophalen",
        "vervoer voor hen nu de drempel is",
        "experience",
        "Vrijwilligers van de uitgifte: wie niet komt, zegt aan de telefoon vaak dat het te ver lopen is.",
        (
            ("Drie proefritten rijden en tellen wie er meegaat", "Buurtbus Oost", 12, "busy"),
            ("Iemand zoeken die helpt met tillen", "Voedselbank Zilverdam", 20, "open"),
        ),
    ),
    (
        "Laat ons de brief lezen voordat hij weggaat",
        3,
        "Vier mensen die zelf schulden hadden, lezen elke standaardbrief mee en zeggen wat niet te begrijpen is.",
        1,
        ("Ervaringswerk De Omslag", "Deurwaarders Kwint en Dekker", "Sociaal Raadslieden"),
        "De lezers willen graag, en elke brief hoeft maar één keer herschreven.",
        "Juristen zetten zinnen terug. Nodig ze uit bij het lezen, dan horen ze waarom.",
        "mensen eerder bellen als ze de brief begrijpen",
        "paniek maakt dat je een brief weglegt",
        "research",
        "Mullainathan en Shafir, Schaarste (2013), over wat geldstress met je hoofd doet.",
        (("De tien meest verstuurde brieven verzamelen", "Sociaal Raadslieden", -30, "done"),),
    ),
    (
        "Samen koken op drie plekken",
        None,
        "Elke woensdag koken en eten in drie buurthuizen. Wie komt, schilt mee.",
        2,
        ("Buurthuis De Brink", "Buurthuis De Sluis", "Kook en Eet Mee", "Moestuin Achter de Molen"),
        "Er is over: de moestuin en de supermarkt gooien nu eten weg.",
        "",
        "mensen die samen koken elkaar later ook helpen",
        "",
        "unknown",
        "Na drie maanden vragen we elke tafel wie er buiten de woensdag contact had.",
        (),
    ),
)

# Partner → years, the newest last: (days ago it was given, brings, will do, needs, what came of it, ended).
Year = tuple[int, str, str, str, str, bool]
PLEDGES: dict[str, tuple[Year, ...]] = {
    "Voedselbank Zilverdam": (
        (
            760,
            "Een loods en 40 vrijwilligers.",
            "Elke week drie buurthuizen bevoorraden.",
            "Iemand die kan rijden op dinsdag.",
            "Twee buurthuizen lukte elke week, de derde om de week. Een chauffeur erbij hielp.",
            False,
        ),
        (
            380,
            "Een loods, 40 vrijwilligers en een koelwagen.",
            "Elke week drie buurthuizen bevoorraden, en wie nieuw is een gesprek bieden.",
            "Een rustige plek voor dat gesprek.",
            "",
            False,
        ),
    ),
    "Woningcorporatie Thuisdam": (
        (
            140,
            "Twee mensen een dag per week, en een ruimte in Noord.",
            "Eerst langsgaan en dan pas een brief sturen bij huurachterstand.",
            "Een maatje dat meteen mee kan.",
            "",
            False,
        ),
    ),
    "Buurthuis De Brink": (
        (
            400,
            "Onze keuken en de grote zaal.",
            "Elke woensdag de deur open voor wie wil koken.",
            "",
            "",
            False,
        ),
    ),
    "Deurwaarders Kwint en Dekker": (
        (
            60,
            "Kennis van beslag, en een half uur per week voor vragen.",
            "De eerste aanmaning herschrijven met de lezers van De Omslag.",
            "Lezers die eerlijk zeggen wat ze niet snappen.",
            "",
            False,
        ),
    ),
    "Taalcafé Samen Praten": (
        (20, "", "Elke maand een avond met echte brieven.", "Brieven om op te oefenen.", "", False),
    ),
    "Supermarkt De Kar": (
        (
            700,
            "Brood en groente van de dag ervoor.",
            "Elke avond klaarzetten om 19 uur.",
            "Iemand die het echt komt halen.",
            "Het halen lukte niet goed in de winter. Het eten gaat nu via de buurtbus.",
            True,
        ),
    ),
}
