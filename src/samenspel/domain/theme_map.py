# SPDX-License-Identifier: EUPL-1.2
"""What contributes to a theme, by part of life, neighbourhood and circle: where there is nothing, and where several
stand beside each other. Which of that is a gap or a doubling is for people to say; here is only what can be seen."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from samenspel.domain.thresholds import CIRCLES, OUTER

LEAST_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Contribution:
    """`circle` and `area` may be empty: not known; for everybody in the area of the map."""

    key: str
    name: str
    who: str
    domain: str
    circle: str
    area: str
    is_initiative: bool = False


@dataclass(frozen=True, slots=True)
class Gaps:
    """`nothing` and `no_outer` are parts of life; `missing` says of a part of life in which areas nothing is."""

    nothing: tuple[str, ...]
    no_outer: tuple[str, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Several, of different bodies, for the same part of life in the same area and circle."""

    domain: str
    area: str
    circle: str
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One part of life in one area: what is in each circle from the lowest threshold in, and where it is not known."""

    domain: str
    area: str
    cells: tuple[tuple[Contribution, ...], ...]  # of CIRCLES, then of no circle


def rows(found: Collection[Contribution], domains: Sequence[str]) -> list[Row]:
    """A row for each part of life and area that has something; a part of life with nothing has one empty row.

    >>> bikes = Contribution("a", "Fietsbank", "Fietsbank", "transport", "outer", "Oost")
    >>> [(row.domain, row.area, [len(cell) for cell in row.cells]) for row in rows([bikes], ["transport", "food"])]
    [('transport', 'Oost', [1, 0, 0, 0]), ('food', '', [0, 0, 0, 0])]
    """
    made = []
    for domain in domains:
        here = [one for one in found if one.domain == domain]
        areas = sorted({one.area for one in here}) or [""]
        made += [Row(domain, area, _cells([one for one in here if one.area == area])) for area in areas]
    return made


def _cells(here: Sequence[Contribution]) -> tuple[tuple[Contribution, ...], ...]:
    by_name = sorted(here, key=lambda one: (one.name, one.key))
    return tuple(tuple(one for one in by_name if one.circle == circle) for circle in (*CIRCLES, ""))


def gaps(found: Collection[Contribution], domains: Sequence[str]) -> Gaps:
    """What is for everybody counts in every area.

    >>> bus = Contribution("a", "Buurtbus", "Buurtbus", "transport", "middle", "Oost")
    >>> soup = Contribution("b", "Soep", "Kerk", "food", "outer", "Centrum")
    >>> gaps([bus, soup], ["transport", "food", "home"])
    Gaps(nothing=('home',), no_outer=('transport',), missing=(('transport', ('Centrum',)), ('food', ('Oost',))))
    """
    areas = sorted({one.area for one in found if one.area})
    by_domain = {domain: [one for one in found if one.domain == domain] for domain in domains}
    missing = []
    for domain, here in by_domain.items():
        reached = {one.area for one in here}
        if here and "" not in reached:
            missing.append((domain, tuple(area for area in areas if area not in reached)))
    return Gaps(
        nothing=tuple(domain for domain, here in by_domain.items() if not here),
        no_outer=tuple(d for d, here in by_domain.items() if here and all(one.circle != OUTER for one in here)),
        missing=tuple((domain, where) for domain, where in missing if where),
    )


def beside(found: Collection[Contribution], domains: Sequence[str]) -> list[Beside]:
    """Where two bodies or more do something about the same, in one area and circle; the most first.

    >>> both = [Contribution(key, f"Soep {key}", f"Kerk {key}", "food", "outer", "Centrum") for key in "ab"]
    >>> [(one.domain, one.area, len(one.contributions)) for one in beside(both, ["food"])]
    [('food', 'Centrum', 2)]
    """
    groups: dict[tuple[str, str, str], list[Contribution]] = defaultdict(list)
    for one in found:
        if one.domain in domains and one.area and one.circle:
            groups[one.domain, one.area, one.circle].append(one)
    several = [
        Beside(domain, area, circle, tuple(sorted(group, key=lambda one: (one.name, one.key))))
        for (domain, area, circle), group in groups.items()
        if len({one.who or one.key for one in group}) >= LEAST_BESIDE
    ]
    return sorted(several, key=lambda one: (-len(one.contributions), list(domains).index(one.domain), one.area))
