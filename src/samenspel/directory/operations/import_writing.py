# SPDX-License-Identifier: EUPL-1.2
"""From planned records to rows in the database, some hundreds in one short transaction of the caller.

`DirectoryImportRow.made` holds what a row inserted, as "service:<id>"; `before` holds, as text, the rows that it
changed or took away as they were. An undo needs nothing else.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F
from django.utils import timezone

from samenspel.base.models import TenantModel
from samenspel.base.scope import current_partnership_id
from samenspel.directory.models import DirectoryEntry, DirectoryImportRow, ListedRecord
from samenspel.directory.operations.import_children import BELOW, MODELS
from samenspel.directory.operations.import_known import MODELS as RECORDS
from samenspel.directory.operations.import_known import entry_id
from samenspel.directory.operations.import_planning import Planned, version_of
from samenspel.directory.operations.import_words import remark, sentence
from samenspel.domain.hsds.identity import all_rows
from samenspel.domain.hsds.records import Row
from samenspel.domain.hsds.texts import legible
from samenspel.organizations.constants import RowOutcome

_MOST_REMARKS = 20
_LONGEST_REMARK = 300
_COUNTED = frozenset({"organization", "location", "service"})  # kinds with a version of their own


class _Exact(DjangoJSONEncoder):
    """Moments to the last microsecond: what is given back is what was."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime.datetime) else super().default(o)


class Stale(Exception):
    """Somebody changed a record since the plan was made: plan again."""


def write(run_id: UUID, planned: Sequence[Planned], *, source: str, position: int) -> None:
    """Raises Stale, or what the database refuses."""
    befores = {one.id: before_of(one) for one in planned if one.outcome == RowOutcome.UPDATED}
    made = _entries_needed(planned)
    _take_children_away([one for one in planned if one.replaces_children and one.changes])
    for one in planned:
        if one.outcome == RowOutcome.UPDATED:
            _change(one)
    _insert(planned, source)
    _trace(planned)
    report(run_id, planned, position=position, made=made, befores=befores)


def before_of(one: Planned) -> str:
    """The record as it is, with what hangs on it, as text."""
    rows = [row for row in (one.existing, one.existing_entry) if row is not None]
    told = [json.loads(serializers.serialize("json", [row], fields=_fields(row), cls=_Exact))[0] for row in rows]
    if one.replaces_children:
        told += json.loads(serializers.serialize("json", _children_now(one), cls=_Exact))
    trace = ListedRecord.objects.filter(pk=one.id).first()
    if trace is not None:
        told += json.loads(serializers.serialize("json", [trace], cls=_Exact))
    return json.dumps(told)


def _fields(row: TenantModel) -> list[str]:
    return [field.name for field in row._meta.concrete_fields if field.name != "logo"]


def _children_now(one: Planned) -> list[TenantModel]:
    found: list[TenantModel] = []
    for model in BELOW.get(one.kind, ()):
        found += model.objects.filter(**{f"{one.kind}_id": one.target})
    for model in (MODELS[1], MODELS[2]) if one.kind == "service" else ():  # numbers and hours at a place
        found += model.objects.filter(service_at_location__service_id=one.target)
    language = MODELS[3]
    if one.kind in _COUNTED:
        found += language.objects.filter(**{f"phone__{one.kind}_id": one.target})
    return found


def _take_children_away(planned: Sequence[Planned]) -> None:
    for one in planned:
        for model in BELOW.get(one.kind, ()):
            model.objects.filter(**{f"{one.kind}_id": one.target}).delete()


def _change(one: Planned) -> None:
    if one.kind not in _COUNTED:
        RECORDS[one.kind].objects.filter(pk=one.target).update(**one.columns)
        return
    moment = {} if one.kind == "organization" else {"modified_at": timezone.now()}
    rows = RECORDS[one.kind].objects.filter(pk=one.target, version=one.existing.version)
    if not rows.update(**one.columns, **moment, version=F("version") + 1):
        raise Stale
    if one.kind == "organization" and one.existing_entry is not None:
        place = DirectoryEntry.objects.filter(pk=one.existing_entry.pk)
        place.update(**one.entry, modified_at=timezone.now(), version=F("version") + 1)


def _insert(planned: Sequence[Planned], source: str) -> None:
    here = current_partnership_id()
    for kind, model in RECORDS.items():
        rows = []
        for one in planned:
            if one.kind == kind and one.is_new:
                told = {"source": source} if kind == "organization" else {}
                rows.append(model(id=one.target, partnership_id=here, **one.columns, **told))
        model.objects.bulk_create(rows)
    entries = [
        DirectoryEntry(id=entry_id(one.target), partnership_id=here, organization_id=one.target, **one.entry)
        for one in planned
        if one.kind == "organization" and one.changes and one.existing_entry is None
    ]
    DirectoryEntry.objects.bulk_create(entries)
    by_model: dict[type[TenantModel], list[TenantModel]] = defaultdict(list)
    for one in planned:
        for child in one.children if one.changes else ():
            by_model[type(child)].append(child)
    for child_model in MODELS:
        child_model.objects.bulk_create(by_model[child_model])


