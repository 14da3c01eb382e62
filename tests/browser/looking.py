# SPDX-License-Identifier: EUPL-1.2
"""What a page must hold on a screen: axe, room to tap, focus that shows, no sideways scrolling, a silent console."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe

PATIENCE = 15_000  # milliseconds to wait for something to appear; a busy machine is slow
LOOK_EVERY = 50
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECKS = (Path(__file__).parent / "checks.js").read_text()
EXPECTED = ("status of 422", "net::ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
_AXE = Axe()


@contextmanager
def screen(browser: Any, size: dict[str, int], scheme: str = "light", **options: Any) -> Iterator[Any]:
    """A page of its own on one kind of screen; whatever the console complains about fails the test. Nothing moves: a
    colour on its way to another is neither of the two."""
    context = browser.new_context(
        viewport=size, color_scheme=scheme, locale="nl-NL", reduced_motion="reduce", **options
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(
        _AXE.axe_script
    )  # handed over once: half a megabyte with each question takes longer than axe
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: _hear(complaints, page.url, said))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    yield page
    context.close()
    assert complaints == [], complaints  # the strict content policy writes what it stops to the console


def _hear(complaints: list[str], address: str, said: Any) -> None:
    """Errors only; that a form was not accepted (422), or the network is gone, is said on the page itself."""
    if said.type == "error" and not any(words in said.text for words in EXPECTED):
        complaints.append(f"{address}: {said.text}")


def faults(page: Any) -> list[str]:
    """Everything that is wrong on the page as it stands; its size is that of a phone or a desk."""
    return [*axe(page), *page.evaluate(f"{CHECKS}; [...overflow(), ...smallTargets(), ...badFocus()]")]


def axe(page: Any) -> list[str]:
    """What axe finds. Only that leaves the browser: all it looked at weighs three times as much as the looking."""
    if page.evaluate("typeof axe") == "undefined":  # on a page that `screen` did not open
        page.evaluate(_AXE.axe_script)
    found: list[str] = page.evaluate(
        "options => axe.run(document, options).then(results => results.violations.flatMap("
        "rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)))",
        {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False},  # preload is for sound and film
    )
    return found


def too_wide_for_the_narrowest(page: Any) -> list[str]:
    before = page.viewport_size
    page.set_viewport_size(NARROWEST)
    found: list[str] = page.evaluate(f"{CHECKS}; overflow()")
    page.set_viewport_size(before)
    return found


def until(page: Any, question: str) -> None:
    """Wait until the page answers yes. Playwright's own waiting evaluates strings within the page's policy, which
    forbids that; asking from outside does not."""
    for _time in range(PATIENCE // LOOK_EVERY):
        if page.evaluate(question):
            return
        page.wait_for_timeout(LOOK_EVERY)
    raise AssertionError(f"never true on {page.url}: {question}")
