# SPDX-License-Identifier: EUPL-1.2
"""A list is taken, as a job in pieces. What a row means is decided in `importing_plan`.

Every piece plans the whole list anew on what is there now, and writes some hundreds of rows in one short transaction
that first moves the counter of the run. So a piece that is killed has written all of those rows or none; a job that
runs twice finds the counter moved; and rows that were taken before the kill plan as unchanged. When somebody changes
a row between plan and writing, the plan is made again.
"""

import time
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.organizations.constants import ImportState
from samenspel.organizations.models import ImportRow, ImportRun
from samenspel.organizations.operations.importing import source_of
from samenspel.organizations.operations.importing_known import load_known
from samenspel.organizations.operations.importing_plan import PlannedRow, Planner
from samenspel.organizations.operations.importing_preview import KEPT
from samenspel.organizations.operations.importing_writing import Stale, report, write_deeds
from samenspel.organizations.operations.list_runs import begin_run, end_run, stop_run, work_on

JOB = "samenspel.organizations.operations.importing_taking.run_import"
ROWS_AT_ONCE = 400
SECONDS_A_JOB = 15.0
_ATTEMPTS = 5


def start_import(*, run_id: UUID) -> bool:
    """Take the list, in a job. Returns False when it was started already; raises Refused while another is under way."""
    return begin(run_id, was=ImportState.READ)


def resume_import(*, run_id: UUID) -> bool:
    """Go on with a list that stopped halfway."""
    return begin(run_id, was=ImportState.FAILED)


def begin(run_id: UUID, *, was: ImportState, in_background: bool = True) -> bool:
    """Only one list of a partnership is at work at a time: the database sees to it."""
    return begin_run(ImportRun, run_id, was=was, job=JOB if in_background else "")


def stop_import(*, run_id: UUID) -> bool:
    """Stop between two pieces: what was taken stays, and it can go on or be undone. Returns False if nothing ran."""
    return stop_run(ImportRun, run_id, action="partners.import_stopped")


def run_import(*, run_id: str) -> None:
    """The job: some seconds of work, and then the next job."""
    work_on(
        JOB,
        run_id,
        work=lambda: take_rows(run_id=UUID(run_id), seconds=SECONDS_A_JOB),
        when_broken=lambda: stop_import(run_id=UUID(run_id)),
    )


def take_rows(*, run_id: UUID, seconds: float | None = None) -> bool:
    """Take rows until the list is done, or until the time is up: then it returns True."""
    until = None if seconds is None else time.monotonic() + seconds
    run = ImportRun.objects.filter(pk=run_id, state=ImportState.RUNNING).first()
    if run is None:
        return False
    source = source_of(run)
    for _attempt in range(_ATTEMPTS):
        plan = Planner(load_known(), run_id=run_id).plan(source.rows)
        try:
            return _write(run_id, plan, source.cells, until)
        except (Stale, IntegrityError):  # somebody was at work in the meantime
            continue
    return True


def _write(run_id: UUID, plan: Sequence[PlannedRow], cells: Mapping[int, Sequence[str]], until: float | None) -> bool:
    done = _done(run_id)
    while done is not None:
        if until is not None and time.monotonic() >= until:
            return True
        rows = plan[done : done + ROWS_AT_ONCE]
        with transaction.atomic():
            if not _move_counter(run_id, done, done + len(rows), len(plan)):
                return False  # stopped, or another worker took these rows
            write_deeds(rows)
            report(run_id, rows, cells)
            done += len(rows)
            if done == len(plan):
                _finish(run_id)
                return False
    return False


def _done(run_id: UUID) -> int | None:
    run = ImportRun.objects.filter(pk=run_id, state=ImportState.RUNNING)
    done: int | None = run.values_list("done", flat=True).first()
    return done


def _move_counter(run_id: UUID, done: int, now: int, total: int) -> bool:
    running = ImportRun.objects.filter(pk=run_id, state=ImportState.RUNNING, done=done)
    return bool(running.update(done=now, total=total))


def _finish(run_id: UUID) -> None:
    end_run(ImportRun.of(run_id), ImportRow.objects.filter(run_id=run_id), action="partners.imported", kept=KEPT)
