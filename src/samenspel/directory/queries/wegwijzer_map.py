# SPDX-License-Identifier: EUPL-1.2
"""The places of the wegwijzer on a picture of the municipality, and the same as a list."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from uuid import UUID

from samenspel.directory.models import ServiceAtLocation
from samenspel.directory.queries.wegwijzer import SHOWN
from samenspel.directory.queries.where import Outlined, municipalities, municipality_at
from samenspel.partnerships.models import Partnership

WIDTH, MARGIN = 640, 28
LOWEST, HIGHEST = 200, 800
INSET, INSET_MARGIN, LEAST_BOX = 150, 8, 6
BESIDE = 42  # of the picture's points: nearer than this two places are one number
MOST_PLACES = 300
AROUND = 0.3  # of how far the places lie apart: room to see where in the municipality they are
LEAST_SPAN = 0.01  # degrees: one place alone is not drawn as large as a village


@dataclass(frozen=True, slots=True)
class There:
    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class PlaceOnMap:
    name: str
    services: tuple[There, ...]
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spot:
    x: int
    y: int
    places: tuple[PlaceOnMap, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    width: int
    height: int
    paths: tuple[str, ...]
    spots: tuple[Spot, ...]
    inset: "Inset | None" = None


@dataclass(frozen=True, slots=True)
class Inset:
    """The whole municipality in a corner, with the part that the picture shows."""

    width: int
    height: int
    paths: tuple[str, ...]
    x: int
    y: int
    box_width: int
    box_height: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Degrees to points of the picture."""

    west: float
    north: float
    points_east: float
    points_north: float
    margin: int = MARGIN

    def at(self, latitude: float, longitude: float) -> tuple[int, int]:
        east = self.margin + (longitude - self.west) * self.points_east
        south = self.margin + (self.north - latitude) * self.points_north
        return round(east), round(south)

    def corner(self, x: int, y: int) -> tuple[float, float]:
        """Points back to degrees north and east."""
        return (
            self.north - (y - self.margin) / self.points_north,
            self.west + (x - self.margin) / self.points_east,
        )


def drawn_map(partnership: Partnership) -> Drawn:
    places = _places()
    outlines = _outlines(partnership, places)
    if not places:
        return Drawn(0, 0, (), ())
    scale, height = _scale([(one.latitude, one.longitude) for one in places])
    paths = tuple(_path(one, scale) for one in outlines)
    return Drawn(WIDTH, height, paths, tuple(_spots(places, scale)), _inset(outlines, scale, height))


def _places() -> list[PlaceOnMap]:
    rows = ServiceAtLocation.objects.filter(
        location__latitude__isnull=False, location__is_listed=True, service__is_listed=True, service__status__in=SHOWN
    ).order_by("location__name", "location__address_1", "service__name")
    fields = ("location__name", "location__address_1", "location__latitude", "location__longitude")
    found: dict[UUID, tuple[str, float, float]] = {}
    services: dict[UUID, list[There]] = defaultdict(list)
    for pk, name, street, north, east, service_id, service in rows.values_list(
        "location_id", *fields, "service_id", "service__name"
    )[:MOST_PLACES]:
        found[pk] = (name or street, north, east)
        services[pk].append(There(service_id, service))
    return [PlaceOnMap(name, tuple(services[pk]), north, east) for pk, (name, north, east) in found.items()]


def _outlines(partnership: Partnership, places: Sequence[PlaceOnMap]) -> list[Outlined]:
    """The municipalities of the pact; if it names none, those in which most of its places lie."""
    named = [one for one in municipalities() if one.code in partnership.municipality_codes]
    if named or not places:
        return named
    middle = places[len(places) // 2]
    found = municipality_at(middle.latitude, middle.longitude)
    return [found] if found is not None else []


def _scale(points: Sequence[tuple[float, float]]) -> tuple[_Scale, int]:
    norths, easts = [north for north, _east in points], [east for _north, east in points]
    around = AROUND * max(max(norths) - min(norths), max(easts) - min(easts), LEAST_SPAN)
    south, north, west, east = min(norths) - around, max(norths) + around, min(easts) - around, max(easts) + around
    narrow = cos(radians((south + north) / 2))  # a degree to the east is shorter than one to the north
    across, up = (east - west) * narrow, north - south
    points_north = min((WIDTH - 2 * MARGIN) / across, (HIGHEST - 2 * MARGIN) / up)
    height = max(LOWEST, round(up * points_north) + 2 * MARGIN)
    return _Scale(west, north, points_north * narrow, points_north), height


def _inset(outlines: Sequence[Outlined], scale: _Scale, height: int) -> Inset | None:
    """None when the picture shows all of it already."""
    points = [point for one in outlines for ring in one.rings for point in ring]
    if not points:
        return None
    norths, easts = [north for north, _east in points], [east for _north, east in points]
    narrow = scale.points_east / scale.points_north
    up, across = max(norths) - min(norths), (max(easts) - min(easts)) * narrow
    points_north = (INSET - 2 * INSET_MARGIN) / max(up, across)
    small = _Scale(min(easts), max(norths), points_north * narrow, points_north, INSET_MARGIN)
    left, top = small.at(*scale.corner(0, 0))
    right, bottom = small.at(*scale.corner(WIDTH, height))
    if right - left > INSET / 2 or bottom - top > INSET / 2:
        return None
    wide, high = (round(span * points_north) + 2 * INSET_MARGIN for span in (across, up))
    return Inset(
        wide,
        high,
        tuple(_path(one, small) for one in outlines),
        left,
        top,
        max(right - left, LEAST_BOX),
        max(bottom - top, LEAST_BOX),
    )


def _path(one: Outlined, scale: _Scale) -> str:
    rings = ("L".join(f"{x} {y}" for x, y in (scale.at(*point) for point in ring)) for ring in one.rings)
    return "".join(f"M{ring}Z" for ring in rings)


def _spots(places: Sequence[PlaceOnMap], scale: _Scale) -> list[Spot]:
    """Places whose numbers would cover each other share one."""
    groups: list[tuple[int, int, list[PlaceOnMap]]] = []
    for one in places:
        x, y = scale.at(one.latitude, one.longitude)
        near = next((group for group in groups if abs(group[0] - x) < BESIDE and abs(group[1] - y) < BESIDE), None)
        if near is None:
            groups.append((x, y, [one]))
        else:
            near[2].append(one)
    return [Spot(x, y, tuple(among)) for x, y, among in groups]
