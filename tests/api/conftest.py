# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from samenspel.api import edge
from samenspel.partnerships.models import Partnership
from tests.api.listed import Listed


@pytest.fixture(autouse=True)
def nobody_asked_before() -> Iterator[None]:
    edge._counts.window = 0
    yield
    edge._counts.window = 0


@pytest.fixture
def listed(pact: Partnership) -> Listed:
    return Listed(pact)


@pytest.fixture
def ask(client: Client, pact: Partnership) -> Any:
    """Asks below the address of the pact; an address that starts with a slash is taken as it is."""

    def asked(path: str = "", **options: Any) -> Any:
        return client.get(path if path.startswith("/") else f"/p/{pact.slug}/hsds/v3/{path}", **options)

    return asked
