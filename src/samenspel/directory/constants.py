# SPDX-License-Identifier: EUPL-1.2
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
