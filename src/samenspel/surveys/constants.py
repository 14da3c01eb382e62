# SPDX-License-Identifier: EUPL-1.2
"""The five conditions of collective impact and what is asked when looking back: questions stand in code (ADR 0013)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

HIGHEST = 5  # steps, from isolated to collective
UNKNOWN = 0  # "weet ik niet"
LONGEST_ANSWER = 1500
LONGEST_CHOSEN = 800
OPEN_DAYS = 21  # how long a round is open when nobody says otherwise
LONGEST_OPEN_DAYS = 120


class Way(TextChoices):
    PHONE = "phone", _("Op het scherm")
    PAPER = "paper", _("Op papier")


class Group(TextChoices):
    """From which side somebody looks at the partnership."""

    MUNICIPALITY = "municipality", _("Gemeente")
    VOLUNTEERS = "volunteers", _("Vrijwilligers")
    PROFESSIONALS = "professional", _("Beroepskrachten")
    EXPERTS = "experts", _("Ervaringsdeskundigen")


# What somebody says of themselves.
OWN_GROUP: dict[str, Any] = {
    Group.MUNICIPALITY: _("Ik werk bij de gemeente"),
    Group.VOLUNTEERS: _("Ik ben vrijwilliger"),
    Group.PROFESSIONALS: _("Ik werk bij een andere organisatie"),
    Group.EXPERTS: _("Ik ken armoede uit eigen ervaring"),
    "": _("Iets anders, of dat zeg ik liever niet"),
}
# In the middle of a sentence.
GROUP_IN_WORDS: dict[str, Any] = {
    Group.MUNICIPALITY: _("de gemeente"),
    Group.VOLUNTEERS: _("vrijwilligers"),
    Group.PROFESSIONALS: _("beroepskrachten"),
    Group.EXPERTS: _("ervaringsdeskundigen"),
}


class Question(TextChoices):
    """What is asked when looking back."""

    WELL = "well", _("Wat gaat er goed, en waardoor?")
    NOT_WELL = "not_well", _("Wat gaat er niet goed, en waardoor niet?")
    REMAINS = "remains", _("Wat staat er nog als dit project stopt?")


STEP_NAMES = (
    _("Ieder voor zich"),
    _("We weten van elkaar"),
    _("We stemmen af"),
    _("We werken samen"),
    _("Het is van ons samen"),
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the five, with an example for each step; `slug` is its page."""

    key: str
    slug: str
    name: Any
    question: Any
    steps: tuple[Any, Any, Any, Any, Any]


CONDITIONS = (
    Condition(
        "agenda",
        "doelen",
        _("Gedeelde agenda"),
        _("Werken we aan dezelfde doelen?"),
        (
            _("Elke organisatie heeft haar eigen doelen. Wat anderen willen bereiken, weten we niet."),
            _("We weten van elkaar wat we doen. Een doel van ons samen is er niet."),
            _("We hebben samen doelen besproken. In onze eigen plannen lees je er nog weinig van."),
            _("We kozen samen een paar doelen, ook met mensen die zelf weten wat armoede is."),
            _("Bij elke keuze kijken we eerst naar ons doel. Wat er niet bij past, doen we niet."),
        ),
    ),
    Condition(
        "evaluation",
        "meten",
        _("Gedeelde evaluatie"),
        _("Kijken we samen of het helpt?"),
        (
            _("Ieder telt voor zichzelf, vooral voor de eigen subsidie."),
            _("We vertellen elkaar weleens hoe het gaat. Cijfers leggen we niet naast elkaar."),
            _("We houden samen een paar dingen bij, zoals hoeveel gezinnen we bereiken."),
            _("We bespreken samen wat werkt en wat niet, ook als het tegenvalt."),
            _("We meten samen wat er voor gezinnen verandert. Helpt iets niet, dan doen we het anders."),
        ),
    ),
    Condition(
        "activities",
        "versterken",
        _("Elkaar versterken"),
        _("Maakt de een het werk van de ander sterker?"),
        (
            _("Ieder doet zijn eigen ding. Soms doen drie clubs hetzelfde, en weet niemand dat."),
            _("We verwijzen naar elkaar met een folder of een telefoonnummer."),
            _("We spreken af wie wat doet, zodat we niets dubbel doen."),
            _("We brengen mensen zelf bij elkaar. De voedselbank belt de schuldhulp en gaat de eerste keer mee."),
            _("Ieder doet waar die goed in is, en samen klopt het. Valt er een gat, dan vult iemand het op."),
        ),
    ),
    Condition(
        "communication",
        "contact",
        _("Steeds in gesprek"),
        _("Weten we van elkaar wat er speelt?"),
        (
            _("We spreken elkaar alleen als er iets misgaat."),
            _("We zien elkaar een paar keer per jaar. Daartussen is het stil."),
            _("We hebben een lijst met namen en nummers, en we sturen elkaar berichten."),
            _("We bellen elkaar makkelijk. Wie iets hoort, geeft het door aan wie er iets mee kan."),
            _("We zeggen ook wat niet goed gaat. En gezinnen horen wat we met hun woorden doen."),
        ),
    ),
    Condition(
        "structure",
        "dragen",
        _("Wie het geheel draagt"),
        _("Is er iemand die alles bij elkaar houdt?"),
        (
            _("Niemand is er voor het geheel. Stopt één persoon, dan stopt het."),
            _("Iemand doet het erbij, in eigen tijd en zonder geld."),
            _("Er is een aanjager met uren, zolang het project duurt."),
            _("Er zijn een aanjager en een kerngroep. Meer organisaties doen een deel van het werk."),
            _("Er zijn uren en geld voor jaren. We beslissen samen, ook met mensen die armoede kennen."),
        ),
    ),
)
CONDITION_OF_SLUG = {condition.slug: condition for condition in CONDITIONS}
CONDITION_OF_KEY = {condition.key: condition for condition in CONDITIONS}
WHO = "plek"  # the page on which somebody says to which group they belong
