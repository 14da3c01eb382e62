# SPDX-License-Identifier: EUPL-1.2
"""A list of partners and people is received and looked at. Nothing of it is taken yet: see `importing_taking`."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenspel.base.errors import Refused
from samenspel.base.fields import plain_text
from samenspel.base.jobs import enqueue
from samenspel.base.personal_numbers import refuse_bsn
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.base.tables import Table
from samenspel.organizations.constants import ImportState
from samenspel.organizations.models import ImportRun
from samenspel.organizations.operations.import_mapping import (
    MAY_OCCUR_TWICE,
    ColumnMapping,
    Field,
    choose_fields,
    read_list,
    suggest_mapping,
)
from samenspel.organizations.operations.import_reading import Row, read_people
from samenspel.organizations.operations.importing_preview import (
    dry_run,
    expected_of,
    restored_mapping,
    understood_of,
)

COUNT_AT_ONCE = 1_000


def receive_list(
    *, form_key: UUID, content: bytes, file_name: str = "", chosen: Mapping[int, Field] | None = None
) -> UUID:
    """Keep a list to be looked at; nothing is taken yet. The same list with the same `form_key` twice is one run.

    Raises UnreadableTable when it is no list, and Refused when the name of the file may hold a BSN.
    """
    refuse_bsn(file_name, field="file")
    digest = hashlib.sha256(content).hexdigest()
    run_id = uuid5(form_key, f"{current_partnership_id()}:{digest}")
    if ImportRun.objects.filter(pk=run_id).exists():
        return run_id
    table = read_list(content, filename=file_name)
    mapping = choose_fields(suggest_mapping(table), chosen or {})
    run = ImportRun(
        id=run_id,
        partnership_id=current_partnership_id(),
        content=content,
        file_name=plain_text(file_name)[:200],
        created_by_id=current_actor().user_id,
        **_seen(table, mapping, run_id),
    )
    try:
        with transaction.atomic():
            run.save(force_insert=True)
            _count_later(run)
    except IntegrityError:  # the second half of a double click
        ImportRun.of(run_id)
    return run_id


def _seen(table: Table, mapping: ColumnMapping, run_id: UUID) -> dict[str, Any]:
    """The fields of a run that say what was understood; the counts too, when that takes no time."""
    understood = understood_of(table, mapping)
    if len(table.rows) <= COUNT_AT_ONCE:
        understood["expected"] = expected_of(dry_run(list(read_people(table, mapping)), run_id))
    return {"understood": understood, "mapping": mapping.as_dict(), "total": len(table.rows)}


@dataclass(frozen=True, slots=True)
class Source:
    """The list of a run as it stands in its file."""

    rows: Sequence[Row]
    cells: Mapping[int, Sequence[str]]  # by the number of the row


def source_of(run: ImportRun) -> Source:
    """Read the list again, with the columns that were chosen."""
    table = read_list(bytes(run.content), sheet=run.understood["sheet"])
    rows = list(read_people(table, restored_mapping(table, run.mapping)))
    return Source(rows, {row.number: row.cells for row in table.rows})


def _count_later(run: ImportRun) -> None:
    if "expected" not in run.understood:
        enqueue("samenspel.organizations.operations.importing.count_expected", run_id=str(run.pk))


def count_expected(*, run_id: str) -> None:
    """A job: count what taking the list would do, for the page that asks whether it is right."""
    run = ImportRun.objects.filter(pk=run_id, state=ImportState.READ).first()
    if run is None:
        return
    expected = expected_of(dry_run(source_of(run).rows, run.pk))
    with transaction.atomic():
        now = ImportRun.objects.select_for_update().filter(pk=run_id, state=ImportState.READ).first()
        if now is not None and now.mapping == run.mapping:
            now.understood["expected"] = expected
            now.save(update_fields=["understood"])


def choose_columns(*, run_id: UUID, fields: Mapping[int, Field], sheet: str) -> bool:
    """Read the list again with these columns, or another sheet of it. Returns whether anything is read otherwise."""
    run: ImportRun = ImportRun.of(run_id)
    if run.state != ImportState.READ:
        return False
    if sheet and sheet != run.understood["sheet"]:
        table = read_list(bytes(run.content), sheet=sheet)
        mapping = suggest_mapping(table)
    else:
        wanted = {**run.mapping, **{str(index): str(field) for index, field in fields.items()}}
        if wanted == run.mapping:
            return False
        table = read_list(bytes(run.content), sheet=run.understood["sheet"])
        mapping = restored_mapping(table, wanted)
        _refuse_twice(mapping)
    seen = _seen(table, mapping, run.pk)
    with transaction.atomic():
        if not ImportRun.objects.filter(pk=run_id, state=ImportState.READ).update(**seen):
            return False
        run.understood = seen["understood"]
        _count_later(run)
    return True


def _refuse_twice(mapping: ColumnMapping) -> None:
    """Two columns for what a row has once: a person has to choose."""
    seen: dict[tuple[Field, int], str] = {}
    for column in mapping.columns:
        if column.field in MAY_OCCUR_TWICE:
            continue
        if (column.field, column.person) in seen:
            sentence = _("Deze keuze staat ook bij de kolom “%(column)s”. Kies bij een van de twee iets anders.")
            other = seen[column.field, column.person]
            raise Refused(sentence % {"column": other}, field=f"column_{column.index}")
        seen[column.field, column.person] = column.label


def discard_list(*, run_id: UUID) -> None:
    """The list is forgotten, unless it was started in the meantime."""
    ImportRun.of(run_id)
    ImportRun.objects.filter(pk=run_id, state=ImportState.READ).delete()
