# SPDX-License-Identifier: EUPL-1.2
"""Rows anywhere that point at a row here. Apps above this one are not imported; Django's own register is asked.

The rows found are of the same partnership as the row they point at: every table refuses others.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import DateTimeField, ForeignKey, Model
from django.utils.translation import gettext as _

from samenspel.base.errors import Refused

Pointer = tuple[type[Model], str]


def pointers_at(model: type[Model]) -> Iterator[Pointer]:
    """Every table and column that can point at this model."""
    for relation in model._meta.get_fields(include_hidden=True):
        column = getattr(relation, "field", None)
        if relation.auto_created and not relation.concrete and isinstance(column, ForeignKey):
            yield column.model, column.name


def is_used(rows: Collection[Model], *, besides: Collection[str] = ()) -> bool:
    """Whether anything points at one of these rows, apart from tables with the given labels."""
    if not rows:
        return False
    ids = [row.pk for row in rows]
    return any(
        table._base_manager.filter(**{f"{column}__in": ids}).exists()
        for table, column in pointers_at(type(next(iter(rows))))
        if table._meta.label not in besides
    )


def used_among(model: type[Model], ids: Collection[Any], *, besides: Collection[str] = ()) -> set[Any]:
    """Which of these rows anything points at, apart from tables with the given labels: one question a table."""
    found: set[Any] = set()
    for table, column in pointers_at(model):
        if ids and table._meta.label not in besides:
            found.update(table._base_manager.filter(**{f"{column}__in": ids}).values_list(column, flat=True))
    return found


def point_elsewhere(*, old: Model, new: Model, besides: Collection[str] = ()) -> int:
    """Everything that points at `old` points at `new`. Returns how many rows changed.

    A row that only ties two things, and is there for `new` too, stays behind; raises `Refused` where one of the two
    would lose its words (both promised something for the same year).
    """
    return sum(
        _point(table, column, old, new) for table, column in pointers_at(type(old)) if table._meta.label not in besides
    )


def _point(table: type[Model], column: str, old: Model, new: Model) -> int:
    rows = table._base_manager.filter(**{column: old.pk})
    try:
        with transaction.atomic():
            return rows.update(**{column: new.pk})
    except IntegrityError as error:
        if not _only_ties(table):
            raise Refused(
                _("Bij allebei staat iets waarvan er maar één kan zijn, zoals de toezegging van een jaar.")
            ) from error
    return sum(_point_one(table, column, pk, new) for pk in list(rows.values_list("pk", flat=True)))


def _point_one(table: type[Model], column: str, pk: Any, new: Model) -> int:
    try:
        with transaction.atomic():
            return table._base_manager.filter(pk=pk).update(**{column: new.pk})
    except IntegrityError:  # the same tie is there already
        return 0


def _only_ties(table: type[Model]) -> bool:
    """No words of anybody stand in it: only what it points at, and when."""
    return all(
        field.primary_key or isinstance(field, ForeignKey | DateTimeField) for field in table._meta.concrete_fields
    )
