# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

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
