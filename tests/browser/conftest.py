# SPDX-License-Identifier: EUPL-1.2
"""What every test in a browser starts from."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from samenspel.accounts.models import User
from samenspel.demo.operations import load_demo
from samenspel.partnerships.models import Partnership
from tests.access.stage import set_stage
from tests.browser.looking import PATIENCE

_STAGE: dict[str, Any] = {}
"""The made-up municipality with one of everything: set up by the first test that asks, copied back for the others."""


@pytest.fixture(autouse=True)
def links_lead_to_this_server(live_server: Any, settings: Any) -> None:
    settings.BASE_URL = live_server.url


@pytest.fixture(autouse=True)
def waits_are_long_enough() -> None:
    expect.set_options(timeout=PATIENCE)


@pytest.fixture
def stage(transactional_db: None) -> dict[str, Any]:
    """Argument name of an address → the value that fits in the made-up municipality."""
    connection.ensure_connection()
    database: sqlite3.Connection = connection.connection
    if not _STAGE:
        load_demo()
        _STAGE["values"] = set_stage(Partnership._base_manager.get(slug="zilverdam"))
        _STAGE["rows"] = sqlite3.connect(":memory:", check_same_thread=False)
        database.backup(_STAGE["rows"])
    _STAGE["rows"].backup(database)
    values: dict[str, Any] = _STAGE["values"]
    return values


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock of the server to a moment; from there it runs on."""
    real = timezone.now

    def to(moment: datetime) -> None:
        ahead = moment - real()
        monkeypatch.setattr(timezone, "now", lambda: real() + ahead)

    return to


def signed_in(page: Any, address: str, user: User) -> None:
    """Somebody who signed in before; the session is made past the form of signing in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
