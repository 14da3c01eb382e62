# SPDX-License-Identifier: EUPL-1.2
"""What people in Zilverdam see and hear. All of it is made up."""

HEATING, LETTERS, BUS = "Verwarming uit", "Brieven die niemand begrijpt", "Met de bus naar hulp"

# name → in the words of the staff
THEMES = {
    HEATING: "Mensen zetten de verwarming laag of uit, omdat ze bang zijn voor de rekening.",
    LETTERS: "Mensen begrijpen hun brieven niet en maken ze niet meer open.",
    BUS: "",
}

# (days ago, partner or empty, words, how many people, place, since, theme or empty)
OBSERVATIONS: tuple[tuple[int, str, str, str, str, str, str], ...] = (
    (
        96,
        "Energiecoach Zilverdam",
        "Ik kom in huizen waar het veertien graden is. Ze durven de verwarming niet aan te zetten.",
        "some",
        "Havenkwartier",
        "year",
        HEATING,
    ),
    (
        88,
        "Consultatiebureau Noord",
        "Steeds meer baby's met een jas aan in de wachtkamer. Thuis is het ook koud, zeggen de ouders.",
        "some",
        "Noord",
        "months",
        HEATING,
    ),
    (
        61,
        "Ouderenbond Zilverdam",
        "Onze leden blijven tot sluitingstijd in de bibliotheek zitten, omdat het daar warm is.",
        "tens",
        "Centrum",
        "months",
        HEATING,
    ),
    (
        40,
        "Bewonersgroep Havenkwartier",
        "Schimmel in de slaapkamers, omdat er niet meer gestookt wordt.",
        "tens",
        "Havenkwartier",
        "year",
        HEATING,
    ),
    (
        19,
        "Voedselbank Zilverdam",
        "Mensen vragen om eten dat je niet hoeft te koken. Gas is te duur.",
        "some",
        "",
        "months",
        HEATING,
    ),
    (
        83,
        "Thuisadministratie Met Elkaar",
        "Plastic tassen vol dichte post. Mensen maken brieven niet meer open, omdat ze de woorden niet begrijpen.",
        "tens",
        "",
        "year",
        LETTERS,
    ),
    (
        57,
        "Taalcafé Samen Praten",
        "Elke week vraagt iemand wat er in een brief van de gemeente staat. Wij begrijpen het soms ook niet.",
        "some",
        "Centrum",
        "year",
        LETTERS,
    ),
    (
        33,
        "Basisschool De Regenboog",
        "Ouders betalen de schoolreis niet, terwijl er een regeling is. De brief daarover lezen ze niet.",
        "some",
        "Noord",
        "months",
        LETTERS,
    ),
    (
        24,
        "Welzijn Zilverdam",
        "Na één dichte brief komt een boete, en dan nog een. Zo wordt veertig euro vierhonderd euro.",
        "tens",
        "",
        "year",
        LETTERS,
    ),
    (
        45,
        "Buurtbus Oost",
        "Na zes uur rijdt er niets meer naar Oosterdorp. Wie bij de voedselbank komt, kan niet terug.",
        "some",
        "Oosterdorp",
        "months",
        BUS,
    ),
    (
        28,
        "Voedselbank Zilverdam",
        "Mensen uit Oosterdorp komen niet meer. De bus kost meer dan het pakket waard is.",
        "some",
        "Oosterdorp",
        "weeks",
        BUS,
    ),
    (
        9,
        "Jeugdhonk De Loods",
        "Jongeren nemen na het eten bakjes mee naar huis, voor hun broertjes en zusjes.",
        "some",
        "Havenkwartier",
        "weeks",
        "",
    ),
    (5, "", "Bij de kassa leggen mensen vaker boodschappen terug.", "", "Centrum", "weeks", ""),
    (2, "Sportclub Zilver Zeven", "Drie kinderen zijn gestopt, omdat de kleding te duur is.", "some", "", "weeks", ""),
)

ADDRESSEE = "Wethouder Sociaal Domein van Zilverdam"
ASK = (
    "wilt u dat elke brief van de gemeente eerst gelezen wordt door iemand die moeilijk leest, en dat er bij een "
    "tweede herinnering wordt gebeld?"
)
SENT_DAYS_AGO, ANSWERED_DAYS_AGO, LOOK_AGAIN_IN = 21, 6, 50
ANSWER = "De wethouder belt: vanaf januari leest een groep ervaringsdeskundigen mee. Over bellen volgt nog bericht."
TOLD = "Vanaf januari lezen ervaringsdeskundigen de brieven mee."

ACTION = ("Lenen van dikke gordijnen en tochtstrips", "Weggeefwinkel vragen om een plank in de schuur")
ASKED_OF = "Woningcorporatie Thuisdam"
QUESTION = "Welke huizen in het Havenkwartier krijgen dit jaar isolatie, en wie hoort dat wanneer?"
REPLY = "De drie flats aan de haven zijn in het voorjaar aan de beurt. De bewoners krijgen er in januari bericht over."
