# SPDX-License-Identifier: EUPL-1.2
"""After the evening, on a phone: who named me, how it goes, my step plan, and hints while typing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.agenda.models import ActionPoint
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations import evaluating
from samenspel.network.models import ConnectionReport
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.browser.conftest import signed_in
from tests.browser.looking import DESK, PHONE, faults, screen
from tests.factories import ActionPointFactory, AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def own(live_server: Any, pact: Partnership, coby: Contact, token_for: Callable[..., str]) -> str:
    """Coby's own pages; Bram named Coby yesterday."""
    start = timezone.now() - timedelta(days=1)
    gathering: Gathering = GatheringFactory(
        partnership=pact, state="under_way", starts_at=start, ends_at=start + timedelta(hours=2)
    )
    bram = ContactFactory(partnership=pact, name="Bram Test")
    for contact in (coby, bram):
        AttendanceFactory(registration=RegistrationFactory(gathering=gathering, contact=contact))
    with acting_as(Actor(role=Role.CONTACT, partnership_id=pact.pk, contact_id=bram.pk)):
        registration = evaluating.registration_for_evaluation(gathering_id=gathering.pk, contact_id=bram.pk)
        evaluating.save_met(registration=registration, met_ids=[coby.pk])
    return f"{live_server.url}/p/testdam/k/{token_for(coby)}/"


@pytest.mark.parametrize("scripts", [True, False])
def test_one_tap_confirms_and_one_tap_says_how_it_goes(browser: Any, own: str, coby: Contact, scripts: bool) -> None:
    ActionPointFactory(owner=coby, what="Folder maken")
    with screen(browser, PHONE, java_script_enabled=scripts) as page:
        page.goto(f"{own}noemden-mij/")
        page.get_by_role("button", name="Ja, dat klopt").click()
        expect(page.get_by_text("jullie noemden elkaar").first).to_be_visible()
        page.goto(f"{own}actiepunten/")
        page.get_by_role("button", name="Ik zit vast").click()
        page.get_by_label("Wat zit er in de weg?").fill("Geen papier")
        page.get_by_role("button", name="Bewaar").click()
        page.get_by_role("link", name="Mijn stappenplan").click()
        expect(page.get_by_text("Bram Test")).to_be_visible()
        expect(page.get_by_text("Vastgelopen")).to_be_visible()
    assert ConnectionReport._base_manager.count() == 2
    assert ActionPoint._base_manager.get().obstacle == "Geen papier"


def test_a_hint_comes_beside_the_field_and_goes_when_it_is_heard(browser: Any, own: str) -> None:
    with screen(browser, PHONE) as page:
        page.goto(f"{own}actiepunten/nieuw/")
        page.get_by_label("Wat gaat er gebeuren?").press_sequentially("Iemand moet bellen")
        expect(page.locator("#hint-what")).to_contain_text("iemand moet")
        expect(page.locator("#hint-first_step")).to_contain_text("Wat doe je als eerste?")
        assert faults(page) == []
        page.get_by_label("De eerste stap").press_sequentially("Nummer zoeken")
        expect(page.locator("#hint-first_step")).to_be_hidden()
        page.get_by_role("button", name="Bewaar").click()
        expect(page.get_by_text("Het staat in je stappenplan.")).to_be_visible()
        assert faults(page) == []
    assert ActionPoint._base_manager.get().what == "Iemand moet bellen"


def test_the_words_of_the_questions_are_seen_on_a_small_phone_while_typing(
    browser: Any, live_server: Any, fenna: User
) -> None:
    with screen(browser, DESK) as page:
        signed_in(page, live_server.url, fenna)
        page.goto(f"{live_server.url}/p/testdam/instellingen/vragen/")
        page.get_by_label("1. Wie leerde je kennen?").fill("Wie sprak je?")
        expect(page.locator("#preview")).to_contain_text("Wie sprak je?")
        page.get_by_label("2. Ga je samenwerken?").fill("Zin om samen iets te doen?")
        expect(page.locator("#preview")).to_contain_text("Zin om samen iets te doen?")
        assert faults(page) == []
