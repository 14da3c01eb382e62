# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_ITEMS = 60  # on one agenda
USUAL_MINUTES = 10
# Long enough to see whether the same comes back, no longer than that.
CLOSED_SIGNALS_KEPT = timedelta(days=730)
LOOK_BACK_AHEAD = timedelta(days=14)


class ItemKind(TextChoices):
    """What the core group is asked to do with a point."""

    INFORM = "inform", _("Ter informatie")
    DISCUSS = "discuss", _("Bespreken")
    DECIDE = "decide", _("Besluiten")


class ItemState(TextChoices):
    OPEN = "open", _("Nog te behandelen")
    DONE = "done", _("Behandeld")


class SignalState(TextChoices):
    OPEN = "open", _("Loopt nog")
    CLOSED = "closed", _("Afgesloten")


class SignalStepKind(TextChoices):
    """What is done with a signal; most of all talking, one to one."""

    TALK_PLANNED = "planned", _("Eén-op-ééngesprek gepland")
    TALK_HELD = "held", _("Eén-op-ééngesprek gevoerd")
    OTHER = "other", _("Iets anders gedaan")


class RemovalReason(TextChoices):
    """Why a signal disappears before its time."""

    ASKED = "asked", _("De persoon vroeg erom")
    MISTAKE = "mistake", _("Het stond er per ongeluk")
    NEEDLESS = "needless", _("Het is niet meer nodig")


class HandoverKind(TextChoices):
    """Who takes the role over: from above and from below."""

    MUNICIPALITY = "municipality", _("Aan de gemeente")
    CORE_GROUP = "core_group", _("Aan de kerngroep")


class HandoverState(TextChoices):
    GOING = "going", _("Bezig")
    DONE = "done", _("Overgedragen")
    STOPPED = "stopped", _("Gestopt")


class Who(TextChoices):
    """Of the two people in a handover."""

    GIVER = "giver", _("Wie overdraagt")
    RECEIVER = "receiver", _("Wie overneemt")
    BOTH = "both", _("Samen")


class GiverStays(TextChoices):
    """What the giver is afterwards."""

    FACILITATOR = "facilitator", _("Blijft ook aanjager")
    CORE_GROUP = "core_group", _("Gaat naar de kerngroep")
    LEAVES = "leaves", _("Kan niet meer bij dit pact")


class Section(TextChoices):
    """The parts of the dossier, in their order."""

    BEGIN = "begin", _("Om te beginnen")
    PEOPLE = "people", _("Wie is wie")
    GROUPS = "groups", _("Werkgroepen")
    PROMISES = "promises", _("Wat is beloofd")
    RHYTHM = "rhythm", _("Hoe wij het doen")
    LESSONS = "lessons", _("Wat we leerden")
    DECISIONS = "decisions", _("Besluiten die gelden")
    STUCK = "stuck", _("Wat vastzit")


# What helps the facilitator to write; only of these parts the words begin empty.
PROMPTS: dict[str, object] = {
    Section.BEGIN: _("Waarom bestaat het pact? Waar ben je trots op? Wat moet wie na jou komt als eerste weten?"),
    Section.PEOPLE: _("Wie ken je goed en kan je opvolger meteen bellen? Wie heeft juist wat meer aandacht nodig?"),
    Section.GROUPS: _("Welke groep loopt vanzelf? Welke groep heeft een duwtje nodig?"),
    Section.PROMISES: _("Wat heb jij iemand toegezegd dat nergens staat? Aan wie, en voor wanneer?"),
    Section.RHYTHM: _("Wat doe je elke maand? Wat doe je in de week voor een bijeenkomst?"),
    Section.LESSONS: _("Wat werkt hier? Wat zou je nooit meer zo doen?"),
    Section.DECISIONS: _("Welk besluit vraagt uitleg? Waar was het gesprek moeilijk?"),
    Section.STUCK: _("Wat heb je al geprobeerd? Wie zou kunnen helpen?"),
}

# (week, who, what): a list to begin with; the two people make it their own.
DEFAULT_STEPS: dict[str, tuple[tuple[int, str, object], ...]] = {
    HandoverKind.MUNICIPALITY: (
        (1, Who.BOTH, _("Spreek af wie wat overneemt, en tot wanneer jullie dit samen doen")),
        (1, Who.GIVER, _("Vul het dossier aan met wat nergens staat")),
        (2, Who.RECEIVER, _("Lees het dossier en schrijf je vragen op")),
        (2, Who.BOTH, _("Loop samen de kringen langs: wie is wie")),
        (3, Who.GIVER, _("Vertel alle partners wie het overneemt")),
        (3, Who.RECEIVER, _("Maak kennis met de kerngroep")),
        (3, Who.BOTH, _("Kies wie de bijeenkomsten organiseert, en wie de zaal en het eten betaalt")),
        (4, Who.BOTH, _("Bel samen vijf partners")),
        (5, Who.RECEIVER, _("Bereid de volgende Verbindingssessie voor; wie overdraagt kijkt mee")),
        (6, Who.RECEIVER, _("Stuur de uitnodiging en bel wie niet reageerde")),
        (7, Who.BOTH, _("Doe samen de avond zelf")),
        (8, Who.BOTH, _("Kijk terug, en spreek af wanneer jullie elkaar daarna nog bellen")),
    ),
    HandoverKind.CORE_GROUP: (
        (1, Who.BOTH, _("Spreek af wat de kerngroep zelf gaat doen, en wat niet")),
        (1, Who.GIVER, _("Vul het dossier aan met wat nergens staat")),
        (2, Who.RECEIVER, _("Lees het dossier en schrijf je vragen op")),
        (2, Who.BOTH, _("Maak samen de agenda van de volgende kerngroepvergadering")),
        (3, Who.RECEIVER, _("Zit de kerngroepvergadering voor; wie overdraagt zit erbij")),
        (3, Who.BOTH, _("Verdeel in de kerngroep wie welke actiepunten volgt")),
        (4, Who.BOTH, _("Vraag een ervaringsdeskundige erbij, en spreek af wat daarvoor nodig is")),
        (5, Who.RECEIVER, _("Bel zelf drie partners over hun actiepunt")),
        (6, Who.RECEIVER, _("Leid een kerngroepvergadering zonder hulp")),
        (7, Who.GIVER, _("Vertel alle partners wie het overneemt")),
        (8, Who.BOTH, _("Kijk terug, en spreek af wanneer jullie elkaar daarna nog bellen")),
    ),
}
MOST_STEPS = 80
