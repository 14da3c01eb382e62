# SPDX-License-Identifier: EUPL-1.2
"""A list at work, of partners or of the directory: begun, stopped between two pieces, taken back, done.

What a row means differs; that one list of a pact is at work at a time, and how a job hands on to the next, does not.
`runs` is the table of such lists: with `state`, `done`, `total`, `content`, `understood` and `finished_at`.
"""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.jobs import enqueue
from samenspel.base.models import TenantModel
from samenspel.organizations.constants import ImportState, RowOutcome

Runs = type[TenantModel]
_MAY_BE_UNDONE = (ImportState.DONE, ImportState.FAILED)


def begin_run(runs: Runs, run_id: UUID, *, was: ImportState, job: str) -> bool:
    """Only one list of a pact is at work at a time: the database sees to it. Without `job` the caller does the work."""
    runs.of(run_id)
    waiting = runs.objects.filter(pk=run_id, state=was).exclude(content=b"")
    return _to_work(waiting, job, run_id, state=ImportState.RUNNING)


def begin_undoing(runs: Runs, run_id: UUID, *, rows: int, job: str) -> bool:
    """Take the list back, in a job. Returns False when that was started already."""
    runs.of(run_id)
    taken = runs.objects.filter(pk=run_id, state__in=_MAY_BE_UNDONE)
    return _to_work(taken, job, run_id, state=ImportState.UNDOING, done=0, total=rows)


def _to_work(waiting: QuerySet[Any], job: str, run_id: UUID, **becomes: Any) -> bool:
    try:
        with transaction.atomic():
            begun = bool(waiting.update(**becomes))
            if begun and job:
                enqueue(job, run_id=str(run_id))
    except IntegrityError as error:
        raise Refused(_("Er wordt al een lijst opgenomen of teruggedraaid. Wacht tot die klaar is.")) from error
    return begun


def stop_run(runs: Runs, run_id: UUID, *, action: str) -> bool:
    """Stop between two pieces: what was taken stays, and it can go on or be undone. Returns False if nothing ran."""
    run = runs.of(run_id)
    with transaction.atomic():
        running = runs.objects.filter(pk=run_id, state=ImportState.RUNNING)
        stopped = running.update(state=ImportState.FAILED)
        if stopped:
            record(action=action, subject=run)
    return bool(stopped)


def work_on(job: str, run_id: str, *, work: Callable[[], bool], when_broken: Callable[[], object]) -> None:
    """One job: some seconds of work, and then the next job while there is more."""
    try:
        more = work()
    except OperationalError:  # the database is busy or away: the job is tried again
        raise
    except Exception:
        when_broken()
        raise
    if more:
        enqueue(job, run_id=run_id)


def give_up_undoing(runs: Runs, run_id: str) -> None:
    runs.objects.filter(pk=run_id, state=ImportState.UNDOING).update(state=ImportState.DONE)


def end_run(run: Any, rows: QuerySet[Any], *, action: str, kept: Collection[str]) -> None:
    """The list is forgotten; what became of each row is kept. One row in the log for the whole list."""
    run.state, run.finished_at = ImportState.DONE, timezone.now()
    forget_content(run, kept)
    run.save(update_fields=["state", "finished_at", "content", "understood"])
    counted = rows.order_by().values_list("outcome").annotate(n=Count("pk"))
    record(action=action, subject=run, **(dict.fromkeys(map(str, RowOutcome), 0) | dict(counted)))


def forget_content(run: Any, kept: Collection[str]) -> None:
    """Of what was understood of the list, only what is named stays; the caller saves."""
    run.content = b""
    run.understood = {name: value for name, value in run.understood.items() if name in kept}
