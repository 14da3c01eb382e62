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


class Obtained(TextChoices):
    """Where the values come from; `DATA` is counted anew each time somebody looks."""

    HAND = "hand", _("Met de hand, of uit een bestand")
    DATA = "data", _("Samenspel telt het zelf")
    MUNICIPALITY = "municipality", _("Cijfers van het CBS over de gemeente")


class Better(TextChoices):
    UP = "up", _("Omhoog is beter")
    DOWN = "down", _("Omlaag is beter")


class Origin(TextChoices):
    """How one value came in."""

    HAND = "hand", _("met de hand")
    FILE = "file", _("uit een bestand")
    MUNICIPALITY = "municipality", _("uit de cijfers van het CBS")
