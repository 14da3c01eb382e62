# SPDX-License-Identifier: EUPL-1.2
"""The made-up municipality of Zilverdam. Every organisation, person and sentence here is invented."""

SLUG = "zilverdam"
NAME = "Armoedepact Zilverdam"
AMBITION = "Samen, sneller en simpeler: niemand in Zilverdam staat er met geldzorgen alleen voor."
PILLARS = ("Geld en schulden", "Eten en spullen", "Wonen en energie", "Kinderen en meedoen")

# (name, short sector, circle, pillar index or None, threshold answers that are yes)
PARTNERS: tuple[tuple[str, str, str, int | None, str], ...] = (
    ("Voedselbank Zilverdam", "vrijwilligersinitiatief", "outer", 1, "walk_in needs_papers"),
    ("Buurthuis De Brink", "buurthuis", "outer", 3, "walk_in anonymous open_evenings"),
    ("Buurthuis De Sluis", "buurthuis", "outer", 3, "walk_in anonymous open_evenings"),
    ("Kerk aan het Plein", "kerk", "outer", 1, "walk_in anonymous open_evenings"),
    ("Moskee De Haven", "moskee", "outer", 1, "walk_in anonymous open_evenings"),
    ("Weggeefwinkel Tweede Leven", "vrijwilligersinitiatief", "outer", 1, "walk_in anonymous"),
    ("Repaircafé Zilverdam", "vrijwilligersinitiatief", "outer", 2, "walk_in anonymous open_evenings"),
    ("Taalcafé Samen Praten", "vrijwilligersinitiatief", "outer", 3, "walk_in anonymous"),
    ("Speelotheek Het Wiel", "vrijwilligersinitiatief", "outer", 3, "walk_in"),
    ("Kledingruil Veldzicht", "vrijwilligersinitiatief", "outer", 1, "walk_in anonymous"),
    ("Bibliotheek Zilverdam", "bibliotheek", "outer", 3, "walk_in anonymous open_evenings"),
    ("Moestuin Achter de Molen", "vrijwilligersinitiatief", "outer", 1, "walk_in anonymous"),
    ("Kook en Eet Mee", "vrijwilligersinitiatief", "outer", 1, "walk_in open_evenings"),
    ("Vrouwen van Nu en Straks", "vereniging", "outer", 3, "walk_in open_evenings"),
    ("Sportclub Zilver Zeven", "sport", "outer", 3, "open_evenings"),
    ("Jeugdhonk De Loods", "jongerenwerk", "outer", 3, "walk_in anonymous open_evenings"),
    ("Ouderenbond Zilverdam", "vereniging", "outer", 3, "walk_in"),
    ("Maatjes op Pad", "vrijwilligersinitiatief", "outer", 0, "anonymous"),
    ("Spaarkring Centrum", "bewonersinitiatief", "outer", 0, "anonymous open_evenings"),
    ("Ervaringswerk De Omslag", "ervaringsdeskundigen", "outer", 0, "walk_in anonymous"),
    ("Buurtbus Oost", "vrijwilligersinitiatief", "outer", 3, "walk_in"),
    ("Fietsbank Zilverdam", "vrijwilligersinitiatief", "outer", 3, "walk_in"),
    ("Speeltuin Noord", "bewonersinitiatief", "outer", 3, "walk_in anonymous"),
    ("Muziekvereniging Crescendo", "vereniging", "outer", 3, "open_evenings"),
    ("Leesclub voor Ouders", "vrijwilligersinitiatief", "outer", 3, "walk_in"),
    ("Bewonersgroep Havenkwartier", "bewonersinitiatief", "outer", 2, "walk_in anonymous open_evenings"),
    ("Welzijn Zilverdam", "sociaal werk", "middle", 0, "needs_appointment"),
    ("Sociaal Raadslieden", "sociaal werk", "middle", 0, "needs_appointment needs_papers"),
    ("Thuisadministratie Met Elkaar", "vrijwilligersinitiatief", "middle", 0, "needs_appointment"),
    ("Fonds Kind en Kans", "fonds", "middle", 3, "needs_papers"),
    ("Jeugdfonds Sport en Spel", "fonds", "middle", 3, "needs_referral needs_papers"),
    ("Energiecoach Zilverdam", "energie", "middle", 2, "needs_appointment"),
    ("Basisschool De Regenboog", "onderwijs", "middle", 3, "needs_appointment"),
    ("Vakcollege Het Anker", "onderwijs", "middle", 3, "needs_appointment"),
    ("Huisartsenpraktijk Molenhof", "zorg", "middle", None, "needs_appointment"),
    ("Wijkverpleging Dichtbij", "zorg", "middle", None, "needs_referral"),
    ("Jongerenwerk Zilverdam", "jongerenwerk", "middle", 3, "walk_in"),
    ("Steunpunt Mantelzorg", "zorg", "middle", None, "needs_appointment"),
    ("Consultatiebureau Noord", "zorg", "middle", 3, "needs_appointment"),
    ("Maatschappelijk Werk Rivierenkant", "sociaal werk", "middle", 0, "needs_appointment"),
    ("Noodfonds De Handreiking", "fonds", "middle", 0, "needs_referral needs_papers"),
    ("Ondernemerskring Zilverdam", "bedrijf", "middle", 0, "needs_appointment"),
    ("Supermarkt De Kar", "bedrijf", "middle", 1, "walk_in"),
    ("Gemeente Zilverdam, Werk en Inkomen", "gemeente", "inner", 0, "needs_appointment needs_papers"),
    ("Gemeente Zilverdam, Wijkteam", "gemeente", "inner", 0, "needs_appointment"),
    ("Kredietbank Zilverstroom", "schuldhulp", "inner", 0, "needs_appointment needs_papers needs_referral"),
    ("Bewindvoering Van Rust", "schuldhulp", "inner", 0, "needs_referral needs_papers costs_money"),
    ("Woningcorporatie Thuisdam", "wonen", "inner", 2, "needs_appointment needs_papers"),
    ("Energiebedrijf Stroomland", "energie", "inner", 2, "needs_papers"),
    ("Deurwaarders Kwint en Dekker", "schuldhulp", "inner", 0, "needs_appointment needs_papers"),
    ("Zorgverzekeraar De Schakel", "zorg", "inner", 0, "needs_papers"),
    ("Uitkeringsloket Regio Zilverdam", "werk en inkomen", "inner", 0, "needs_appointment needs_papers"),
)

