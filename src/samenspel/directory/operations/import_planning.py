# SPDX-License-Identifier: EUPL-1.2
"""What is to be done with each record of a piece of a list. Nothing is written here: see `import_writing`."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samenspel.base.models import TenantModel
from samenspel.base.personal_numbers import find_bsn
from samenspel.base.scope import current_partnership_id
from samenspel.directory.models import TaxonomyTerm
from samenspel.directory.operations import import_values
from samenspel.directory.operations.import_children import children_of, once
from samenspel.directory.operations.import_ids import listed_id
from samenspel.directory.operations.import_known import KINDS, Known, entry_id, load_entries, load_rows, look_up
from samenspel.directory.operations.import_organizations import Alike, find_alike, find_public_numbers
from samenspel.domain.hsds.records import Row, Trouble
from samenspel.organizations.constants import RowOutcome

_MOMENT = "T00:00:00+00:00"


@dataclass(slots=True)
class Planned:
    """One record of the list, and what becomes of it."""

    row: Row
    kind: str
    id: UUID  # that follows from the list
    target: UUID
    outcome: RowOutcome = RowOutcome.TAKEN
    reason: Trouble | None = None
    digest: str = ""
    is_attached: bool = False
    columns: dict[str, Any] = field(default_factory=dict)  # of the record; when it is here: what changes
    entry: dict[str, Any] = field(default_factory=dict)  # of an organisation's place in the directory
    children: list[TenantModel] = field(default_factory=list)
    replaces_children: bool = False
    existing: Any = None
    existing_entry: Any = None
    had_trace: bool = False  # a list told of it before
    doubt_id: UUID | None = None
    organization_id: UUID | None = None  # that has to stand in the directory because of this

    @property
    def is_new(self) -> bool:
        return self.outcome in {RowOutcome.TAKEN, RowOutcome.DOUBTFUL} and self.existing is None

    @property
    def changes(self) -> bool:
        return self.is_new or self.outcome == RowOutcome.UPDATED


class Planner:
    """Plans a list piece by piece; knows what the pieces before became."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.assumed: dict[UUID, UUID] = {}

    def plan(self, rows: Sequence[Row]) -> list[Planned]:
        """All of one table."""
        for row in rows:
            import_values.without_personal_numbers(row)
        known = look_up(rows, source=self.source, assumed=self.assumed)
        planned = [self._begun(row, known) for row in rows]
        whole = [one for one in planned if one.outcome != RowOutcome.REFUSED]
        if whole and whole[0].kind == "organization":
            _attach(whole, known)
        for one in whole:
            known.targets[one.kind, one.row.key] = one.target
        if whole and whole[0].kind == "term":
            _give_codes_once(whole, known)
        alike = find_alike(whole) if whole and whole[0].kind == "organization" else Alike()
        for one in whole:
            _decide(one, known, alike)
        self.assumed |= {one.id: one.target for one in whole}
        return planned

    def forget(self, row: Row) -> None:
        """It could not be written: nothing may point at it."""
        pact = current_partnership_id()
        pk = listed_id(partnership_id=pact, source=self.source, kind=KINDS[row.table], key=row.key)
        self.assumed.pop(pk, None)

    @staticmethod
    def _begun(row: Row, known: Known) -> Planned:
        kind = KINDS[row.table]
        pk = known.ids[kind, row.key]
        target = known.targets.get((kind, row.key))
        one = Planned(row, kind, pk, target or pk, existing=known.rows.get(target) if target else None)
        one.had_trace = pk in known.traces
        if (kind, row.key) in known.removed:
            _refuse(one, Trouble("removed_here"))
        elif not row.values.get("name") and kind != "location":
            _refuse(one, Trouble("bsn", "name"))
        elif one.existing is not None:
            trace = known.traces.get(pk)
            one.is_attached = trace.is_attached if trace is not None else True
        return one


def _refuse(one: Planned, why: Trouble) -> None:
    one.outcome, one.reason = RowOutcome.REFUSED, why


def _attach(planned: Sequence[Planned], known: Known) -> None:
    """Organisations with a public number that one here has already are that one."""
    numbers = find_public_numbers(planned)
    found: set[UUID] = set()
    for one in planned:
        owner = numbers.owner_of(one)
        if one.existing is None and owner is not None:
            one.target, one.is_attached = owner, True
            found.add(owner)
        else:
            numbers.claim(one)
    load_rows(known, "organization", found - known.rows.keys())
    load_entries(known, found)
    for one in planned:
        if one.is_attached and one.existing is None:
            one.existing = known.rows.get(one.target)
            one.row.tell("attached")
            if one.existing is None:  # an organisation of this very piece: what is told twice of it is told once
                one.outcome = RowOutcome.UNCHANGED


def _give_codes_once(planned: Sequence[Planned], known: Known) -> None:
    """A taxonomy has a code once; another term with it comes in without."""
    there = TaxonomyTerm.objects.filter(code__in={one.row.values.get("code", "") for one in planned} - {""})
    owners = {(taxonomy, code): pk for pk, taxonomy, code in there.values_list("pk", "taxonomy_id", "code")}
    for one in planned:
        code = one.row.values.get("code")
        taxonomy = known.targets.get(("taxonomy", one.row.values.get("_taxonomy", "")))
        if code and taxonomy and owners.setdefault((taxonomy, code), one.target) != one.target:
            del one.row.values["code"]
            one.row.tell("code_twice", "code", code)


