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


GOING = (ActionState.OPEN, ActionState.BUSY, ActionState.STUCK)
CLOSED = (ActionState.DONE, ActionState.LET_GO)

# How it goes is asked by mail: on the day of the date, or this long after an action point without a date was written.
ASKED_AFTER = timedelta(days=14)
ASKED_AT_MOST = 3  # mails without an answer; then the facilitator calls
MOST_COMPANIONS = 8
