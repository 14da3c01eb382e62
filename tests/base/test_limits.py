# SPDX-License-Identifier: EUPL-1.2
"""How often one browser and one address may try something."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.sessions.backends.cache import SessionStore
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory

from samenspel.base.limits import Limit, client_network, count_try, may_try

THREE = Limit("drie", per_session=3, per_address=5)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def asked(address: str = "192.0.2.1", *, session: Any = None, **headers: str) -> HttpRequest:
    request = RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)
    request.session = session or SessionStore()
    return request


def test_one_browser_has_its_number_and_the_next_is_refused() -> None:
    session = SessionStore()
    assert [count_try(asked(session=session), THREE) for _ in range(4)] == [True, True, True, False]


def test_new_browsers_at_one_address_have_a_number_together() -> None:
    assert [count_try(asked(), THREE) for _ in range(6)] == [True] * 5 + [False]
    assert count_try(asked("192.0.2.2"), THREE)


def test_a_thousand_addresses_of_one_ipv6_home_count_as_one() -> None:
    allowed = sum(count_try(asked(f"2001:db8:1:2::{number:x}"), THREE) for number in range(1, 1001))
    assert allowed == 5
    assert count_try(asked("2001:db8:1:3::1"), THREE)


def test_looking_counts_nothing() -> None:
    session = SessionStore()
    assert all(may_try(asked(session=session), THREE) for _ in range(10))
    for _ in range(3):
        count_try(asked(session=session), THREE)
    assert not may_try(asked(session=session), THREE)


def test_limits_do_not_count_for_each_other() -> None:
    session = SessionStore()
    for _ in range(4):
        count_try(asked(session=session), THREE)
    assert count_try(asked(session=session), Limit("anders", per_session=3, per_address=5))


def test_an_hour_later_one_may_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    session = SessionStore()
    moment = 1_800_000_000.0
    monkeypatch.setattr("samenspel.base.limits.time.time", lambda: moment)
    for _ in range(4):
        count_try(asked(session=session), THREE)
    moment += 3600
    assert count_try(asked(session=session), THREE)


def test_tries_at_the_same_moment_are_all_counted() -> None:
    with ThreadPoolExecutor(16) as pool:
        allowed = list(pool.map(lambda _: count_try(asked(), THREE), range(64)))
    assert sum(allowed) == 5


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "203.0.113.9", "192.0.2.1"),  # nobody in front: what a browser says about itself is not believed
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.9.9.9, 203.0.113.9", "203.0.113.9"),  # the first was added by the browser
        (2, "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (1, "", "192.0.2.1"),
        (1, "onzin", "unknown"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "[2001:db8::1]", "2001:db8::/64"),
    ],
)
def test_an_address_is_believed_as_far_as_there_are_proxies(
    settings: Any, proxies: int, forwarded: str, network: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert client_network(asked(**{"X-Forwarded-For": forwarded})) == network


def test_the_count_holds_in_the_cache_of_a_real_installation(db: None, settings: Any) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "samenspel_cache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    }
    session = SessionStore()
    assert [count_try(asked(session=session), THREE) for _ in range(4)] == [True, True, True, False]
    assert not may_try(asked(session=session), THREE)
