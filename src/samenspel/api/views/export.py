# SPDX-License-Identifier: EUPL-1.2
"""The whole directory of a pact in one file, for everybody."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.utils.text import slugify

from samenspel.api.constants import A_WHOLE_LIST_COUNTS_AS
from samenspel.api.edge import as_reader, seconds_to_wait, streamed
from samenspel.api.package import tabular_package, whole_as_json


def export_zip(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The tabular package of HSDS."""
    title = f"{request.partnership.name}: wegwijzer (HSDS)"  # type: ignore[attr-defined]
    return _file(request, tabular_package(title), "application/zip", f"wegwijzer-{slugify(slug)}.zip")


def export_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The same as JSON."""
    return _file(request, whole_as_json(), "application/json", f"wegwijzer-{slugify(slug)}.json")


def _file(request: HttpRequest, parts: Iterator[bytes], content_type: str, name: str) -> HttpResponseBase:
    if request.method != "GET":  # a HEAD came as a GET
        return HttpResponseNotAllowed(["GET", "HEAD"])
    seconds_to_wait(request, A_WHOLE_LIST_COUNTS_AS)
    return streamed(as_reader(request, parts), content_type=content_type, file_name=name)
