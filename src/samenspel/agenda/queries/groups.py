# SPDX-License-Identifier: EUPL-1.2
"""What the pages about working groups show."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models.functions import Lower

from samenspel.agenda.models import WorkingGroup
from samenspel.partnerships.models import Pillar


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: UUID
    name: str
    purpose: str
    pillar_id: UUID | None
    pillar: str
    ambassador_id: UUID | None
    ambassador: str
    deputy_id: UUID | None
    deputy: str
    version: int


def group_rows() -> list[GroupRow]:
    groups = WorkingGroup.objects.select_related("pillar", "ambassador", "deputy").order_by(Lower("name"))
    return [_group(group) for group in groups]


def group_row(group_id: UUID) -> GroupRow:
    WorkingGroup.of(group_id)
    return _group(WorkingGroup.objects.select_related("pillar", "ambassador", "deputy").get(pk=group_id))


def _group(group: WorkingGroup) -> GroupRow:
    return GroupRow(
        id=group.pk,
        name=group.name,
        purpose=group.purpose,
        pillar_id=group.pillar_id,
        pillar=group.pillar.name if group.pillar else "",
        ambassador_id=group.ambassador_id,
        ambassador=group.ambassador.name if group.ambassador else "",
        deputy_id=group.deputy_id,
        deputy=group.deputy.name if group.deputy else "",
        version=group.version,
    )


def pillar_choices() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in Pillar.objects.values_list("pk", "name")]
