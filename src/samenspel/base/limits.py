# SPDX-License-Identifier: EUPL-1.2
"""How often one browser and one address may try something in an hour: guesses of a code, forms for everyone.

The count stands in the cache that all processes share. Every try takes a numbered place, and a place can be taken
only once (`cache.add`), so that a hundred tries at the same moment are counted as a hundred.
"""

import hashlib
import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Limit:
    """`per_address` is wider than `per_session`: a whole community centre shares one address."""

    name: str
    per_session: int
    per_address: int
    seconds: int = HOUR


STICKER_CODES = Limit("sticker-code", per_session=10, per_address=100)  # wrong ones only
PUBLIC_FORMS = Limit("public-form", per_session=10, per_address=60)


def count_try(request: HttpRequest, limit: Limit) -> bool:
    """Count one try of this browser and this address; False when either had its number."""
    if not request.session.session_key:  # a browser without a session gets one to be counted by
        request.session.create()
    taken = [_take(key, most, limit.seconds) for key, most in _keys(request, limit)]
    return all(taken)


def may_try(request: HttpRequest, limit: Limit) -> bool:
    """Whether another try would be counted as allowed. Counts nothing."""
    return all(_used(key, most, limit.seconds) < most for key, most in _keys(request, limit))


def client_network(request: HttpRequest) -> str:
    """The address a request comes from; of IPv6 the /64, because a home has that many to choose from.

    Only as many proxies as the installation says it has are believed.
    """
    proxies: int = settings.TRUSTED_PROXIES
    address = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and forwarded:
        address = forwarded[-min(proxies, len(forwarded))]
    return _network(address)


def _network(address: str) -> str:
    try:
        number = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(number, ipaddress.IPv6Address) and number.ipv4_mapped is not None:
        number = number.ipv4_mapped
    if isinstance(number, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((number, 64), strict=False))
    return str(number)


def _keys(request: HttpRequest, limit: Limit) -> list[tuple[str, int]]:
    keys = [(f"{limit.name}:a:{client_network(request)}", limit.per_address)]
    if session_key := request.session.session_key:
        keys.append((f"{limit.name}:s:{session_key}", limit.per_session))
    return [(hashlib.sha256(key.encode()).hexdigest()[:32], most) for key, most in keys]


def _places(key: str, most: int, seconds: int) -> list[str]:
    hour = int(time.time()) // seconds
    return [f"limit:{key}:{hour}:{number}" for number in range(most)]


def _used(key: str, most: int, seconds: int) -> int:
    return len(cache.get_many(_places(key, most, seconds)))


def _take(key: str, most: int, seconds: int) -> bool:
    places = _places(key, most, seconds)
    taken = cache.get_many(places)
    return any(cache.add(place, 1, seconds) for place in places if place not in taken)
