# SPDX-License-Identifier: EUPL-1.2
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GatheringKind(TextChoices):
    CONNECTION_SESSION = "connection_session", _("Verbindingssessie")
    CORE_GROUP = "core_group", _("Kerngroepvergadering")
    LEARNING_CIRCLE = "learning_circle", _("Leercirkel")
    OTHER = "other", _("Andere bijeenkomst")


class GatheringState(TextChoices):
    DRAFT = "draft", _("In voorbereiding")
    INVITING = "inviting", _("Uitnodigen en aanmelden")
    CLOSED = "closed", _("Aanmelden gesloten")
    UNDER_WAY = "under_way", _("Bezig")
    HARVESTED = "harvested", _("Geoogst")


STATE_ORDER = list(GatheringState)


class Answer(TextChoices):
    """What someone says to an invitation."""

    YES = "yes", _("Ja, ik kom")
    MAYBE = "maybe", _("Misschien")
    NO = "no", _("Nee, ik kan niet")


class RegistrationState(TextChoices):
    """Where a 'yes' stands. Only `seated` holds a place."""

    SEATED = "seated", _("Heeft een plek")
    WAITING = "waiting", _("Op de wachtlijst")
    PENDING = "pending", _("Wacht op goedkeuring")
    NONE = "none", _("Geen plek nodig")
    CANCELLED = "cancelled", _("Afgemeld")


class RegistrationSource(TextChoices):
    LINK = "link", _("Persoonlijke link")
    OPEN = "open", _("Open aanmelding")
    STAFF = "staff", _("Door de aanjager")
    COLLEAGUE = "colleague", _("Meegenomen door een collega")
    DOOR = "door", _("Aan de deur")


class Lift(TextChoices):
    NONE = "none", _("Niet nodig")
    OFFERED = "offered", _("Ik kan iemand meenemen")
    WANTED = "wanted", _("Ik rijd graag met iemand mee")


class CallOutcome(TextChoices):
    COMES = "comes", _("Komt")
    MAYBE = "maybe", _("Misschien")
    NOT = "not", _("Komt niet")
    VOICEMAIL = "voicemail", _("Voicemail of geen gehoor")
    CALL_BACK = "call_back", _("Terugbellen")


class MailingKind(TextChoices):
    """What a text to several people is about; each has a ready text to begin with."""

    INVITATION = "invitation", _("Uitnodiging")
    REMINDER = "reminder", _("Herinnering")
    CHANGE = "change", _("Er verandert iets")


class MailingState(TextChoices):
    DRAFT = "draft", _("Nog niet verstuurd")
    SENDING = "sending", _("Wordt verstuurd")
    SENT = "sent", _("Verstuurd")


class PlanState(TextChoices):
    WAITING = "waiting", _("Wacht")
    RUNNING = "running", _("Bezig")
    READY = "ready", _("Klaar")
    IN_USE = "in_use", _("In gebruik")
    REPLACED = "replaced", _("Vervangen")
    CANCELLED = "cancelled", _("Gestopt")
    IMPOSSIBLE = "impossible", _("Kan niet")


class YesNo(TextChoices):
    YES = "yes", _("Ja")
    MAYBE = "maybe", _("Misschien")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weet ik niet")


class EvaluationWay(TextChoices):
    PHONE = "phone", _("Telefoon")
    PAPER = "paper", _("Papier")


# Without characters that look alike on a sticker read from a distance: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V.
STICKER_ALPHABET = "ACDEFGHJKMNPQRTWXY34679"
STICKER_LENGTH = 5
CODE_GUESSES = 10  # per browser session and per address, an hour
DIET_KEPT_DAYS = 14
