# SPDX-License-Identifier: EUPL-1.2
"""From planned rows to rows in the database, some hundreds in one short transaction.

`ImportRow.made` holds what a row inserted, as "contact:<id>"; `ImportRow.before` holds, under the same kind of key, the
old values of what it changed with the version before and after. An undo needs nothing else.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from samenspel.base.models import TenantModel
from samenspel.base.scope import current_partnership_id
from samenspel.organizations.constants import PartnerStatus, RowOutcome
from samenspel.organizations.models import Contact, ImportRow, Organization, Partner
from samenspel.organizations.operations.importing_plan import CONTACT, ORGANIZATION, PARTNER, Change, Make, PlannedRow

MODELS: dict[str, type[TenantModel]] = {ORGANIZATION: Organization, PARTNER: Partner, CONTACT: Contact}
_NOT_TAKEN = frozenset({RowOutcome.DOUBTFUL, RowOutcome.REFUSED})
_REASON = 500
_COLUMN = 120


class Stale(Exception):
    """Somebody changed a row since the plan was made: plan again."""


def key_of(kind: str, pk: UUID | str) -> str:
    return f"{kind}:{pk}"


def write_deeds(rows: Sequence[PlannedRow]) -> None:
    """Insert and change what these rows plan. Raises Stale when what they change is not as it was planned upon.

    In a transaction of the caller, so that the rows themselves stand in it too.
    """
    made = {make.id: _instance(make) for row in rows for make in row.makes}
    kinds = {make.id: make.kind for row in rows for make in row.makes}
    changes = [change for row in rows for change in row.changes]
    changed = _fetch(changes, besides=made.keys())
    for change in changes:
        _apply(change, made.get(change.id) or changed[change.id])
    for kind, model in MODELS.items():
        model.objects.bulk_create([instance for pk, instance in made.items() if kinds[pk] == kind])
    _update(changes, changed)


def _instance(make: Make) -> TenantModel:
    values = make.values
    if make.kind == PARTNER:
        values = {**values, "status": PartnerStatus.ACTIVE}
    return MODELS[make.kind](id=make.id, partnership_id=current_partnership_id(), **values)


def _fetch(changes: Iterable[Change], *, besides: Collection[UUID]) -> dict[UUID, Any]:
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for change in changes:
        if change.id not in besides:
            wanted[change.kind].add(change.id)
    found: dict[UUID, Any] = {}
    for kind, ids in wanted.items():
        found |= fetch(kind, ids)
        if len(ids - found.keys()):
            raise Stale
    return found


def fetch(kind: str, ids: Collection[UUID]) -> dict[UUID, Any]:
    """The rows with these ids that are still there, held until the end of the transaction."""
    rows = MODELS[kind].objects.filter(pk__in=ids).select_for_update()
    return {row.pk: row for row in (rows.defer("logo") if kind == ORGANIZATION else rows)}


def _apply(change: Change, row: Any) -> None:
    if row.version != change.version:
        raise Stale
    set_values(row, change.values, change.after)


def set_values(row: Any, values: Mapping[str, Any], version: int) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.version = version


def _update(changes: Iterable[Change], rows: Mapping[UUID, Any]) -> None:
    fields: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        fields[change.kind] |= change.values.keys()
    for kind, names in fields.items():
        save_changed(kind, [row for row in rows.values() if isinstance(row, MODELS[kind])], names)


def save_changed(kind: str, rows: Sequence[Any], names: Collection[str]) -> None:
    if rows:
        MODELS[kind].objects.bulk_update(rows, ["version", *sorted(names)])


def report(run_id: UUID, rows: Iterable[PlannedRow], cells: Mapping[int, Sequence[str]]) -> None:
    """Write down what became of each row; the cells only of a row that was not taken and that holds no BSN."""
    here = current_partnership_id()
    ImportRow.objects.bulk_create(
        ImportRow(
            run_id=run_id,
            partnership_id=here,
            number=row.number,
            cells=list(cells[row.number]) if row.outcome in _NOT_TAKEN and not row.is_personal_number else [],
            **outcome_of(row),
        )
        for row in rows
    )


def outcome_of(row: PlannedRow) -> dict[str, Any]:
    """The fields of an ImportRow that say what became of the row."""
    return {
        "outcome": row.outcome,
        "column": row.column[:_COLUMN],
        "reason": row.reason[:_REASON],
        "remarks": row.remarks,
        "written_name": row.written_name,
        "organization_id": row.organization_id,
        "contact_id": row.contact_id,
        "doubt_id": row.doubt_id,
        "made": [key_of(make.kind, make.id) for make in row.makes],
        "before": _before(row.changes),
    }


def _before(changes: Iterable[Change]) -> dict[str, dict[str, Any]]:
    """Two people in one row may turn out to be one: what was there first counts."""
    found: dict[str, dict[str, Any]] = {}
    for change in changes:
        first = found.get(key_of(change.kind, change.id), {"values": {}, "version": change.version})
        found[key_of(change.kind, change.id)] = {
            "values": {**change.before, **first["values"]},
            "version": first["version"],
            "after": change.after,
        }
    return found
