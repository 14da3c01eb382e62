# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NewsState(TextChoices):
    WAITING = "waiting", _("Wacht op de aanjager")
    PUBLISHED = "published", _("Staat erop")
    TAKEN_OFF = "taken_off", _("Eraf gehaald")


class Frequency(TextChoices):
    """How often somebody wants to hear from the pact."""

    EVERY = "every", _("Elk nieuws, zodra het er is")
    WEEKLY = "weekly", _("Eén keer per week")
    MONTHLY = "monthly", _("Eén keer per maand")
    NEEDS_ME = "needs_me", _("Alleen als iemand mij iets vraagt")
    NOTHING = "nothing", _("Geen nieuws en geen vragen")


# Whoever never chose. Invitations and mails about one's own appointments are not news and know no frequency.
FREQUENCY_UNASKED = Frequency.MONTHLY


class BulletinKind(TextChoices):
    ITEM = "item", _("Nieuws van vandaag")
    WEEK = "week", _("Weekmail")
    MONTH = "month", _("Maandmail")


FREQUENCY_OF = {
    BulletinKind.ITEM: Frequency.EVERY,
    BulletinKind.WEEK: Frequency.WEEKLY,
    BulletinKind.MONTH: Frequency.MONTHLY,
}


class BulletinState(TextChoices):
    DRAFT = "draft", _("In de maak")
    SENDING = "sending", _("Wordt verstuurd")
    SENT = "sent", _("Verstuurd")


class PieceKind(TextChoices):
    """A part of a mail, in the order in which they stand at first."""

    NEWS = "news", _("Nieuws van partners")
    SESSIONS = "sessions", _("Wat eraan komt")
    QUESTIONS = "questions", _("Wie weet raad?")
    HELPED = "helped", _("Wat hielp")
    TIPS = "tips", _("Vragen en tips")
    PARTNERS = "partners", _("Nieuw in het pact")
    DONE = "done", _("Wat er gebeurde")


class QuestionState(TextChoices):
    WAITING = "waiting", _("Wacht op de aanjager")
    PASSED = "passed", _("Rondgestuurd")
    CLOSED = "closed", _("Afgerond")
    DECLINED = "declined", _("Niet rondgestuurd")


# An item can be mended or taken off before it is mailed to who wants every item.
MAILED_AFTER = timedelta(minutes=30)
MAILED_WITHIN = timedelta(days=3)  # nobody is mailed about something of weeks ago when this starts
MAIL_HOURS = range(8, 21)
LOOKS_BACK = timedelta(days=31)  # of a first monthly mail, and of a first "since your last visit"

# Against noise: how many questions one person gets in seven days, and how many urgent ones go without the
# facilitator in one day in the whole pact, to how many people at most.
QUESTIONS_A_WEEK = 2
URGENT_A_DAY = 1
URGENT_REACHES = 30

# After it was closed, or was asked and never closed. Answers tell what people know and do; a year of questions is
# enough to see what comes back (P11).
QUESTION_KEPT = timedelta(days=365)