FIRST_NAMES = (  # noqa: SIM905 - a list of ninety names reads better as words
    "Sanne Youssef Marijke Ömer Tineke Henk Aïsha Piet Şükrü Greetje Jan Fatma Willem Noor Karel Mina "
    "Bram Ria Daan Samira Joke Hassan Els Tom Wietske Dirk Leila Ank Sjoerd Nadia Kees Hilde Murat Truus "
    "Arie Zeynep Bep Lars Roos Ibrahim Gerda Thijs Amira Cor Lotte Rachid Anneke Bas Esra Wim Ineke Jamal "
    "Fenna Gijs Meryem Jos Tess Ali Mieke Stef Naima Rob Carla Emre Petra Koos Soraya Maud Frits Yara "
    "Lies Abel Hanna Jelle Saskia Bilal Dora Ruud Ilse Tarik Wilma Niels Farah Greet Max Juna "
).split()
LAST_NAMES = (
    "van Zilver",
    "de Verzinner",
    "Bedacht",
    "van den Droom",
    "Fictie",
    "Voorbeeld",
    "van Papier",
    "Denkbeeld",
    "de Fantast",
    "Sprook",
    "van Schijn",
    "Namaak",
    "Probeersel",
    "de Schets",
    "Model",
    "Puzzel",
    "van Inkt",
    "Letterman",
    "ten Verhaal",
    "Droombos",
)
ROLE_TITLES = ("vrijwilliger", "coördinator", "medewerker", "voorzitter", "adviseur", "wijkteamlid", "bestuurslid")
EXPERTS = ("Marga Ervaren", "Joost Omslag", "Latifa Doorzetter", "Bennie Opstaan")

# (date, start, place, address, theme, participants, new connections, calls)
SESSIONS: tuple[tuple[str, str, str, str, str, int, int, int], ...] = (
    ("2018-10-03", "16:30", "De Brink", "Brinkweg 1", "Elkaar leren kennen", 22, 14, 28),
    ("2018-12-05", "16:30", "De Sluis", "Sluiskade 12", "Wie doet wat in december", 27, 19, 36),
    ("2019-03-14", "16:30", "Veldzicht", "Veldweg 40", "Geldzorgen herkennen", 31, 22, 40),
    ("2019-05-22", "17:00", "De Haven", "Havenstraat 7", "Vervoer naar hulp", 29, 17, 42),
    ("2019-09-19", "16:30", "Kerkplein", "Kerkplein 3", "Warm overdragen", 38, 31, 50),
    ("2019-11-21", "16:30", "De Brink", "Brinkweg 1", "Kinderen doen mee", 44, 36, 56),
    ("2020-01-23", "16:30", "Molenhof", "Molenhof 5", "Wat laten we staan", 47, 33, 60),
)
# Who receives at which place: the names of partners.
HOSTS = {
    "De Brink": "Buurthuis De Brink",
    "De Sluis": "Buurthuis De Sluis",
    "Veldzicht": "Kledingruil Veldzicht",
    "De Haven": "Moskee De Haven",
    "Kerkplein": "Kerk aan het Plein",
    "Molenhof": "Moestuin Achter de Molen",
}
OFFERS_TO_HOST = "Bibliotheek Zilverdam"
UPCOMING_THEME = "Samen naar één lijst met hulp dichtbij"

