# SPDX-License-Identifier: EUPL-1.2
"""Where people place something on a few steps, said of all of them and of the groups among them.

Of all together: the middle place and the middle half, not the lowest and highest, which would each be one person. Of
a group only the middle place. Medians and quartiles as in Hyndman and Fan, Sample Quantiles (1996), type 7.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median, quantiles

from samenspel.domain.disclosure import LEAST_IN_A_GROUP, groups_shown

FAR_APART = 1.0  # steps between two groups that are worth a talk
VERY_DIFFERENT = 2.0  # width of the middle half


@dataclass(frozen=True, slots=True)
class Placing:
    """The middle half of all places and the one in the middle, in steps."""

    low: float
    middle: float
    high: float

    @property
    def is_divided(self) -> bool:
        return self.high - self.low >= VERY_DIFFERENT


@dataclass(frozen=True, slots=True)
class Difference:
    """Two groups that place the same thing apart."""

    further: str
    nearer: str
    steps: float


@dataclass(frozen=True, slots=True)
class Placed:
    """What may be shown of the places that people gave: of all of them, and of groups that are large enough."""

    all: Placing | None
    groups: Mapping[str, float]

    @property
    def difference(self) -> Difference | None:
        """The two groups that lie farthest apart, when that is a step or more."""
        pairs = combinations(sorted(self.groups), 2)
        widest = max(pairs, key=lambda pair: abs(self.groups[pair[0]] - self.groups[pair[1]]), default=None)
        if widest is None or abs(self.groups[widest[0]] - self.groups[widest[1]]) < FAR_APART:
            return None
        further, nearer = sorted(widest, key=lambda group: -self.groups[group])
        return Difference(further, nearer, self.groups[further] - self.groups[nearer])


def placed(places: Sequence[tuple[str, int]]) -> Placed:
    """From (group, place) of each person who gave a place; the empty group is no group, and is never shown.

    >>> placed([("a", 2)] * 5 + [("", 4)] * 4).groups
    {}
    >>> placed([("a", 2)] * 5 + [("b", 4)] * 5).groups
    {'a': 2.0, 'b': 4.0}
    """
    of_group: dict[str, list[int]] = {}
    for group, place in places:
        of_group.setdefault(group, []).append(place)
    sizes = {group: len(found) for group, found in of_group.items() if group}
    shown = groups_shown(sizes, len(places))
    return Placed(
        all=_placing([place for _group, place in places]),
        groups={group: float(median(of_group[group])) for group in sorted(shown)},
    )


def _placing(places: Sequence[int]) -> Placing | None:
    if len(places) < LEAST_IN_A_GROUP:
        return None
    low, middle, high = quantiles(places, n=4, method="inclusive")
    return Placing(low, middle, high)
