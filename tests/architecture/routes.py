# SPDX-License-Identifier: EUPL-1.2
"""Every address of Samenspel, for the tests that go through all of them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

_ARGUMENT = re.compile(r"<(?:[^:>]+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    name: str  # with its namespace
    view: Callable[..., Any]
    arguments: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        return ":" in self.name


def all_routes() -> list[Route]:
    return list(_below(get_resolver(), "", ()))


def _below(resolver: URLResolver, namespace: str, arguments: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        # Not entry.pattern.converters: after the first request Django shares those between empty patterns.
        here = (*arguments, *_ARGUMENT.findall(str(entry.pattern)))
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _below(entry, inner, here)
        elif isinstance(entry, URLPattern):
            yield Route(f"{namespace}{entry.name}", entry.callback, here)
