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

from django.db import DatabaseError, IntegrityError, OperationalError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.jobs import enqueue
from samenspel.directory.models import DirectoryImport, DirectoryImportRow
from samenspel.directory.operations.import_planning import Planner
from samenspel.directory.operations.import_receiving import pieces_of, reading_of
from samenspel.directory.operations.import_writing import Stale, report_refused, write
from samenspel.directory.operations.searching import index_soon
from samenspel.domain.hsds.records import Row
from samenspel.organizations.constants import ImportState, RowOutcome

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
    DirectoryImport.of(run_id)
    waiting = DirectoryImport.objects.filter(pk=run_id, state=was).exclude(content=b"")
    try:
        with transaction.atomic():
            begun = bool(waiting.update(state=ImportState.RUNNING))
            if begun and in_background:
                enqueue(JOB, run_id=str(run_id))
    except IntegrityError as error:
        raise busy() from error
    return begun


def busy() -> Refused:
    return Refused(_("Er wordt al een lijst opgenomen of teruggedraaid. Wacht tot die klaar is."))


def stop_import(*, run_id: UUID) -> bool:
    """Stop between two pieces: what was taken stays, and it can go on or be undone. Returns False if nothing ran."""
    run: DirectoryImport = DirectoryImport.of(run_id)
    with transaction.atomic():
        running = DirectoryImport.objects.filter(pk=run_id, state=ImportState.RUNNING)
        stopped = running.update(state=ImportState.FAILED)
        if stopped:
            record(action="directory.import_stopped", subject=run)
    return bool(stopped)


def run_directory_import(*, run_id: str) -> None:
    """The job: some seconds of work, and then the next job."""
    try:
        more = take_records(run_id=UUID(run_id), seconds=SECONDS_A_JOB)
    except OperationalError:  # the database is busy or away: the job is tried again
        raise
    except Exception:
        stop_import(run_id=UUID(run_id))
        raise
    if more:
        enqueue(JOB, run_id=run_id)


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
    """The list is forgotten; what is kept is what became of each record. One row in the log for the whole list."""
    with transaction.atomic():
        run: DirectoryImport = DirectoryImport.of(run_id)
        run.state = ImportState.DONE
        run.finished_at = timezone.now()
        forget_content(run)
        run.save(update_fields=["state", "finished_at", "content", "understood"])
        rows = DirectoryImportRow.objects.filter(run_id=run_id).order_by()
        counts = dict.fromkeys(map(str, RowOutcome), 0) | dict(rows.values_list("outcome").annotate(n=Count("pk")))
        record(action="directory.imported", subject=run, **counts)
        index_soon(partnership_id=run.partnership_id)


def forget_content(run: DirectoryImport) -> None:
    run.content = b""
    run.understood = {name: value for name, value in run.understood.items() if name in KEPT}
