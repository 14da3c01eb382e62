# SPDX-License-Identifier: EUPL-1.2
"""Where somebody is looking: a postcode or a place, only from what we know ourselves. Nobody else is asked, and nothing
is kept. See data/README.md for where the municipalities come from."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt

from django.db.models import Avg, QuerySet

from samenspel.directory.models import Location
from samenspel.domain.searching import fold, nearest, typos_allowed

EARTH_KM = 6371.0
POSTCODE = re.compile(r"([1-9]\d{3})\s*([a-z]{2})?", re.IGNORECASE)
MOST_PLACES = 400
EAST_OF, NORTH_OF = 3.0, 50.0  # where the outlines begin
Ring = tuple[tuple[float, float], ...]  # (degrees north, degrees east)


@dataclass(frozen=True, slots=True)
class Where:
    latitude: float
    longitude: float
    name: str  # as we know it
    is_near: bool = False  # not this postcode itself, but one beside it


@dataclass(frozen=True, slots=True)
class Outlined:
    code: str
    name: str
    latitude: float
    longitude: float
    rings: tuple[Ring, ...]


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """As a bird flies (haversine)."""
    north, east = radians(other_latitude - latitude), radians(other_longitude - longitude)
    half = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def where_is(typed: str) -> Where | None:
    """None when we do not know it."""
    text = " ".join(typed.split())[:80]
    if found := POSTCODE.fullmatch(text):
        return _by_postcode(found[1], (found[2] or "").upper())
    name = fold(text)
    return _by_name(name) if name else None


def _located() -> "QuerySet[Location]":
    rows: QuerySet[Location] = Location.objects.filter(latitude__isnull=False)
    return rows


def _by_postcode(digits: str, letters: str) -> Where | None:
    """The places with this postcode, else those with the same four or three digits."""
    starts = [f"{digits} {letters}", digits + letters] if letters else []
    for start in (*starts, digits, digits[:3]):
        middle = (
            _located().filter(postal_code__istartswith=start).aggregate(north=Avg("latitude"), east=Avg("longitude"))
        )
        if middle["north"] is not None:
            return Where(middle["north"], middle["east"], f"{digits} {letters}".strip(), start == digits[:3])
    return None


def _by_name(name: str) -> Where | None:
    own = _cities()
    known = {fold(one.name): Where(one.latitude, one.longitude, one.name) for one in municipalities()} | own
    for among in (own, known):
        if name in among:
            return among[name]
    close = nearest(name, own, typos=typos_allowed(name)) or nearest(name, known, typos=typos_allowed(name))
    return known[close[0]] if close else None


def _cities() -> dict[str, Where]:
    """The places in which something is, with their middle."""
    rows = (
        _located()
        .exclude(city="")
        .order_by()
        .values_list("city")
        .annotate(north=Avg("latitude"), east=Avg("longitude"))[:MOST_PLACES]
    )
    return {fold(city): Where(north, east, city) for city, north, east in rows}


@cache
def municipalities() -> tuple[Outlined, ...]:
    text = resources.files("samenspel.directory").joinpath("data/municipalities_2022.csv").read_text(encoding="utf-8")
    return tuple(_outlined(row) for row in csv.DictReader(text.splitlines()))


def _outlined(row: dict[str, str]) -> Outlined:
    rings = tuple(tuple(_point(pair) for pair in part.split()) for part in row["outline"].split("/"))
    return Outlined(row["code"], row["name"], float(row["latitude"]), float(row["longitude"]), rings)


def _point(pair: str) -> tuple[float, float]:
    east, north = pair.split(",")
    return NORTH_OF + int(north) / 1000, EAST_OF + int(east) / 1000


def municipality_at(latitude: float, longitude: float) -> Outlined | None:
    """The municipality in which a point lies."""
    return next(
        (one for one in municipalities() if any(_inside(ring, latitude, longitude) for ring in one.rings)), None
    )


def _inside(ring: Ring, latitude: float, longitude: float) -> bool:
    """How often a line to the east crosses the outline: an odd number of times from within."""
    inside = False
    for (north, east), (north_2, east_2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (north > latitude) != (north_2 > latitude):
            crossing = east + (latitude - north) / (north_2 - north) * (east_2 - east)
            inside ^= longitude < crossing
    return inside
