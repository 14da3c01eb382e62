# SPDX-License-Identifier: EUPL-1.2
"""What people say, and what institutions call it. Our own list; a line reads as: whoever says one of these words may be
looking for these parts of life, and for these words. Everything in it is folded (see `folding`)."""

from dataclasses import dataclass
from functools import cache

from samenspel.domain.searching.folding import words_of
from samenspel.domain.searching.spelling import distance, typos_allowed


@dataclass(frozen=True, slots=True)
class Everyday:
    """What was meant: parts of life by their code, words to look for, and the words that said so as they were typed."""

    domains: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()


# Sayings, divided by commas; a saying of several words needs all of them, in any order.
_TABLE: tuple[tuple[str, str, str], ...] = (
    ("schuld, schulden, geldproblemen, rood staan, aanmaning, incasso, deurwaarder, beslag, debt, debts, bailiff",
     "money", "schuldhulp schuldhulpverlening schulden"),
    ("rekening, rekeningen, betalen, geld, geldzorgen, blut, administratie, bills, money, pay",
     "money", "thuisadministratie budget rekeningen"),
    # dutch: what people type
    ("rondkomen, geen inkomen, te weinig geld, bijstand, uitkering, welfare, benefits",
     "money", "bijstand uitkering inkomen"),
    ("energierekening, gasrekening, stroom, gas, licht, energie, elektriciteit, afgesloten, energy, electricity",
     "home", "energie energierekening noodfonds"),
    ("koud, kou, kou huis, tocht, stoken, verwarming, cold, heating", "home", "energie warmte energiecoach"),
    ("eten, honger, boodschappen, eten op, koelkast leeg, warme maaltijd, food, hungry, groceries",
     "food", "voedselpakket voedselbank boodschappen maaltijd"),
    ("samen eten, aanschuiven, meal", "food company", "maaltijd buurtmaaltijd"),
    ("kleren, kleding, jas, winterjas, schoenen, broek, clothes, clothing, shoes",
     "goods", "kleding kledingbank schoenen"),
    ("meubels, bed, bank, kast, koelkast, wasmachine, spullen, inboedel, furniture", "goods",
     "meubels witgoed kringloop spullen"),
    ("kapot, stuk, repareren, maken, broken, repair", "goods", "kapotte repair reparatie"),
    ("zwanger, baby, in verwachting, luiers, bevalling, kinderwagen, pregnant", "children goods",
     "baby babyuitzet verwacht luiers"),
    ("speelgoed, cadeau, cadeautje, sinterklaas, toys, present", "children goods", "speelgoed cadeautje"),
    ("verjaardag, jarig, feestje, trakteren, birthday", "children", "verjaardag verjaardagsbox traktaties"),
    ("sport, sporten, voetbal, zwemles, zwemmen, muziekles, dans, contributie, club", "children",
     "sport sportclub contributie"),
    ("school, schoolspullen, schoolreis, laptop, schoolboeken, schoolgeld", "children", "schoolspullen schoolreis"),
    ("opvoeden, opvoeding, puber, luistert niet, kind boos, parenting", "children", "opvoeding opvoedspreekuur"),
    ("kind, kinderen, child, children", "children", "kinderen"),
    ("huisbaas, verhuurder, ruzie huisbaas, huurbaas, landlord", "home",
     "huurders verhuurder conflict huurdersteam"),
    ("huur, huurachterstand, huisuitzetting, uit huis gezet, uitzetting, rent, eviction", "home",
     "huur huurachterstand"),
    ("schimmel, vocht, lekkage, lek, mould, leak", "home", "schimmel lekkage reparatieverzoek"),
    ("woning, huis, huis zoeken, kamer, woonruimte, urgentie, house, housing", "home", "woning wonen"),
    # dutch: the same
    ("dakloos, slaapplek, slapen buiten, geen huis, op straat, zwerven, homeless, shelter", "home safety",
     "nachtopvang opvang dak bed"),
    ("ziek, dokter, huisarts, pijn, medicijnen, doctor, sick", "health", "huisarts dokter"),
    ("tandarts, tanden, kies, kiespijn, gebit, dentist", "health", "tandarts"),
    ("zorgverzekering, eigen risico, zorgkosten, verzekering, insurance", "health", "zorgverzekering"),
    ("somber, depressief, verdrietig, stress, moe, slecht slapen, paniek, bang, sad", "health",
     "somber stress praktijkondersteuner praten"),
    ("drinken, alcohol, drank, drugs, gokken, verslaafd, verslaving, addiction", "health",
     "verslaving verslavingszorg alcohol gokken"),
    ("alleen, eenzaam, eenzaamheid, niemand, aanspraak, gezelschap, vrienden, lonely, alone", "company",
     "maatje praatje inloop"),
    ("praten, praatje, koffie, buurthuis, ontmoeten, bezoek, coffee", "company", "inloop koffie praatje"),
    ("mantelzorg, mantelzorger, zorgen ouder, partner ziek, carer", "health company", "mantelzorg mantelzorgers"),
    ("werk, werkloos, baan, ontslagen, vacature, solliciteren, sollicitatie, cv, job, work, unemployed", "work",
     "solliciteren baan vacatures werk"),
    ("opleiding, diploma, cursus, leren, stage, training, learn", "work", "leerwerkplek diploma cursus"),
    ("brief, brieven, post, formulier, formulieren, invullen, begrijpen, aanvragen, letter, form", "papers",
     "formulieren brieven raadslieden"),
    ("toeslag, toeslagen, belasting, belastingdienst, huurtoeslag, zorgtoeslag, allowance, tax", "papers money",
     "toeslagen formulieren"),
    ("digid, computer, internet, mail, e mail, telefoon instellen, website", "language papers",
     "computer internet digid"),
    ("recht, advocaat, rechter, bezwaar, boete, scheiden, scheiding, lawyer, divorce", "papers",
     "juridisch advocaat"),
    ("lezen, schrijven, taal, nederlands, nederlands leren, taalles, inburgeren, dutch, language", "language",
     "nederlands taalmaatje taal lezen"),
    ("vervoer, bus, auto, rijden, ziekenhuis, ophalen, taxi, reizen, transport, lift", "transport",
     "vervoer vervoersdienst"),
    ("fiets, bike", "transport goods", "fiets"),
    ("geweld, slaan, geslagen, mishandeling, bedreigd, onveilig, ruzie thuis, bang thuis, violence, abuse", "safety",
     "geweld huiselijk"),
    ("hond, kat, huisdier, dierenarts, pet, dog, cat", "goods", "huisdier dierenvoedselbank"),
)  # fmt: skip


