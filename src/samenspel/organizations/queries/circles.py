# SPDX-License-Identifier: EUPL-1.2
"""Every partner that takes part with its circle, for the picture, its table and the list of those without one."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Lower

from samenspel.domain.thresholds import suggested_circle
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.organizations.queries.partners import pillars_of


@dataclass(frozen=True, slots=True)
class CircleRow:
    """One partner; `chosen` is false when it falls outside the sector or pillar that is looked at."""

    id: UUID
    name: str
    circle: str
    note: str
    sector: str
    pillars: list[str]
    has_logo: bool
    suggestion: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CirclePage:
    placed: list[CircleRow]
    unplaced: list[CircleRow]

    @property
    def is_empty(self) -> bool:
        return not self.placed and not self.unplaced


def circle_page(*, sector: str = "", pillar: str = "") -> CirclePage:
    """`pillar` is the name of a pillar; an empty filter chooses everybody."""
    found = list(
        Partner.objects.filter(status=PartnerStatus.ACTIVE)
        .annotate(has_logo=Q(organization__logo__isnull=False))
        .order_by(Lower("organization__name"), "pk")
        .values("pk", "circle", "circle_note", "threshold", "has_logo", name=F("organization__name"),
                sector=F("organization__sector"))
    )  # fmt: skip
    pillars = pillars_of([row["pk"] for row in found])
    rows = [
        CircleRow(
            id=row["pk"],
            name=row["name"],
            circle=row["circle"],
            note=row["circle_note"],
            sector=row["sector"],
            pillars=pillars.get(row["pk"], []),
            has_logo=row["has_logo"],
            suggestion=suggested_circle(row["threshold"]),
            chosen=(not sector or row["sector"] == sector) and (not pillar or pillar in pillars.get(row["pk"], [])),
        )
        for row in found
    ]
    return CirclePage(placed=[row for row in rows if row.circle], unplaced=[row for row in rows if not row.circle])
