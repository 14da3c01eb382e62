# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActionState(TextChoices):
    OPEN = "open", _("Nog niet begonnen")
    BUSY = "busy", _("Bezig")
    STUCK = "stuck", _("Vastgelopen")
    DONE = "done", _("Gedaan")
    LET_GO = "let_go", _("Losgelaten")


class GoalState(TextChoices):
    RUNNING = "running", _("Loopt")
    REACHED = "reached", _("Bereikt")
    LET_GO = "let_go", _("Losgelaten")


class ActivityState(TextChoices):
    PLANNED = "planned", _("Van plan")
    BUSY = "busy", _("Bezig")
    DONE = "done", _("Klaar")
    STOPPED = "stopped", _("Gestopt")


class GroupMood(TextChoices):
    """How a working group is doing."""

    WELL = "well", _("Gaat goed")
    HELP = "help", _("Kan hulp gebruiken")
    STILL = "still", _("Staat stil")


GOING = (ActionState.OPEN, ActionState.BUSY, ActionState.STUCK)
CLOSED = (ActionState.DONE, ActionState.LET_GO)

# How it goes is asked by mail: on the day of the date, or this long after an action point without a date was written.
ASKED_AFTER = timedelta(days=14)
ASKED_AT_MOST = 3  # mails without an answer; then the facilitator calls
MOST_COMPANIONS = 8


class ProposalState(TextChoices):
    IDEA = "idea", _("Idee")
    ADOPTED = "adopted", _("Aangenomen")
    UNDER_WAY = "under_way", _("Aan de slag")
    DONE = "done", _("Gedaan")
    LET_GO = "let_go", _("Losgelaten")


# Which steps come after which. What was let go can come back as an idea.
NEXT_STEPS: dict[str, tuple[ProposalState, ...]] = {
    ProposalState.IDEA: (ProposalState.ADOPTED, ProposalState.LET_GO),
    ProposalState.ADOPTED: (ProposalState.UNDER_WAY, ProposalState.DONE, ProposalState.LET_GO),
    ProposalState.UNDER_WAY: (ProposalState.DONE, ProposalState.LET_GO),
    ProposalState.DONE: (ProposalState.UNDER_WAY,),
    ProposalState.LET_GO: (ProposalState.IDEA,),
}
ASKS_WHY = (ProposalState.ADOPTED, ProposalState.LET_GO)


class InitiativeState(TextChoices):
    PREPARING = "preparing", _("In voorbereiding")
    UNDER_WAY = "under_way", _("Aan de slag")
    DONE = "done", _("Gedaan")
    LET_GO = "let_go", _("Losgelaten")


class Grounds(TextChoices):
    """What supports the thought that an initiative works."""

    RESEARCH = "research", _("Onderzoek")
    EXPERIENCE = "experience", _("Ervaring")
    UNKNOWN = "unknown", _("We weten het nog niet")


class PledgeWay(TextChoices):
    LINK = "link", _("eigen link")
    STAFF = "staff", _("ingevuld door de aanjager")
    PAPER = "paper", _("op papier")


class HowMany(TextChoices):
    """How many people somebody thinks it is about; never asked, kept or told precisely."""

    ONE_OR_TWO = "few", _("Eén of twee")
    SOME = "some", _("Een paar")
    TENS = "tens", _("Tien tot vijftig")
    MORE = "more", _("Meer dan vijftig")


# What each stands for when estimates are added up.
ESTIMATES = {HowMany.ONE_OR_TWO: 2, HowMany.SOME: 5, HowMany.TENS: 25, HowMany.MORE: 60}


class Since(TextChoices):
    WEEKS = "weeks", _("Een paar weken")
    MONTHS = "months", _("Een paar maanden")
    YEAR = "year", _("Een jaar of langer")


class BottleneckState(TextChoices):
    DRAFT = "draft", _("Nog niet verstuurd")
    SENT = "sent", _("Nog geen antwoord")
    PROMISED = "promised", _("Toegezegd")
    REFUSED = "refused", _("Afgewezen")
    DONE = "done", _("Gedaan")


class ThemeNewsKind(TextChoices):
    """What became of a theme."""

    GOAL = "goal", _("Dit werd een doel")
    ACTION = "action", _("Hier kwam een actiepunt uit")
    ASKED = "asked", _("We vroegen het aan een ander")
    ANSWERED = "answered", _("Er kwam een antwoord op onze vraag")
    SENT = "sent", _("We stuurden een brief")
    PROMISED = "promised", _("Er kwam een toezegging")
    REFUSED = "refused", _("Het antwoord was nee")
    DONE = "done", _("Het is opgelost")


AWAITING = (BottleneckState.SENT, BottleneckState.PROMISED)
ANSWERED_WITHIN = timedelta(weeks=6)  # proposed as the day to hear something by
TOLD_BACK_AFTER = timedelta(hours=1)  # so that who does three things with a theme sends one mail

# How long after it was left (P11; docs/retention.md). The counts, the rough place and the theme stay.
OBSERVATION_WORDS_KEPT = timedelta(days=365)
THEME_QUESTION_KEPT = timedelta(days=365)  # after the answer, or after asking when none came
LETTER_KEPT = timedelta(days=730)  # its words and what was answered; after the last that was heard or waited for


class Review(TextChoices):
    """What a partner does with a pledge of a year ago."""

    KEEP = "keep", _("Hetzelfde, nog een jaar")
    CHANGE = "change", _("Nog een jaar, met andere woorden")
    END = "end", _("Stoppen")


OLDEST_PLEDGE = date(2000, 1, 1)
