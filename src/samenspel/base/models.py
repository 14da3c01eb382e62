# SPDX-License-Identifier: EUPL-1.2
"""What every table of a partnership has in common, and the manager that keeps partnerships apart."""

import uuid
from collections.abc import Iterable
from typing import Any, Self

from django.db import models

from samenspel.base.errors import NotFound
from samenspel.base.scope import ScopeError, actor_or_none, rows_for


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows the actor may see. Writing in bulk passes the same gate as `save()`."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        for row in rows:
            row.refuse_foreign_partnership()
        return super().bulk_create(rows, *args, **kwargs)


class ScopedManager(models.Manager[Any]):
    """Raises `ScopeError` outside `acting_as`; within it, shows only what `access.policy.ROWS` allows."""

    def get_queryset(self) -> ScopedQuerySet:
        rows = ScopedQuerySet(self.model, using=self._db)
        rule = rows_for(self.model._meta.label)
        return rows if rule is None else rows.filter(rule)


class ScopedModel(models.Model):
    """A table whose rows are not for everyone."""

    objects = ScopedManager()

    class Meta:
        abstract = True

    def refuse_foreign_partnership(self) -> None:
        """Nothing to compare on a table without a partnership column."""


class TenantModel(ScopedModel):
    """A row of one partnership."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refuse_foreign_partnership()
        super().save(*args, **kwargs)

    def refuse_foreign_partnership(self) -> None:
        """A row belongs to the actor's partnership, and so does every row it points at."""
        actor = actor_or_none()
        if actor is None:
            raise ScopeError("No actor: wrap this in acting_as(actor).")
        if actor.partnership_id not in (None, self.partnership_id):
            raise ScopeError(f"{self._meta.label}: a row of another partnership.")
        for other in self._loaded_rows_it_points_at():
            if other.partnership_id != self.partnership_id:
                raise ScopeError(f"{self._meta.label} would point at a {other._meta.label} of another partnership.")

    def _loaded_rows_it_points_at(self) -> Iterable["TenantModel"]:
        for field in self._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.is_cached(self):
                other = getattr(self, field.name)
                if isinstance(other, TenantModel):
                    yield other

    @classmethod
    def of(cls, row_id: uuid.UUID | str) -> Self:
        """The row with this id within the actor's scope, or 404."""
        try:
            found: Self = cls.objects.get(pk=row_id)
        except (cls.DoesNotExist, ValueError) as error:
            raise NotFound(f"{cls._meta.label} {row_id}") from error
        return found
