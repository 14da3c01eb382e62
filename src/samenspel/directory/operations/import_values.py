# SPDX-License-Identifier: EUPL-1.2
"""From rows of a list to the columns of our tables. Nothing is asked of the database here."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from samenspel.base.contact_details import read_kvk, read_rsin
from samenspel.base.errors import Refused
from samenspel.base.names import name_key
from samenspel.base.personal_numbers import find_bsn
from samenspel.directory.operations.import_ids import extra_id
from samenspel.domain.hsds.identity import all_rows
from samenspel.domain.hsds.records import Row, Values

# Numbers, addresses and codes: they are no words of anybody.
_NO_WORDS = frozenset(
    [
        "url",
        "website",
        "uri",
        "logo",
        "term_uri",
        "schedule_link",
        "email",
        "assurer_email",
        "postal_code",
        "postcode",
        "external_identifier",
        "rsin",
        "kvk",
        "valid_from",
        "valid_to",
        "dtstart",
        "until",
        "opens_at",
        "closes_at",
        "timezone",
        "amount",
        "byday",
        "byweekno",
        "bymonthday",
        "byyearday",
        "assured_date",
        "last_modified",
        "updated",
        "extent",
    ]
)
_ORGANIZATION = ("sector", "website", "email", "street", "postcode", "city", "work_area")
_ENTRY = ("alternate_name", "legal_status", "year_incorporated", "uri")
_SERVICE = (
    *("name", "alternate_name", "description", "url", "email", "status", "application_process", "fees_description"),
    *("wait_time", "interpretation_services", "eligibility_description", "minimum_age", "maximum_age"),
    *("accreditations", "licenses", "alert", "assurer_email"),
)
_LOCATION = (
    *("location_type", "url", "name", "alternate_name", "description", "transportation", "latitude", "longitude"),
    *("external_identifier", "external_identifier_type"),
)
_ADDRESS = ("address_1", "address_2", "city", "region", "state_province", "postal_code", "country")
_TAXONOMY, _TERM = ("name", "description", "uri", "version"), ("name", "description", "code", "language", "term_uri")
_NO_NUMBER = ("minimum_age", "maximum_age", "latitude", "longitude", "year_incorporated")
_LONGEST_WEBSITE, _LONGEST_PHONE, _LONGEST_DESCRIPTION, _LONGEST_ADDRESS = 300, 30, 2000, 500


def without_personal_numbers(record: Row) -> None:
    """No text keeps what can be a BSN; a row that says nothing without it is refused by who takes it."""
    for row in all_rows(record):
        for name, value in list(row.values.items()):
            if isinstance(value, str) and not name.startswith("_") and name not in _NO_WORDS and find_bsn(value):
                del row.values[name]
                row.tell("bsn", name)
    for rows in (record.children, *(child.children for child in _children(record))):
        for table, below in rows.items():
            rows[table] = [row for row in below if row.table != "phones" or row.values.get("number")]


def _children(record: Row) -> Iterator[Row]:
    for rows in record.children.values():
        yield from rows


def digest_of(record: Row, resolved: Mapping[str, UUID | None]) -> str:
    """What the record says, with what it points at, in one short text."""
    said = [[row.table, row.key, sorted(row.values.items(), key=lambda item: item[0])] for row in all_rows(record)]
    links = sorted((name, str(pk)) for name, pk in resolved.items())
    return hashlib.sha256(json.dumps([said, links], sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()


def _picked(values: Values, names: Sequence[str]) -> dict[str, Any]:
    return {name: values.get(name, None if name in _NO_NUMBER else "") for name in names}


def organization_columns(record: Row) -> dict[str, Any]:
    values = record.values
    phones = [
        row.values["number"] for row in record.children.get("phones", []) if len(row.values["number"]) <= _LONGEST_PHONE
    ]
    written = str(values.get("phone", ""))
    found = {
        **_picked(values, _ORGANIZATION),
        "name": values["name"],
        "name_key": name_key(values["name"]),
        "description": _cut(record, "description", _LONGEST_DESCRIPTION),
        "phone": written if 0 < len(written) <= _LONGEST_PHONE else next(iter(phones), ""),
        **public_numbers(record),
    }
    if len(found["website"]) > _LONGEST_WEBSITE:
        record.tell("cut_off", "website", _LONGEST_WEBSITE)
        found["website"] = ""
    return found


def _cut(record: Row, name: str, limit: int) -> str:
    text = str(record.values.get(name, ""))
    if len(text) <= limit:
        return text
    record.tell("cut_off", name, limit)
    return f"{text[: limit - 1].rstrip()}…"


def public_numbers(record: Row) -> dict[str, str]:
    """The numbers by which everybody knows an organisation: from columns of that name, or among its identifiers."""
    found = {"kvk": "", "rsin": ""}
    for name, read in (("kvk", read_kvk), ("rsin", read_rsin)):
        written = str(record.values.get(name, "")) or _identifier(record, name)
        if not written:
            continue
        try:
            found[name] = read(written)
        except Refused:
            record.tell(f"no_{name}", name, written)
    return found


def _identifier(record: Row, name: str) -> str:
    for row in record.children.get("organization_identifiers", []):
        scheme = f"{row.values.get('identifier_scheme', '')} {row.values.get('identifier_type', '')}".casefold()
        if name in scheme:
            return str(row.values.get("identifier", ""))
    return ""


def entry_columns(record: Row, pk: UUID) -> dict[str, Any]:
    values = record.values
    below = record.children
    extra: dict[str, Any] = {name: values[name] for name in ("tax_status", "tax_id", "logo") if values.get(name)}
    identifiers = [
        row
        for row in below.get("organization_identifiers", [])
        if not any(word in str(row.values).casefold() for word in ("kvk", "rsin"))
    ]
    for row in identifiers:
        row.values.setdefault("identifier_type", row.values.get("identifier_scheme") or "id")
    for row in below.get("programs", []):
        _named_program(row.values)
    extra |= _passed_on(pk, "additional_websites", below.get("url", []))
    extra |= _passed_on(pk, "organization_identifiers", identifiers)
    extra |= _passed_on(pk, "programs", below.get("programs", []))
    extra |= _passed_on(pk, "funding", below.get("funding", []))
    return {**_picked(values, _ENTRY), "uri": _address(values, "uri"), "extra": extra}


def _named_program(values: Values) -> None:
    values["name"] = values.get("name") or str(values.get("description", ""))[:100]
    values.setdefault("description", values["name"])


def _passed_on(pk: UUID, name: str, rows: Sequence[Row]) -> dict[str, Any]:
    """Rows that we do not ask ourselves, in the shape of HSDS."""
    told = [
        {
            "id": extra_id(pk, row.table, row.key, number),
            **{key: value for key, value in row.values.items() if key[0] != "_"},
        }
        for number, row in enumerate(rows)
    ]
    return {name: told} if told else {}


def _address(values: Values, name: str) -> str:
    found = str(values.get(name, ""))
    return found if len(found) <= _LONGEST_ADDRESS else ""


def service_columns(record: Row, pk: UUID) -> dict[str, Any]:
    values, below = record.values, record.children
    columns = {**_picked(values, _SERVICE), "url": _address(values, "url")}
    columns["status"] = values.get("status") or "active"
    extra: dict[str, Any] = {"fees": values["fees"]} if values.get("fees") else {}
    program = values.get("_program")
    if program:
        program = dict(program)
        key = program.pop("key")
        _named_program(program)
        extra["program"] = {"id": extra_id(pk, "programs", key, 0), **_open(program)}
    extra |= _passed_on(pk, "additional_urls", below.get("url", []))
    extra |= _passed_on(pk, "funding", below.get("funding", []))
    extra |= _passed_on(pk, "capacities", _capacities(pk, below.get("service_capacity", [])))
    return {**columns, "extra": extra}


def _open(values: Values) -> Values:
    return {name: value for name, value in values.items() if not name.startswith(("_", "organization_id"))}


def _capacities(pk: UUID, rows: Sequence[Row]) -> list[Row]:
    """Only what says how much there is, of what, and when that was so: the schema asks for all three."""
    kept = []
    for row in rows:
        unit = row.values.get("unit")
        if not isinstance(unit, dict) or row.values.get("available") is None or not row.values.get("updated"):
            row.tell("capacity_unclear")
            continue
        if "id" not in unit:
            row.values["unit"] = {
                "id": extra_id(pk, "units", unit["key"], 0),
                **{k: v for k, v in unit.items() if k != "key"},
            }
        kept.append(row)
    return kept


def location_columns(record: Row, pk: UUID) -> dict[str, Any]:
    values = record.values
    columns = {**_picked(values, _LOCATION), "url": _address(values, "url")}
    columns["location_type"] = values.get("location_type") or "physical"
    addresses = sorted(
        record.children.get("addresses", []), key=lambda row: row.values.get("address_type", "physical") != "physical"
    )
    for row in addresses:
        if row.values.pop("attention", ""):
            row.tell("person", "attention")
    columns |= _picked(addresses[0].values, _ADDRESS) if addresses else {}
    if not columns.get("country"):
        columns["country"] = "NL"
    others = []
    for row in addresses[1:]:
        full = {**dict.fromkeys(("address_1", "city", "state_province", "postal_code"), ""), **row.values}
        row.values = {**full, "address_type": full.get("address_type") or "physical"}
        others.append(row)
    return {**columns, "extra": _passed_on(pk, "addresses", others)}


def taxonomy_columns(record: Row) -> dict[str, Any]:
    return {**_picked(record.values, _TAXONOMY), "uri": _address(record.values, "uri")}


def term_columns(record: Row) -> dict[str, Any]:
    return {**_picked(record.values, _TERM), "term_uri": _address(record.values, "term_uri")}
