# SPDX-License-Identifier: EUPL-1.2
"""Who can refer to a partner and to whom it can refer, outward as well as inward."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy

from samenspel.domain.thresholds import Direction, direction
from samenspel.organizations.constants import Circle, PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.organizations.queries.partners import pillars_of

# One sentence per direction: why a family is helped by this step.
TO_WORDS = {
    Direction.INWARD: gettext_lazy("Wie hier binnenloopt en meer nodig heeft: ga mee over de drempel, of bel vooraf."),
    Direction.BESIDE: gettext_lazy("Net zo makkelijk te bereiken: noem elkaar, en loop eens samen binnen."),
    Direction.OUTWARD: gettext_lazy("Dichtbij en zonder drempel: iemand die meeloopt, meedenkt of gezelschap houdt."),
}
FROM_WORDS = {
    Direction.INWARD: gettext_lazy("Zij zien mensen eerder. Spreek af wie ze hier mogen bellen."),
    Direction.BESIDE: gettext_lazy("Net zo makkelijk te bereiken: houd elkaar op de hoogte."),
    Direction.OUTWARD: gettext_lazy(
        "Hun drempel is hoger. Wie daar komt, is soms juist met jullie nabijheid geholpen."
    ),
}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another partner; `shared` are the pillars that both have."""

    id: UUID
    name: str
    circle: str
    shared: list[str]


@dataclass(frozen=True, slots=True)
class Ring:
    """The partners of one circle, seen from the partner in the middle of the page."""

    circle: str
    label: str
    to_words: str
    from_words: str
    first: list[Neighbour]
    rest: list[Neighbour]
    number: int


SHOWN_AT_ONCE = 3
SHOWN_AT_MOST = 150


def rings_around(*, partner_id: UUID, circle: str, pillars: list[str]) -> list[Ring]:
    """Per circle the other partners that take part, those with a shared pillar first. Empty without a circle."""
    if not circle:
        return []
    others = (
        Partner.objects.filter(status=PartnerStatus.ACTIVE)
        .exclude(pk=partner_id)
        .exclude(circle="")
        .order_by(Lower("organization__name"))
        .values_list("pk", "organization__name", "circle")
    )
    found = list(others)
    theirs = pillars_of([pk for pk, _name, _circle in found]) if pillars else {}
    neighbours = [
        Neighbour(id=pk, name=name, circle=ring, shared=[pillar for pillar in theirs.get(pk, []) if pillar in pillars])
        for pk, name, ring in found
    ]
    return [_ring(circle, other, neighbours) for other in Circle.values]


def _ring(own: str, other: str, neighbours: list[Neighbour]) -> Ring:
    there = sorted((n for n in neighbours if n.circle == other), key=lambda n: -len(n.shared))
    return Ring(
        circle=other,
        label=str(Circle(other).label),
        to_words=str(TO_WORDS[direction(source=own, target=other)]),
        from_words=str(FROM_WORDS[direction(source=other, target=own)]),
        first=there[:SHOWN_AT_ONCE],
        rest=there[SHOWN_AT_ONCE:SHOWN_AT_MOST],
        number=len(there),
    )