def domain_token(code: str) -> str:
    """How a part of life stands in the folded text of a record: a word that nobody types."""
    return f"zzdomein{code}"


@cache
def _sayings() -> dict[tuple[str, ...], Everyday]:
    found: dict[tuple[str, ...], Everyday] = {}
    for sayings, domains, words in _TABLE:
        for saying in sayings.split(","):
            key = tuple(words_of(saying))
            known = found.get(key, Everyday())
            found[key] = Everyday(
                tuple(dict.fromkeys((*known.domains, *domains.split()))),
                tuple(dict.fromkeys((*known.words, *words.split()))),
            )
    return found


def meant_by(asked: list[str]) -> Everyday:
    """What the everyday words among `asked` stand for; longer sayings first, mistakes in typing allowed."""
    said = [key for key in _sayings() if all(_is_said(word, asked) for word in key)]
    longest = max((len(key) for key in said), default=0)
    # A saying of several words knows better than its words apart.
    chosen = [key for key in said if len(key) == longest or longest == 1]
    exact = [key for key in chosen if all(word in asked for word in key)]
    meant = [_sayings()[key] for key in exact or chosen]
    return Everyday(
        tuple(dict.fromkeys(code for one in meant for code in one.domains)),
        tuple(dict.fromkeys(word for one in meant for word in one.words)),
        frozenset(word for key in exact for word in key),
    )


def _is_said(word: str, asked: list[str]) -> bool:
    if word in asked:
        return True
    typos = typos_allowed(word)
    return typos > 0 and any(
        word[0] == typed[0] and distance(word, typed, most=1) <= 1 for typed in asked if typos_allowed(typed)
    )
