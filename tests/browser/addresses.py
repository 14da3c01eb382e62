# SPDX-License-Identifier: EUPL-1.2
"""The pages that somebody can open, in a pact with one of everything."""

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.architecture.routes import all_routes

OWN_OR_OPEN = {"token", "open_code", "evaluation_code"}  # the same page whoever asks: visited once, as a visitor
OF_DOORS = "gatherings:own_door"
FOR_ANYBODY = {"organizations:join", "organizations:joined"}


def pages(client: Client, stage: dict[str, Any], *, by_link: bool) -> list[str]:
    """Addresses of whole pages; parts of pages, files and what only takes a form are left out."""
    found = []
    for route in all_routes():
        is_by_link = bool(OWN_OR_OPEN & set(route.arguments)) or route.name in FOR_ANYBODY
        if not route.is_ours or route.name.startswith("ui:") or is_by_link != by_link:
            continue
        values = {**stage, "token": stage["door_token"]} if route.name.startswith(OF_DOORS) else stage
        address = reverse(route.name, kwargs={name: values[name] for name in route.arguments})
        answer = client.get(address)
        assert answer.status_code < 500, address
        if answer.status_code == 200 and b"<html" in answer.content[:400]:
            found.append(address)
    return found
