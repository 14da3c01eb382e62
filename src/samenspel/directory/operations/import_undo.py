# SPDX-License-Identifier: EUPL-1.2
"""A list for the directory is taken back: what it made goes, what it changed is again as it was.

Piece by piece, the last record first. What somebody changed since, or what something hangs on, stays as it is now, and
its row says so.
"""

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.core import serializers
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.scope import current_partnership_id
from samenspel.directory.models import DirectoryEntry, DirectoryImport, DirectoryImportRow, ListedRecord
from samenspel.directory.operations.import_children import BELOW
from samenspel.directory.operations.import_children import MODELS as CHILDREN
from samenspel.directory.operations.import_known import MODELS as RECORDS
from samenspel.directory.operations.import_planning import version_of
from samenspel.directory.operations.import_taking import KEPT
from samenspel.directory.operations.searching import index_soon
from samenspel.organizations.constants import ImportState
from samenspel.organizations.operations.list_runs import begin_undoing, forget_content, give_up_undoing, work_on
from samenspel.organizations.operations.references import used_among

JOB = "samenspel.directory.operations.import_undo.run_directory_undo"
ROWS_AT_ONCE = 200
SECONDS_A_JOB = 25.0
# What points at a record without depending on it: it goes along, or is made anew by itself.
_LOOSE = {
    "organization": {"directory.DirectoryEntry", "directory.DirectoryImportRow", "organizations.KeptApart"},
    "service": {"directory.ServiceAtLocation", "directory.ServicesKeptApart"},
    "location": set[str](),
    "term": set[str](),
    "taxonomy": set[str](),
}
_OWN = {kind: {model._meta.label for model in models} | {"directory.SearchRow"} for kind, models in BELOW.items()}
_LAST_FIRST = ("service", "location", "organization", "term", "taxonomy")
Key = tuple[str, UUID]


def start_undo(*, run_id: UUID) -> bool:
    """Take the list back, in a job. Returns False when that was started already."""
    return begin_undoing(
        DirectoryImport, run_id, rows=DirectoryImportRow.objects.filter(run_id=run_id).count(), job=JOB
    )


def run_directory_undo(*, run_id: str) -> None:
    """The job: some seconds of work, and then the next job."""
    work_on(
        JOB,
        run_id,
        work=lambda: undo_records(run_id=UUID(run_id), seconds=SECONDS_A_JOB),
        when_broken=lambda: give_up_undoing(DirectoryImport, run_id),
    )


def undo_records(*, run_id: UUID, seconds: float | None = None) -> bool:
    """Take records back until all are done, or until the time is up: then it returns True."""
    until = None if seconds is None else time.monotonic() + seconds
    while True:
        run = DirectoryImport.objects.filter(pk=run_id, state=ImportState.UNDOING).defer("content").first()
        if run is None:
            return False
        rows = DirectoryImportRow.objects.filter(run_id=run_id).order_by("-position")
        some = list(rows[run.done : run.done + ROWS_AT_ONCE])
        if not some:
            _finish(run_id)
            return False
        if until is not None and time.monotonic() >= until:
            return True
        with transaction.atomic():
            undoing = DirectoryImport.objects.filter(pk=run_id, state=ImportState.UNDOING, done=run.done)
            if not undoing.update(done=run.done + len(some)):
                return False
            _undo([row for row in some if row.made or row.before])


def _finish(run_id: UUID) -> None:
    with transaction.atomic():
        run: DirectoryImport = DirectoryImport.of(run_id)
        run.state, run.undone_at = ImportState.UNDONE, timezone.now()
        forget_content(run, KEPT)
        run.save(update_fields=["state", "undone_at", "content", "understood"])
        stayed = DirectoryImportRow.objects.filter(run_id=run_id).exclude(made=[], before="").count()
        record(action="directory.import_undone", subject=run, rows=run.total, stayed=stayed)
        index_soon(partnership_id=run.partnership_id)


def _undo(rows: Sequence[DirectoryImportRow]) -> None:
    for row in rows:
        if row.before:
            _give_back(row)
    _remove([row for row in rows if row.made])
    DirectoryImportRow.objects.bulk_update(rows, ["made", "before", "reason"])


def _give_back(row: DirectoryImportRow) -> None:
    """A record as it was before the list, unless somebody changed it since."""
    was = list(serializers.deserialize("json", row.before, ignorenonexistent=True))
    objects = [one.object for one in was]
    trace = next((one for one in objects if isinstance(one, ListedRecord)), None)
    kind = _kind_of(objects)
    now = RECORDS[kind].objects.filter(pk=row.record_id).first()
    listed = ListedRecord.objects.filter(target_id=row.record_id, kind=kind).first()
    if now is not None and listed is not None and version_of(now, _entry_of(kind, now)) != listed.version:
        row.reason = _("Dit is na het inlezen gewijzigd. Dat blijft zo.")
        return
    if now is not None:
        # A record that was here before the list only had gaps filled: all that hung on it is still there.
        _restore(kind, now.pk, objects, replaced=trace is not None and not trace.is_attached)
    if trace is not None:
        _put(trace)
    row.before = ""
    row.made = [key for key in row.made if not key.startswith("listed:") or trace is None]


