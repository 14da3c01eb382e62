# SPDX-License-Identifier: EUPL-1.2
"""What the partners of the made-up municipality have to offer. Every address, number and hour here is invented."""

from dataclasses import dataclass

# name: (street, postcode, degrees north, degrees east, neighbourhood, how one gets in)
PLACES: dict[str, tuple[str, str, float, float, str, str]] = {
    "De Brink": ("Brinkweg 1", "9897 AA", 53.2012, 6.3704, "Centrum", "Zonder drempel. Toilet voor rolstoelen."),
    "De Sluis": ("Sluiskade 12", "9898 BC", 53.2087, 6.3921, "Havenkwartier", "Zonder drempel."),
    "Kerkplein": ("Kerkplein 3", "9897 AD", 53.2004, 6.3668, "Centrum", "Er is een hellingbaan bij de zijdeur."),
    "De Haven": ("Havenstraat 7", "9898 BH", 53.2101, 6.3962, "Havenkwartier", ""),
    "Veldzicht": ("Veldweg 40", "9899 CK", 53.1904, 6.3587, "Veldzicht", "Zonder drempel."),
    "Molenhof": ("Molenhof 5", "9899 DL", 53.1876, 6.3812, "Molenbuurt", ""),
    "Uitgifte Voedselbank": ("Ambachtsweg 18", "9898 EB", 53.2143, 6.3877, "Oost", "Zonder drempel, via de laaddeur."),
    "Tweede Leven": ("Winkelstraat 44", "9897 AK", 53.2021, 6.3731, "Centrum", "Er is een stoep van 10 centimeter."),
    "Bibliotheek": ("Marktplein 2", "9897 AB", 53.2009, 6.3715, "Centrum", "Lift. Toilet voor rolstoelen."),
    "Het Wiel": ("Noorderlaan 9", "9897 GN", 53.2168, 6.3690, "Noord", "Zonder drempel."),
    "De Loods": ("Kade Oost 3", "9898 EA", 53.2119, 6.4010, "Oost", ""),
    "Fietsbank": ("Ambachtsweg 22", "9898 EB", 53.2146, 6.3882, "Oost", "Zonder drempel."),
    "Gemeentehuis": (
        "Raadhuisplein 1",
        "9897 AA",
        53.1998,
        6.3722,
        "Centrum",
        "Lift. Ringleiding. Toilet voor rolstoelen.",
    ),
    "Welzijnshuis": ("Rivierstraat 60", "9899 RK", 53.1942, 6.3955, "Rivierenkant", "Lift."),
    "Thuisdam": ("Stationsweg 5", "9897 ST", 53.1971, 6.3769, "Centrum", "Zonder drempel."),
    "Speeltuin Noord": ("Wilgenpad 2", "9897 GP", 53.2190, 6.3655, "Noord", "Zonder drempel."),
    "Kredietbank": ("Stroomkade 80", "9898 SK", 53.2065, 6.3836, "Havenkwartier", "Lift."),
    "Praktijk Molenhof": ("Molenhof 11", "9899 DL", 53.1879, 6.3820, "Molenbuurt", "Zonder drempel."),
    "Sportpark": ("Sportlaan 7", "9897 GZ", 53.2205, 6.3790, "Noord", "Zonder drempel."),
}

HELP_LINE = "Kom je er niet uit? Bel buurthuis De Brink, elke werkdag van 9 tot 12 uur. We zoeken samen met je verder."


@dataclass(frozen=True, slots=True)
class Listed:
    partner: str
    name: str
    what: str
    domains: str
    place: str = ""  # empty: at home, on the phone or in several places
    hours: str = ""  # "MO,WE 09:30-12:00; TH 13:00-15:00"
    first: str = ""  # what happens first
    cost: str = "Het kost niets."
    price: str = ""  # euros
    bring: str = ""  # with ; between them
    whom: str = ""
    languages: str = "nl"
    phone: str = ""
    ages: tuple[int | None, int | None] = (None, None)
    circle: str = ""  # empty: as the partner stands
    threshold: str = ""
    assured_days: int = 60  # so long ago somebody said that it is right; 0: nobody ever did
    alternate: str = ""


