# SPDX-License-Identifier: EUPL-1.2
"""The components in a real browser: axe, what axe cannot see, and the names in the circles as really drawn."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from samenspel.ui.gallery import SAMPLES
from tests.browser.looking import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PAGES = ["/ui/", "/ui/telefoon/", "/account/login/", *(f"/ui/{sample.slug}/" for sample in SAMPLES)]

SMALL_TARGETS = """() => [...document.querySelectorAll('a.button, button, input:not([type=hidden]), select, summary')]
  .filter(e => !e.closest('[hidden]') && e.offsetParent !== null)
  .map(e => [e.closest('label') && e.matches('input') ? e.closest('label') : e, e])
  .filter(([box]) => box.getBoundingClientRect().height < 47.5)
  .map(([, e]) => e.outerHTML.slice(0, 120))"""

LABELS_THAT_TOUCH = """() => {
  const boxes = [...document.querySelectorAll('.node__label')].map(e => [e.textContent, e.getBBox()]);
  const beside = (a, b) => a.x >= b.x + b.width || b.x >= a.x + a.width;
  const above = (a, b) => a.y + 4 >= b.y + b.height || b.y + 4 >= a.y + a.height;
  const found = [];
  boxes.forEach(([name, box], i) => boxes.slice(i + 1).forEach(([other, its]) => {
    if (!beside(box, its) && !above(box, its)) found.push(name + ' / ' + other);
  }));
  return found;
}"""


@pytest.mark.parametrize(("screen", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_component(browser: Any, live_server: Any, screen: Any, scheme: str) -> None:
    context = browser.new_context(viewport=screen, color_scheme=scheme, locale="nl-NL")
    context.add_init_script(Axe().axe_script)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for address in PAGES:
        page.goto(live_server.url + address)
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"], address
    context.close()
    assert complaints == []  # the strict content policy writes what it stops to the console


def test_everything_to_tap_is_at_least_48_pixels_high(browser: Any, live_server: Any) -> None:
    page = browser.new_context(viewport=PHONE, locale="nl-NL").new_page()
    for address in PAGES:
        page.goto(live_server.url + address)
        assert page.evaluate(SMALL_TARGETS) == [], address


@pytest.mark.parametrize("address", ["/ui/kringen/", "/ui/kringen-vol/"])
def test_names_in_the_circles_do_not_touch_as_the_browser_draws_them(
    browser: Any, live_server: Any, address: str
) -> None:
    page = browser.new_context(viewport=DESK).new_page()
    page.goto(live_server.url + address)
    page.evaluate("document.fonts.ready")

    assert page.evaluate(LABELS_THAT_TOUCH) == []


def test_a_partner_in_the_circles_is_reached_and_opened_with_the_keyboard(browser: Any, live_server: Any) -> None:
    page = browser.new_context(viewport=DESK).new_page()
    page.goto(live_server.url + "/ui/kringen/")
    page.locator(".node").first.focus()
    page.keyboard.press("Enter")

    assert page.url.endswith("#outer-0-0")


def test_what_opens_on_a_tap_opens_without_scripts(browser: Any, live_server: Any) -> None:
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(live_server.url + "/ui/meer/")
    page.locator(".disclosure summary").first.click()

    assert page.get_by_text("Buiten is de drempel het laagst.", exact=True).is_visible()


def test_the_summary_of_errors_takes_the_focus(browser: Any, live_server: Any) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(live_server.url + "/ui/fouten/")

    assert page.evaluate("document.activeElement.className") == "form-errors"
