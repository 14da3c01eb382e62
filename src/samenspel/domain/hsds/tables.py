# SPDX-License-Identifier: EUPL-1.2
"""The tables of HSDS 3.2 with the columns that we read, and the names that older lists give them."""

import re
from dataclasses import dataclass

from samenspel.domain.hsds import moments
from samenspel.domain.hsds import values as read
from samenspel.domain.hsds.values import Reader

NAME, ADDRESS, TEXT = 300, 500, 10_000


@dataclass(frozen=True, slots=True)
class Column:
    read: Reader
    limit: int = 0  # signs; what is longer is cut off, and told; 0: no limit


LINE, LONG = Column(read.line, NAME), Column(read.text, TEXT)
URL, EMAIL, DAY, HOUR = Column(read.url), Column(read.email), Column(moments.date), Column(moments.time)
WORD = Column(read.line, 100)
RULE = Column(moments.numbers_in_a_row)


def _lines(names: str) -> dict[str, Column]:
    return dict.fromkeys(names.split(), LINE)


def _texts(names: str) -> dict[str, Column]:
    return dict.fromkeys(names.split(), LONG)


COLUMNS: dict[str, dict[str, Column]] = {
    "organizations": {
        "name": Column(read.line, 200),
        "description": Column(read.text, TEXT),
        "website": Column(read.url),
        "email": EMAIL,
        "uri": URL,
        "logo": URL,
        "legal_status": Column(read.line, 200),
        "tax_status": LINE,
        "tax_id": WORD,
        "year_incorporated": Column(read.whole(1000, 2150)),
        "alternate_name": LINE,
        # Beyond HSDS, from registers:
        "sector": Column(read.line, 80),
        "phone": Column(read.line, 60),
        "street": Column(read.line, 120),
        "postcode": Column(read.line, 10),
        "city": Column(read.line, 80),
        "work_area": Column(read.line, 120),
        "kvk": WORD,
        "rsin": WORD,
    },
    "services": {
        **_lines("name alternate_name"),
        **_texts(
            "description application_process fees_description interpretation_services eligibility_description "
            "accreditations licenses alert fees"
        ),
        "url": URL,
        "email": EMAIL,
        "assurer_email": EMAIL,
        "status": Column(read.status),
        "wait_time": Column(read.line, 200),
        "minimum_age": Column(read.whole(0, 150)),
        "maximum_age": Column(read.whole(0, 999)),
        "assured_date": DAY,
        "last_modified": Column(moments.moment),
    },
    "locations": {
        **_lines("name alternate_name"),
        **_texts("description transportation"),
        "location_type": Column(read.kind_of_place),
        "url": URL,
        "latitude": Column(read.degrees),
        "longitude": Column(read.degrees),
        "external_identifier": Column(read.line, 200),
        "external_identifier_type": WORD,
    },
    "service_at_location": _texts("description"),
    "addresses": {
        **_lines("attention address_1 address_2"),
        **dict.fromkeys(("city", "region", "state_province"), Column(read.line, 120)),
        "postal_code": Column(read.line, 20),
        "country": Column(read.country),
        "address_type": Column(read.kind_of_place),
    },
    "phones": {
        "number": Column(read.text),
        "extension": Column(read.digits(10)),
        "type": Column(read.line, 20),
        "description": LINE,
    },
    "schedules": {
        **dict.fromkeys(("valid_from", "valid_to", "dtstart", "until"), DAY),
        **dict.fromkeys(("opens_at", "closes_at"), HOUR),
        **dict.fromkeys(("byweekno", "bymonthday", "byyearday"), RULE),
        **_texts("description notes"),
        "timezone": Column(moments.offset),
        "count": Column(read.whole(0, 100_000)),
        "interval": Column(read.whole(1, 1000)),
        "wkst": Column(moments.first_day),
        "freq": Column(moments.freq),
        "byday": Column(moments.days),
        "schedule_link": URL,
        "attending_type": Column(read.line, 200),
    },
    "languages": {"name": WORD, "code": Column(read.code_of_language), "note": LINE},
    "accessibility": {**_texts("description details"), "url": URL},
    "contacts": {**dict.fromkeys(("name", "title", "department"), Column(read.line, 120)), "email": EMAIL},
    "cost_options": {
        "option": LINE,
        "valid_from": DAY,
        "valid_to": DAY,
        "currency": Column(read.currency),
        "amount": Column(read.amount),
        "amount_description": LONG,
    },
    "required_documents": {"document": LINE, "uri": URL},
    "service_areas": {
        "name": LINE,
        "description": LONG,
        "extent": Column(read.line, 200),
        "extent_type": WORD,
        "uri": URL,
    },
    "taxonomies": {"name": LINE, "description": LONG, "uri": URL, "version": Column(read.line, 40)},
    "taxonomy_terms": {
        "name": LINE,
        "description": LONG,
        "code": WORD,
        "taxonomy": LINE,
        "language": Column(read.code_of_language),
        "term_uri": URL,
    },
    "attributes": {"link_type": WORD, "link_entity": WORD, "value": LINE, "label": LINE},
    "funding": {"source": LONG},
    "programs": {**_lines("name alternate_name"), "description": LONG},
    "organization_identifiers": {
        "identifier_scheme": LINE,
        "identifier_type": LINE,
        "identifier": Column(read.line, 200),
    },
    "url": {"label": LINE, "url": URL},
    "service_capacity": {
        "available": Column(read.whole(-1_000_000, 1_000_000)),
        "maximum": Column(read.whole(0, 1_000_000)),
        "description": LONG,
        "updated": Column(moments.moment),
    },
    "eligibility": {"eligibility_description": LONG},  # a table until HSDS 2.0
    "units": {**_lines("name scheme identifier"), "uri": URL},
}
# Columns that point at a row of another table.
POINTERS: dict[str, str] = {
    "organization_id": "organizations",
    "parent_organization_id": "organizations",
    "service_id": "services",
    "location_id": "locations",
    "service_at_location_id": "service_at_location",
    "contact_id": "contacts",
    "phone_id": "phones",
    "taxonomy_id": "taxonomies",
    "taxonomy_term_id": "taxonomy_terms",
    "parent_id": "taxonomy_terms",
    "program_id": "programs",
    "unit_id": "units",
    "link_id": "",
    "organization_name": "",
    "service_name": "",
    "location_name": "",
}
# What a record tells of its own changes and of the form of the list is not about anybody's help.
LEFT_OUT = frozenset({"metadata", "meta_table_descriptions"})

