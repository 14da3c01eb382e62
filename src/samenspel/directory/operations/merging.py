# SPDX-License-Identifier: EUPL-1.2
"""Two records that are one: everything of the one goes to the other, and can go back.

The dropped row stays, off the list, so that its id never dies: who asks for it is led to the kept one, a list that is
brought in again finds the kept one, and undoing needs to make nothing anew. What moved is kept as table, column, ids.
"""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import F, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.directory.constants import MergeKind
from samenspel.directory.models import DirectoryEntry, Merge, Service, ServicesKeptApart
from samenspel.directory.models.records import DirectoryRecord
from samenspel.directory.operations.services import ensure_entry, index_now
from samenspel.organizations.models import KeptApart, Organization, Partner
from samenspel.organizations.operations.references import pointers_at

Moved = list[list[Any]]  # [label, column, [ids]]

# Lists that would be said twice: of these the kept one gets the other's only when it has none.
ALL_OR_NOTHING = frozenset(
    {
        "directory.Schedule",
        "directory.Phone",
        "directory.Language",
        "directory.CostOption",
        "directory.RequiredDocument",
        "directory.ServiceArea",
        "directory.PublicContact",
    }
)
# What is about this one row: who confirmed it, its place in the list, what was decided about pairs, how it came in.
STAYS = frozenset(
    {
        "directory.Confirmation",
        "directory.DirectoryEntry",
        "directory.ServicesKeptApart",
        "directory.SearchRow",
        "directory.ListedRecord",
        "organizations.KeptApart",
        "organizations.Partner",
        "organizations.ImportRow",
    }
)
FILLED_ORGANIZATION = (
    *("sector", "description", "website", "email", "phone", "street", "postcode", "city", "work_area"),
    *("kvk", "rsin"),
)
FILLED_SERVICE = (
    *("alternate_name", "description", "url", "email", "application_process", "fees_description", "wait_time"),
    *("interpretation_services", "eligibility_description", "minimum_age", "maximum_age", "accreditations"),
    *("licenses", "alert", "circle", "threshold"),
)
UNIQUE = ("kvk",)  # may stand here once: it goes over, and back


@transaction.atomic
def merge_organizations(*, keep_id: UUID, drop_id: UUID) -> Merge:
    """A partner is kept, never dropped; of two partners the page about partners makes one. Raises Refused."""
    keep, drop = _both(Organization, keep_id, drop_id)
    if Partner.objects.filter(organization=drop).exists():
        raise Refused(_("Houd de organisatie die partner is. Zijn ze allebei partner, dan kan het bij de partners."))
    for one in (keep, drop):
        ensure_entry(organization_id=one.pk)
    merge = _new_merge(MergeKind.ORGANIZATION, keep, drop, DirectoryEntry.objects.get(organization=drop).is_listed)
    merge.moved = _move_everything(keep, drop)
    merge.filled = _fill(keep, drop, FILLED_ORGANIZATION)
    DirectoryEntry.objects.filter(organization=drop).update(**_unlisted())
    DirectoryEntry.objects.filter(organization=keep).update(**_touched())
    return _written(merge)


@transaction.atomic
def merge_services(*, keep_id: UUID, drop_id: UUID) -> Merge:
    keep, drop = _both(Service, keep_id, drop_id)
    merge = _new_merge(MergeKind.SERVICE, keep, drop, drop.is_listed)
    merge.moved = _move_everything(keep, drop)
    merge.filled = _fill(keep, drop, FILLED_SERVICE)
    Service.objects.filter(pk=drop.pk).update(**_unlisted())
    return _written(merge)


def _both(table: Any, keep_id: UUID, drop_id: UUID) -> tuple[Any, Any]:
    if keep_id == drop_id:
        raise Refused(_("Kies er twee."))
    keep, drop = table.of(keep_id), table.of(drop_id)
    if Merge.objects.filter(dropped_id__in=[keep_id, drop_id], undone_at__isnull=True).exists():
        raise Refused(_("Een van de twee is al samengevoegd."))
    return keep, drop


def _new_merge(kind: MergeKind, keep: Any, drop: Any, was_listed: bool) -> Merge:
    return Merge(
        partnership_id=current_partnership_id(),
        kind=kind,
        kept_id=keep.pk,
        dropped_id=drop.pk,
        was_listed=was_listed,
        merged_by_id=current_actor().user_id,
    )


def _written(merge: Merge) -> Merge:
    """The constraint lets one of two who do this at the same moment through."""
    try:
        with transaction.atomic():
            merge.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("Een van de twee is al samengevoegd.")) from error
    _found_again(merge)
    rows = sum(len(ids) for _label, _column, ids in merge.moved)
    record(action=f"{merge.kind}.merged", subject=merge, kept=str(merge.kept_id), rows=rows)
    return merge


def _found_again(merge: Merge) -> None:
    both = [merge.kept_id, merge.dropped_id]
    if merge.kind == MergeKind.SERVICE:
        index_now(service_ids=both)
    else:
        index_now(organization_ids=both)


def _touched() -> dict[str, Any]:
    return {"version": F("version") + 1, "modified_at": timezone.now()}


def _unlisted() -> dict[str, Any]:
    return {**_touched(), "is_listed": False}


def _move_everything(keep: Any, drop: Any) -> Moved:
    moved: Moved = []
    for table, column in pointers_at(type(drop)):
        label = table._meta.label
        if label in STAYS or (label in ALL_OR_NOTHING and _has_any(table, column, keep)):
            continue
        if ids := _move(table, column, drop, keep):
            moved.append([label, column, [str(pk) for pk in ids]])
    return moved


