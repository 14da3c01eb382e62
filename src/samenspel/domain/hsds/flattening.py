# SPDX-License-Identifier: EUPL-1.2
"""Rows of nested JSON, and rows of tables with the columns of older versions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samenspel.domain.hsds.records import AT, Raw
from samenspel.domain.hsds.tables import TABLE_NAMES, column_of, table_of
from samenspel.domain.hsds.texts import key_of

MOST_ROWS = 400_000
_DEEPEST = 12
# table → key in its JSON → (table of what stands there, column of the child that points back)
_CHILDREN = {
    "phones": ("phones", ""),
    "schedules": ("schedules", ""),
    "contacts": ("contacts", ""),
    "languages": ("languages", ""),
    "attributes": ("attributes", "link_id"),
    "service_areas": ("service_areas", ""),
    "funding": ("funding", ""),
    "metadata": ("metadata", "resource_id"),
}
_BACK = {
    "organizations": "organization_id",
    "services": "service_id",
    "locations": "location_id",
    "service_at_location": "service_at_location_id",
    "contacts": "contact_id",
    "phones": "phone_id",
    "programs": "program_id",
    "taxonomies": "taxonomy_id",
    "taxonomy_terms": "taxonomy_term_id",
    "units": "unit_id",
}
NESTED: dict[str, dict[str, tuple[str, str]]] = {
    "organizations": {
        **_CHILDREN,
        "locations": ("locations", ""),
        "services": ("services", ""),
        "programs": ("programs", ""),
        "organization_identifiers": ("organization_identifiers", ""),
        "additional_websites": ("url", ""),
        "additional_urls": ("url", ""),
    },
    "services": {
        **_CHILDREN,
        "service_at_locations": ("service_at_location", ""),
        "cost_options": ("cost_options", ""),
        "required_documents": ("required_documents", ""),
        "capacities": ("service_capacity", ""),
        "additional_urls": ("url", ""),
        "locations": ("locations", ""),
    },
    "service_at_location": _CHILDREN,
    "locations": {
        **_CHILDREN,
        "addresses": ("addresses", ""),
        "physical_addresses": ("addresses", ""),
        "accessibility": ("accessibility", ""),
        "accessibility_for_disabilities": ("accessibility", ""),
    },
    "contacts": {"phones": ("phones", ""), "metadata": ("metadata", "resource_id")},
    "phones": {"languages": ("languages", ""), "metadata": ("metadata", "resource_id")},
    "taxonomies": {"terms": ("taxonomy_terms", ""), "taxonomy_terms": ("taxonomy_terms", "")},
}
# Key in the JSON → table; the row that holds it points at it.
_POINTS_AT = {
    "organization": "organizations",
    "service": "services",
    "location": "locations",
    "program": "programs",
    "taxonomy_term": "taxonomy_terms",
    "taxonomy_detail": "taxonomies",
    "unit": "units",
}
_ENVELOPES = ("contents", "items", "results", "data", "records", "content")


def rows_of_json(data: Any, *, file: str = "", lines: Sequence[int] = ()) -> Iterator[Raw]:
    """All rows in a JSON document: one record, a list, a page of a list, or an object of tables by name.

    `lines` are the line numbers when the document came as one record a line.
    """
    by_table: Counter[str] = Counter()
    for number, (table, record) in enumerate(_records(data, table_of(file)), start=1):
        by_table[table] += 1
        line = lines[number - 1] if number <= len(lines) else number
        if isinstance(data, dict) and table_of(table) and table in map(table_of, data):
            line = by_table[table]  # tables by name: each is counted by itself
        yield from _flattened(table, record, file, line)


def _records(data: Any, hint: str) -> Iterator[tuple[str, Any]]:
    if isinstance(data, list):
        yield from ((_kind(record, hint), record) for record in data)
    elif not isinstance(data, dict):
        yield "", data
    elif ("id" in data and "name" in data) or (_looks_single(data) and hint):
        yield _kind(data, hint), data
    else:
        yield from _gathered(data, hint)


def _gathered(data: Mapping[str, Any], hint: str) -> Iterator[tuple[str, Any]]:
    """A page of a list, or tables by name; else one record after all."""
    envelope = next((key for key in _ENVELOPES if isinstance(data.get(key), list)), "")
    tables = {key: table_of(key) for key, rows in data.items() if isinstance(rows, list)}
    if envelope:
        yield from _records(data[envelope], hint)
    elif any(tables.values()) and not _looks_single(data):
        for key, table in tables.items():
            yield from ((table or key, record) for record in data[key])
    else:
        yield _kind(data, hint), data


def _looks_single(data: Mapping[str, Any]) -> bool:
    return any(isinstance(data.get(key), str | int) for key in ("id", "name", "service_id", "status"))


def _kind(record: Any, hint: str) -> str:
    """The table that a record without a name is of, from what it holds."""
    if not isinstance(record, dict):
        return hint
    keys = record.keys()
    if {"version", "uri"} & keys and not {"code", "parent_id", "taxonomy_id", "term_uri", "email"} & keys:
        return "taxonomies"
    for table, telling in (
        ("taxonomy_terms", {"taxonomy_detail", "term_uri", "taxonomy_id"}),
        (
            "services",
            {"service_at_locations", "organization", "cost_options", "eligibility_description", "application_process"},
        ),
        ("locations", {"location_type", "addresses", "latitude"}),
        ("organizations", {"legal_status", "website", "organization_identifiers", "year_incorporated", "tax_status"}),
        ("service_at_location", {"location", "location_id"}),
        ("services", {"status", "organization_id", "wait_time", "schedules"}),
    ):
        if keys & telling and not (hint and table == "service_at_location" and hint != table):
            return table
    if hint:
        return hint
    return "organizations"


@dataclass(slots=True)
class _Here:
    """One record on the way down."""

    table: str
    found: Any
    path: str = ""
    links: dict[str, str] = field(default_factory=dict)  # column → the row it hangs on
    depth: int = 0
    me: str = ""  # how others point at it
    own: dict[str, Any] = field(default_factory=dict)


def _flattened(table: str, record: Any, file: str, line: int) -> Iterator[Raw]:
    """The rows of one record. With a stack of our own: what is nested without end ends nowhere else."""
    waiting = [_Here(table, record)]
    while waiting:
        here = waiting.pop()
        if not isinstance(here.found, dict):
            values = {} if here.depth else {"": here.found}
            yield Raw(here.table or "?", line, file, values, path=here.path or "?")
            continue
        alias = f"@{file}:{table}:{line}:{here.path}"
        here.me = key_of(here.found.get("id")) or alias
        for key, value in here.found.items():
            if isinstance(value, dict | list) and here.depth < _DEEPEST:
                waiting += _nested(here, str(key), value)
            else:
                here.own.setdefault(column_of(here.table, str(key)), value)
        for column, link in here.links.items():
            if not key_of(here.own.get(column)) or column.startswith("link_"):
                here.own[column] = link
        yield Raw(here.table, line, file, here.own, path=here.path, alias=alias, is_copy=here.depth > 0)


def _nested(here: _Here, key: str, value: Any) -> list[_Here]:
    below, depth = f"{here.path}.{key}".lstrip("."), here.depth + 1
    if key in _POINTS_AT and isinstance(value, dict):
        target = _POINTS_AT[key]
        column = _BACK[target]
        here.own[column] = key_of(value.get("id")) or f"@{here.me}>{below}"
        return [_Here(target, {**value, "id": here.own[column]}, below, depth=depth)]
    table, column = NESTED.get(here.table, {}).get(key, ("", ""))
    if not table or not isinstance(value, list):
        here.own.setdefault(column_of(here.table, key), value)
        return []
    places = [(item, f"{below}[{index}]") for index, item in enumerate(value)]
    if table == "locations" and here.table == "services":  # as some lists have it: the place stands in the service
        return [_at(item, path, here.me, depth) for item, path in places if isinstance(item, dict)]
    links = {column or _BACK[here.table]: here.me}
    if column == "link_id":
        links["link_entity"] = here.table
    return [_Here(table, item, path, dict(links), depth) for item, path in places]


def _at(place: dict[str, Any], path: str, service: str, depth: int) -> _Here:
    found = {"location": {**place, "id": place.get("id") or f"@{service}>{path}"}}
    return _Here(AT, found, path, {"service_id": service}, depth)


def rows_of_table(
    table: str, headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], *, file: str
) -> Iterator[Raw]:
    """The rows of one file of a tabular package, of any version."""
    names = [column_of(table, heading) for heading in headings]
    twice = {name for name, count in Counter(names).items() if count > 1}
    postal = "postal" in file.lower()
    for line, cells in rows:
        values: dict[str, Any] = {}
        for name, cell in zip(names, cells, strict=False):
            if name and cell and not (name in twice and name in values):
                values[name] = cell
        if not values:
            continue
        if table == "addresses" and postal:
            values.setdefault("address_type", "postal")
        if table == "schedules" and "holiday" in file.lower():
            _holiday(values)
        if table == "attributes" and not values.get("link_id"):
            _link(values)
        yield Raw(table, line, file, values, alias=f"@{file}:{line}")


def _link(values: dict[str, Any]) -> None:
    """Before HSDS 3 a term stood beside the service it fits."""
    for table, column in (
        ("services", "service_id"),
        ("organizations", "organization_id"),
        ("locations", "location_id"),
    ):
        if values.get(column):
            values["link_id"], values["link_entity"] = values[column], table
            return


def _holiday(values: dict[str, Any]) -> None:
    """HSDS 1.1 has days on which something is closed; since 2.0 that can only be said in words."""
    closed = str(values.pop("closed", "")).strip().lower()
    if closed in {"1", "true", "yes", "ja", "t", "y", "x"}:
        values.pop("opens_at", None)
        values.pop("closes_at", None)
        values["notes"] = "closed"


def entity(word: str) -> str:
    """The table that an attribute says to be about."""
    return TABLE_NAMES.get(re.sub(r"[\s-]+", "_", word.strip().lower()), "")
