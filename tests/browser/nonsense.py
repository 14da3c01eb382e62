# SPDX-License-Identifier: EUPL-1.2
"""The form of a page, filled with what it cannot take: the page must say what to mend, and how it looks then."""

from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError

from tests.browser.looking import faults, until

SPOIL = (Path(__file__).parent / "spoil.js").read_text()
TAKES_EVERYTHING = ("/oogst/openbaar/", "/cijfers/openbaar/")  # two boxes to tick: whatever is sent is a yes


def faults_after_nonsense(page: Any) -> list[str] | None:
    """What is wrong with the page that answers; None when the page has no form that can be wrong."""
    if page.url.endswith(TAKES_EVERYTHING) or not page.evaluate(SPOIL):
        return None
    try:
        page.locator(".form-errors").first.wait_for()
    except TimeoutError:
        return ["there is no summary of what is wrong"]
    page.wait_for_load_state()
    until(page, "document.activeElement.className === 'form-errors'")
    page.keyboard.press("Tab")
    return [f"after nonsense: {one}" for one in faults(page)]
