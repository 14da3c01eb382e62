# SPDX-License-Identifier: EUPL-1.2
"""An invitation with a personal word, sent from a phone with the keyboard alone, and an evening that does not go on."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from samenspel.accounts.models import User
from samenspel.gatherings.models import Gathering
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.browser.conftest import signed_in
from tests.browser.looking import PHONE, faults, screen
from tests.factories import ContactFactory, GatheringFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    for name in ("Anna Bakker", "Piet de Wit"):
        ContactFactory(partnership=pact, name=name, email=f"{name.split()[0].lower()}@voorbeeld.test")
    made: Gathering = GatheringFactory(partnership=pact, title="Sessie in de Brink", state="inviting")
    return made


def enter(page: Any, role: str, name: str | re.Pattern[str]) -> None:
    """As somebody without a mouse."""
    page.get_by_role(role, name=name).press("Enter")
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_word_for_one_person_is_written_looked_at_and_sent(
    browser: Any, live_server: Any, fenna: User, session: Gathering, scripts: bool
) -> None:
    with screen(browser, PHONE, java_script_enabled=scripts) as page:
        signed_in(page, live_server.url, fenna)
        page.goto(f"{live_server.url}/p/testdam/bijeenkomsten/{session.pk}/uitnodigen/")
        enter(page, "button", "Verder naar de tekst")
        enter(page, "button", "Bewaar en bekijk")
        expect(page.get_by_text("Van: Fenna Facilitator (Pact Testdam)")).to_be_visible()
        enter(page, "link", "Volgende")
        enter(page, "link", "Verander de tekst voor Piet")
        page.get_by_label("Tekst").fill("Beste {voornaam}, fijn dat we elkaar spraken.\n{link}")
        enter(page, "button", "Bewaar en bekijk")
        expect(page.get_by_text("{voornaam} kennen we niet").first).to_be_visible()
        page.get_by_label("Tekst").fill("Beste {naam}, fijn dat we elkaar spraken.\n{link}")
        enter(page, "button", "Bewaar en bekijk")
        expect(page.get_by_text("Beste Piet, fijn dat we elkaar spraken.")).to_be_visible()
        assert not scripts or faults(page) == []
        enter(page, "button", "Verstuur 2 mails")
        expect(page.get_by_role("heading", name="Uitnodiging")).to_be_visible()
    words = dict(OutboxMessage._base_manager.values_list("to_email", "body"))
    assert "fijn dat we elkaar spraken" in words["piet@voorbeeld.test"]
    assert "fijn dat we elkaar spraken" not in words["anna@voorbeeld.test"]


def test_an_evening_is_called_off_and_goes_on_after_all(
    browser: Any, live_server: Any, fenna: User, session: Gathering, token_for: Any
) -> None:
    own = f"{live_server.url}/p/testdam/k/{token_for(Contact._base_manager.get(name='Anna Bakker'))}/mijn/{session.pk}/"
    here = f"{live_server.url}/p/testdam/bijeenkomsten/{session.pk}/"
    with screen(browser, PHONE) as desk, screen(browser, PHONE) as phone:
        signed_in(desk, live_server.url, fenna)
        desk.goto(f"{here}uitnodigen/")
        for button in ("Verder naar de tekst", "Bewaar en bekijk", "Verstuur 2 mails"):
            enter(desk, "button", button)
        phone.goto(own)
        enter(phone, "button", "Ja, ik kom")
        desk.goto(here)
        enter(desk, "link", "Laat de bijeenkomst niet doorgaan")
        desk.get_by_label("Waarom gaat het niet door").fill("Door de sneeuw is De Brink dicht.")
        enter(desk, "button", "Last de bijeenkomst af")
        phone.goto(own)
        expect(phone.get_by_text("Door de sneeuw is De Brink dicht.")).to_be_visible()
        expect(phone.get_by_role("button", name="Meld me af")).to_have_count(0)
        assert faults(phone) == []
        desk.goto(here)
        enter(desk, "button", "Toch door laten gaan")
        phone.goto(own)
        expect(phone.get_by_text("Je komt. Er is een plek voor je.")).to_be_visible()
