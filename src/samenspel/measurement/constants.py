# SPDX-License-Identifier: EUPL-1.2
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IndicatorKind(TextChoices):
    """A figure of everybody who lives here, or one of three about what the partnership itself does."""

    POPULATION = "population", _("Hoe het met de inwoners gaat")
    HOW_MUCH = "how_much", _("Hoeveel deden we?")
    HOW_WELL = "how_well", _("Hoe goed deden we het?")
    BETTER_OFF = "better_off", _("Wie is er beter van geworden?")


OWN_KINDS = (IndicatorKind.HOW_MUCH, IndicatorKind.HOW_WELL, IndicatorKind.BETTER_OFF)


INDICATORS_A_PAGE = 40
REPORTS_A_PAGE = 25


class Obtained(TextChoices):
    """Where the values come from; `DATA` is counted anew each time somebody looks."""

    HAND = "hand", _("Met de hand, of uit een bestand")
    DATA = "data", _("Samenspel telt het zelf")
    MUNICIPALITY = "municipality", _("Cijfers van het CBS over de gemeente")


class Better(TextChoices):
    UP = "up", _("Omhoog is beter")
    DOWN = "down", _("Omlaag is beter")
    NONE = "none", _("Geen van beide: we volgen het")


class Origin(TextChoices):
    """How one value came in."""

    HAND = "hand", _("met de hand")
    FILE = "file", _("uit een bestand")
    MUNICIPALITY = "municipality", _("uit de cijfers van het CBS")


class Counted(TextChoices):
    """What Samenspel counts itself, per calendar year."""

    GATHERINGS = "gatherings", _("Bijeenkomsten die er waren")
    PARTICIPATIONS = "participations", _("Deelnames aan bijeenkomsten")
    PEOPLE = "people", _("Verschillende mensen op bijeenkomsten")
    NEW_CONNECTIONS = "new_connections", _("Nieuwe verbindingen, door één of beiden genoemd")
    CONFIRMED = "confirmed", _("Nieuwe verbindingen, door beiden genoemd")
    CALLS = "calls", _("Telefoontjes voor bijeenkomsten")
    ACTIONS = "actions", _("Actiepunten uit bijeenkomsten")
    ACTIONS_DONE = "actions_done", _("Actiepunten uit bijeenkomsten die gedaan zijn")
    OBSERVATIONS = "observations", _("Wat partners zagen en hoorden")
    PARTNERS_OUTER = "partners_outer", _("Partners in de buitenste kring, nu")
    PARTNERS_MIDDLE = "partners_middle", _("Partners in de middelste kring, nu")
    PARTNERS_INNER = "partners_inner", _("Partners in de binnenste kring, nu")


# Gatherings and partners are no people; behind each of the rest stands a person: in public it follows their rules.
COUNTS_OF_PEOPLE = (
    *(Counted.PARTICIPATIONS, Counted.PEOPLE, Counted.NEW_CONNECTIONS, Counted.CONFIRMED, Counted.CALLS),
    *(Counted.ACTIONS, Counted.ACTIONS_DONE, Counted.OBSERVATIONS),
)

# What is a part of what, whoever made the indicators.
COUNTED_WITHIN = {
    Counted.CONFIRMED: Counted.NEW_CONNECTIONS,
    Counted.ACTIONS_DONE: Counted.ACTIONS,
    Counted.PEOPLE: Counted.PARTICIPATIONS,
}

# The rows behind each, as the Oogst lists them.
ROWS_OF = {
    Counted.PARTICIPATIONS: "deelnemers",
    Counted.PEOPLE: "deelnemers",
    Counted.NEW_CONNECTIONS: "nieuwe-verbindingen",
    Counted.CONFIRMED: "nieuw-door-beiden",
    Counted.CALLS: "telefoontjes",
    Counted.ACTIONS_DONE: "acties-gedaan",
}


class Published(TextChoices):
    """What the CBS publishes of each municipality, by the name of its column in data/."""

    LOW_INCOME = "laag_inkomen_pct", _("Huishoudens met een laag inkomen")
    MINIMUM = "tot_sociaal_minimum_pct", _("Huishoudens onder of rond het sociaal minimum")
    TO_110 = "tot_110_pct", _("Huishoudens tot 110% van het sociaal minimum")
    TO_120 = "tot_120_pct", _("Huishoudens tot 120% van het sociaal minimum")
    BENEFIT = "bijstand_per_1000", _("Bijstandsuitkeringen per 1.000 inwoners")
    YOUTH_CARE = "jeugdzorg_pct", _("Jongeren tot 18 jaar met jeugdzorg")


class ReportSection(TextChoices):
    """The parts of the joint report that only a person can tell, in their order."""

    SHORT = "kort", _("In het kort")
    DONE = "gedaan", _("Wat we deden")
    WELL = "goed", _("Wat goed ging, en waarom")
    NOT_WELL = "niet", _("Wat niet lukte, en waarom niet")
    LESSONS = "lessen", _("Wat we leerden")
    STAYS = "blijft", _("Wat er blijft staan als het project stopt")
    ONWARD = "verder", _("Hoe we verder gaan")


LONGEST_TEXT = 2500

REPORT_PROMPTS = {
    ReportSection.SHORT: (
        _("Wat gebeurde er in deze periode, in een paar zinnen?"),
        _("Wie alleen dit leest, weet het belangrijkste. Schrijf het zoals je het een buurvrouw vertelt."),
    ),
    ReportSection.DONE: (
        _("Wat deden jullie, en met wie?"),
        _("De aantallen zet Samenspel erbij. Vertel wat er achter zit: waarom juist dit, en wie het droeg."),
    ),
    ReportSection.WELL: (
        _("Wat ging goed, en waardoor denk je dat het kwam?"),
        _("Noem liever één ding met de reden dan tien zonder. Wat partners schreven, staat er los bij."),
    ),
    ReportSection.NOT_WELL: (
        _("Wat lukte niet, en waarom niet?"),
        _("Hier leert een geldgever het meest van. Schrijf zonder verwijt: wat zat er in de weg?"),
    ),
    ReportSection.LESSONS: (
        _("Wat zouden jullie nu anders doen?"),
        _("En wat zouden jullie een ander pact aanraden?"),
    ),
    ReportSection.STAYS: (
        _("Wat staat er nog als het geld op is?"),
        _("Denk aan mensen die elkaar kennen, afspraken die gewoon doorgaan, en wat een partner overneemt."),
    ),
    ReportSection.ONWARD: (
        _("Wat doen jullie hierna?"),
        _("Wat gaat door, wat stopt, en wat hebben jullie daarbij nodig?"),
    ),
}


class DashboardPart(TextChoices):
    """What can stand on the public page beside the figures."""

    AMBITION = "ambitie", _("Waar we het voor doen")
    GOALS = "doelen", _("Onze doelen")
    STORIES = "verhalen", _("Het verhaal achter elk cijfer")
