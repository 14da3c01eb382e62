# SPDX-License-Identifier: EUPL-1.2
"""A whole list is taken back, as a job in pieces, the last row first.

What the list inserted goes, and what it changed gets its old values back. A row that somebody changed since, or that
something hangs on (a registration, a phone call, a person added by hand), stays as it is now, and its row says so.
"""

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.organizations.constants import ImportState
from samenspel.organizations.models import ImportRow, ImportRun, Organization
from samenspel.organizations.operations.importing_plan import CONTACT, ORGANIZATION, PARTNER
from samenspel.organizations.operations.importing_preview import KEPT
from samenspel.organizations.operations.importing_writing import MODELS, fetch, save_changed, set_values
from samenspel.organizations.operations.list_runs import begin_undoing, forget_content, give_up_undoing, work_on
from samenspel.organizations.operations.references import used_among

JOB = "samenspel.organizations.operations.importing_undo.run_undo"
ROWS_AT_ONCE = 200
SECONDS_A_JOB = 15.0
# What points at a row without depending on it: it goes along, or forgets the row.
_LOOSE = {
    CONTACT: {"organizations.ImportRow"},
    PARTNER: set[str](),
    ORGANIZATION: {"organizations.ImportRow", "organizations.KeptApart"},
}
Key = tuple[str, UUID]


def start_undo(*, run_id: UUID) -> bool:
    """Take the list back, in a job. Returns False when that was started already."""
    return begin_undoing(ImportRun, run_id, rows=ImportRow.objects.filter(run_id=run_id).count(), job=JOB)


def run_undo(*, run_id: str) -> None:
    """The job: some seconds of work, and then the next job."""
    work_on(
        JOB,
        run_id,
        work=lambda: undo_rows(run_id=UUID(run_id), seconds=SECONDS_A_JOB),
        when_broken=lambda: give_up_undoing(ImportRun, run_id),
    )


def undo_rows(*, run_id: UUID, seconds: float | None = None) -> bool:
    """Take rows back until all are done, or until the time is up: then it returns True."""
    until = None if seconds is None else time.monotonic() + seconds
    run = ImportRun.objects.filter(pk=run_id, state=ImportState.UNDOING).first()
    if run is None:
        return False
    rows = ImportRow.objects.filter(run_id=run_id)
    order = list(rows.order_by(F("decided_at").desc(nulls_last=True), "-number").values_list("pk", flat=True))
    done = run.done
    while True:
        if until is not None and time.monotonic() >= until:
            return True
        some = order[done : done + ROWS_AT_ONCE]
        with transaction.atomic():
            undoing = ImportRun.objects.filter(pk=run_id, state=ImportState.UNDOING, done=done)
            if not undoing.update(done=done + len(some)):
                return False
            _undo(some)
            done += len(some)
            if done >= len(order):
                _finish(run_id)
                return False


def _undo(row_ids: Sequence[UUID]) -> None:
    found = ImportRow.objects.in_bulk(list(row_ids))
    rows = [found[pk] for pk in row_ids if found[pk].made or found[pk].before]
    if not rows:
        return
    piece = _Piece(rows)
    for row in rows:
        piece.give_back(row)
    piece.save()
    ImportRow.objects.bulk_update(rows, ["made", "before", "reason"])


def _finish(run_id: UUID) -> None:
    run: ImportRun = ImportRun.of(run_id)
    run.state = ImportState.UNDONE
    run.undone_at = timezone.now()
    forget_content(run, KEPT)
    run.save(update_fields=["state", "undone_at", "content", "understood"])
    stayed = ImportRow.objects.filter(run_id=run_id).exclude(made=[], before={}).count()
    record(action="partners.import_undone", subject=run, rows=run.total, stayed=stayed)


def _split(key: str) -> Key:
    kind, pk = key.split(":")
    return kind, UUID(pk)


