# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Circle(TextChoices):
    """How high the threshold is to knock on a partner's door; outer is lowest."""

    OUTER = "outer", _("Buitenste kring")
    MIDDLE = "middle", _("Middelste kring")
    INNER = "inner", _("Binnenste kring")


class PartnerStatus(TextChoices):
    PROPOSED = "proposed", _("Voorgesteld")
    ACTIVE = "active", _("Doet mee")
    FORMER = "former", _("Doet niet meer mee")


class Channel(TextChoices):
    """How a contact likes to be reached."""

    MAIL = "mail", _("E-mail")
    PHONE = "phone", _("Telefoon")
    APP = "app", _("App of sms")


class ImportState(TextChoices):
    READ = "read", _("Gelezen, nog niet opgenomen")
    RUNNING = "running", _("Bezig")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Gestopt")
    UNDOING = "undoing", _("Wordt teruggedraaid")
    UNDONE = "undone", _("Teruggedraaid")


class RowOutcome(TextChoices):
    TAKEN = "taken", _("Nieuw opgenomen")
    UPDATED = "updated", _("Bijgewerkt")
    UNCHANGED = "unchanged", _("Stond er al zo in")
    DOUBTFUL = "doubtful", _("Misschien dubbel")
    REFUSED = "refused", _("Niet opgenomen")


# A list that was read but not taken, and what could not be taken from a list.
LIST_KEPT_HOURS = 24
NOT_TAKEN_KEPT_DAYS = 90

# After the day of the talk. What was said one to one is about people; two years, as signals in the core group (P11).
TALK_KEPT = timedelta(days=730)


class Decision(TextChoices):
    """What the facilitator said of a possible double in a list."""

    SAME = "same", _("Dezelfde organisatie")
    OTHER = "other", _("Een andere organisatie")


# The plain questions behind a suggested circle. Each is a sentence that can be answered with yes, no or unknown.
THRESHOLD_QUESTIONS: dict[str, object] = {
    "walk_in": _("Kun je er zomaar binnenlopen?"),
    "anonymous": _("Mag je er komen zonder je naam te zeggen?"),
    "open_evenings": _("Is het ook 's avonds of in het weekend open?"),
    "needs_appointment": _("Moet je eerst een afspraak maken?"),
    "needs_referral": _("Heb je een verwijzing van iemand anders nodig?"),
    "needs_papers": _("Moet je papieren laten zien?"),
    "costs_money": _("Kost het geld?"),
}

# What the log's codes say on a partner's page.
HISTORY_WORDS: dict[str, object] = {
    "partner.created": _("Toegevoegd"),
    "partner.changed": _("Gegevens gewijzigd"),
    "partner.circle": _("Kring gekozen"),
    "partner.status": _("Deelname gewijzigd"),
    "partner.logo": _("Logo gewijzigd"),
    "partner.proposed": _("Meldde zichzelf aan"),
    "partner.accepted": _("Aanmelding aangenomen"),
    "partner.merged": _("Samengevoegd met een dubbele"),
}

# Why a circle further in is suggested: what each hurdle means, in the words of the page.
HURDLE_WORDS: dict[str, object] = {
    "walk_in": _("je kunt er niet zomaar binnenlopen"),
    "anonymous": _("je moet je naam zeggen"),
    "open_evenings": _("het is 's avonds en in het weekend dicht"),
    "needs_appointment": _("je moet eerst een afspraak maken"),
    "needs_referral": _("je hebt een verwijzing nodig"),
    "needs_papers": _("je moet papieren laten zien"),
    "costs_money": _("het kost geld"),
}
