# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the open data, once for the installation and once below every pact."""

from django.urls import URLPattern, path

from samenspel.access.guards import public
from samenspel.api.edge import READ, open_data
from samenspel.api.views import pages
from samenspel.api.views.records import api

READ_BY_POST = ("GET", "HEAD", "POST", "OPTIONS")


def nothing_else() -> URLPattern:
    """Last, below what is there."""
    return path("<path:elsewhere>", public(open_data(pages.nothing_here)), name="nothing")


def data_addresses() -> list[URLPattern]:
    """Those that ninja answers, each behind the edge, and the two descriptions."""
    patterns, _app, _namespace = api.urls
    found: dict[str, list[URLPattern]] = {}
    for one in patterns:
        if isinstance(one, URLPattern) and one.name != "api-root":
            found.setdefault(str(one.pattern), []).append(one)
    # ninja gives an address once for each of its methods: GET, and for a list POST too.
    answered = [
        path(
            way,
            public(open_data(same[0].callback, methods=READ if len(same) == 1 else READ_BY_POST)),
            name=same[0].name,
        )
        for way, same in found.items()
    ]
    return [
        *answered,
        path("openapi.json", public(open_data(pages.openapi)), name="openapi"),
        path("uitleg/", pages.docs, name="docs"),
    ]
