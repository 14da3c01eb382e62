# SPDX-License-Identifier: EUPL-1.2
"""The pages that somebody can open, in a pact with one of everything."""

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.architecture.routes import all_routes

# The same page whoever asks: visited once, as a visitor.
OWN_OR_OPEN = {"token", "open_code", "evaluation_code", "harvest_code"}
TOKEN_OF = {"gatherings:own_door": "door_token", "gatherings:own_call": "calling_token"}
FOR_ANYBODY = {"organizations:join", "organizations:joined"}
FILES = (".pdf", ".csv", ".xlsx", ".svg", ".png", ".ics", ".zip", ".json", ".css", ".js")
_PAGES: dict[tuple[str, bool], set[tuple[str, tuple[str, ...]]]] = {}
"""Routes that gave a page, by who asked: asked once in a run, since the stage is always the same."""


def pages(client: Client, stage: dict[str, Any], *, by_link: bool, who: str = "") -> list[str]:
    """Addresses of whole pages; parts of pages, files and what only takes a form are left out.

    `who` names a role that sees the same pages each time, so that they need not be tried again.
    """
    found = {}
    known = _PAGES.get((who, by_link)) if who else None
    for route in all_routes():
        is_by_link = bool(OWN_OR_OPEN & set(route.arguments)) or route.name in FOR_ANYBODY
        if not route.is_ours or route.name.startswith("ui:") or is_by_link != by_link:
            continue
        kind = next((kind for start, kind in TOKEN_OF.items() if route.name.startswith(start)), "token")
        values = {**stage, "token": stage[kind]}
        address = reverse(route.name, kwargs={name: values[name] for name in route.arguments})
        if address.endswith(FILES):
            continue
        if known is not None:
            found |= {(route.name, route.arguments): address} if (route.name, route.arguments) in known else {}
            continue
        answer = client.get(address)
        assert answer.status_code < 500, address
        if answer.status_code == 200 and not answer.streaming and b"<html" in answer.content[:400]:
            found[(route.name, route.arguments)] = address
    if who:
        _PAGES[who, by_link] = set(found)
    return list(found.values())