def _decide(one: Planned, known: Known, alike: Alike) -> None:
    _describe(one, known)
    if one.outcome == RowOutcome.UNCHANGED:
        return
    trace = known.traces.get(one.id)
    if one.existing is None:
        other = alike.of(one)
        if other is not None:
            one.outcome, one.doubt_id = RowOutcome.DOUBTFUL, other.id
            one.reason = Trouble("maybe_double", "name", other.name)
    elif trace is not None and trace.digest == one.digest:
        one.outcome = RowOutcome.UNCHANGED
    elif one.is_attached:
        _fill_gaps(one)
    elif trace is not None and trace.version != version_of(one.existing, one.existing_entry):
        one.outcome, one.reason = RowOutcome.DOUBTFUL, Trouble("changed_here")
    else:
        one.outcome, one.replaces_children = RowOutcome.UPDATED, True


def version_of(row: Any, entry: Any) -> int:
    """How often a record was changed; words and lists of words do not count that."""
    return sum(one.version for one in (row, entry) if one is not None and isinstance(getattr(one, "version", ""), int))


def _describe(one: Planned, known: Known) -> None:
    """All that the list says of the record, as columns and rows of our tables."""
    row, values = one.row, one.row.values
    owner = known.targets.get(
        ("organization", values.get("_organization") or values.get("_foreign_organization") or "")
    )
    parent = known.targets.get((one.kind, values.get("_parent", "")))
    if one.kind == "organization":
        one.columns = import_values.organization_columns(row)
        one.columns |= {"foreign_id": _foreign_id(row), "rsin": one.columns["rsin"]}
        one.entry = import_values.entry_columns(row, one.target)
        one.entry["parent_id"] = _entry_of(parent, known) if parent != one.target else None
        one.existing_entry = known.entries.get(one.target)
    elif one.kind == "service":
        one.columns = {**import_values.service_columns(row, one.target), "organization_id": owner}
        if values.get("assured_date"):
            one.columns["assured_at"] = values["assured_date"] + _MOMENT
    elif one.kind == "location":
        one.columns = {**import_values.location_columns(row, one.target), "organization_id": owner}
    elif one.kind == "taxonomy":
        one.columns = import_values.taxonomy_columns(row)
    else:
        taxonomy = known.targets.get(("taxonomy", values.get("_taxonomy", "")))
        one.columns = {**import_values.term_columns(row), "taxonomy_id": taxonomy}
        one.columns["parent_id"] = parent if parent != one.target else None
    one.organization_id = owner
    one.children = once(children_of(one.kind, one.target, row, known.targets))
    pointed = {"organization": owner, "parent": parent}
    pointed |= {f"at:{child.pk}": child.pk for child in one.children if hasattr(child, "location_id")}
    one.digest = import_values.digest_of(row, pointed)


def _foreign_id(row: Row) -> str:
    """Some ids look like a BSN. They are kept too, so that nobody can read them."""
    if find_bsn(row.key) and not row.values.get("rsin"):
        return "#" + hashlib.sha256(row.key.encode()).hexdigest()[:32]
    return row.key[:200]


def _entry_of(parent: UUID | None, known: Known) -> UUID | None:
    if parent is None:
        return None
    entry = known.entries.get(parent)
    return entry.pk if entry is not None else entry_id(parent)


def _fill_gaps(one: Planned) -> None:
    """A record that was here before the list gets what it lacks, and keeps what it has."""
    if one.kind in {"taxonomy", "term"}:
        one.outcome, one.columns, one.children = RowOutcome.UNCHANGED, {}, []
        return
    one.columns = _gaps(one.existing, one.columns)
    one.entry = _gaps(one.existing_entry, one.entry) if one.existing_entry is not None else one.entry
    one.children = _missing_children(one)
    is_new_entry = one.kind == "organization" and one.existing_entry is None
    changed = one.columns or one.children or one.entry or is_new_entry
    one.outcome = RowOutcome.UPDATED if changed else RowOutcome.UNCHANGED
    if not any(trouble.code == "attached" for trouble in one.row.troubles):
        one.row.tell("already_here")


_IDENTITY = frozenset(
    [
        "name",
        "name_key",
        "foreign_id",
        "status",
        "location_type",
        "country",
        "latitude",
        "longitude",
        "parent_id",
        "organization_id",
    ]
)


def _gaps(existing: Any, columns: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in columns.items()
        if name not in _IDENTITY and value not in ("", None, {}) and getattr(existing, name) in ("", None, {})
    }


def _missing_children(one: Planned) -> list[TenantModel]:
    """Rows of kinds of which the record has none; an organisation's own number is told in its own row."""
    kept: list[TenantModel] = []
    for model in {type(child) for child in one.children}:
        column = f"{one.kind}_id"
        rows = [child for child in one.children if type(child) is model and getattr(child, column, None) == one.target]
        if rows and not model.objects.filter(**{column: one.target}).exists():
            kept += rows
    return kept
