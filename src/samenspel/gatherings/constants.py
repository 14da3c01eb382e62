# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # of the type stubs: a text that is translated when it is read


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


class LiftEnd(TextChoices):
    """Why two people do not drive together after all."""

    CANCELLED = "cancelled", _("afgemeld")
    CHANGED = "changed", _("iets anders gekozen")
    UNDONE = "undone", _("ongedaan gemaakt")


class SpeakerState(TextChoices):
    TO_ASK = "to_ask", _("Nog vragen")
    ASKED = "asked", _("Gevraagd")
    CONFIRMED = "confirmed", _("Zei ja")
    DECLINED = "declined", _("Zei nee")


class SpeakerWay(TextChoices):
    """How somebody was asked to speak."""

    MAIL = "mail", _("per mail")
    PHONE = "phone", _("aan de telefoon")


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
    CALLED_OFF = "called_off", _("Gaat niet door")


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


class StickerPeople(TextChoices):
    """For whom stickers are made."""

    EVERYONE = "iedereen", _("Iedereen met een plek")
    DOOR = "deur", _("Wie aan de deur erbij kwam")
    NOBODY = "leeg", _("Alleen lege stickers")


class SheetState(TextChoices):
    """A PDF with stickers, from asking for it to forgetting it."""

    WAITING = "waiting", _("Wacht")
    DRAWING = "drawing", _("Wordt gemaakt")
    READY = "ready", _("Klaar")
    FAILED = "failed", _("Niet gelukt")
    GONE = "gone", _("Opgeruimd")


class YesNo(TextChoices):
    YES = "yes", _("Ja")
    MAYBE = "maybe", _("Misschien")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weet ik niet")


class EvaluationWay(TextChoices):
    PHONE = "phone", _("Telefoon")
    PAPER = "paper", _("Papier")


class DoorDeed(TextChoices):
    """What a press of a button at the door says."""

    IN = "in", _("Is er")
    OUT = "out", _("Toch niet")


class Screen(TextChoices):
    """What a screen in the room can show."""

    TABLES = "tafels", _("Jouw tafel")
    ROUND = "ronde", _("De klok van de ronde")
    QUESTIONS = "vragen", _("De vragen")
    HARVEST = "oogst", _("De oogst groeit")


class ClockDeed(TextChoices):
    """What can be done with the clock of the rounds."""

    BEGIN = "begin", _("Begin")
    PAUSE = "pause", _("Zet de klok stil")
    GO_ON = "go_on", _("Laat de klok verder lopen")
    LONGER = "longer", _("Eén minuut erbij")


# Without characters that look alike on a sticker read from a distance: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V.
STICKER_ALPHABET = "ACDEFGHJKMNPQRTWXY34679"
STICKER_LENGTH = 5
STICKER_TOKEN_KEPT = timedelta(days=21)  # after the end, the QR on a sticker opens nothing any more
STICKER_SHEET_KEPT = timedelta(days=1)
# Each counts from the end of the gathering (P11; docs/retention.md).
DIET_KEPT_DAYS = 14  # diets and access needs tell of health or faith; the cook and the host need them for the evening
LIFT_KEPT_DAYS = 14  # who drove with whom, and from where: tells where people live and who was alone with whom
DOOR_PRESS_KEPT = timedelta(days=7)  # only tells which press came first; no phone sends one after DOOR_LINK_AFTER
CALL_NOTE_KEPT = timedelta(days=365)  # what to remember of a call, and remarks: for the next gathering, no longer
MOST_IN_A_CAR = 8  # beside the driver
DOOR_LINK_AFTER = timedelta(hours=12)  # after the end: a phone that was without network can still send
DOOR_LIST_KEPT = timedelta(hours=12)  # names on a phone, at most: one evening with its preparation
DOOR_LIST_AFTER = timedelta(hours=2)  # after the end; who comes in later than that is not looked up any more
DOOR_WAITING_KEPT = timedelta(hours=12)  # on a phone, what the server does not have; the network is back by then
EVALUATION_OPEN = timedelta(days=14)  # after the end, for whoever goes on later


@dataclass(frozen=True, slots=True)
class MethodCard:
    """A ready werkvorm to begin with. Its question is for the table and aims at something small that will be done."""

    title: object
    minutes: int
    group_size: object
    materials: object
    question: object


