# SPDX-License-Identifier: EUPL-1.2
"""A table of any columns: which column is what is suggested by its heading, and can be chosen otherwise by a person.

A row is an organisation; where a column with a service is chosen, it is a service of an organisation at a place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.base.errors import Refused
from samenspel.base.tables import Table
from samenspel.domain.hsds.records import AT, ATTRIBUTES, LOCATIONS, ORGANIZATIONS, SERVICES, TAXONOMIES, TERMS, Raw
from samenspel.organizations.operations.import_headings import squeezed


class Field(StrEnum):
    IGNORE = "ignore"
    ID = "id"
    NAME = "name"
    ALTERNATE_NAME = "alternate_name"
    DESCRIPTION = "description"
    SECTOR = "sector"
    WEBSITE = "website"
    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    CITY = "city"
    WORK_AREA = "work_area"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    KVK = "kvk"
    RSIN = "rsin"
    SERVICE_ID = "service_id"
    SERVICE = "service"
    SERVICE_DESCRIPTION = "service_description"
    SERVICE_URL = "service_url"
    STATUS = "status"
    ELIGIBILITY = "eligibility"
    APPLICATION = "application"
    COST = "cost"
    HOURS = "hours"
    BRING = "bring"
    LANGUAGES = "languages"
    CATEGORY = "category"
    PLACE = "place"


FIELD_LABELS: dict[Field, object] = {
    Field.IGNORE: _("niet opnemen"),
    Field.ID: _("nummer van de organisatie in deze lijst"),
    Field.NAME: _("naam van de organisatie"),
    Field.ALTERNATE_NAME: _("andere naam van de organisatie"),
    Field.DESCRIPTION: _("wat de organisatie doet"),
    Field.SECTOR: _("soort organisatie"),
    Field.WEBSITE: _("website"),
    Field.EMAIL: _("e-mail"),
    Field.PHONE: _("telefoon"),
    Field.STREET: _("straat of adres"),
    Field.HOUSE_NUMBER: _("huisnummer"),
    Field.POSTCODE: _("postcode"),
    Field.CITY: _("plaats"),
    Field.WORK_AREA: _("werkgebied"),
    Field.LATITUDE: _("breedtegraad"),
    Field.LONGITUDE: _("lengtegraad"),
    Field.KVK: _("KvK-nummer"),
    Field.RSIN: _("RSIN"),
    Field.SERVICE_ID: _("nummer van het aanbod in deze lijst"),
    Field.SERVICE: _("naam van het aanbod"),
    Field.SERVICE_DESCRIPTION: _("wat het aanbod is"),
    Field.SERVICE_URL: _("webpagina van het aanbod"),
    Field.STATUS: _("of het er nu is"),
    Field.ELIGIBILITY: _("voor wie het is"),
    Field.APPLICATION: _("wat er eerst gebeurt"),
    Field.COST: _("wat het kost"),
    Field.HOURS: _("wanneer het open is"),
    Field.BRING: _("wat je meeneemt"),
    Field.LANGUAGES: _("talen"),
    Field.CATEGORY: _("trefwoorden"),
    Field.PLACE: _("naam van de plek"),
}
_WORDS: dict[Field, str] = {
    Field.ID: "id nummer nr organisatieid organizationid organisationid orgid agencyid sourceid volgnummer",
    Field.NAME: (
        "naam name organisatie organisatienaam naamorganisatie instelling instellingsnaam naaminstelling stichting "
        "vereniging partner organization organisation organizationname "
        "organisationname orgname agency agencyname company "
        "statutairenaam naamanbi anbi naamvandeinstelling charity charityname"
    ),
    Field.ALTERNATE_NAME: (
        "alternatename aliasnaam alias roepnaam anderenaam aka handelsnaam afkorting alternatenames bekendals"
    ),
    Field.DESCRIPTION: (
        "omschrijving beschrijving description doel doelstelling "
        "toelichting activiteiten about missie organizationdescription"
    ),
    Field.SECTOR: (
        "sector soort type categorieorganisatie branche rubriek soortorganisatie soortinstelling organizationtype"
    ),
    Field.WEBSITE: "website webadres site url www homepage internetadres internetsite webpagina link urls internet",
    Field.EMAIL: "email mail emailadres mailadres emailaddress contactemail",
    Field.PHONE: "telefoon telefoonnummer tel telnr phone phonenumber telephone telefoonnr phones mainphone",
    Field.STREET: (
        "straat straatnaam adres bezoekadres vestigingsadres street address streetaddress address1 adresregel1"
    ),
    Field.HOUSE_NUMBER: "huisnummer huisnr nummertoevoeging housenumber",
    Field.POSTCODE: "postcode pc postkode zip zipcode postalcode",
    Field.CITY: "plaats woonplaats vestigingsplaats stad plaatsnaam city town",
    Field.WORK_AREA: "werkgebied gebied regio gemeente wijk area region municipality county coverage servicearea",
    Field.LATITUDE: "latitude lat breedtegraad y",
    Field.LONGITUDE: "longitude lon lng long lengtegraad x",
    Field.KVK: "kvk kvknummer kvknr kamervankoophandel handelsregisternummer",
    Field.RSIN: "rsin rsinnummer rsinfiscaalnummer fiscaalnummer rsinnr",
    Field.SERVICE_ID: "serviceid dienstid aanbodid",
    Field.SERVICE: (
        "dienst aanbod service servicename naamdienst naamaanbod hulpaanbod program programname activiteit voorziening"
    ),
    Field.SERVICE_DESCRIPTION: "servicedescription omschrijvingdienst omschrijvingaanbod dienstomschrijving",
    Field.SERVICE_URL: "serviceurl urldienst servicewebsite",
    Field.STATUS: "status actief",
    Field.ELIGIBILITY: "doelgroep voorwie eligibility eligibilitydescription voorwaarden audience",
    Field.APPLICATION: "aanmelden aanmelding applicationprocess howtoapply intake hoeaanmelden werkwijze",
    Field.COST: "kosten prijs fees cost feesdescription eigenbijdrage tarief",
    Field.HOURS: "openingstijden hours openinghours schedule open tijden wanneer",
    Field.BRING: "meenemen requireddocuments documenten watneemjemee",
    Field.LANGUAGES: "taal talen language languages",
    Field.CATEGORY: (
        "categorie categorieen category categories taxonomy thema themas trefwoorden tags onderwerp onderwerpen"
    ),
    Field.PLACE: "locatie locatienaam location locationname locaties gebouw",
}
_SYNONYMS = {word: field for field, words in _WORDS.items() for word in words.split()}
MAY_OCCUR_TWICE = frozenset({Field.IGNORE, Field.DESCRIPTION, Field.CATEGORY, Field.HOUSE_NUMBER, Field.PHONE})
_OF_ORGANIZATION = {
    Field.NAME: "name",
    Field.ALTERNATE_NAME: "alternate_name",
    Field.DESCRIPTION: "description",
    Field.SECTOR: "sector",
    Field.WEBSITE: "website",
    Field.EMAIL: "email",
    Field.PHONE: "phone",
    Field.POSTCODE: "postcode",
    Field.CITY: "city",
    Field.WORK_AREA: "work_area",
    Field.KVK: "kvk",
    Field.RSIN: "rsin",
}
_OF_SERVICE = {
    Field.SERVICE: "name",
    Field.SERVICE_DESCRIPTION: "description",
    Field.SERVICE_URL: "url",
    Field.STATUS: "status",
    Field.ELIGIBILITY: "eligibility_description",
    Field.APPLICATION: "application_process",
    Field.COST: "fees_description",
}
_BELOW_SERVICE = {
    Field.HOURS: ("schedules", "description"),
    Field.BRING: ("required_documents", "document"),
    Field.WORK_AREA: ("service_areas", "name"),
    Field.PHONE: ("phones", "number"),
}
_MOST_TERMS = 20
_MOST_COLUMNS_SHOWN = 3


@lru_cache(maxsize=2048)
def field_of(heading: str) -> Field:
    key = squeezed(re.sub(r"\(.*?\)", " ", heading))
    return _SYNONYMS.get(key) or _SYNONYMS.get(squeezed(heading)) or Field.IGNORE


def knows_heading(text: str) -> bool:
    return len(text) <= 60 and field_of(text) != Field.IGNORE


def suggested(table: Table) -> dict[int, Field]:
    """A field for each column; the first column that may be it, is it. `id` and `name` mean what stands beside them."""
    found: dict[int, Field] = {}
    for index, heading in enumerate(table.headings):
        field = field_of(heading)
        taken = field in found.values() and field not in MAY_OCCUR_TWICE
        found[index] = Field.IGNORE if taken else field
    if Field.NAME not in found.values() and table.headings:
        first = next((index for index, field in found.items() if field == Field.IGNORE and table.column(index)), None)
        if first is not None and Field.SERVICE not in found.values():
            found[first] = Field.NAME
    return found


def refuse_twice(mapping: Mapping[int, Field]) -> None:
    seen: set[Field] = set()
    for index, field in mapping.items():
        if field in seen and field not in MAY_OCCUR_TWICE:
            raise Refused(
                _now("Dit staat al bij een andere kolom. Kies bij een van de twee iets anders."),
                field=f"column_{index}",
            )
        seen.add(field)
    if not seen & {Field.NAME, Field.SERVICE}:
        raise Refused(_now("Kies in welke kolom de naam staat: van de organisatie of van het aanbod."))


def parse_choices(table: Table, choices: Sequence[str]) -> dict[int, Field]:
    """`--map column=field`: a heading, a number from 1 or a letter; raises Refused on what is not there."""
    found: dict[int, Field] = {}
    for choice in choices:
        column, sign, field = choice.rpartition("=")
        if not sign or field not in list(Field):
            raise Refused(f"--map {choice}: choose a field from {', '.join(Field)}.")
        found[_index(table, column)] = Field(field)
    return found


def _index(table: Table, column: str) -> int:
    wanted = column.strip().casefold()
    for index, heading in enumerate(table.headings):
        if heading.strip().casefold() == wanted:
            return index
    if wanted.isdigit() and 1 <= int(wanted) <= table.width:
        return int(wanted) - 1
    if re.fullmatch(r"[a-z]", wanted) and ord(wanted) - 97 < table.width:
        return ord(wanted) - 97
    raise Refused(f"--map: there is no column “{column}”.")


def rows_of_any_table(table: Table, mapping: Mapping[int, Field]) -> Iterator[Raw]:
    has_service = Field.SERVICE in mapping.values()
    for row in table.rows:
        cells: dict[Field, list[str]] = {}
        for index, field in mapping.items():
            if field != Field.IGNORE and index < len(row.cells) and row.cells[index].strip():
                cells.setdefault(field, []).append(row.cells[index].strip())
        yield from _rows(row.number, cells, has_service=has_service)


def _rows(line: int, cells: dict[Field, list[str]], *, has_service: bool) -> Iterator[Raw]:
    alias = f"@{line}"
    organization = {name: "\n".join(cells[field]) for field, name in _OF_ORGANIZATION.items() if field in cells}
    organization["phone"] = cells.get(Field.PHONE, [""])[0]
    if Field.STREET in cells or Field.HOUSE_NUMBER in cells:
        organization["street"] = " ".join([*cells.get(Field.STREET, []), *cells.get(Field.HOUSE_NUMBER, [])])
    if Field.ID in cells:
        organization["id"] = cells[Field.ID][0]
    elif Field.RSIN in cells or Field.KVK in cells:
        organization["id"] = ""
    if not has_service:
        yield Raw(ORGANIZATIONS, line, "", organization, alias=alias)
        if Field.LATITUDE in cells or Field.LONGITUDE in cells:
            yield from _place(line, cells, alias)
        return
    if organization.get("name"):
        yield Raw(ORGANIZATIONS, line, "", organization, alias=alias, is_copy=True)
    yield from _service(line, cells, alias if organization.get("name") else "")


def _service(line: int, cells: dict[Field, list[str]], owner: str) -> Iterator[Raw]:
    me = f"@service:{line}"
    values: dict[str, Any] = {name: "\n".join(cells[field]) for field, name in _OF_SERVICE.items() if field in cells}
    values |= {"id": cells.get(Field.SERVICE_ID, [""])[0], "organization_id": owner}
    if Field.SERVICE_DESCRIPTION not in cells and Field.DESCRIPTION in cells:
        values["description"] = "\n".join(cells[Field.DESCRIPTION])
    yield Raw(SERVICES, line, "", values, alias=me)
    for field, (table, column) in _BELOW_SERVICE.items():
        for text in cells.get(field, []):
            yield Raw(table, line, "", {column: text, "service_id": me}, path=str(field), is_copy=True)
    for text in cells.get(Field.LANGUAGES, []):
        for name in re.split(r"\s*[,;/]\s*", text)[:_MOST_TERMS]:
            yield Raw("languages", line, "", {"name": name, "service_id": me}, path="languages", is_copy=True)
    if {Field.STREET, Field.POSTCODE, Field.CITY, Field.LATITUDE, Field.PLACE} & cells.keys():
        yield from _place(line, cells, owner)
        yield Raw(AT, line, "", {"service_id": me, "location_id": f"@place:{line}"}, alias=f"@at:{line}", is_copy=True)
    yield from _terms(line, cells, me)


def _place(line: int, cells: dict[Field, list[str]], owner: str) -> Iterator[Raw]:
    me = f"@place:{line}"
    names = {Field.PLACE: "name", Field.LATITUDE: "latitude", Field.LONGITUDE: "longitude"}
    values = {name: cells[field][0] for field, name in names.items() if field in cells}
    yield Raw(
        LOCATIONS, line, "", {**values, "location_type": "physical", "organization_id": owner}, alias=me, is_copy=True
    )
    address = {
        "address_1": " ".join([*cells.get(Field.STREET, []), *cells.get(Field.HOUSE_NUMBER, [])]),
        "postal_code": cells.get(Field.POSTCODE, [""])[0],
        "city": cells.get(Field.CITY, [""])[0],
    }
    if any(address.values()):
        yield Raw("addresses", line, "", {**address, "location_id": me}, path="address", is_copy=True)


def _terms(line: int, cells: dict[Field, list[str]], service: str) -> Iterator[Raw]:
    names = [name for text in cells.get(Field.CATEGORY, []) for name in re.split(r"\s*[,;|>]\s*", text) if name.strip()]
    taxonomy = "@taxonomy"
    if names:
        yield Raw(TAXONOMIES, line, "", {"name": _now("Trefwoorden uit lijsten")}, alias=taxonomy, is_copy=True)
    for name in dict.fromkeys(names[:_MOST_TERMS]):
        term = f"@term:{squeezed(name)}"
        yield Raw(TERMS, line, "", {"name": name, "taxonomy_id": taxonomy}, alias=term, is_copy=True)
        link = {"link_id": service, "link_entity": "service", "taxonomy_term_id": term}
        yield Raw(ATTRIBUTES, line, "", link, path=name, is_copy=True)