PROGRAMME: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("Binnenkomen met soep", 30, "", "", "Soep, brood, stickers", ""),
    (
        "Welkom en een verhaal",
        15,
        "Verhaal van een ervaringsdeskundige",
        "hele groep",
        "Stoelen in een halve kring",
        "",
    ),
    (
        "Kennismaken aan tafels",
        60,
        "Drie tafelrondes",
        "6 per tafel",
        "Tafelnummers, een bel",
        "Wat kun jij deze maand voor een ander aan tafel betekenen?",
    ),
    (
        "Van idee naar eerste stap",
        30,
        "Kleine actie",
        "tweetallen",
        "Actiekaartjes, pennen",
        "Wat is de eerste stap, en wanneer zet je die?",
    ),
    ("Oogsten en naar huis", 15, "Evaluatie op de telefoon of op papier", "ieder voor zich", "QR-code, papier", ""),
)

# (what, first step)
OBSTACLE = "De sleutel van de zaal ligt bij iemand die moeilijk te bereiken is."
ACTIONS: tuple[tuple[str, str], ...] = (
    ("Folder van de voedselbank in gewone taal", "Tekst laten lezen door twee ervaringsdeskundigen"),
    ("Vervoer regelen naar de voedselbank", "Bellen met de buurtbus over de donderdag"),
    ("Samen een spreekuur in het buurthuis", "Datum prikken met de beheerder"),
    ("Elkaars inloop bezoeken", "Volgende week een middag meelopen"),
    ("Kookavond met recepten voor weinig geld", "Keuken reserveren"),
    ("Warme jassen inzamelen voor de winter", "Doos neerzetten bij de ingang"),
    ("Lijst maken met telefoonnummers om te bellen", "Nummers verzamelen bij vijf partners"),
    ("Maatje zoeken voor een gezin met post", "Twee vrijwilligers vragen"),
    ("Uitleg over toeslagen in het taalcafé", "Afspraak maken met de raadslieden"),
    ("Fietsen opknappen voor kinderen", "Drie fietsen ophalen"),
    ("Energiecoach laten vertellen bij de ouderenbond", "Datum doorgeven"),
    ("Brief over achterstand samen herschrijven", "Brief opsturen naar de leesgroep"),
)
CONTRIBUTIONS = (
    "Ik neem een collega mee",
    "Ik wil wel een tafel begeleiden",
    "Ik vertel graag over ons werk",
    "Soep maken",
    "Ik zorg voor koffie en thee",
    "Ik maak foto's",
    "Ik help bij de deur",
)
# Who has room to receive people, and how they said so.
HALLS = {
    "Buurthuis De Sluis": "Jullie zijn weer welkom in onze zaal",
    "Bibliotheek Zilverdam": "Bij ons is ruimte, ook 's avonds",
    "Vakcollege Het Anker": "Wij kunnen de aula lenen als zaal",
    "Speeltuin Noord": "Kom een keer bij ons, dan koken we buiten",
}
DIETS = ("vegetarisch", "halal", "geen noten", "glutenvrij")
LIFT_PLACES = ("Oosterdorp", "Noordeinde", "het station")

# (mail, name, role in the partnership or "administrator")
USERS: tuple[tuple[str, str, str], ...] = (
    ("aanjager@zilverdam.example", "Femke Aanjager", "facilitator"),
    ("kerngroep@zilverdam.example", "Karel Kerngroep", "core_group"),
    ("beheer@zilverdam.example", "Bea Beheer", "administrator"),
)

# (name, what for, pillar index)
WORKING_GROUPS = (
    ("Eerder erbij", "Mensen met geldzorgen spreken voordat de brieven zich opstapelen.", 0),
    ("Genoeg op tafel", "Eten en spullen die over zijn komen dezelfde dag waar ze nodig zijn.", 1),
    ("Elk kind doet mee", "Sport, muziek en een verjaardag voor ieder kind in Zilverdam.", 3),
)

# The agenda of the core group: what is asked, the point, what to know, minutes, who brings it in.
AGENDA = (
    ("discuss", "Vervoer naar de voedselbank", "Mensen zonder auto komen er niet.", 20, "Karel Kerngroep"),
    ("decide", "Wie zoekt een zaal voor het voorjaar?", "", 15, "Femke Aanjager"),
    ("inform", "De bibliotheek wil partner worden", "", 5, "Femke Aanjager"),
)
# What the core group decided: what, why, days ago, looking back in how many days.
DECISIONS = (
    ("Elke Verbindingssessie is op een andere plek", "Zo komen er mensen binnen die daar werken.", 120, 8),
    ("Bij elke kerngroepvergadering zit een ervaringsdeskundige", "Zij weten wat wij niet zien.", 60, 120),
)
SIGNAL = (
    "De vergaderingen duren lang",
    "Er wordt veel gepraat en weinig afgesproken.",
    "Vindt het fijn dat ernaar gevraagd wordt. Wil kortere punten.",
)
