# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from samenspel.domain.chats import Why

MOST_BYTES = 4 * 1024 * 1024
MOST_PIECES = 20_000
PIECES_A_SCREEN = 15
LONGEST_TEXT = 5_000
MOST_TAGS = 6
LONGEST_TAG = 40
# What people wrote in a chat, with their names: gone a month after it was worked through, and after a year anyhow.
WORKED_CHAT_KEPT = timedelta(days=30)
UNWORKED_CHAT_KEPT = timedelta(days=365)


class PieceKind(TextChoices):
    """What somebody says a piece of a chat is."""

    QUESTION = "question", _("Vraag")
    ANSWER = "answer", _("Antwoord")
    TIP = "tip", _("Tip")
    CHATTER = "chatter", _("Praat")
    MORE = "more", _("Hoort bij vorige")


class EntryKind(TextChoices):
    QUESTION = "question", _("Vraag")
    TIP = "tip", _("Tip")


# Why the machine proposes what it does, for whoever decides.
REASONS = {
    Why.MARK: _("er staat een vraagteken"),
    Why.QUESTION_WORD: _("begint als een vraag"),
    Why.SAID_SO: _("het staat erbij"),
    Why.STAR: _("begint met een sterretje"),
    Why.ITALIC: _("staat tussen sterretjes"),
    Why.REPLY: _("reageert op iemand"),
    Why.BEHIND: _("staat vlak na een vraag"),
    Why.ADVICE: _("klinkt als een advies"),
    Why.PRIVATE: _("was een privébericht"),
    Why.REACTION: _("is een reactie met een plaatje"),
    Why.TECHNICAL: _("gaat over geluid of beeld"),
    Why.POLITE: _("is een groet of dank"),
    Why.HEADING: _("is een kop"),
    Why.REST: _("we herkenden geen vraag of tip"),
}
