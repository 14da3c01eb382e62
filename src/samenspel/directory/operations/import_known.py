# SPDX-License-Identifier: EUPL-1.2
"""What the pact holds already of the records in a piece of a list: some questions for hundreds of records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from samenspel.base.models import TenantModel
from samenspel.base.scope import current_partnership_id
from samenspel.directory.models import DirectoryEntry, ListedRecord, Location, Merge, Service, Taxonomy, TaxonomyTerm
from samenspel.directory.operations.import_ids import as_uuid, listed_id
from samenspel.domain.hsds.records import (
    AT,
    ATTRIBUTES,
    LOCATIONS,
    ORGANIZATIONS,
    SERVICES,
    TAXONOMIES,
    TERMS,
    Row,
)
from samenspel.organizations.models import Organization

KINDS = {
    TAXONOMIES: "taxonomy",
    TERMS: "term",
    ORGANIZATIONS: "organization",
    LOCATIONS: "location",
    SERVICES: "service",
}
MODELS: dict[str, type[TenantModel]] = {
    "taxonomy": Taxonomy,
    "term": TaxonomyTerm,
    "organization": Organization,
    "location": Location,
    "service": Service,
}
Reference = tuple[str, str]  # kind, id in the list
_MOST_MERGES = 5  # one after the other


@dataclass(slots=True)
class Known:
    """Of one piece of a list."""

    ids: dict[Reference, UUID] = field(default_factory=dict)  # the id that follows from the list
    traces: dict[UUID, ListedRecord] = field(default_factory=dict)
    targets: dict[Reference, UUID] = field(default_factory=dict)  # what it is here, when it is here
    removed: set[Reference] = field(default_factory=set)  # it was here, and somebody took it away
    rows: dict[UUID, Any] = field(default_factory=dict)  # records of this piece that are here
    entries: dict[UUID, DirectoryEntry] = field(default_factory=dict)  # organisation → its place in the directory


def references_of(row: Row) -> Iterable[Reference]:
    """What a record is, and what it points at."""
    yield KINDS[row.table], row.key
    values = row.values
    if row.table == TERMS:
        yield "taxonomy", values.get("_taxonomy", "")
        yield "term", values.get("_parent", "")
    if row.table == ORGANIZATIONS:
        yield "organization", values.get("_parent", "")
    yield "organization", values.get("_organization", "") or values.get("_foreign_organization", "")
    for at in row.children.get(AT, []):
        yield "location", at.values["_location"]
    for attribute in row.children.get(ATTRIBUTES, []):
        yield "term", attribute.values["_term"]


def look_up(rows: Collection[Row], *, source: str, assumed: Mapping[UUID, UUID]) -> Known:
    """`assumed`: id from the list → record that this run made or found, also when nothing is written."""
    known = Known()
    pact = current_partnership_id()
    wanted = {reference for row in rows for reference in references_of(row) if reference[1]}
    known.ids = {(kind, key): listed_id(partnership_id=pact, source=source, kind=kind, key=key) for kind, key in wanted}
    unknown = [pk for pk in known.ids.values() if pk not in assumed]
    known.traces = ListedRecord.objects.in_bulk(unknown)
    own = {(KINDS[row.table], row.key) for row in rows}
    _find_targets(known, assumed)
    _load(known, own)
    return known


def _find_targets(known: Known, assumed: Mapping[UUID, UUID]) -> None:
    found: dict[Reference, UUID] = {}
    asked: dict[str, set[UUID]] = defaultdict(set)
    for reference, pk in known.ids.items():
        if pk in assumed:
            known.targets[reference] = assumed[pk]
            continue
        trace = known.traces.get(pk)
        found[reference] = trace.target_id if trace is not None else (as_uuid(reference[1]) or pk)
    kept = kept_ids(set(found.values()))
    for reference, pk in found.items():
        found[reference] = kept.get(pk, pk)
        asked[reference[0]] |= {found[reference], known.ids[reference]}
    here = {
        kind: set(MODELS[kind].objects.filter(pk__in=ids).values_list("pk", flat=True)) for kind, ids in asked.items()
    }
    for reference, pk in found.items():
        if pk in here[reference[0]]:
            known.targets[reference] = pk
        elif known.ids[reference] in here[reference[0]]:
            known.targets[reference] = known.ids[reference]
        elif known.ids[reference] in known.traces:
            known.removed.add(reference)


def kept_ids(ids: Collection[UUID]) -> dict[UUID, UUID]:
    """For records that were merged into another: that other."""
    found: dict[UUID, UUID] = {}
    asked = {pk: pk for pk in ids}
    for _step in range(_MOST_MERGES):
        pairs = Merge.objects.filter(dropped_id__in=set(asked.values()), undone_at__isnull=True)
        merged = dict(pairs.values_list("dropped_id", "kept_id"))
        asked = {pk: merged[now] for pk, now in asked.items() if now in merged}
        if not asked:
            break
        found |= asked
    return found


def _load(known: Known, own: Collection[Reference]) -> None:
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for reference in own:
        if reference in known.targets:
            wanted[reference[0]].add(known.targets[reference])
    for kind, ids in wanted.items():
        load_rows(known, kind, ids)
    organizations = [pk for (kind, _key), pk in known.targets.items() if kind == "organization"]
    load_entries(known, organizations)


def load_rows(known: Known, kind: str, ids: Collection[UUID]) -> None:
    rows = MODELS[kind].objects.filter(pk__in=ids)
    known.rows |= {row.pk: row for row in (rows.defer("logo") if kind == "organization" else rows)}


def load_entries(known: Known, organization_ids: Collection[UUID]) -> None:
    for entry in DirectoryEntry.objects.filter(organization_id__in=organization_ids):
        known.entries[entry.organization_id] = entry


def entry_id(organization_id: UUID) -> UUID:
    return uuid5(organization_id, "directory_entry")