def _kind_of(objects: Iterable[Any]) -> str:
    models = {model: kind for kind, model in RECORDS.items()}
    return next(models[type(one)] for one in objects if type(one) in models)


def _entry_of(kind: str, row: Any) -> DirectoryEntry | None:
    found: DirectoryEntry | None = DirectoryEntry.objects.filter(organization_id=row.pk).first()
    return found if kind == "organization" else None


def _restore(kind: str, pk: UUID, objects: Sequence[Any], *, replaced: bool) -> None:
    children = [one for one in objects if type(one) in CHILDREN]
    if replaced:
        for model in BELOW.get(kind, ()):
            model.objects.filter(**{f"{kind}_id": pk}).delete()
    for one in objects:
        if type(one) not in CHILDREN and not isinstance(one, ListedRecord):
            _put(one)
    for model in CHILDREN:
        model.objects.bulk_create([one for one in children if type(one) is model])


def _put(one: Any) -> None:
    values = {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields if field.name != "logo"}
    del values["id"]
    if "modified_at" in values:  # who asks what is new, hears that it is otherwise again
        values["modified_at"] = timezone.now()
    type(one).objects.filter(pk=one.pk).update(**values)


def _remove(rows: Sequence[DirectoryImportRow]) -> None:
    """What these rows made goes; what cannot go stays, with the reason in its row."""
    made: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        for key in row.made:
            kind, _colon, pk = key.partition(":")
            made[kind].add(UUID(pk))
    gone: set[Key] = set()
    stays: dict[Key, str] = {}
    for kind in _LAST_FIRST:
        stays |= _removed(kind, made.pop(kind, set()), gone)
    entries = made.pop("entry", set())
    _remove_entries(entries)
    listed = made.pop("listed", set())
    targets = {pk for _kind, pk in stays}
    ListedRecord.objects.filter(pk__in=listed).exclude(target_id__in=targets).delete()
    by_name = {model._meta.model_name: model for model in CHILDREN}
    for kind, ids in made.items():
        by_name[kind].objects.filter(pk__in=ids).delete()
    for row in rows:
        mine = [key for key in stays if f"{key[0]}:{key[1]}" in row.made]
        row.made = [f"{kind}:{pk}" for kind, pk in mine]
        row.reason = "\n".join(filter(None, [row.reason, *(stays[key] for key in mine)]))[:500]


def _removed(kind: str, ids: Collection[UUID], gone: set[Key]) -> dict[Key, str]:
    if not ids:
        return {}
    model = RECORDS[kind]
    stays = dict.fromkeys(_changed_since(kind, ids), _("Iemand heeft dit na het inlezen gewijzigd. Dit blijft."))
    besides = _LOOSE[kind] | _OWN.get(kind, set())
    left = [pk for pk in ids if pk not in stays]
    while left:  # what falls under another of these goes first
        used = used_among(model, left, besides=besides)
        free = [pk for pk in left if pk not in used]
        model.objects.filter(pk__in=free).delete()
        if not free:
            stays |= dict.fromkeys(left, _("Er hangt intussen iets aan. Dit blijft."))
            break
        left = [pk for pk in left if pk in used]
    gone |= {(kind, pk) for pk in ids if pk not in stays}
    return {(kind, pk): reason for pk, reason in stays.items()}


def _changed_since(kind: str, ids: Collection[UUID]) -> set[UUID]:
    """Records of another version than the list left them in."""
    if kind not in BELOW:
        return set()
    listed = ListedRecord.objects.filter(target_id__in=ids, kind=kind, is_attached=False)
    left = dict(listed.values_list("target_id", "version"))
    now: dict[UUID, int] = dict(RECORDS[kind].objects.filter(pk__in=ids).values_list("pk", "version"))
    if kind == "organization":
        for pk, version in DirectoryEntry.objects.filter(organization_id__in=ids).values_list(
            "organization_id", "version"
        ):
            now[pk] = now.get(pk, 0) + version
    return {pk for pk, version in now.items() if version != left.get(pk, version)}


def _remove_entries(ids: Collection[UUID]) -> None:
    """The place that an organisation got because of this list, when nothing of it is in the directory any more."""
    here = current_partnership_id()
    entries: Any = DirectoryEntry.objects.filter(pk__in=ids, partnership_id=here, version=1)
    empty = entries.filter(organization__services__isnull=True, organization__locations__isnull=True)
    DirectoryEntry.objects.filter(pk__in=list(empty.values_list("pk", flat=True))).delete()