@dataclass(slots=True)
class _Piece:
    """Some rows of the list, with whatever they made or changed as it is now."""

    rows: Sequence[ImportRow]
    now: dict[Key, Any] = field(init=False)
    restored: dict[Key, Any] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    used: dict[str, set[UUID]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wanted: dict[str, set[UUID]] = defaultdict(set)
        for row in self.rows:
            for kind, pk in map(_split, (*row.made, *row.before)):
                wanted[kind].add(pk)
        self.now = {(kind, pk): row for kind, ids in wanted.items() for pk, row in fetch(kind, ids).items()}

    def give_back(self, row: ImportRow) -> None:
        """Old values back, in memory; what was changed since stays."""
        stays = [key for key, was in row.before.items() if not self._restored(_split(key), was)]
        row.before = {key: row.before[key] for key in stays}
        row.reason = _sentences(
            _("“%(name)s” is na het inlezen gewijzigd. Dat blijft zo.") % {"name": self._name(_split(key))}
            for key in stays
        )

    def _restored(self, key: Key, was: Mapping[str, Any]) -> bool:
        row = self.now.get(key)
        if row is None:  # gone in the meantime, by hand or by merging
            return True
        if row.version != was["after"]:
            return False
        set_values(row, was["values"], was["version"])
        self.restored[key] = row
        self.names[key[0]] |= was["values"].keys()
        return True

    def save(self) -> None:
        for kind, names in self.names.items():
            save_changed(kind, [row for key, row in self.restored.items() if key[0] == kind], names)
        stays = self._remove()
        for row in self.rows:
            kept = [key for key in row.made if _split(key) in stays]
            sentences = [stays[_split(key)] for key in kept if _split(key)[0] != PARTNER or len(kept) == 1]
            row.made = kept
            row.reason = _sentences([*row.reason.splitlines(), *sentences])

    def _remove(self) -> dict[Key, str]:
        """Delete what these rows made; gives what stays and why."""
        made = [key for row in self.rows for key in map(_split, row.made) if key in self.now]
        stays = self._changed_since(made)
        stays |= self._still_needed(made, stays.keys())
        for kind in (CONTACT, PARTNER, ORGANIZATION):  # people first, so that an organisation without them can go
            ids = [pk for one, pk in made if one == kind and (one, pk) not in stays]
            used = used_among(MODELS[kind], ids, besides=_LOOSE[kind])
            stays |= {(kind, pk): self._used((kind, pk)) for pk in used}
            MODELS[kind].objects.filter(pk__in=[pk for pk in ids if pk not in used]).delete()
        return stays

    def _changed_since(self, made: Sequence[Key]) -> dict[Key, str]:
        with_logo = Organization.objects.filter(pk__in=[pk for kind, pk in made if kind == ORGANIZATION])
        pictured = set(with_logo.filter(logo__isnull=False).values_list("pk", flat=True))
        changed = {key for key in made if self.now[key].version != 1 or key[1] in pictured}
        # An organisation that stays keeps its place: without one nobody would find it.
        changed |= {
            key for key in made if key[0] == PARTNER and (ORGANIZATION, self.now[key].organization_id) in changed
        }
        sentence = _("“%(name)s” blijft: iemand heeft er na het inlezen iets aan gewijzigd.")
        return {key: sentence % {"name": self._name(key)} for key in changed}

    def _still_needed(self, made: Sequence[Key], besides: Collection[Key]) -> dict[Key, str]:
        """Organisations that something else than their place hangs on stay, place and all."""
        ids = [pk for kind, pk in made if kind == ORGANIZATION and (kind, pk) not in besides]
        used = used_among(Organization, ids, besides={*_LOOSE[ORGANIZATION], "organizations.Partner"})
        places = [key for key in made if key[0] == PARTNER and self.now[key].organization_id in used]
        return {key: self._used(key) for key in (*places, *((ORGANIZATION, pk) for pk in used))}

    def _used(self, key: Key) -> str:
        sentence = _("“%(name)s” blijft: er hangt intussen iets aan, zoals een aanmelding of iemand die is toegevoegd.")
        return sentence % {"name": self._name(key)}

    def _name(self, key: Key) -> str:
        row = self.now[key]
        if key[0] != PARTNER:
            return str(row.name)
        body = self.now.get((ORGANIZATION, row.organization_id))
        return str(body.name) if body else _("De plek in het pact")


def _sentences(sentences: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(sentences))[:500]