def _entries_needed(planned: Sequence[Planned]) -> dict[UUID, str]:
    """Whose services and places come in, stands in the directory. Gives per record the place that it made."""
    wanted = {one.organization_id: one.id for one in reversed(planned) if one.organization_id and one.changes}
    there = set(DirectoryEntry.objects.filter(organization_id__in=wanted).values_list("organization_id", flat=True))
    rows = [
        DirectoryEntry(id=entry_id(pk), partnership_id=current_partnership_id(), organization_id=pk)
        for pk in wanted
        if pk not in there
    ]
    DirectoryEntry.objects.bulk_create(rows)
    return {wanted[row.organization_id]: f"entry:{row.pk}" for row in rows}


def _trace(planned: Iterable[Planned]) -> None:
    rows = [
        ListedRecord(
            id=one.id,
            partnership_id=current_partnership_id(),
            kind=one.kind,
            target_id=one.target,
            digest=one.digest,
            version=_version_after(one),
            is_attached=one.is_attached,
        )
        for one in planned
        if one.outcome != RowOutcome.REFUSED
        and (one.changes or (one.outcome == RowOutcome.UNCHANGED and not one.had_trace))
    ]
    told = ["target_id", "digest", "version", "is_attached"]
    ListedRecord.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=told)


def _version_after(one: Planned) -> int:
    if one.kind not in _COUNTED:
        return 0
    if one.is_new:
        return 2 if one.kind == "organization" else 1
    before = version_of(one.existing, one.existing_entry)
    if one.outcome == RowOutcome.UNCHANGED:
        return before
    return before + (2 if one.kind == "organization" else 1)


def report(
    run_id: UUID, planned: Sequence[Planned], *, position: int, made: dict[UUID, str], befores: dict[UUID, str]
) -> None:
    """Write down what became of each record."""
    DirectoryImportRow.objects.bulk_create(
        DirectoryImportRow(
            run_id=run_id,
            partnership_id=current_partnership_id(),
            position=position + number,
            **row_of(one.row),
            outcome=one.outcome,
            column=one.reason.column if one.reason else "",
            reason=sentence(one.reason)[:500] if one.reason else "",
            remarks=remarks_of(one.row),
            record_id=None if one.outcome == RowOutcome.REFUSED else one.target,
            doubt_id=one.doubt_id,
            made=[*_made(one), *filter(None, [made.get(one.id)])],
            before=befores.get(one.id, ""),
        )
        for number, one in enumerate(planned)
    )


def _made(one: Planned) -> list[str]:
    listed = [] if one.had_trace or one.outcome == RowOutcome.REFUSED else [f"listed:{one.id}"]
    if one.is_new:
        return [f"{one.kind}:{one.target}", *listed]
    if not one.changes or one.replaces_children:
        return listed if one.outcome != RowOutcome.DOUBTFUL else []
    entry = [f"entry:{entry_id(one.target)}"] if one.kind == "organization" and one.existing_entry is None else []
    return [*(f"{child._meta.model_name}:{child.pk}" for child in one.children), *entry, *listed]


def row_of(row: Row) -> dict[str, Any]:
    from samenspel.base.personal_numbers import without_bsn

    name = (
        "" if row.table in {"contacts", "phones"} else str(row.values.get("name") or row.values.get("address_1") or "")
    )
    return {
        "file": legible(row.file)[-120:],
        "line": row.line,
        "table": legible(row.table)[:40],
        "name": legible(without_bsn(name))[:120],
    }


def remarks_of(row: Row) -> list[str]:
    found = dict.fromkeys(remark(one, trouble)[:_LONGEST_REMARK] for one in all_rows(row) for trouble in one.troubles)
    return list(found)[:_MOST_REMARKS]


def report_refused(run_id: UUID, rows: Collection[Row], *, position: int) -> None:
    """Rows that are in no record."""
    DirectoryImportRow.objects.bulk_create(
        DirectoryImportRow(
            run_id=run_id,
            partnership_id=current_partnership_id(),
            position=position + number,
            **row_of(row),
            outcome=RowOutcome.REFUSED,
            column=row.refused.column[:120] if row.refused else "",
            reason=sentence(row.refused)[:500] if row.refused else "",
            remarks=remarks_of(row),
        )
        for number, row in enumerate(rows)
    )
