# SPDX-License-Identifier: EUPL-1.2
"""What people write above the columns of a list, in Dutch and English, and which field they mean by it."""

import difflib
import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from django.utils.translation import gettext_lazy as _


class Field(StrEnum):
    """What a column of a list can hold."""

    IGNORE = "ignore"
    ORGANIZATION = "organization"
    SECTOR = "sector"
    WEBSITE = "website"
    ORGANIZATION_EMAIL = "organization_email"
    ORGANIZATION_PHONE = "organization_phone"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    CITY = "city"
    WORK_AREA = "work_area"
    KVK = "kvk"
    RSIN = "rsin"
    CIRCLE = "circle"
    CIRCLE_NOTE = "circle_note"
    SOURCE = "source"
    NOTE = "note"
    FULL_NAME = "full_name"
    FIRST_NAME = "first_name"
    INITIALS = "initials"
    NAME_PREFIX = "name_prefix"
    LAST_NAME = "last_name"
    ROLE_TITLE = "role_title"
    EMAIL = "email"
    PHONE = "phone"
    CHANNEL = "channel"
    EXPERIENCE_EXPERT = "experience_expert"


FIELD_LABELS: dict[Field, object] = {
    Field.IGNORE: _("niet opnemen"),
    Field.ORGANIZATION: _("naam van de organisatie"),
    Field.SECTOR: _("soort organisatie"),
    Field.WEBSITE: _("website"),
    Field.ORGANIZATION_EMAIL: _("e-mail van de organisatie"),
    Field.ORGANIZATION_PHONE: _("telefoon van de organisatie"),
    Field.STREET: _("straat of adres"),
    Field.HOUSE_NUMBER: _("huisnummer"),
    Field.POSTCODE: _("postcode"),
    Field.CITY: _("plaats"),
    Field.WORK_AREA: _("werkgebied"),
    Field.KVK: _("KvK-nummer"),
    Field.RSIN: _("RSIN"),
    Field.CIRCLE: _("kring"),
    Field.CIRCLE_NOTE: _("toelichting bij de kring"),
    Field.SOURCE: _("bron"),
    Field.NOTE: _("opmerking"),
    Field.FULL_NAME: _("naam van de persoon"),
    Field.FIRST_NAME: _("voornaam"),
    Field.INITIALS: _("voorletters"),
    Field.NAME_PREFIX: _("tussenvoegsel"),
    Field.LAST_NAME: _("achternaam"),
    Field.ROLE_TITLE: _("functie"),
    Field.EMAIL: _("e-mail"),
    Field.PHONE: _("telefoon"),
    Field.CHANNEL: _("hoe iemand bereikt wil worden"),
    Field.EXPERIENCE_EXPERT: _("ervaringsdeskundige, ja of nee"),
}

# "naam" alone can be an organisation's or a person's: the other columns decide.
NAME = "name"

