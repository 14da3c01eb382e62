# SPDX-License-Identifier: EUPL-1.2
"""A list for the directory is received and looked at. Nothing of it is taken yet: see `import_taking`."""

import hashlib
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from samenspel.base.fields import plain_text
from samenspel.base.personal_numbers import refuse_bsn, without_bsn
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.directory.models import DirectoryImport
from samenspel.directory.operations.import_columns import Field, refuse_twice
from samenspel.directory.operations.import_files import ListFile, read_file
from samenspel.directory.operations.import_ids import source_of
from samenspel.directory.operations.import_planning import Planner
from samenspel.directory.operations.import_words import remark, sentence, table_label
from samenspel.directory.operations.import_writing import remarks_of, row_of
from samenspel.domain.hsds.linking import read
from samenspel.domain.hsds.records import ROOTS, Reading, Row
from samenspel.domain.hsds.texts import legible
from samenspel.organizations.constants import ImportState, RowOutcome

FIRST_ROWS = 5
FIRST_REFUSED = 20
COUNT_AT_ONCE = 1_000
PIECE = 200


def receive_directory_list(
    *, form_key: UUID, content: bytes, file_name: str = "", source: str = "", mapping: Mapping[int, Field] | None = None
) -> UUID:
    """Keep a list to be looked at. The same list with the same `form_key` twice is one run.

    Raises UnreadableTable when it is no list, and Refused when the name of the file may hold a BSN.
    """
    refuse_bsn(file_name, field="lists")
    refuse_bsn(source, field="source")
    run_id = uuid5(form_key, f"{current_partnership_id()}:{hashlib.sha256(content).hexdigest()}")
    if DirectoryImport.objects.filter(pk=run_id).exists():
        return run_id
    found = read_file(content, name=file_name, mapping=mapping)
    said = plain_text(source)[:120] or source_of(file_name)
    run = DirectoryImport(
        id=run_id,
        partnership_id=current_partnership_id(),
        content=zlib.compress(content, 1),
        file_name=plain_text(file_name)[:200],
        source=said,
        created_by_id=current_actor().user_id,
        **_seen(found, said),
    )
    try:
        with transaction.atomic():
            run.save(force_insert=True)
    except IntegrityError:  # the second half of a double click
        DirectoryImport.of(run_id)
    return run_id


def file_of(run: DirectoryImport) -> ListFile:
    """The list of a run, read again with the columns that were chosen."""
    mapping = {int(index): Field(field) for index, field in run.mapping.items()}
    content = zlib.decompress(bytes(run.content))
    return read_file(content, name=run.file_name, sheet=run.understood.get("sheet", ""), mapping=mapping or None)


def reading_of(run: DirectoryImport) -> Reading:
    return read(file_of(run).raws())


def pieces_of(records: Sequence[Row], *, size: int = PIECE) -> list[list[Row]]:
    """Records in their order, in pieces of one table."""
    pieces: list[list[Row]] = []
    for record in records:
        if not pieces or len(pieces[-1]) == size or pieces[-1][0].table != record.table:
            pieces.append([])
        pieces[-1].append(record)
    return pieces


def _seen(found: ListFile, source: str) -> dict[str, Any]:
    """The fields of a run that say what was understood."""
    reading = read(found.raws())
    understood: dict[str, Any] = {
        "kind": found.kind,
        "rows": reading.rows,
        "left_out": reading.left_out,
        "records": Counter(row.table for row in reading.records),
        "notes": [f"{table_label(note.column)}: {sentence(note)}" for note in reading.notes],
        "refused": len(reading.refused),
        "first_refused": [_told(row) for row in reading.refused[:FIRST_REFUSED]],
        "with_remarks": sum(1 for row in reading.records if remarks_of(row)),
        "first_rows": _first_rows(reading),
        **_columns(found),
    }
    if len(reading.records) <= COUNT_AT_ONCE:
        understood["expected"] = expected_of(reading, source)
    mapping = {str(index): str(field) for index, field in found.mapping.items()}
    return {"understood": understood, "mapping": mapping, "total": len(reading.records) + len(reading.refused)}


def _told(row: Row) -> dict[str, Any]:
    why = row.refused
    return {**row_of(row), "table": table_label(row.table), "reason": remark(row, why) if why else ""}


def _first_rows(reading: Reading) -> list[dict[str, Any]]:
    """Some records of each kind, the most telling kind first."""
    told: list[dict[str, Any]] = []
    for table in reversed(ROOTS):
        some = [row for row in reading.records if row.table == table][:FIRST_ROWS]
        told += [
            {
                **row_of(row),
                "table": table_label(table),
                "facts": legible(without_bsn(" · ".join(_facts(row))))[:300],
                "remarks": remarks_of(row)[:3],
            }
            for row in some
        ]
    return told[: FIRST_ROWS * 2]


def _facts(row: Row) -> list[str]:
    values = row.values
    address = next((child.values for child in row.children.get("addresses", [])), {})
    found = [values.get(name, "") for name in ("street", "postcode", "city", "kvk", "rsin", "website", "url")]
    found += [address.get(name, "") for name in ("address_1", "city")]
    return [str(one) for one in found if one] or [str(values.get("description", ""))[:120]]


def _columns(found: ListFile) -> dict[str, Any]:
    table = found.table
    if table is None:
        return {}
    columns = [
        {"label": legible(heading), "samples": [legible(without_bsn(cell))[:60] for cell in table.column(index)[:3]]}
        for index, heading in enumerate(table.headings)
    ]
    return {"columns": columns, "sheet": table.sheet, "other_sheets": list(table.other_sheets)}


def expected_of(reading: Reading, source: str) -> dict[str, int]:
    """What taking the list would do."""
    counts = dict.fromkeys(map(str, RowOutcome), 0)
    counts[RowOutcome.REFUSED] = len(reading.refused)
    planner = Planner(source)
    for piece in pieces_of(reading.records):
        for one in planner.plan(piece):
            counts[one.outcome] += 1
    return {str(outcome): count for outcome, count in counts.items()}


def choose(*, run_id: UUID, source: str, fields: Mapping[int, Field], sheet: str = "") -> bool:
    """Read the list otherwise: its source, the columns, another sheet. Returns whether anything is different now."""
    run: DirectoryImport = DirectoryImport.of(run_id)
    wanted = {**run.mapping, **{str(index): str(field) for index, field in fields.items()}}
    refuse_bsn(source, field="source")
    said = plain_text(source)[:120] or run.source
    other_sheet = bool(sheet) and sheet != run.understood.get("sheet", "")
    if run.state != ImportState.READ or (wanted == run.mapping and said == run.source and not other_sheet):
        return False
    mapping = {int(index): Field(field) for index, field in wanted.items()}
    if mapping and not other_sheet:
        refuse_twice(mapping)
    content = zlib.decompress(bytes(run.content))
    sheet = sheet if other_sheet else run.understood.get("sheet", "")
    found = read_file(content, name=run.file_name, sheet=sheet, mapping=None if other_sheet or not mapping else mapping)
    changed = DirectoryImport.objects.filter(pk=run_id, state=ImportState.READ)
    return bool(changed.update(source=said, **_seen(found, said)))


def discard(*, run_id: UUID) -> None:
    """The list is forgotten, unless it was started in the meantime."""
    DirectoryImport.of(run_id)
    DirectoryImport.objects.filter(pk=run_id, state=ImportState.READ).delete()
