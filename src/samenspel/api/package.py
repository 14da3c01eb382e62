# SPDX-License-Identifier: EUPL-1.2
"""The directory in one file: the tabular package of HSDS, or JSON. Both are made while they are sent.

A cell stays as it is, also when a spreadsheet would take it for a formula: this file is read by programs, and a sign in
front would change the names of what it tells about. So it is never a loose .csv that opens with a double click, and
the page where it is fetched says how to open it as text.
"""

import copy
import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from samenspel.api.constants import FULL_ROWS_AT_A_TIME, MAY_BE_MISSING, ROWS_AT_A_TIME
from samenspel.api.queries.found import in_parts
from samenspel.api.queries.tables import Written, rows_of_table, table_names
from samenspel.api.queries.taxonomies import taxonomies_by_id, terms_by_id
from samenspel.api.queries.whole import whole_organizations, whole_services
from samenspel.api.schema_files import Schema, schema_of
from samenspel.api.serializers.values import Row
from samenspel.directory.models import Service, Taxonomy, TaxonomyTerm
from samenspel.organizations.models import Organization

# Once in HSDS; an organisation has several programmes, and two lists of words may use one code.
MAY_COME_TWICE = {"program": {"organization_id"}, "taxonomy_term": {"code"}}


def description_of_package(title: str) -> Schema:
    """datapackage.json: that of HSDS, with the tables that we write."""
    described = copy.deepcopy(schema_of("datapackage"))
    described |= {"title": title, "version": "3.2.3"}
    tables = {one["name"]: one for one in described["resources"]}
    described["resources"] = [tables[name] for name in table_names()]
    for name, table in tables.items():
        for column in table["schema"]["fields"]:
            constraints = column.get("constraints", {})
            if column["name"] in MAY_BE_MISSING.get(name, ()):
                constraints["required"] = False
            if column["name"] in MAY_COME_TWICE.get(name, ()):
                constraints["unique"] = False
    return described


class _Sent(io.RawIOBase):
    """Where the zip is written to: what was written is taken away and sent."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.waiting += content
        return len(content)

    def taken(self) -> bytes:
        content = bytes(self.waiting)
        self.waiting.clear()
        return content


def tabular_package(title: str) -> Iterator[bytes]:
    """A zip with datapackage.json and a csv for each table."""
    described, sent, written = description_of_package(title), _Sent(), Written()
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("datapackage.json", json.dumps(described, ensure_ascii=False, indent=1))
        for table in described["resources"]:
            columns = [column["name"] for column in table["schema"]["fields"]]
            with package.open(table["path"], "w") as file:
                for part in _csv(columns, rows_of_table(table["name"], written)):
                    file.write(part)
                    yield sent.taken()
    yield sent.taken()


def _csv(columns: list[str], rows: Iterator[Row]) -> Iterator[bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow([_cell(row.get(column)) for column in columns])
        if number % ROWS_AT_A_TIME == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("\x00", "")


def whole_as_json() -> Iterator[bytes]:
    """One object with a list for each kind, every record with everything below it."""
    yield b"{"
    organizations = (
        whole_organizations(ids, full_service=False)
        for ids in in_parts(Organization.objects.all(), FULL_ROWS_AT_A_TIME)
    )
    yield from _list("organizations", (_without_services(part) for part in organizations))
    yield b","
    yield from _list("services", map(whole_services, in_parts(Service.objects.all(), FULL_ROWS_AT_A_TIME)))
    yield b","
    yield from _list("taxonomies", map(taxonomies_by_id, in_parts(Taxonomy.objects.all(), ROWS_AT_A_TIME)))
    yield b","
    yield from _list("taxonomy_terms", map(terms_by_id, in_parts(TaxonomyTerm.objects.all(), ROWS_AT_A_TIME)))
    yield b"}\n"


def _without_services(rows: list[Row]) -> list[Row]:
    """They stand in their own list."""
    return [{name: value for name, value in row.items() if name != "services"} for row in rows]


def _list(name: str, parts: Iterator[list[Row]]) -> Iterator[bytes]:
    yield f'"{name}":['.encode()
    between = b""
    for rows in parts:
        lines = [json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() for row in rows]
        if lines:
            yield between + b",\n".join(lines)
            between = b",\n"
    yield b"]"
