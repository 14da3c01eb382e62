# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 300
LONGEST_TEXT = 10_000
LONGEST_ADDRESS = 500  # of a page on the web
COUNTRY = "NL"


class ServiceStatus(TextChoices):
    """The words of HSDS."""

    ACTIVE = "active", _("Is er nu")
    TEMPORARILY_CLOSED = "temporarily closed", _("Tijdelijk dicht")
    INACTIVE = "inactive", _("Is er nu niet")
    DEFUNCT = "defunct", _("Bestaat niet meer")


class LocationType(TextChoices):
    PHYSICAL = "physical", _("Een plek waar je heen gaat")
    POSTAL = "postal", _("Een postadres")
    VIRTUAL = "virtual", _("Op internet of telefoon")


class OwnTaxonomy(TextChoices):
    """The taxonomies that every pact has; others come in with a list."""

    CIRCLE = "circle", _("Kring")
    LIFE_DOMAIN = "life_domain", _("Waar het over gaat")
    ROLE = "role", _("Wat voor partij")


# The code in the taxonomy stays; the words may change.
LIFE_DOMAINS: dict[str, object] = {
    "money": _("Geld en schulden"),
    "food": _("Eten"),
    "home": _("Wonen en energie"),
    "goods": _("Spullen en kleding"),
    "children": _("Kinderen en school"),
    "health": _("Gezondheid"),
    "work": _("Werk en leren"),
    "company": _("Mensen om je heen"),
    "papers": _("Brieven, formulieren en recht"),
    "transport": _("Vervoer"),
    "language": _("Taal en computer"),
    "safety": _("Veiligheid"),
}
ROLES: dict[str, object] = {
    "municipality": _("Gemeente"),
    "volunteers": _("Vrijwilligers"),
    "professionals": _("Professionele hulp"),
    "church": _("Kerk of geloof"),
    "residents": _("Bewoners"),
    "business": _("Bedrijf"),
    "fund": _("Fonds"),
}

# Vraag en aanbod
LONGEST_OFFER = 200
LONGEST_WORTH = 150
MOST_OPEN_OFFERS = 6  # of one person at the same time
MOST_OPEN_PROPOSALS = 3  # of one offer, that the other side did not answer yet
OFFER_LASTS = timedelta(days=28)
ASKED_BEFORE_END = timedelta(days=7)
OFFER_KEPT = timedelta(days=90)  # after it ended or was stopped


class Direction(TextChoices):
    OFFERED = "offered", _("Ik bied")
    NEEDED = "needed", _("Ik zoek")


class OfferKind(TextChoices):
    PEOPLE = "people", _("Mensen")
    SPACE = "space", _("Een ruimte")
    GOODS = "goods", _("Spullen")
    KNOWLEDGE = "knowledge", _("Kennis")
    TIME = "time", _("Tijd")


class OfferState(TextChoices):
    WAITING = "waiting", _("Wordt nog gelezen")
    SHOWN = "shown", _("Staat erop")
    STOPPED = "stopped", _("Gestopt")
    NOT_SHOWN = "refused", _("Niet geplaatst")


class SideSays(TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Deze keer niet")


class WhoProposed(TextChoices):
    OFFERED = "offered", _("Wie het biedt")
    NEEDED = "needed", _("Wie het zoekt")
    STAFF = "staff", _("De aanjager")


# Which need lives
LONGEST_CHOICE = 80
LONGEST_ANSWER = 300
MOST_CHOICES = 8
ANSWERS_KEPT = timedelta(days=365)  # the words, after closing


class InventoryState(TextChoices):
    DRAFT = "draft", _("Klaar te zetten")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Gesloten")


class AnswerWay(TextChoices):
    OPEN = "open", _("Zelf, met de open link")
    DESK = "desk", _("Aan de balie")
    PAPER = "paper", _("Op papier")
    PARTNER = "partner", _("Een partner")


class ConfirmationWay(TextChoices):
    STAFF = "staff", _("door de aanjager of kerngroep")
    LINK = "link", _("door de organisatie zelf")
    PROPOSAL = "proposal", _("na een voorstel")


class ProposalSource(TextChoices):
    PARTNER = "partner", _("Een partner")
    VISITOR = "visitor", _("Een bezoeker")


class ProposalState(TextChoices):
    OPEN = "open", _("Wacht op een antwoord")
    TAKEN = "taken", _("Overgenomen")
    DECLINED = "declined", _("Niet overgenomen")
    UNDONE = "undone", _("Overgenomen en teruggedraaid")


class MergeKind(TextChoices):
    ORGANIZATION = "organization", _("Organisatie")
    SERVICE = "service", _("Hulpaanbod")


# ISO 639 → as it is written in the table, in Dutch. Others come in with a list and stay.
LANGUAGES: dict[str, object] = {
    "nl": _("Nederlands"),
    "en": _("Engels"),
    "ar": _("Arabisch"),
    "bg": _("Bulgaars"),
    "de": _("Duits"),
    "fr": _("Frans"),
    "fa": _("Farsi"),
    "uk": _("Oekraïens"),
    "pap": _("Papiaments"),
    "pl": _("Pools"),
    "pt": _("Portugees"),
    "ro": _("Roemeens"),
    "ru": _("Russisch"),
    "so": _("Somalisch"),
    "es": _("Spaans"),
    "ti": _("Tigrinya"),
    "tr": _("Turks"),
    "dse": _("Nederlandse gebarentaal"),
}
MOST_PLACES = 8
MOST_PHONES = 6
LISTING_PROPOSAL_KEPT = timedelta(days=365)  # after it was decided about
