# SPDX-License-Identifier: EUPL-1.2
"""What the pages of lists for the directory show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samenspel.base.errors import NotFound
from samenspel.directory.models import DirectoryImport, DirectoryImportRow, Service
from samenspel.organizations.constants import ImportState, RowOutcome

LAST_RUNS = 5
ROWS_A_PAGE = 50
REMARKS, STAYED, DOUBTFUL = "remarks", "stayed", "doubtful"
BUSY = (ImportState.RUNNING, ImportState.UNDOING)


@dataclass(frozen=True, slots=True)
class RunLine:
    """One list in the row of earlier lists."""

    id: UUID
    label: str
    source: str
    created_at: datetime
    state_label: str


@dataclass(frozen=True, slots=True)
class Run:
    """One list, however far it is."""

    id: UUID
    label: str
    source: str
    state: str
    total: int
    done: int
    created_at: datetime
    understood: dict[str, Any]
    mapping: dict[str, str]
    can_resume: bool

    @property
    def is_busy(self) -> bool:
        return self.state in BUSY


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of the records of a list."""

    taken: int
    updated: int
    unchanged: int
    doubtful: int
    refused: int
    with_remarks: int
    stayed: int

    @property
    def all(self) -> int:
        return self.taken + self.updated + self.unchanged + self.doubtful + self.refused


@dataclass(frozen=True, slots=True)
class RowLine:
    where: str
    table: str
    name: str
    outcome: str
    outcome_label: str
    column: str
    sentences: list[str]
    service_id: UUID | None


@dataclass(frozen=True, slots=True)
class RowPage:
    rows: list[RowLine]
    number: int
    pages: int
    found: int


def last_runs() -> list[RunLine]:
    fields = ("id", "file_name", "source", "created_at", "state")
    return [
        RunLine(pk, name or source, source, at, str(ImportState(state).label))
        for pk, name, source, at, state in DirectoryImport.objects.values_list(*fields)[:LAST_RUNS]
    ]


def run_of(run_id: UUID) -> Run:
    found = DirectoryImport.objects.filter(pk=run_id)
    run: Any = found.annotate(has_content=~Q(content=b"")).defer("content").first()
    if run is None:
        raise NotFound(f"DirectoryImport {run_id}")
    return Run(
        id=run.pk,
        label=run.file_name or run.source,
        source=run.source,
        state=run.state,
        total=run.total,
        done=run.done,
        created_at=run.created_at,
        understood=run.understood,
        mapping=run.mapping,
        can_resume=run.state == ImportState.FAILED and run.has_content,
    )


def counts_of(run_id: UUID) -> dict[str, int]:
    rows = DirectoryImportRow.objects.filter(run_id=run_id).order_by()
    counted = dict(rows.values_list("outcome").annotate(n=Count("pk")))
    return {str(outcome): int(counted.get(outcome, 0)) for outcome in RowOutcome}


def figures_of(run_id: UUID) -> Figures:
    rows = DirectoryImportRow.objects.filter(run_id=run_id).order_by()
    extra = rows.aggregate(with_remarks=Count("pk", filter=_remarked()), stayed=Count("pk", filter=_stayed()))
    return Figures(**counts_of(run_id), **extra)


def _remarked() -> Q:
    return ~Q(remarks=[]) & ~Q(outcome=RowOutcome.REFUSED)


def _stayed() -> Q:
    """After an undo: records whose traces could not be taken away."""
    return Q(run__state=ImportState.UNDONE) & (~Q(made=[]) | ~Q(before=""))


def row_page(run_id: UUID, *, wanted: str, number: int = 1) -> RowPage:
    """One page of rows: those that were not taken, those of one outcome, or those with a remark."""
    rows = DirectoryImportRow.objects.filter(run_id=run_id)
    if wanted == REMARKS:
        rows = rows.filter(_remarked())
    elif wanted == STAYED:
        rows = rows.filter(_stayed())
    else:
        rows = rows.filter(outcome=wanted if wanted in RowOutcome.values else RowOutcome.REFUSED)
    count = rows.count()
    pages = max(1, ceil(count / ROWS_A_PAGE))
    number = min(max(number, 1), pages)
    start = (number - 1) * ROWS_A_PAGE
    return RowPage(_lines(rows[start : start + ROWS_A_PAGE]), number, pages, count)


def _lines(rows: QuerySet[Any]) -> list[RowLine]:
    from samenspel.directory.operations.import_words import table_label

    found = list(rows)
    ids = [row.record_id for row in found if row.table == "services" and row.record_id]
    there = set(Service.objects.filter(pk__in=ids).values_list("pk", flat=True))
    return [
        RowLine(
            where=" ".join(filter(None, (row.file, _("regel %(number)d") % {"number": row.line}))),
            table=table_label(row.table),
            name=row.name,
            outcome=row.outcome,
            outcome_label=str(RowOutcome(row.outcome).label),
            column=row.column,
            sentences=[*row.reason.splitlines(), *row.remarks],
            service_id=row.record_id if row.record_id in there else None,
        )
        for row in found
    ]


def refused_of(run_id: UUID) -> Iterator[tuple[str, int, str, str, str]]:
    """File, line, table, column and reason of what was not taken."""
    rows = DirectoryImportRow.objects.filter(run_id=run_id, outcome=RowOutcome.REFUSED)
    yield from rows.values_list("file", "line", "table", "column", "reason").iterator(chunk_size=2_000)


def told_of(run_id: UUID) -> tuple[list[str], Iterator[list[object]]]:
    """Headings and rows of the download: all that was not taken, in doubt, or taken otherwise than it stood."""
    headings = [_("Bestand"), _("Regel"), _("Soort"), _("Naam"), _("Wat ermee gebeurde"), _("Kolom"), _("Reden")]
    rows = DirectoryImportRow.objects.filter(run_id=run_id)
    rows = rows.filter(Q(outcome__in=(RowOutcome.REFUSED, RowOutcome.DOUBTFUL)) | ~Q(remarks=[]))
    return headings, _told(rows)


def _told(rows: QuerySet[Any]) -> Iterator[list[object]]:
    from samenspel.directory.operations.import_words import table_label

    for row in rows.iterator(chunk_size=2_000):
        reasons = "\n".join(filter(None, [row.reason, *row.remarks]))
        label = str(RowOutcome(row.outcome).label)
        yield [row.file, row.line, table_label(row.table), row.name, label, row.column, reasons]


def address_of_doubles(slug: str) -> str:
    try:
        return reverse("directory:double_list", kwargs={"slug": slug})
    except NoReverseMatch:
        return reverse("organizations:double_list", kwargs={"slug": slug})
