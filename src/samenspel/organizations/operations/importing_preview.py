# SPDX-License-Identifier: EUPL-1.2
"""What was understood of a list, kept with the run so that the page that asks "is this right?" reads no file again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from samenspel.base.personal_numbers import without_bsn
from samenspel.base.tables import Table
from samenspel.organizations.constants import Channel, Circle, RowOutcome
from samenspel.organizations.operations.import_mapping import ColumnMapping, Field, choose_fields, suggest_mapping
from samenspel.organizations.operations.import_reading import (
    OrganizationPart,
    PersonPart,
    Refusal,
    Row,
    read_people,
)
from samenspel.organizations.operations.importing_known import load_known
from samenspel.organizations.operations.importing_plan import PlannedRow, Planner

SAMPLES = 3
FIRST_ROWS = 8
NAMED_ROWS = 10
_SAMPLE_LENGTH = 60
_MAY_LOOK_LIKE_ONE = frozenset({Field.RSIN, Field.PHONE, Field.ORGANIZATION_PHONE})
# What the run still needs when its content is forgotten.
KEPT = frozenset(
    {"kind", "encoding", "separator", "heading_row", "sheet", "other_sheets", "quotes_repaired", "headings", "rows"}
)


def restored_mapping(table: Table, stored: dict[str, str]) -> ColumnMapping:
    """The mapping as it was stored with a run."""
    chosen = {int(index): Field(name) for index, name in stored.items() if int(index) < table.width}
    return choose_fields(suggest_mapping(table), chosen)


def understood_of(table: Table, mapping: ColumnMapping) -> dict[str, Any]:
    """Ready to store with the run. Holds no BSN."""
    return {
        **table.describe(),
        "skipped_lines": [without_bsn(line) for line in table.skipped_lines],
        "sheet": table.sheet,
        "headings": [without_bsn(heading) for heading in table.headings],
        "columns": [
            {"label": without_bsn(column.label), "samples": _samples(table, column.index, column.field)}
            for column in mapping.columns
        ],
        "preview": [_shown(row) for row in _first_rows(table, mapping)],
        "knows_organizations": mapping.knows_organizations,
    }


def _samples(table: Table, index: int, field: Field) -> list[str]:
    """Three different cells, shortened."""
    cells = dict.fromkeys(" ".join(cell.split()) for cell in table.column(index)[:200])
    shown = [cell if field in _MAY_LOOK_LIKE_ONE else without_bsn(cell) for cell in list(cells)[:SAMPLES]]
    return [cell if len(cell) <= _SAMPLE_LENGTH else f"{cell[:_SAMPLE_LENGTH]}…" for cell in shown]


def _first_rows(table: Table, mapping: ColumnMapping) -> list[Row]:
    some = replace(table, rows=table.rows[: FIRST_ROWS * 3])
    return [row for row, _count in zip(read_people(some, mapping), range(FIRST_ROWS), strict=False)]


def _shown(row: Row) -> dict[str, Any]:
    if isinstance(row, Refusal):
        return {"number": row.number, "column": row.column, "reason": row.reason}
    people = [row.person, *row.more_people] if row.person else []
    return {
        "number": row.number,
        "organization": row.organization.name if row.organization else "",
        "facts": _facts(row.organization) if row.organization else "",
        "people": [{"name": person.name, "facts": _facts_of(person)} for person in people],
        "remarks": list(row.remarks),
    }


def _facts(part: OrganizationPart) -> str:
    address = " ".join(text for text in (part.street, part.postcode, part.city) if text)
    circle = str(Circle(part.circle).label) if part.circle else ""
    facts = (part.sector, part.work_area, address, part.email, part.phone, part.website, circle, part.note)
    return _joined(facts)


def _facts_of(person: PersonPart) -> str:
    channel = str(Channel(person.channel).label) if person.channel else ""
    return _joined((person.role_title, person.email, person.phone, channel, person.note))


def _joined(facts: Sequence[str]) -> str:
    return " · ".join(fact for fact in facts if fact)[:300]


def dry_run(rows: Sequence[Row], run_id: UUID) -> list[PlannedRow]:
    """What taking these rows would do now."""
    return Planner(load_known(), run_id=run_id).plan(rows)


def expected_of(plan: Sequence[PlannedRow]) -> dict[str, Any]:
    """How many rows of each outcome, and the first that would not be taken."""
    counts = Counter(row.outcome for row in plan)
    refused = [row for row in plan if row.outcome == RowOutcome.REFUSED][:NAMED_ROWS]
    makes = Counter(make.kind for row in plan for make in row.makes)
    return {
        **{str(outcome): counts[outcome] for outcome in RowOutcome},
        "organizations": makes["organization"],
        "people": makes["contact"],
        "first_refused": [{"number": row.number, "column": row.column, "reason": row.reason} for row in refused],
    }
