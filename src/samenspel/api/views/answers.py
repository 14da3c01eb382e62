# SPDX-License-Identifier: EUPL-1.2
"""Records as JSON: a page, one, or all of them line by line."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.dateparse import parse_datetime
from django.utils.http import http_date

from samenspel.api.asked import AskedPage
from samenspel.api.constants import A_WHOLE_LIST_COUNTS_AS, FULL_ROWS_AT_A_TIME, MOST_FULL_PER_PAGE, ROWS_AT_A_TIME
from samenspel.api.edge import as_reader, seconds_to_wait, streamed
from samenspel.api.queries.found import Found, in_parts, slice_of
from samenspel.api.serializers.values import Row
from samenspel.base.errors import NotFound

Written = Callable[[list[UUID]], list[Row]]


def as_json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def many(
    request: HttpRequest, asked: AskedPage, found: Found, written: Written, *, full: bool = False
) -> HttpResponseBase:
    """A page of what was found, or all of it as lines."""
    if asked.format == "ndjson":
        seconds_to_wait(request, A_WHOLE_LIST_COUNTS_AS)
        return streamed(as_reader(request, _lines(found, written, full=full)), content_type="application/x-ndjson")
    size = min(asked.per_page, MOST_FULL_PER_PAGE) if full else asked.per_page
    part = slice_of(found, page=asked.page, size=size)
    contents = written(part.ids) if part.ids else []
    pages = -(-part.total // size)
    told = {
        "total_items": part.total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": contents,
    }
    return HttpResponse(as_json(told), content_type="application/json")


def _lines(found: Found, written: Written, *, full: bool) -> Iterator[bytes]:
    for ids in in_parts(found, FULL_ROWS_AT_A_TIME if full else ROWS_AT_A_TIME):
        yield b"".join(as_json(row) + b"\n" for row in written(ids))


def one(key: str, written: Written) -> HttpResponse:
    """The record with this id, whole."""
    try:
        rows = written([UUID(key)])
    except ValueError:
        rows = []
    if not rows:
        raise NotFound(key)
    response = HttpResponse(as_json(rows[0]), content_type="application/json")
    if changed := parse_datetime(rows[0].get("last_modified", "")):
        response["Last-Modified"] = http_date(changed.timestamp())
    return response
