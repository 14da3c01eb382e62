# SPDX-License-Identifier: EUPL-1.2
"""Every form, filled with what it cannot take: the page says what to mend, and can still be read and tapped."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import TimeoutError

from samenspel.partnerships.models import Partnership
from tests.browser.addresses import pages
from tests.browser.conftest import signed_in
from tests.browser.looking import PHONE, faults, screen, until
from tests.browser.test_every_page import PARTS_OF_EVALUATION, staff
from tests.factories import GatheringFactory, InvitationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SPOIL = (Path(__file__).parent / "spoil.js").read_text()
PARTS = 2
TAKES_EVERYTHING = ("/oogst/openbaar/", "/cijfers/openbaar/")  # two boxes to tick: whatever is sent is a yes


def send_nonsense(page: Any, server: str, addresses: list[str]) -> int:
    """How many forms there were; each must have answered with a summary of what is wrong."""
    seen, found = 0, {}
    for address in addresses:
        page.goto(server + address)
        if address.endswith(TAKES_EVERYTHING) or not page.evaluate(SPOIL):
            continue
        seen += 1
        summary = page.locator(".form-errors").first
        try:
            summary.wait_for()
        except TimeoutError:
            found[address] = ["there is no summary of what is wrong"]
            continue
        page.wait_for_load_state()
        until(page, "document.activeElement.className === 'form-errors'")
        wrong = []
        page.keyboard.press("Tab")
        wrong += faults(page)
        if wrong:
            found[address] = wrong
    assert found == {}
    return seen


@pytest.mark.parametrize("part", range(PARTS))
def test_what_a_facilitator_cannot_send_is_said_on_top(
    browser: Any, live_server: Any, stage: dict[str, Any], part: int
) -> None:
    client = Client()
    user = staff(client, "aanjager@zilverdam.example")
    addresses = pages(client, stage, by_link=False, who="facilitator")
    with screen(browser, PHONE) as page:
        signed_in(page, live_server.url, user)
        assert send_nonsense(page, live_server.url, addresses[part::PARTS]) >= 14


def test_what_a_guest_cannot_send_is_said_on_top(browser: Any, live_server: Any, stage: dict[str, Any]) -> None:
    coming = GatheringFactory(partnership=Partnership._base_manager.get(slug="zilverdam"), open_code="kom-0123456789")
    InvitationFactory(gathering=coming, contact_id=stage["contact_id"])
    client = Client()
    addresses = pages(client, stage, by_link=True)
    addresses += [
        one.replace("/wie/", f"/{part}/") for part in PARTS_OF_EVALUATION for one in addresses if "/wie/" in one
    ]
    addresses += pages(client, {**stage, "gathering_id": coming.pk, "open_code": coming.open_code}, by_link=True)
    with screen(browser, PHONE) as page:
        assert send_nonsense(page, live_server.url, sorted(set(addresses))) >= 8
