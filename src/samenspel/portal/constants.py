# SPDX-License-Identifier: EUPL-1.2
"""The parts of an Oogst that only a person can tell, one question each.

They follow the poster "Oogst aanjagen, Armoedepact Westerkwartier 2018-2019", part by part; what the prompts say that
others did or learned stands there.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A period without a first or a last day: "everything until", "everything since".
SINCE_EVER = date(1, 1, 1)
FOR_EVER = date(9999, 12, 31)


class Section(TextChoices):
    MOTTO = "motto", _("Motto")
    GOAL = "doel", _("Doel")
    WHO = "wie", _("Wie?")
    APPROACH = "aanpak", _("Aanpak")
    GROWTH = "opbrengsten", _("Inspanningen en opbrengsten")
    DIFFERENCE = "verschil", _("Wat het verschil maakte")
    LESSONS = "lessen", _("Nuttige lessen")
    TIPS = "tips", _("Tips voor een ander pact")
    OTHER_ACTIONS = "acties", _("Wat de aanjager nog meer deed")
    ADVICE = "advies", _("Advies")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to the facilitator; `in_points` makes every line of the answer a point of a list."""

    question: Promise | str
    help: Promise | str
    longest: int
    in_points: bool = True


PROMPTS: dict[str, Prompt] = {
    Section.MOTTO: Prompt(
        _("Welke zin vat deze tijd samen?"),
        _("Hij komt bovenaan te staan. In Westerkwartier was dat: “Het geheel is meer dan de som der delen.”"),
        120,
        in_points=False,
    ),
    Section.GOAL: Prompt(
        _("Waar doen jullie het voor?"),
        _(
            "Wat wil het pact bereiken, en wat voegt het toe? In Westerkwartier was dat: rond de vijftig partners "
            "verbinden, en zo samen armoede bestrijden."
        ),
        600,
        in_points=False,
    ),
    Section.WHO: Prompt(
        _("Wat laten de kringen zien?"),
        _(
            "In de buitenste kring is de drempel het laagst, in de binnenste het hoogst. Wat leerden jullie daarvan "
            "over naar elkaar doorverwijzen?"
        ),
        600,
        in_points=False,
    ),
    Section.APPROACH: Prompt(
        _("Wat gebeurt er bij het pact?"),
        _(
            "Denk aan bijeenkomsten op wisselende plekken, bellen, werkgroepen en de kerngroep. "
            "Elke regel wordt een punt."
        ),
        900,
    ),
    Section.GROWTH: Prompt(
        _("Hoe groeide het?"),
        _(
            "In Westerkwartier hoorden mensen over het pact en meldden zich zelf aan. Of ze namen een collega mee. "
            "Een andere plek bracht mensen die daar werken. Hoe ging het bij jullie?"
        ),
        700,
        in_points=False,
    ),
    Section.DIFFERENCE: Prompt(
        _("Wat maakte het verschil?"),
        _(
            "Denk aan persoonlijke aandacht, ruimte om elkaar te leren kennen, actieve werkvormen, sprekers uit het "
            "pact, ervaringsdeskundigen, stickers met logo's en de evaluatie ter plekke. Elke regel wordt een punt. "
            "Wat voor een dubbele punt staat, wordt vet."
        ),
        1500,
    ),
    Section.LESSONS: Prompt(
        _("Wat leerden jullie?"),
        _(
            "Over het beste uur van de dag, bellen, wie elkaar al kende, leren van elkaar, en welke acties gedaan "
            "werden en welke bleven liggen. Elke regel wordt een punt."
        ),
        1500,
    ),
    Section.TIPS: Prompt(
        _("Welke tip geef je aan een ander pact?"),
        _("Wat zou je morgen weer zo doen, en wat anders? Elke regel wordt een punt."),
        900,
    ),
    Section.OTHER_ACTIONS: Prompt(
        _("Wat deed je nog meer als aanjager?"),
        _(
            "Denk aan de kerngroep adviseren, gesprekken een-op-een, het werk overdragen, een probleem uitzoeken zoals "
            "vervoer, of leren van de lijst met actiepunten. Elke regel wordt een punt."
        ),
        1500,
    ),
    Section.ADVICE: Prompt(
        _("Wat raad je aan voor de komende tijd?"),
        _(
            "Waar streef je naar? In Westerkwartier: nog meer ervaringsdeskundigen uitnodigen, en de kerngroep meer "
            "een actiegroep laten zijn. Elke regel wordt een punt."
        ),
        900,
    ),
}
