# SPDX-License-Identifier: EUPL-1.2
"""The whole directory in one file: it is what its own description says, whatever the lists held that came in."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from samenspel.api import constants, package
from samenspel.api.queries import tables
from tests.api.listed import Listed, dirty, whole
from tests.api.schemas import faults

Cells = list[dict[str, str]]
READS: dict[str, Callable[[str], Any]] = {
    "number": float,
    "date": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text),
    "time": lambda text: re.fullmatch(r"\d\d:\d\d:\d\d", text),
    "datetime": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text),
    "uuid": UUID,
    "email": lambda text: "@" in text,
    "uri": lambda text: re.match(r"(https?://|urn:)\S+$", text),
}


def opened(answer: Any) -> tuple[dict[str, Any], dict[str, Cells]]:
    """The description, and each table by its name."""
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as file:
        described = json.loads(file.read("datapackage.json"))
        assert {one["path"] for one in described["resources"]} | {"datapackage.json"} == set(file.namelist())
        rows = {}
        for one in described["resources"]:
            reader = csv.DictReader(io.StringIO(file.read(one["path"]).decode("utf-8"), newline=""))
            rows[one["name"]] = list(reader)
            assert reader.fieldnames == [column["name"] for column in one["schema"]["fields"]]
    return described, rows


def breaches(described: dict[str, Any], rows: dict[str, Cells]) -> list[str]:
    """Where a table is not what the description says: types, formats, what must be there, and what points where."""
    found = []
    for one in described["resources"]:
        name = one["name"]
        for column in one["schema"]["fields"]:
            cells = [row[column["name"]] for row in rows[name]]
            found += [f"{name}.{column['name']}: {wrong}" for wrong in _wrong(column, cells)]
        for key in one["schema"].get("foreignKeys", []):
            there = {row["id"] for row in rows[key["reference"]["resource"]]}
            cells = [row[key["fields"]] for row in rows[name]]
            found += [f"{name}.{key['fields']}: {cell} is nowhere" for cell in cells if cell and cell not in there]
    return found


def _wrong(column: dict[str, Any], cells: list[str]) -> list[str]:
    must, filled = column.get("constraints", {}), [cell for cell in cells if cell]
    found = ["empty"] if must.get("required") and len(filled) < len(cells) else []
    if must.get("unique") and len(set(filled)) < len(filled):
        found.append("twice")
    if "enum" in must:
        found += [f"not a choice: {cell}" for cell in filled if cell not in must["enum"]]
    read = READS.get(column["type"]) or READS.get(column.get("format", ""))
    return found + [f"unreadable: {cell}" for cell in filled if read and not _reads(read, cell)]


def _reads(read: Callable[[str], Any], cell: str) -> bool:
    try:
        return read(cell) is not None and read(cell) is not False
    except ValueError:
        return False


def test_the_tables_are_what_their_description_says(listed: Listed, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for where in (constants, tables, package):
        monkeypatch.setattr(where, "ROWS_AT_A_TIME", 5)  # so that every table takes several parts
    service = whole(listed)
    dirty(listed)
    answer = ask("alles.zip")
    assert "wegwijzer-" in answer["Content-Disposition"]
    described, rows = opened(answer)
    assert breaches(described, rows) == []
    assert len(rows["service"]) == 13
    assert all(rows[name] for name in rows), "A table without a row proves nothing."
    told = next(row for row in rows["service"] if row["id"] == str(service.pk))
    assert told["organization_id"] == str(service.organization_id)
    assert {row["name"] for row in rows["contact"] if row["name"]} == {"Coby Verzonnen"}
    twice = {**rows, "phone": [*rows["phone"], {**rows["phone"][0], "service_id": str(UUID(int=1))}]}
    assert len(breaches(described, twice)) == 2, "The check itself must notice."


@pytest.mark.r34
def test_a_cell_for_a_program_stays_as_it_is_and_is_no_loose_sheet(listed: Listed, ask: Any) -> None:
    """A quote in front would change names; so it is a zip, and the page says how to open it as text."""
    for name in ('=HYPERLINK("http://x.example")', "@SUM(1)", "+31 594", "-1", "\t=1", 'Met "quotes", komma;\r\nregel'):
        listed.organization(name)
    _described, rows = opened(ask("alles.zip"))
    written = {row["name"] for row in rows["organization"]}
    assert {'=HYPERLINK("http://x.example")', "+31 594", 'Met "quotes", komma;\r\nregel'} <= written
    answer = ask("alles.zip")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/zip", "nosniff")
    assert "zo wordt niets als formule gelezen" in ask("uitleg/").content.decode()


def test_the_file_of_json_holds_everything_once(listed: Listed, ask: Any) -> None:
    whole(listed)
    dirty(listed)
    told = json.loads(b"".join(ask("alles.json").streaming_content))
    assert {name: len(rows) for name, rows in told.items()} == {
        "organizations": 13,
        "services": 13,
        "taxonomies": 2,
        "taxonomy_terms": 2,
    }
    for name, table in (("organizations", "organization"), ("services", "service"), ("taxonomies", "taxonomy")):
        assert [fault for row in told[name] for fault in faults(table, row)] == []