_WORDS: dict[str, str] = {
    NAME: "naam namen name names",
    Field.IGNORE: (
        "id nr nummer volgnummer volgnr rij regel tijdstempel timestamp begintijd voltooiingstijd starttijd datum "
        "date aangemaakt gewijzigd aanhef titel salutation title land country status geslacht gender bsn "
        "burgerservicenummer sofinummer emaildisplayname emailtype geboortedatum iban rekeningnummer fax faxnummer logo"
    ),
    Field.ORGANIZATION: (
        "organisatie organisatienaam naamorganisatie instelling instellingsnaam bedrijf bedrijfsnaam firma stichting "
        "vereniging partner partnernaam partnerorganisatie partij werkgever ledenorganisatie lidorganisatie "
        "deelnemendeorganisatie organization organisation company employer institution charity agency "
        "orgname org accountname businessname nonprofit"
    ),
    Field.SECTOR: (
        "sector soort type categorie branche rubriek soortorganisatie typeorganisatie organisatietype category kind "
        "industry sectornaam domein"
    ),
    Field.WEBSITE: "website webadres site url www homepage internet internetadres webpagina internetsite webpage link",
    Field.ORGANIZATION_EMAIL: "algemeenmailadres algemenemail infoadres algemeenemail generalemail",
    Field.ORGANIZATION_PHONE: "algemeennummer algemeentelefoonnummer centralenummer receptie",
    Field.STREET: (
        "straat straatnaam adres bezoekadres postadres vestigingsadres adresregel street streetname address "
        "streetaddress adresgegevens straatennummer straathuisnummer straatnr straatnummer"
    ),
    Field.HOUSE_NUMBER: (
        "huisnummer huisnr hnr toevoeging huisnummertoevoeging huisletter housenumber streetnumber nummerhuis"
    ),
    Field.POSTCODE: "postcode pc postkode postcodeplaats postcodewoonplaats pcplaats zip zipcode postalcode",
    Field.CITY: "plaats woonplaats vestigingsplaats stad plaatsnaam dorp city town place standplaats kern",
    Field.WORK_AREA: (
        "werkgebied gebied regio wijk wijken buurt gemeente werkgebieden workarea area region municipality district "
        "neighbourhood neighborhood"
    ),
    Field.KVK: "kvk kvknummer kvknr kamervankoophandel handelsregisternummer dossiernummer cocnumber chamberofcommerce",
    Field.RSIN: "rsin rsinnummer fiscaalnummer",
    Field.CIRCLE: "kring cirkel ring schil circle drempel",
    Field.CIRCLE_NOTE: "kringtoelichting toelichtingkring waaromdezekring circlenote circlereason",
    Field.SOURCE: "bron herkomst vindplaats source origin via",
    Field.NOTE: (
        "opmerking opmerkingen notitie notities toelichting bijzonderheden memo commentaar overig omschrijving "
        "beschrijving note notes remark remarks comment comments description"
    ),
    Field.FULL_NAME: (
        "contactpersoon contact persoon volledigenaam naamcontactpersoon contactnaam contactpersoonnaam deelnemer "
        "vertegenwoordiger medewerker aanspreekpunt vrijwilliger contactperson contactname fullname person "
        "participant attendee displayname voorenachternaam voornaamachternaam voornaamenachternaam cp"
    ),
    Field.FIRST_NAME: "voornaam roepnaam firstname givenname forename vnaam",
    Field.INITIALS: "voorletters voorletter initialen initials vl",
    Field.NAME_PREFIX: "tussenvoegsel tussenvoegsels tussenv tv voorvoegsel voorvoegsels infix nameprefix tvg",
    Field.LAST_NAME: "achternaam familienaam lastname surname familyname anaam",
    Field.ROLE_TITLE: (
        "functie rol functienaam functietitel beroep role jobtitle position function afdeling department functierol"
    ),
    Field.EMAIL: (
        "email mail emailadres mailadres emails emailaddress mailaddress elektronischadres emailcontactpersoon "
        "contactemail contactmail"
    ),
    Field.PHONE: (
        "telefoon telefoonnummer telefoonnr telnr tel mobiel mobielnummer mobieltelefoonnummer mobielnr gsm mob "
        "telefoonmobiel telefoonvast vast vastnummer phone phonenumber telephone mobile mobilephone cell cellphone "
        "mobilenumber 06 06nummer 06nr telmobiel telvast telefoonwerk telefoonprive whatsappnummer"
    ),
    Field.CHANNEL: (
        "voorkeur voorkeurcontact contactvoorkeur voorkeurkanaal kanaal contactwijze bereikbaarvia bereiken "
        "wijzevancontact channel preferredcontact contactpreference preferredchannel contactmethod "
        "benaderd benaderen bereikt"
    ),
    Field.EXPERIENCE_EXPERT: (
        "ervaringsdeskundige ervaringsdeskundig ervaringsdeskundigheid ervaringswerker experienceexpert "
        "expertbyexperience livedexperience ed"
    ),
}
SYNONYMS: dict[str, str] = {word: field for field, words in _WORDS.items() for word in words.split()}

_ORGANIZATION_WORDS = (
    "organisatie organisaties instelling bedrijf algemeen algemene org partner partners kantoor vereniging stichting "
    "organization organisation company general office"
)
_PERSON_WORDS = (
    "contactpersoon contact contactpersonen persoon deelnemer cp vertegenwoordiger medewerker person participant "
    "eigen persoonlijk persoonlijke prive werk zakelijk zakelijke"
)
_FILLER_WORDS = (  # dutch: words that people write above columns
    "van de het een je jouw jullie uw u evt eventueel eventuele volledig volledige the your of a an our voor and en "
    "eerste tweede derde primair primaire first second third 1e 2e 3e 1 2 3 4 5 1ste 2de 3de"
)
_OF_ORGANIZATION = frozenset(_ORGANIZATION_WORDS.split())
_OF_PERSON = frozenset(_PERSON_WORDS.split())
_FILLER = frozenset(_FILLER_WORDS.split())
_COMBINED: dict[str, dict[str, Field]] = {
    "organization": {
        NAME: Field.ORGANIZATION,
        Field.EMAIL: Field.ORGANIZATION_EMAIL,
        Field.PHONE: Field.ORGANIZATION_PHONE,
    },
    "person": {NAME: Field.FULL_NAME},
}
# In a heading that is a whole question, the first of these that occurs as a word decides.
_IN_A_SENTENCE = (
    Field.NOTE,
    Field.CHANNEL,
    Field.EXPERIENCE_EXPERT,
    Field.EMAIL,
    Field.PHONE,
    Field.POSTCODE,
    Field.WEBSITE,
    Field.FIRST_NAME,
    Field.NAME_PREFIX,
    Field.LAST_NAME,
    Field.ROLE_TITLE,
    Field.CIRCLE,
    Field.KVK,
    Field.ORGANIZATION,
    Field.CITY,
    Field.STREET,
    Field.SECTOR,
    Field.WORK_AREA,
    Field.FULL_NAME,
    NAME,
)
_ORDINAL = re.compile(
    r"(?:^|[^\w])(?:(\d)(?:e|ste|de)?|(tweede|second)|(derde|third))(?:[^\w]|$)|(?<=[a-z])\s?(\d)\s*$"
)
_LEAST_LIKENESS = 0.84
_LONGEST_HEADING = 120