_OTHER_TABLES = {
    "organizations": "organization organisations organisation organisaties organisatie agencies",
    "services": "service diensten",
    "locations": "location locaties",
    "service_at_location": "services_at_location services_at_locations service_at_locations servicesatlocation",
    "addresses": "address physical_addresses physical_address postal_addresses postal_address",
    "phones": "phone telephones",
    "schedules": "schedule regular_schedules regular_schedule holiday_schedules holiday_schedule",
    "languages": "language",
    "accessibility": "accessibility_for_disabilities accessibilities",
    "contacts": "contact",
    "cost_options": "cost_option payments_accepted payment_accepted payments fees",
    "required_documents": "required_document",
    "service_areas": "service_area areas service_areas_1 area",
    "taxonomies": "vocabularies",
    "taxonomy_terms": "taxonomy taxonomy_term terms categories",
    "attributes": "attribute service_taxonomy services_taxonomy service_taxonomies service_attributes other_attributes",
    "funding": "fundings",
    "programs": "program programmes",
    "organization_identifiers": "organization_identifier",
    "url": "urls additional_urls additional_websites",
    "service_capacity": "capacities service_capacities",
    "units": "unit",
    "eligibility": "eligibilities eligibility",
    "metadata": "meta_data",
    "meta_table_descriptions": "meta_table_description",
}
TABLE_NAMES = {name: table for table, names in _OTHER_TABLES.items() for name in (table, *names.split())}
# Per table: the name that an older list gives a column → ours.
_EVERYWHERE = {
    "organisation_id": "organization_id",
    "agency_id": "organization_id",
    "services_at_location_id": "service_at_location_id",
}
OLD_COLUMNS: dict[str, dict[str, str]] = {
    "organizations": {
        "url": "website",
        "urls": "website",
        "emails": "email",
        "parent_id": "parent_organization_id",
        "short_desc": "description",
    },
    "services": {
        "website": "url",
        "urls": "url",
        "eligibility": "eligibility_description",
        "audience": "eligibility_description",
        "how_to_apply": "application_process",
    },
    "locations": {"lat": "latitude", "lng": "longitude", "lon": "longitude", "long": "longitude"},
    "addresses": {
        "address1": "address_1",
        "address2": "address_2",
        "street": "address_1",
        "street_1": "address_1",
        "zip": "postal_code",
        "zipcode": "postal_code",
        "postcode": "postal_code",
        "state": "state_province",
        "country_prefix": "country",
    },
    "phones": {"phone": "number", "phone_number": "number", "department": "description", "number_type": "type"},
    "schedules": {
        "weekday": "byday",
        "start_date": "valid_from",
        "end_date": "valid_to",
        "original_text": "description",
        "opens": "opens_at",
        "closes": "closes_at",
    },
    "languages": {"language": "name"},
    "accessibility": {"accessibility": "description"},
    "cost_options": {"payment": "option", "payment_accepted": "option"},
    "required_documents": {"required_document": "document"},
    "service_areas": {"service_area": "name", "area": "name"},
    "taxonomy_terms": {"term": "name", "vocabulary": "taxonomy", "taxonomy_name": "taxonomy"},
    "attributes": {"taxonomy_id": "taxonomy_term_id", "taxonomy_detail": "value"},
    "eligibility": {"eligibility": "eligibility_description"},
}
_DATED = re.compile(
    r"^(?:\d{4}[-_]?\d{2}[-_]?\d{2}[-_ ]*)|(?:[-_ ]*\d{4}[-_]?\d{2}[-_]?\d{2})$|^(?:hsds|hsda|openreferral)[-_ ]+",
    re.IGNORECASE,
)


def table_of(file_name: str) -> str:
    """The table that a file of this name holds; empty when its name says nothing."""
    stem = re.sub(r"\.[a-z]{2,5}$", "", file_name.replace("\\", "/").rpartition("/")[2].strip().lower())
    stem = re.sub(r"[\s-]+", "_", _DATED.sub("", stem))
    return TABLE_NAMES.get(stem, "")


def column_of(table: str, heading: str) -> str:
    """Our name of a column."""
    name = re.sub(r"[\s\-.]+", "_", heading.strip().strip("\ufeff\"'").lower())
    name = _EVERYWHERE.get(name, name)
    return OLD_COLUMNS.get(table, {}).get(name, name)


def is_known_column(heading: str) -> bool:
    name = re.sub(r"[\s\-.]+", "_", heading.strip().lower())
    return name == "id" or name in POINTERS or any(name in columns for columns in COLUMNS.values())
