# SPDX-License-Identifier: EUPL-1.2
"""The chat of a webinar, pasted on a phone: its questions and tips after a person's pass, with thumbs or with keys."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from samenspel.accounts.models import User
from samenspel.questions.models import Entry
from tests.browser.conftest import signed_in
from tests.browser.looking import PHONE, faults, screen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SOURCE = Path(__file__).resolve().parents[1] / "data" / "chats" / "webinar-collective-impact.md"


def test_the_webinar_gives_its_questions_and_tips_after_the_pass_of_a_person(
    browser: Any, live_server: Any, fenna: User
) -> None:
    with screen(browser, PHONE) as page:
        signed_in(page, live_server.url, fenna)
        page.goto(f"{live_server.url}/p/testdam/vragen/")
        page.get_by_role("link", name="Lees een chat in").click()
        page.get_by_label("Waar was deze chat van?").fill("Webinar Collective impact")
        page.get_by_label("Plak de chat").fill(SOURCE.read_text(encoding="utf-8"))
        page.get_by_role("button", name="Lees in").click()
        expect(page.get_by_text("0 van 31 stukken bekeken")).to_be_visible()
        rest = page.get_by_role("group", name="Is dat mogelijk met Collective Impact?")
        rest.get_by_label("Vraag", exact=True).press("h")  # the rest of the question before it, said with a key
        expect(rest.get_by_label("Hoort bij vorige")).to_be_checked()
        assert faults(page) == []
        for _screen in range(3):
            page.get_by_role("button", name="Klopt, verder").click()
        page.get_by_role("button", name="Neem 27 stukken op").click()
        expect(page.get_by_text("Opgenomen: 6 vragen en 15 tips.")).to_be_visible()
        page.get_by_label("Zoek op een woord").fill("koudwatervres")
        expect(page.get_by_text("We zochten op “koudwatervrees”.")).to_be_visible()
        page.get_by_role("link", name="Ik denk dat er vaak/soms onnodig koudwatervrees").click()
        page.get_by_role("link", name="Maak openbaar").click()
        page.get_by_role("button", name="Maak openbaar").click()
        page.get_by_role("link", name="Bekijk de openbare pagina").click()
        expect(page.get_by_text("Ik denk dat er vaak/soms onnodig koudwatervrees")).to_be_visible()
    entries = Entry._base_manager
    assert (entries.filter(kind="question").count(), entries.filter(kind="tip").count()) == (6, 15)
    assert entries.exclude(published_at=None).count() == 1