def squeezed(text: str) -> str:
    """Letters and digits only, without accents and capitals."""
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text[:_LONGEST_HEADING]).casefold()
    return re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


@lru_cache(maxsize=2048)
def field_for_heading(heading: str) -> tuple[str, float]:
    """The field (or NAME) that a heading means, and how sure that is from 0 to 1."""
    known = SYNONYMS.get(squeezed(heading))
    if known:
        return known, 1.0
    without_brackets = re.sub(r"\(.*?\)|\[.*?\]", " ", heading[:_LONGEST_HEADING])
    known = SYNONYMS.get(squeezed(without_brackets)) or _qualified(_words(without_brackets))
    if known:
        return known, 0.9
    return _misspelt(squeezed(without_brackets)) or _sentence(_words(heading)) or ("", 0.0)


def is_known_heading(text: str) -> bool:
    """Is this the name of a column? Spelling mistakes do not count, or a name in the list would pass for one."""
    return len(text) <= 60 and field_for_heading(text)[1] >= 0.9


def _qualified(words: list[str]) -> str:
    """`E-mail contactpersoon`, `Naam van de organisatie`: a field, and whose it is."""
    telling = [word for word in words if word not in _FILLER]
    joined = SYNONYMS.get("".join(telling))
    if joined:
        return joined
    core = "".join(word for word in telling if word not in _OF_ORGANIZATION | _OF_PERSON)
    field = SYNONYMS.get(core) or SYNONYMS.get(re.sub(r"\d+$", "", core), "")
    if not field:
        return ""
    owner = "organization" if any(word in _OF_ORGANIZATION for word in telling) else ""
    if any(word in _OF_PERSON for word in telling):
        owner = "person"
    return _COMBINED.get(owner, {}).get(field, field)


def _misspelt(key: str) -> tuple[str, float] | None:
    key = re.sub(r"\d+$", "", key)
    singular = SYNONYMS.get(key.removesuffix("s")) or SYNONYMS.get(key.removesuffix("en"))
    if singular:
        return singular, 0.9
    if not 5 <= len(key) <= 40:
        return None
    swapped = next((word for word in SYNONYMS if len(word) == len(key) and _swapped(word, key)), "")
    if swapped:
        return SYNONYMS[swapped], 0.7
    near = difflib.get_close_matches(key, SYNONYMS, n=1, cutoff=_LEAST_LIKENESS)
    return (SYNONYMS[near[0]], 0.7) if near else None


def _swapped(word: str, typed: str) -> bool:
    """The same letters, two neighbours having changed places."""
    return word[0] == typed[0] and sorted(word) == sorted(typed) and sum(map(str.__ne__, word, typed)) == 2


def _sentence(words: list[str]) -> tuple[str, float] | None:
    if not 2 <= len(words) <= 16:
        return None
    pairs = [first + second for first, second in pairwise(words)]
    meant = {SYNONYMS.get(word) for word in [*words, *pairs]}
    found = next((field for field in _IN_A_SENTENCE if field in meant), None)
    return (str(found), 0.6) if found else None


def person_number(heading: str) -> int:
    """Which person of the row a heading is about: `contactpersoon 2` is the second."""
    found = _ORDINAL.search(heading.casefold())
    if not found:
        return 1
    digit = found.group(1) or found.group(4)
    number = int(digit) if digit else (2 if found.group(2) else 3)
    return number if 1 <= number <= 5 else 1
