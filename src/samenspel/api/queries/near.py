# SPDX-License-Identifier: EUPL-1.2
"""Services at places near a postcode. Where a postcode lies is what the wegwijzer knows of it: nobody else is asked."""

import math
from uuid import UUID

from django.db.models import Q

from samenspel.api.asked import AskedPlaces
from samenspel.api.queries.found import Found
from samenspel.directory.models import Location
from samenspel.directory.queries.where import Where, distance_km, where_is

METERS_PER_DEGREE = 111_195.0  # of latitude


def near(found: Found, asked: AskedPlaces) -> Found:
    """Without `proximity`: places with this postcode. With it: places within that many metres of its middle."""
    if asked.postcode is None:
        return found
    if asked.proximity is None:
        return found.filter(_with_postcode(asked.postcode, "location__"))
    middle = where_is(asked.postcode)
    return found.none() if middle is None else found.filter(location_id__in=_within(middle, asked.proximity))


def _with_postcode(postcode: str, way: str = "") -> Q:
    """However it was typed: with or without a space, of a whole postcode or of its digits."""
    digits, letters = postcode[:4], postcode[4:]
    if not letters:
        return Q(**{f"{way}postal_code__startswith": digits})
    return Q(**{f"{way}postal_code__iexact": postcode}) | Q(**{f"{way}postal_code__iexact": f"{digits} {letters}"})


def _within(middle: Where, meters: int) -> list[UUID]:
    """First a box, which the index answers; then the circle in it."""
    high = meters / METERS_PER_DEGREE
    wide = min(180.0, high / max(0.01, math.cos(math.radians(middle.latitude))))
    box = {
        "latitude__range": (middle.latitude - high, middle.latitude + high),
        "longitude__range": (middle.longitude - wide, middle.longitude + wide),
    }
    rows = Location.objects.filter(**box).order_by().values_list("pk", "latitude", "longitude")
    return [
        key
        for key, latitude, longitude in rows.iterator()
        if distance_km(middle.latitude, middle.longitude, latitude, longitude) * 1000 <= meters
    ]