SERVICES: tuple[Listed, ...] = (
    Listed(
        "Voedselbank Zilverdam", "Voedselpakket", "Elke week een pakket met eten voor wie te weinig geld overhoudt.",
        "food money", place="Uitgifte Voedselbank", hours="TH 13:00-16:00",
        first="Je vertelt een vrijwilliger hoe het gaat. Samen rekenen jullie uit wat je overhoudt. De "
        "eerste week krijg je altijd een pakket mee.",
        bring="Een pas of ander bewijs wie je bent; Je laatste loonstrook of brief van de uitkering; Een grote tas",
        whom="Voor mensen in Zilverdam die na de vaste lasten weinig overhouden.", phone="050 000 0001",
        languages="nl en ar", threshold="walk_in needs_papers", alternate="voedselhulp, eten halen",
    ),
    Listed(
        "Buurthuis De Brink", "Soep en een praatje",
        "Schuif aan voor een kom soep. Wie wil praten, vindt hier altijd iemand.", "food company", place="De Brink",
        hours="MO,WE,FR 11:30-14:00", first="Je loopt binnen en pakt een kom. Niemand vraagt je naam.",
        cost="Een kom soep kost 1 euro. Heb je dat niet, dan is het gratis.", price="1.00", phone="050 000 0002",
        languages="nl en tr", threshold="walk_in anonymous",
    ),
    Listed(
        "Buurthuis De Brink", "Inloop voor brieven en formulieren",
        "Neem je post mee. Een vrijwilliger leest met je mee en helpt je invullen.", "papers money",
        place="De Brink", hours="TU 09:30-12:00; TH 19:00-20:30",
        first="Je krijgt koffie en je bent aan de beurt in de volgorde waarin je binnenkomt.",
        bring="De brieven waar je mee zit; Je DigiD, als je die hebt", phone="050 000 0002", languages="nl en ar tr",
        threshold="walk_in anonymous open_evenings", alternate="formulierenbrigade, post",
    ),
    Listed(
        "Buurthuis De Sluis", "Eettafel van de buurt", "Samen koken en samen eten. Kinderen zijn welkom.",
        "food company children", place="De Sluis", hours="WE 17:00-19:30",
        first="Geef je voor dinsdagavond op, dan is er genoeg.", cost="Je betaalt 3 euro, kinderen 1 euro.",
        price="3.00", phone="050 000 0003", languages="nl pl",
        threshold="walk_in anonymous open_evenings costs_money",
    ),
    Listed(
        "Kerk aan het Plein", "Open deur",
        "Een stille plek, koffie en iemand die luistert. Je hoeft niet te geloven.", "company", place="Kerkplein",
        hours="MO,TU,WE,TH,FR 10:00-12:00; SU 11:30-13:00",
        first="Je loopt binnen. Wil je iemand onder vier ogen spreken, dan kan dat.", phone="050 000 0004",
        threshold="walk_in anonymous open_evenings",
    ),
    Listed(
        "Kerk aan het Plein", "Noodhulp van de diaconie",
        "Een klein bedrag of een boodschappenbon als het vandaag niet meer gaat.", "money food", place="Kerkplein",
        hours="TU,FR 10:00-12:00", first="Je praat met iemand van de diaconie. Vaak is er dezelfde dag hulp.",
        phone="050 000 0004", threshold="walk_in", alternate="noodfonds, boodschappen",
    ),
    Listed(
        "Moskee De Haven", "Maaltijd voor iedereen", "Elke vrijdag een warme maaltijd, voor alle buren.",
        "food company", place="De Haven", hours="FR 17:30-19:30",
        first="Je schuift aan. Er staat altijd een stoel voor je klaar.", languages="nl ar tr",
        threshold="walk_in anonymous open_evenings",
    ),
    Listed(
        "Weggeefwinkel Tweede Leven", "Gratis spullen en kleding",
        "Kies wat je nodig hebt: kleren, pannen, speelgoed, een lamp.", "goods", place="Tweede Leven",
        hours="TU,TH 10:00-16:00; SA 10:00-13:00",
        first="Je loopt binnen en kijkt rond. Je mag vijf dingen per keer meenemen.", bring="Een tas",
        languages="nl en", threshold="walk_in anonymous", alternate="meubels, huisraad",
    ),
    Listed(
        "Kledingruil Veldzicht", "Kleren ruilen",
        "Breng wat te klein is en neem mee wat past. Ook winterjassen voor kinderen.", "goods children",
        place="Veldzicht", hours="WE 13:30-16:00",
        first="Je kijkt rond. Heb je niets om te ruilen, dan mag je ook kiezen.", threshold="walk_in anonymous",
        assured_days=330,
    ),
    Listed(
        "Repaircafé Zilverdam", "Laten maken wat stuk is",
        "Vrijwilligers maken samen met jou je fiets, broek, lamp of koffiezetter.", "goods home", place="De Brink",
        hours="SA 10:00-13:00", first="Je komt met wat stuk is en krijgt een nummer.",
        bring="Wat stuk is; De oplader of het snoer", cost="Een kleine gift mag, het hoeft niet.", languages="nl en",
        threshold="walk_in anonymous open_evenings",
    ),
    Listed(
        "Taalcafé Samen Praten", "Nederlands oefenen",
        "Praten over gewone dingen, in kleine groepjes. Fouten maken hoort erbij.", "language company",
        place="Bibliotheek", hours="MO,TH 10:00-11:30",
        first="Je drinkt koffie mee en we zoeken een groepje dat bij je past.", languages="nl en ar tr pl uk",
        threshold="walk_in anonymous",
    ),
    Listed(
        "Bibliotheek Zilverdam", "Hulp met computer, DigiD en overheid",
        "Iemand helpt je op weg met DigiD, toeslagen en andere zaken op internet.", "language papers",
        place="Bibliotheek", hours="MO,WE 13:00-17:00; SA 10:00-12:00",
        first="Je loopt naar de balie. Een afspraak hoeft niet.", bring="Je telefoon; Een bewijs wie je bent",
        phone="050 000 0011", languages="nl en", threshold="walk_in anonymous open_evenings",
        alternate="informatiepunt digitale overheid, computerhulp",
    ),
    Listed(
        "Speelotheek Het Wiel", "Speelgoed lenen", "Leen elke twee weken ander speelgoed, van puzzel tot loopfiets.",
        "children goods", place="Het Wiel", hours="WE 13:00-15:30; SA 09:30-11:30",
        first="Je kiest en wij schrijven op wat je meeneemt.", cost="5 euro per jaar, gratis met de Zilverpas.",
        price="5.00", ages=(0, 10), whom="Voor gezinnen met kinderen tot en met 10 jaar.",
        threshold="walk_in costs_money", assured_days=300,
    ),
    Listed(
        "Moestuin Achter de Molen", "Groente uit de tuin", "Help een uurtje mee en neem groente mee naar huis.",
        "food company", place="Molenhof", hours="TU,SA 09:30-12:30",
        first="Je komt langs in oude kleren, wij laten je de tuin zien.", bring="Oude schoenen",
        threshold="walk_in anonymous", assured_days=460,
    ),
    Listed(
        "Jeugdhonk De Loods", "Inloop voor jongeren",
        "Chillen, gamen, eten en iemand die je helpt met school, geld of thuis.", "children company work",
        place="De Loods", hours="TU,TH 19:00-22:00; FR 19:00-23:00",
        first="Je loopt binnen. Je hoeft niets uit te leggen.", ages=(12, 23),
        whom="Voor jongeren van 12 tot en met 23 jaar.", threshold="walk_in anonymous open_evenings",
    ),
    Listed(
        "Maatjes op Pad", "Een maatje bij geldzorgen",
        "Iemand die met je meeloopt: naar de balie, met de post, of gewoon een rondje.", "company money papers",
        hours="MO,TU,WE,TH 09:00-17:00",
        first="Je belt. Binnen een week drinken we samen koffie en kijken we wie bij je past.", phone="050 000 0018",
        threshold="anonymous", alternate="vrijwilliger, buddy",
    ),
    Listed(
        "Spaarkring Centrum", "Samen sparen",
        "Een groepje buren spaart elke maand een klein bedrag, zodat niemand alleen staat bij een kapotte wasmachine.",
        "money company", place="De Brink", hours="TH 19:30-21:00",
        first="Je komt een keer kijken. Pas daarna beslis je of je meedoet.",
        cost="Je spaart zelf, vanaf 5 euro per maand.", threshold="anonymous open_evenings", assured_days=0,
    ),
    Listed(
        "Buurtbus Oost", "Vervoer naar hulp en winkels",
        "Een busje met vrijwilligers haalt je op en brengt je weer thuis.", "transport",
        hours="MO,TU,WE,TH,FR 08:30-17:00", first="Je belt een dag van tevoren.",
        cost="1,50 euro per rit. Naar de voedselbank is het gratis.", price="1.50", phone="050 000 0021",
        whom="Voor wie geen auto heeft of slecht ter been is.", threshold="costs_money",
    ),
    Listed(
        "Fietsbank Zilverdam", "Een fiets voor kinderen en ouders", "Opgeknapte fietsen voor wie er geen kan kopen.",
        "transport children goods", place="Fietsbank", hours="FR 13:00-17:00",
        first="Je past een fiets en rijdt ermee naar huis als hij goed is.",
        cost="Een kinderfiets is gratis, een grote fiets kost 15 euro.", price="15.00",
        threshold="walk_in costs_money",
    ),
    Listed(
        "Speeltuin Noord", "Buiten koken en spelen",
        "In de zomer elke week samen buiten koken, terwijl de kinderen spelen.", "children food company",
        place="Speeltuin Noord", hours="WE 15:00-18:00", first="Je komt langs en doet mee.",
        threshold="walk_in anonymous", assured_days=500,
    ),
    Listed(
        "Sociaal Raadslieden", "Uitleg over regels, toeslagen en bezwaar",
        "Een raadsvrouw of raadsman zoekt uit waar je recht op hebt en schrijft met je mee.", "papers money",
        place="Welzijnshuis", hours="MO,WE 09:00-12:00; TU 13:00-16:00",
        first="Je belt voor een afspraak. Meestal kun je binnen een week terecht.",
        bring="Alle brieven over de zaak; Je laatste belastingaangifte; Een bewijs wie je bent",
        phone="050 000 0028", languages="nl en", threshold="needs_appointment needs_papers",
        alternate="juridische hulp, rechtswinkel",
    ),
    Listed(
        "Thuisadministratie Met Elkaar", "Je post en geld weer op orde",
        "Een vrijwilliger komt bij je thuis en ordent samen met jou de post en de rekeningen.", "money papers",
        hours="MO,TU,TH 09:00-12:00", first="Iemand belt je en komt een keer kennismaken.", phone="050 000 0029",
        bring="Alle post, ook wat dicht is", threshold="needs_appointment",
        alternate="administratie, schulden voorkomen",
    ),
    Listed(
        "Jeugdfonds Sport en Spel", "Contributie voor sport en muziek",
        "Betaalt de club en de sportkleren van je kind.", "children money",
        first="Iemand van school, het wijkteam of de huisarts vraagt het voor je aan.",
        whom="Voor kinderen tot en met 17 jaar in een gezin met weinig geld.", ages=(4, 17),
        threshold="needs_referral needs_papers", assured_days=200,
    ),
    Listed(
        "Energiecoach Zilverdam", "Een coach voor een lagere energierekening",
        "Komt bij je thuis, brengt tochtstrips en lampen mee en kijkt met je naar de rekening.", "home money",
        hours="MO,TU,WE,TH,FR 09:00-17:00", first="Je maakt een afspraak. De coach komt binnen twee weken.",
        bring="Je laatste energierekening", phone="050 000 0032", languages="nl en tr",
        threshold="needs_appointment", alternate="stookkosten, isolatie",
    ),
    Listed(
        "Huisartsenpraktijk Molenhof", "Praten met de praktijkondersteuner",
        "Voor als de zorgen in je hoofd of je lijf gaan zitten.", "health", place="Praktijk Molenhof",
        hours="MO,TU,WE,TH,FR 08:00-17:00", first="Je belt de praktijk en vraagt naar de praktijkondersteuner.",
        whom="Voor wie bij deze praktijk hoort.", phone="050 000 0035", threshold="needs_appointment",
    ),
    Listed(
        "Jongerenwerk Zilverdam", "Hulp bij werk, school en schulden tot 27 jaar",
        "Een jongerenwerker loopt met je mee naar school, de werkgever of de gemeente.", "work money children",
        place="De Loods", hours="MO,WE 14:00-18:00", first="Je appt of loopt binnen.", ages=(16, 27),
        threshold="walk_in", whom="Voor jongeren van 16 tot 27 jaar.", phone="050 000 0037",
    ),
    Listed(
        "Noodfonds De Handreiking", "Hulp bij een rekening die niet kan wachten",
        "Betaalt een keer een rekening die anders tot grotere problemen leidt.", "money home",
        first="Een hulpverlener vraagt het met je aan. Binnen twee weken hoor je of het lukt.",
        bring="De rekening; Een overzicht van wat er binnenkomt en uitgaat", threshold="needs_referral needs_papers",
        assured_days=420,
    ),
    Listed(
        "Gemeente Zilverdam, Wijkteam", "Wijkteam",
        "Eén vaste persoon die met je meekijkt: thuis, geld, kinderen en veiligheid.",
        "money children safety health home", place="Gemeentehuis", hours="MO,TU,WE,TH,FR 09:00-12:30",
        first="Je belt of meldt je aan de balie. Iemand belt je binnen drie dagen terug.", phone="14 000",
        languages="nl en ar tr", threshold="needs_appointment",
    ),
    Listed(
        "Gemeente Zilverdam, Werk en Inkomen", "Bijstand en bijzondere bijstand aanvragen",
        "Een uitkering, of geld voor kosten die je niet kunt betalen.", "money work", place="Gemeentehuis",
        hours="MO,TU,TH 09:00-12:30; TH 17:00-19:00",
        first="Je meldt je aan. Daarna volgt een gesprek over je situatie.",
        bring="Een bewijs wie je bent; Bankafschriften van drie maanden; Je huurcontract", phone="14 000",
        threshold="needs_appointment needs_papers", alternate="uitkering, minimaregelingen",
    ),
    Listed(
        "Kredietbank Zilverstroom", "Schuldhulp en een regeling met schuldeisers",
        "Een schuldhulpverlener zet alles op een rij en praat met wie nog geld van je krijgt.", "money",
        place="Kredietbank", hours="MO,TU,WE,TH 09:00-16:00",
        first="Er komt een gesprek van een uur. Binnen vier weken weet je of er een regeling kan komen.",
        bring="Een overzicht van je schulden; Loonstrook of brief van de uitkering; Een bewijs wie je bent",
        phone="050 000 0045", threshold="needs_appointment needs_papers needs_referral",
        alternate="schuldsanering, schuldhulpverlening",
    ),
    Listed(
        "Woningcorporatie Thuisdam", "Regeling bij een huurachterstand",
        "Praat met ons voordat het oploopt. Samen maken we een plan dat je kunt betalen.", "home money",
        place="Thuisdam", hours="MO,TU,WE,TH,FR 08:30-16:30",
        first="Je belt en maakt een afspraak met een huurconsulent.", bring="De brief over de huur",
        phone="050 000 0047", whom="Voor huurders van Thuisdam.", threshold="needs_appointment needs_papers",
        assured_days=250,
    ),
    Listed(
        "Sportclub Zilver Zeven", "Sporten zonder contributie",
        "Kinderen trainen mee en de club regelt de rest in stilte.", "children health company", place="Sportpark",
        hours="WE 15:00-17:00; SA 09:00-12:00", first="Je kind traint twee keer mee op proef.", ages=(5, 18),
        threshold="open_evenings",
    ),
)  # fmt: skip

ROLES = {
    "gemeente": "municipality", "vrijwilligersinitiatief": "volunteers", "buurthuis": "professionals", "kerk": "church",
    "moskee": "church", "bewonersinitiatief": "residents", "vereniging": "residents", "bedrijf": "business",
    "fonds": "fund",
}  # fmt: skip
# Made-up neighbourhoods, in the shape of the codes of Statistics Netherlands.
NEIGHBOURHOODS = {
    "Centrum": "WK999901", "Havenkwartier": "WK999902", "Noord": "WK999903", "Oost": "WK999904",
    "Veldzicht": "WK999905", "Molenbuurt": "WK999906", "Rivierenkant": "WK999907",
}  # fmt: skip
