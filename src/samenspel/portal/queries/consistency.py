# SPDX-License-Identifier: EUPL-1.2
"""What must be true of all rows and that no single constraint can say. Run as the installation itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import RegistrationState
from samenspel.gatherings.models import Gathering, Registration


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that is not as it should be: its table, its id, and what is wrong; no content."""

    table: str
    row_id: str
    what: str


def findings() -> list[Finding]:
    """Everything that is wrong, over all partnerships."""
    return [*rows_across_partnerships(), *seats_miscounted(), *connections_without_report()]


def rows_across_partnerships() -> Iterator[Finding]:
    """Rows that point at a row of another partnership."""
    for model in apps.get_models():
        if issubclass(model, TenantModel):
            for field in _references(model):
                yield from _crossing(model, field)


def _references(model: type[TenantModel]) -> Iterator["models.ForeignKey[TenantModel, TenantModel]"]:
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(field, models.ForeignKey) and isinstance(target, type) and issubclass(target, TenantModel):
            yield field


def _crossing(model: type[TenantModel], field: "models.ForeignKey[TenantModel, TenantModel]") -> Iterator[Finding]:
    other = f"{field.name}__partnership_id"
    crossing = model._base_manager.filter(**{f"{field.name}__isnull": False}).exclude(partnership_id=F(other))
    for row_id in crossing.values_list("pk", flat=True):
        yield Finding(model._meta.label, str(row_id), f"{field.name} points at another partnership")


def seats_miscounted() -> Iterator[Finding]:
    """Gatherings whose counter of seats differs from the registrations that hold one."""
    holding = (
        Registration._base_manager.filter(gathering=OuterRef("pk"), state=RegistrationState.SEATED)
        .order_by()
        .values("gathering")
        .annotate(count=Count("pk"))
        .values("count")
    )
    counted = Gathering._base_manager.annotate(holding=Coalesce(Subquery(holding), 0))
    for gathering in counted.exclude(seats_taken=F("holding")):
        yield Finding("gatherings.Gathering", str(gathering.pk), f"seats_taken differs from {gathering.holding}")


def connections_without_report() -> Iterator[Finding]:
    """A connection that nobody reports is no connection."""
    connection = apps.get_model("network.Connection")
    for row_id in connection._base_manager.filter(Q(reports__isnull=True)).values_list("pk", flat=True):
        yield Finding("network.Connection", str(row_id), "nobody reports it")
