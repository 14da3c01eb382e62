# SPDX-License-Identifier: EUPL-1.2
"""A list for the directory is taken, as a job in pieces.

Every job reads the list again and goes on where the counter of the run stands. A piece is some hundreds of records in
one short transaction that first moves the counter: a piece that is killed has written all of its records or none, and a
job that runs twice finds the counter moved. A record that the database does not want is refused alone, with its piece
taken one by one.
"""

import time
from collections.abc import Sequence
from uuid import UUID

from django.db import DatabaseError, OperationalError, transaction

from samenspel.directory.models import DirectoryImport, DirectoryImportRow
from samenspel.directory.operations.import_planning import Planner
from samenspel.directory.operations.import_receiving import pieces_of, reading_of
from samenspel.directory.operations.import_writing import Stale, report_refused, write
from samenspel.directory.operations.searching import index_soon
from samenspel.domain.hsds.records import Row
from samenspel.organizations.constants import ImportState
from samenspel.organizations.operations.list_runs import begin_run, end_run, stop_run, work_on

JOB = "samenspel.directory.operations.import_taking.run_directory_import"
SECONDS_A_JOB = 25.0
REFUSED_AT_ONCE = 500
KEPT = ("kind", "rows", "left_out", "notes")  # of what was understood, when the list itself is forgotten


def start_import(*, run_id: UUID) -> bool:
    """Take the list, in a job. Returns False when it was started already; raises Refused while another is under way."""
    return begin(run_id, was=ImportState.READ)


def resume_import(*, run_id: UUID) -> bool:
    """Go on with a list that stopped halfway."""
    return begin(run_id, was=ImportState.FAILED)


def begin(run_id: UUID, *, was: ImportState, in_background: bool = True) -> bool:
    """Only one list of a pact is at work at a time: the database sees to it."""
    return begin_run(DirectoryImport, run_id, was=was, job=JOB if in_background else "")


def stop_import(*, run_id: UUID) -> bool:
    """Stop between two pieces: what was taken stays, and it can go on or be undone. Returns False if nothing ran."""
    return stop_run(DirectoryImport, run_id, action="directory.import_stopped")


def run_directory_import(*, run_id: str) -> None:
    """The job: some seconds of work, and then the next job."""
    work_on(
        JOB,
        run_id,
        work=lambda: take_records(run_id=UUID(run_id), seconds=SECONDS_A_JOB),
        when_broken=lambda: stop_import(run_id=UUID(run_id)),
    )


def take_records(*, run_id: UUID, seconds: float | None = None) -> bool:
    """Take records until the list is done, or until the time is up: then it returns True."""
    run = DirectoryImport.objects.filter(pk=run_id, state=ImportState.RUNNING).first()
    if run is None:
        return False
    reading = reading_of(run)
    # What was not taken counts first: whoever looks halfway sees it already.
    until = None if seconds is None else time.monotonic() + seconds
    total = len(reading.refused) + len(reading.records)
    taking = _Taking(run, total, run.done)
    done_refused = min(run.done, len(reading.refused))
    for start in range(done_refused, len(reading.refused), REFUSED_AT_ONCE):
        rows = reading.refused[start : start + REFUSED_AT_ONCE]
        if not taking.refuse(rows):
            return False
    for piece in pieces_of(reading.records[taking.done - len(reading.refused) :]):
        if until is not None and time.monotonic() >= until:
            return True
        if not taking.take(piece):
            return False
    finish(run_id)
    return False


class _Taking:
    """One run at work in this process."""

    def __init__(self, run: DirectoryImport, total: int, done: int) -> None:
        self.run_id, self.source, self.total, self.done = run.pk, run.source, total, done
        self.planner = Planner(run.source)

    def _move(self, number: int) -> bool:
        running = DirectoryImport.objects.filter(pk=self.run_id, state=ImportState.RUNNING, done=self.done)
        return bool(running.update(done=self.done + number, total=self.total))

    def refuse(self, rows: Sequence[Row]) -> bool:
        with transaction.atomic():
            if not self._move(len(rows)):
                return False  # stopped, or another worker took these rows
            report_refused(self.run_id, rows, position=self.done)
        self.done += len(rows)
        return True

    def take(self, piece: Sequence[Row]) -> bool:
        try:
            return self._written(piece)
        except OperationalError:
            raise
        except (Stale, DatabaseError, ValueError, TypeError, OverflowError):
            for row in piece:
                self.planner.forget(row)
            return all(self._alone(row) for row in piece)

    def _written(self, piece: Sequence[Row]) -> bool:
        planned = self.planner.plan(piece)
        with transaction.atomic():
            if not self._move(len(piece)):
                return False
            write(self.run_id, planned, source=self.source, position=self.done)
        self.done += len(piece)
        return True

    def _alone(self, row: Row) -> bool:
        """One record; when it cannot be, that is told and the rest goes on."""
        try:
            return self._written([row])
        except OperationalError:
            raise
        except (Stale, DatabaseError, ValueError, TypeError, OverflowError):
            self.planner.forget(row)
            row.refuse("list_failed")
            return self.refuse([row])


def finish(run_id: UUID) -> None:
    with transaction.atomic():
        run: DirectoryImport = DirectoryImport.of(run_id)
        end_run(run, DirectoryImportRow.objects.filter(run_id=run_id), action="directory.imported", kept=KEPT)
        index_soon(partnership_id=run.partnership_id)
