# SPDX-License-Identifier: EUPL-1.2
"""What every answer of the open data has in common: anybody may read it from any site, nobody is known by it, nobody
may ask without end, and what did not change is not sent again."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response

from samenspel.access.constants import Role
from samenspel.api import constants
from samenspel.base.limits import client_network
from samenspel.base.scope import Actor, acting_as

View = Callable[..., HttpResponseBase]
READ = ("GET", "HEAD", "OPTIONS")


def reader_of(request: HttpRequest) -> Actor:
    """Whoever asks, signed in or not, reads what everybody may read: of this pact, or of all pacts."""
    pact = request.partnership  # type: ignore[attr-defined]
    return Actor(role=Role.DIRECTORY) if pact is None else Actor(role=Role.VISITOR, partnership_id=pact.pk)


def open_data(view: View, *, methods: tuple[str, ...] = READ) -> View:
    """The edge around a view that answers with data; a POST also only asks."""
    allowed = ", ".join(methods)

    @wraps(view)
    def at_the_edge(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204, headers={"Allow": allowed})
        else:
            response = _answer(view, request, *args, **kwargs)
        _for_every_site(response, allowed)
        return response

    return at_the_edge


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if wait := seconds_to_wait(request):
        told = {"detail": f"You asked more than we can answer. Ask again in {wait} seconds."}
        return JsonResponse(told, status=429, headers={"Retry-After": str(wait)})
    is_head = request.method == "HEAD"
    if is_head:
        request.method = "GET"
    with acting_as(reader_of(request)):
        response = view(request, *args, **kwargs)
    if not isinstance(response, HttpResponse):
        return _without_body(response) if is_head else response
    response = _unless_known(request, response)
    return _without_body(response) if is_head else response


def _for_every_site(response: HttpResponseBase, allowed: str) -> None:
    """Without credentials: a site of somebody else never reads as the person who visits it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = allowed
    response["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Retry-After, Content-Disposition"
    response["Access-Control-Max-Age"] = "86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "public, no-cache"  # may be kept, but is asked about again every time


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The tag follows from the answer itself: it changes with everything that shows, also with what was taken away."""
    if response.status_code != 200:
        return response
    etag = f'"{hashlib.blake2b(response.content, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    if "If-None-Match" not in request.headers:
        return response
    known = get_conditional_response(request, etag=etag, response=response)
    return known if isinstance(known, HttpResponse) else response


def _without_body(response: HttpResponseBase) -> HttpResponse:
    length = {"Content-Length": str(len(response.content))} if isinstance(response, HttpResponse) else {}
    headers = {**dict(response.items()), **length}
    return HttpResponse(status=response.status_code, headers=headers)


def as_reader(request: HttpRequest, parts: Iterator[bytes]) -> Iterator[bytes]:
    """Each part is asked as the same reader; between the parts nothing is held."""
    reader = reader_of(request)
    while True:
        with acting_as(reader):
            part = next(parts, None)
        if part is None:
            return
        if part:
            yield part


def streamed(lines: Iterator[bytes], *, content_type: str, file_name: str = "") -> StreamingHttpResponse:
    """An answer that is made while it is sent."""
    response = StreamingHttpResponse(lines, content_type=content_type)
    if file_name:
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


@dataclass(slots=True)
class Count:
    """How often one address asked in this window: what all processes know, and what only this one knows."""

    shared: int = 0
    pending: int = 0


@dataclass(slots=True)
class Counts:
    window: int = 0
    of: dict[str, Count] = field(default_factory=dict)


_counts = Counts()


def seconds_to_wait(request: HttpRequest, weight: int = 1) -> int:
    """0 while this address may ask; else how long until it may again. Counting costs a write once in fifty times."""
    now = int(time.time())
    window = now // constants.WINDOW_SECONDS
    if _counts.window != window:
        _counts.window, _counts.of = window, {}
    network = client_network(request)
    count = _counts.of.setdefault(network, Count())
    count.pending += weight
    if count.pending >= constants.COUNTED_AT_A_TIME:
        _share(network, window, count)
    if count.shared + count.pending <= constants.REQUESTS_PER_WINDOW:
        return 0
    return (window + 1) * constants.WINDOW_SECONDS - now


def _share(network: str, window: int, count: Count) -> None:
    """Two processes at the same moment may lose one another's fifty: this guards the machine, not a secret."""
    key = f"open-data:{hashlib.sha256(network.encode()).hexdigest()[:32]}:{window}"
    count.shared = int(cache.get(key, 0)) + count.pending
    count.pending = 0
    cache.set(key, count.shared, constants.WINDOW_SECONDS)