METHOD_CARDS: dict[str, MethodCard] = {
    "arrival": MethodCard(
        _("Binnenkomen met een sticker"),
        15,
        _("Iedereen"),
        _("Stickers met naam en organisatie, koffie en thee, muziek"),
        _("Wie ken je hier nog niet? Begin daar je gesprek."),
    ),
    "pairs": MethodCard(
        _("Om de beurt met z'n tweeën"),
        20,
        _("2, na elke vijf minuten wisselen"),
        _("Een bel en genoeg ruimte om te staan"),
        _("Waar kom jij mensen met geldzorgen tegen, en wie zou je dan willen kunnen bellen?"),
    ),
    "story": MethodCard(
        _("Een verhaal uit de eerste hand"),
        20,
        _("Iedereen"),
        _("Een rustige plek, een glas water en een afspraak over wat er daarna mag worden gevraagd"),
        _("Wat hoorde je waardoor jij morgen één ding anders doet?"),
    ),
    "situation": MethodCard(
        _("Eén situatie aan tafel"),
        30,
        _("4 tot 6"),
        _("Per tafel een kaart met een verzonnen situatie, papier en pennen"),
        _("Wat kun jij hier deze maand aan doen, hoe klein ook, en wie heb je daarbij nodig?"),
    ),
    "market": MethodCard(
        _("Geven en vragen"),
        25,
        _("6 tot 8"),
        _("Kaartjes in twee kleuren, plakband en een lege muur"),
        _("Wat kun jij missen, wat zoek je, en wat ruilen jullie volgende week al?"),
    ),
    "circles": MethodCard(
        _("De kringen op de vloer"),
        20,
        _("Iedereen, staand"),
        _("Drie linten of touwen in een kring"),
        _("Naar wie stuur jij mensen door, en bij wie ben je zelf nog nooit binnen geweest?"),
    ),
    "meal": MethodCard(
        _("Samen eten"),
        45,
        _("De tafels van de laatste ronde"),
        _("Eten waar iedereen van kan eten, en iemand die helpt opscheppen"),
        _("Wat wil je de mensen aan deze tafel nog vragen?"),
    ),
    "action": MethodCard(
        _("Van idee naar eerste stap"),
        20,
        _("3"),
        _("Per persoon één kaart met ruimte voor wat, wie en wanneer"),
        _("Wat is jouw eerste stap, en op welke dag zet je die?"),
    ),
    "closing": MethodCard(
        _("Vragen aan het eind"),
        10,
        _("Iedereen voor zich"),
        _("Telefoons of papieren formulieren met pennen"),
        _("Wie heb je vandaag leren kennen, en wat wil je samen doen?"),
    ),
}

# The merge fields of a text for several people: as written between braces, with what comes in their place.
MERGE_FIELDS: dict[str, object] = {
    "naam": _("de voornaam, of “Anna en Piet” bij een gedeelde mailbox"),
    "organisatie": _("de organisatie"),
    "link": _("de eigen link om te antwoorden"),
    "titel": _("de naam van de bijeenkomst"),
    "datum": _("de dag, zoals dinsdag 16 maart 2027"),
    "tijd": _("de tijd, zoals 16.30 tot 19.30 uur"),
    "plaats": _("de plek met het adres"),
}

# The questions of the evaluation in the words of Samenspel: place → sentence. A partnership may say them in its own
# words; what is asked, the answers and how they are counted stay the same, so that years can be laid side by side.
WORDING: "dict[str, str | _StrPromise]" = {
    "met": _("Wie heb je vandaag leren kennen?"),
    "met_help": _("Tik aan wie je eerst nog niet kende."),
    "cooperate": _("Ga je met iemand van vandaag samenwerken?"),
    "cooperate_help": _("Omdat het kan, niet omdat het moet."),
    "contribute": _("Wil je bijdragen aan een volgende bijeenkomst?"),
    "contribute_help": "",
    "contribution": _("Hoe zou je willen bijdragen?"),
    "contribution_help": _("Bijvoorbeeld: een tafel begeleiden, iets vertellen, soep maken, een zaal lenen."),
    "action": _("Heb je een actiepunt?"),
    "action_help": _("Eén ding dat jij gaat doen. Klein mag."),
}
CORE_QUESTIONS = ("met", "cooperate", "contribute")

# What the shopping list of a meal begins with: what, hundredths a person, unit. Every word and number can be changed.
MEAL_BEGINS_WITH: tuple[tuple[object, int, object], ...] = (
    (_("Soep"), 30, _("liter")),
    (_("Brood"), 300, _("sneetjes")),
    (_("Beleg"), 5, _("kilo")),
    (_("Fruit"), 100, _("stuks")),
    (_("Koffie en thee"), 200, _("kopjes")),
    (_("Water"), 30, _("liter")),
)
