# SPDX-License-Identifier: EUPL-1.2
"""Every partner that takes part with its circle, for the picture, its table and the list of those without one."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Lower

from samenspel.domain.thresholds import suggested_circle
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.organizations.queries.partner import known_answers
from samenspel.organizations.queries.partners import pillars_of

MOST_LISTED = 200
MOST_UNPLACED = 40  # the next come up as these find their place


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
    """`placed` are all, for the picture; `listed` are the chosen ones that the table shows."""

    placed: list[CircleRow]
    listed: list[CircleRow]
    not_listed: int
    unplaced: list[CircleRow]
    without_circle: int

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
            suggestion=suggested_circle(known_answers(row["threshold"])),
            chosen=(not sector or row["sector"] == sector) and (not pillar or pillar in pillars.get(row["pk"], [])),
        )
        for row in found
    ]
    placed = [row for row in rows if row.circle]
    chosen = [row for row in placed if row.chosen]
    unplaced = [row for row in rows if not row.circle]
    return CirclePage(
        placed=placed,
        listed=chosen[:MOST_LISTED],
        not_listed=max(0, len(chosen) - MOST_LISTED),
        unplaced=unplaced[:MOST_UNPLACED],
        without_circle=len(unplaced),
    )
