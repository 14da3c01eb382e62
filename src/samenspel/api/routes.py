# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the open data, once for the installation and once below every pact."""

from django.urls import URLPattern, path

from samenspel.access.guards import public
from samenspel.api.edge import open_data
from samenspel.api.views import pages
from samenspel.api.views.records import api


def data_addresses() -> list[URLPattern]:
    """Those that ninja answers, each behind the edge, and the two descriptions."""
    patterns, _app, _namespace = api.urls
    answered = {  # ninja names an address once for each of its methods
        str(one.pattern): path(str(one.pattern), public(open_data(one.callback)), name=one.name)
        for one in reversed(patterns)
        if isinstance(one, URLPattern) and one.name != "api-root"
    }
    return [
        *answered.values(),
        path("openapi.json", public(open_data(pages.openapi)), name="openapi"),
        path("uitleg/", pages.docs, name="docs"),
    ]
