# SPDX-License-Identifier: EUPL-1.2
"""A newcomer finds help on a phone, with a typing mistake, near a postcode; with the keys alone."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.looking import PHONE, faults, screen, too_wide_for_the_narrowest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_STEPS = 60
FOCUSED = """(() => {
    const it = document.activeElement;
    return it.matches("a, button, input") ? (it.labels?.[0] ?? it).innerText : "";
})()"""


def step_to(page: Any, name: str) -> None:
    """Tab until the thing with this name has the focus, as somebody without a mouse does."""
    for _time in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"{name} is not reached with Tab on {page.url}")


def test_a_newcomer_finds_help_with_the_keys_alone(browser: Any, live_server: Any, stage: dict[str, Any]) -> None:
    with screen(browser, PHONE) as page:
        page.goto(f"{live_server.url}/p/zilverdam/wegwijzer/")
        assert faults(page) == []
        step_to(page, "Zeg het in je eigen woorden")
        page.keyboard.type("voedselbnk")
        step_to(page, "Je postcode of plaats")
        page.keyboard.type("9898")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Hulp bij ‘voedselbnk’")
        expect(page.get_by_text("keken we ook naar ‘voedselbank’")).to_be_visible()
        assert faults(page) == []
        step_to(page, "Voedselpakket")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Voedselpakket")
        for told in ("Het kost niets.", "Een grote tas", "Ja, ze vragen je naam.", "13:00 – 16:00"):
            expect(page.get_by_text(told)).to_be_visible()
        expect(page.get_by_role("link", name="Bel 050 000 0001")).to_have_attribute("href", "tel:0500000001")
        assert faults(page) == []
        assert too_wide_for_the_narrowest(page) == []
        assert page.context.cookies() == []
        leave_in_a_hurry(page)


def leave_in_a_hurry(page: Any) -> None:
    page.route("https://www.knmi.nl/**", lambda route: route.fulfill(body="weer"))
    for _time in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("https://www.knmi.nl/**")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Voedselpakket")
