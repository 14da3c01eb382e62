# SPDX-License-Identifier: EUPL-1.2
"""Rows of a list that may be about an organisation we have: the facilitator says whether they are.

One word is enough for all rows of a list in which the name is written the same way, and for lists to come.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.tables import Table, TableRow
from samenspel.organizations.constants import Decision, ImportState, RowOutcome
from samenspel.organizations.models import ImportRow, ImportRun, Partner
from samenspel.organizations.operations.doubles import keep_apart
from samenspel.organizations.operations.import_reading import Row, read_people
from samenspel.organizations.operations.importing_known import Known, load_known
from samenspel.organizations.operations.importing_plan import PlannedRow, Planner
from samenspel.organizations.operations.importing_preview import restored_mapping
from samenspel.organizations.operations.importing_writing import Stale, outcome_of, write_deeds


def decide(*, run_id: UUID, row_id: UUID, decision: Decision) -> int:
    """All rows of this list with the name of this row are taken: as the organisation they look like, or as another.

    Returns how many rows that were; 0 when it was decided already.
    """
    try:
        with transaction.atomic():
            return _decide(run_id, row_id, decision)
    except (Stale, IntegrityError) as error:
        raise Refused(_("Iemand anders was hier net ook mee bezig. Probeer het opnieuw.")) from error


def _decide(run_id: UUID, row_id: UUID, decision: Decision) -> int:
    run: ImportRun = ImportRun.of(run_id)
    one: ImportRow = ImportRow.of(row_id)
    if one.run_id != run.pk:
        raise NotFound(f"ImportRow {row_id}")
    if run.state != ImportState.DONE:
        raise Refused(_("Deze lijst is nog bezig of teruggedraaid."))
    alike = ImportRow.objects.select_for_update().filter(
        run=run, outcome=RowOutcome.DOUBTFUL, written_name=one.written_name, doubt_id=one.doubt_id
    )
    rows: list[ImportRow] = list(alike.order_by("number")) if one.outcome == RowOutcome.DOUBTFUL else []
    if not rows:
        return 0
    known = load_known()
    planned = _plan(run, rows, known, decision)
    write_deeds(planned)
    _write_down(rows, planned, decision)
    if decision == Decision.OTHER:
        _ask_no_more(one.doubt_id, planned)
    record(action="partners.import_decided", subject=run, decision=str(decision), rows=len(rows))
    return len(rows)


def _plan(run: ImportRun, rows: Sequence[ImportRow], known: Known, decision: Decision) -> list[PlannedRow]:
    target = rows[0].doubt_id
    if decision == Decision.SAME and target not in known.by_id:
        raise Refused(_("De organisatie waarop deze lijkt, is er niet meer. Kies dat het een andere is."))
    return Planner(known, run_id=run.pk, decided=decision, target=target).plan(_read_again(run, rows))


def _read_again(run: ImportRun, rows: Sequence[ImportRow]) -> list[Row]:
    """The rows from the cells that were kept of them."""
    headings = tuple(run.understood["headings"])
    table = Table(headings=headings, rows=tuple(TableRow(row.number, tuple(row.cells)) for row in rows))
    return list(read_people(table, restored_mapping(table, run.mapping)))


def _write_down(rows: Sequence[ImportRow], planned: Sequence[PlannedRow], decision: Decision) -> None:
    now = timezone.now()
    by_number = {row.number: row for row in planned}
    for row in rows:
        became = outcome_of(replace(by_number[row.number], written_name=row.written_name, doubt_id=row.doubt_id))
        for name, value in {**became, "decision": decision, "decided_at": now, "cells": []}.items():
            setattr(row, name, value)
    names = [*outcome_of(planned[0]), "decision", "decided_at", "cells"]
    ImportRow.objects.bulk_update(rows, [name.removesuffix("_id") for name in names])


def _ask_no_more(doubt: UUID | None, planned: Sequence[PlannedRow]) -> None:
    """The page of possible doubles need not ask it once more."""
    for other in {row.organization_id for row in planned}:
        places = Partner.objects.filter(organization__in=[pk for pk in (doubt, other) if pk]).values_list(
            "pk", flat=True
        )
        first, second = [*places, None, None][:2]
        if first and second:
            keep_apart(first_id=first, second_id=second)
