# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the import show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from samenspel.base.errors import NotFound
from samenspel.organizations.constants import ImportState, PartnerStatus, RowOutcome
from samenspel.organizations.models import Contact, ImportRow, ImportRun, Partner

LAST_RUNS = 5
ROWS_A_PAGE = 50
ATTENTION, REMARKS, STAYED = "", "remarks", "stayed"
BUSY = (ImportState.RUNNING, ImportState.UNDOING)
_NOT_TAKEN = (RowOutcome.DOUBTFUL, RowOutcome.REFUSED)


@dataclass(frozen=True, slots=True)
class RunLine:
    """One list in the row of earlier lists."""

    id: UUID
    label: str
    created_at: datetime
    state_label: str
    total: int


@dataclass(frozen=True, slots=True)
class Run:
    """One list, however far it is."""

    id: UUID
    label: str
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
    """What became of the rows of a list, and what is left to do."""

    taken: int
    updated: int
    unchanged: int
    doubtful: int
    refused: int
    with_remarks: int
    stayed: int
    without_contact: int

    @property
    def not_taken(self) -> int:
        return self.doubtful + self.refused

    @property
    def all(self) -> int:
        return self.taken + self.updated + self.unchanged + self.not_taken


@dataclass(frozen=True, slots=True)
class RowLine:
    """What became of one row."""

    number: int
    outcome: str
    outcome_label: str
    about: str
    partner_id: UUID | None
    column: str
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class RowPage:
    rows: list[RowLine]
    number: int
    pages: int
    found: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Rows of a list with one name, and the organisation that they may be about."""

    row_id: UUID
    written_name: str
    known_name: str
    known_facts: str
    reason: str
    numbers: list[int]
    example: str


def last_runs() -> list[RunLine]:
    fields = ("id", "file_name", "created_at", "state", "total")
    return [
        RunLine(pk, _label(name), at, str(ImportState(state).label), total)
        for pk, name, at, state, total in ImportRun.objects.values_list(*fields)[:LAST_RUNS]
    ]


def run_of(run_id: UUID) -> Run:
    run: Any = ImportRun.objects.filter(pk=run_id).annotate(has_content=~Q(content=b"")).defer("content").first()
    if run is None:
        raise NotFound(f"ImportRun {run_id}")
    return Run(
        id=run.pk,
        label=_label(run.file_name),
        state=run.state,
        total=run.total,
        done=run.done,
        created_at=run.created_at,
        understood=run.understood,
        mapping=run.mapping,
        can_resume=run.state == ImportState.FAILED and run.has_content,
    )


def _label(file_name: str) -> str:
    return file_name or _("Geplakte tabel")


def figures_of(run_id: UUID) -> Figures:
    rows = ImportRow.objects.filter(run_id=run_id).order_by()
    counts = {
        **dict.fromkeys(map(str, RowOutcome), 0),
        **dict(rows.values_list("outcome").annotate(n=Count("pk"))),
    }
    extra = rows.aggregate(
        with_remarks=Count("pk", filter=_remarked()),
        stayed=Count("pk", filter=_stayed()),
    )
    return Figures(**counts, **extra, without_contact=_without_contact())


def _without_contact() -> int:
    reachable = Contact.objects.filter(active=True, partner__isnull=False).values("partner")
    waiting = Partner.objects.exclude(status=PartnerStatus.FORMER).exclude(pk__in=reachable)
    return int(waiting.count())


def _remarked() -> Q:
    return ~Q(remarks=[]) & ~Q(outcome__in=_NOT_TAKEN)


def _stayed() -> Q:
    """After an undo: rows whose traces could not be taken away."""
    return Q(run__state=ImportState.UNDONE) & (~Q(made=[]) | ~Q(before={}))


def row_page(run_id: UUID, *, wanted: str, number: int = 1) -> RowPage:
    """One page of rows: those that ask attention, those of one outcome, or those with a remark."""
    rows = ImportRow.objects.filter(run_id=run_id)
    if wanted == REMARKS:
        rows = rows.filter(_remarked())
    elif wanted == STAYED:
        rows = rows.filter(_stayed())
    elif wanted in RowOutcome.values:
        rows = rows.filter(outcome=wanted)
    else:
        rows = rows.filter(outcome__in=_NOT_TAKEN)
    count = rows.count()
    pages = max(1, ceil(count / ROWS_A_PAGE))
    number = min(max(number, 1), pages)
    start = (number - 1) * ROWS_A_PAGE
    return RowPage(_lines(rows[start : start + ROWS_A_PAGE]), number, pages, count)


def _lines(rows: QuerySet[Any]) -> list[RowLine]:
    found = rows.values(
        "number",
        "outcome",
        "column",
        "reason",
        "remarks",
        "cells",
        "organization__name",
        "organization__partner",
        "contact__name",
    )
    return [
        RowLine(
            number=row["number"],
            outcome=row["outcome"],
            outcome_label=str(RowOutcome(row["outcome"]).label),
            about=", ".join(filter(None, (row["contact__name"], row["organization__name"]))) or _start(row["cells"]),
            partner_id=row["organization__partner"],
            column=row["column"],
            sentences=[*row["reason"].splitlines(), *row["remarks"]],
        )
        for row in found
    ]


def _start(cells: Sequence[str]) -> str:
    """The first words of a row that was not taken: enough to know which one it is."""
    return ", ".join([cell[:60] for cell in cells if cell.strip()][:2])


def all_rows(run_id: UUID) -> list[tuple[int, str, str, str]]:
    """Number, outcome, column and reason of every row."""
    return list(ImportRow.objects.filter(run_id=run_id).values_list("number", "outcome", "column", "reason"))


def doubts_of(run_id: UUID) -> list[Doubt]:
    """One question for all rows in which a name is written the same way, in the order of the list."""
    rows = ImportRow.objects.filter(run_id=run_id, outcome=RowOutcome.DOUBTFUL)
    fields = ("pk", "number", "written_name", "reason", "cells", "doubt")
    facts = ("doubt__name", "doubt__sector", "doubt__city", "doubt__kvk")
    groups: dict[tuple[str, Any], list[dict[str, Any]]] = {}
    for row in rows.values(*fields, *facts):
        groups.setdefault((row["written_name"], row["doubt"]), []).append(row)
    return [_doubt(rows) for rows in groups.values()]


def _doubt(rows: Sequence[dict[str, Any]]) -> Doubt:
    first = rows[0]
    kvk = f"KvK {first['doubt__kvk']}" if first["doubt__kvk"] else ""
    facts = (first["doubt__sector"], first["doubt__city"], kvk)
    return Doubt(
        row_id=first["pk"],
        written_name=first["written_name"],
        known_name=first["doubt__name"] or "",
        known_facts=" · ".join(fact for fact in facts if fact),
        reason=first["reason"],
        numbers=[row["number"] for row in rows],
        example=" · ".join(cell for cell in first["cells"] if cell)[:200],
    )


def not_taken(run: Run) -> tuple[list[str], list[list[object]]]:
    """Headings and rows of a download: number, what is wrong, and the row as it stands in the list."""
    headings: list[str] = run.understood.get("headings", [])
    named = [heading or _("kolom %(number)d") % {"number": index} for index, heading in enumerate(headings, start=1)]
    rows = ImportRow.objects.filter(run_id=run.id, outcome__in=_NOT_TAKEN)
    return [_("Regel"), _("Kolom"), _("Reden"), *named], [
        [number, column, reason, *cells]
        for number, column, reason, cells in rows.values_list("number", "column", "reason", "cells")
    ]