def _has_any(table: type[Model], column: str, keep: Any) -> bool:
    return table._base_manager.filter(**{column: keep.pk}).exists()


def _move(table: type[Model], column: str, drop: Any, keep: Any) -> list[Any]:
    """The rows that point at the kept one now. What is there for it already stays with the dropped one."""
    ids = list(table._base_manager.filter(**{column: drop.pk}).values_list("pk", flat=True))
    try:
        with transaction.atomic():
            table._base_manager.filter(pk__in=ids).update(**_pointing(table, column, keep))
            return ids
    except IntegrityError:
        return [pk for pk in ids if _move_one(table, column, pk, keep)]


def _pointing(table: type[Model], column: str, row: Any) -> dict[str, Any]:
    """A record that belongs to another now is a changed record."""
    changed = {"modified_at": timezone.now()} if issubclass(table, DirectoryRecord) else {}
    return {column: row.pk, **changed}


def _move_one(table: type[Model], column: str, pk: Any, keep: Any) -> bool:
    try:
        with transaction.atomic():
            return bool(table._base_manager.filter(pk=pk).update(**_pointing(table, column, keep)))
    except IntegrityError:
        return False


def _fill(keep: Any, drop: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What the kept one lacks and the dropped one has. A number that may stand here once goes over."""
    filled = {name: getattr(drop, name) for name in names if _empty(getattr(keep, name))}
    filled = {name: value for name, value in filled.items() if not _empty(value)}
    single = {name: "" for name in UNIQUE if name in filled}
    if single:
        type(drop)._base_manager.filter(pk=drop.pk).update(**single)
    type(keep)._base_manager.filter(pk=keep.pk).update(**filled, **_changed(keep))
    return filled


def _empty(value: Any) -> bool:
    return value in ("", None, {})


def _changed(row: Any) -> dict[str, Any]:
    return _touched() if isinstance(row, Service) else {"version": F("version") + 1}


@transaction.atomic
def undo_merge(*, merge_id: UUID) -> None:
    """Both are as they were; what was written at the kept one since then stays there. A second press changes
    nothing."""
    merge: Merge = Merge.of(merge_id)
    if Merge.objects.filter(dropped_id=merge.kept_id, undone_at__isnull=True).exists():
        raise Refused(_("Dit ging later zelf op in een ander. Draai dat eerst terug."))
    later = Merge.objects.filter(kept_id=merge.kept_id, undone_at__isnull=True, merged_at__gt=merge.merged_at)
    if any(set(one.filled) & set(merge.filled) for one in later):
        raise Refused(_("Er ging later nog iets in op. Draai dat eerst terug."))
    if not Merge.objects.filter(pk=merge.pk, undone_at__isnull=True).update(undone_at=timezone.now()):
        return
    table: Any = Service if merge.kind == MergeKind.SERVICE else Organization
    keep, drop = table.of(merge.kept_id), table.of(merge.dropped_id)
    for label, column, ids in merge.moved:
        moved = apps.get_model(label)
        rows = moved._base_manager.filter(pk__in=ids, partnership_id=merge.partnership_id)
        rows.filter(**{column: keep.pk}).update(**_pointing(moved, column, drop))
    _empty_again(keep, drop, merge.filled)
    listed = {**_touched(), "is_listed": merge.was_listed}
    if merge.kind == MergeKind.SERVICE:
        Service.objects.filter(pk=drop.pk).update(**listed)
    else:
        DirectoryEntry.objects.filter(organization=drop).update(**listed)
        DirectoryEntry.objects.filter(organization=keep).update(**_touched())
    _found_again(merge)
    record(action=f"{merge.kind}.unmerged", subject=merge, kept=str(merge.kept_id))


def _empty_again(keep: Any, drop: Any, filled: dict[str, Any]) -> None:
    """What it got of the other goes, unless somebody wrote something else there."""
    still = {name: value for name, value in filled.items() if getattr(keep, name) == value}
    blank = {name: _blank(keep, name) for name in still}
    type(keep)._base_manager.filter(pk=keep.pk).update(**blank, **_changed(keep))
    single = {name: still[name] for name in UNIQUE if name in still}
    if single:
        type(drop)._base_manager.filter(pk=drop.pk).update(**single)


def _blank(row: Any, name: str) -> Any:
    field = row._meta.get_field(name)
    return None if field.null else ({} if field.get_internal_type() == "JSONField" else "")


@transaction.atomic
def keep_services_apart(*, first_id: UUID, second_id: UUID) -> None:
    """These two are two; it is not asked again."""
    first, second = sorted(Service.of(pk).pk for pk in (first_id, second_id))
    _pair, made = ServicesKeptApart.objects.get_or_create(
        partnership_id=current_partnership_id(), first_id=first, second_id=second
    )
    if made:
        record(action="service.kept_apart", first=str(first), second=str(second))


@transaction.atomic
def keep_organizations_apart(*, first_id: UUID, second_id: UUID) -> None:
    first, second = sorted(Organization.of(pk).pk for pk in (first_id, second_id))
    _pair, made = KeptApart.objects.get_or_create(
        partnership_id=current_partnership_id(), first_id=first, second_id=second
    )
    if made:
        record(action="organization.kept_apart", first=str(first), second=str(second))
