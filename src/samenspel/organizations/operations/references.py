# SPDX-License-Identifier: EUPL-1.2
"""Rows anywhere that point at a row here. Apps above this one are not imported; Django's own register is asked.

The rows found are of the same partnership as the row they point at: every table refuses others.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import ForeignKey, Model

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
    """Everything that points at `old` points at `new`. Returns how many rows changed."""
    changes: list[Any] = [
        table._base_manager.filter(**{column: old.pk}).update(**{column: new.pk})
        for table, column in pointers_at(type(old))
        if table._meta.label not in besides
    ]
    return sum(changes)
