# SPDX-License-Identifier: EUPL-1.2
"""The main job from a pasted list to the harvest, as one facilitator and her guests do it, on a phone and at a desk."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from samenspel.accounts.models import User
from samenspel.gatherings.operations.seating import warm_up
from tests.browser import evening, journey
from tests.browser.journey import HERE, Desk
from tests.browser.looking import DESK, PHONE, screen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BY_LINK = ["Anna Bedacht", "Carla Bedacht", "Els Bedacht"]
BY_PHONE = ["Gerda Bedacht", "Ines Bedacht", "Karin Bedacht", "Leo Bedacht", "Nora Bedacht"]
SEATED = [*BY_LINK, *BY_PHONE, "Petra Bedacht", "Quinten Bedacht"]  # Petra was called, Quinten used the open page


@pytest.fixture(autouse=True, scope="module")
def _planner_is_loaded() -> None:
    """As a worker does before its first job; else the first press waits until the planner is compiled."""
    warm_up()


@pytest.mark.parametrize(
    "size", [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk", marks=pytest.mark.soak)]
)
def test_from_a_pasted_list_to_the_harvest(browser: Any, live_server: Any, clock: Any, fenna: User, size: Any) -> None:
    day = timezone.localdate() + timedelta(days=3)
    starts_at = datetime.combine(day, time(16, 30), tzinfo=HERE)
    with screen(browser, size, accept_downloads=True) as page:
        desk = Desk(page, live_server.url, starts_at, is_phone=size is PHONE)
        journey.sign_in_with_a_mailed_code(desk, fenna.email)
        journey.import_the_list(desk)
        journey.place_in_the_circles(desk)
        journey.plan_a_session(desk)
        open_link = journey.open_and_invite(desk)
        gather_people(desk, browser, open_link)
        clock(starts_at + timedelta(minutes=10))
        page.reload()  # three days later nobody is signed in any more
        journey.sign_in_with_a_mailed_code(desk, fenna.email)
        hold_the_evening(desk, browser)
        read_the_harvest(desk)
        if desk.is_phone:
            page.locator("details.menu > summary").click()
        page.get_by_role("button", name="Uitloggen").locator("visible=true").click()
        page.goto(f"{live_server.url}/p/testdam/")
        expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()


def gather_people(desk: Desk, browser: Any, open_link: str) -> None:
    for name in BY_LINK:
        evening.answer_by_own_link(browser, journey.link_in_the_mail_to(name.split()[0].lower()))
    evening.decline_by_own_link(browser, journey.link_in_the_mail_to("dirk"))
    evening.sign_up_on_the_open_page(browser, open_link)
    evening.let_in_call_and_register(desk, by_phone=BY_PHONE)
    evening.make_and_use_tables(desk, "Maak tafels")
    evening.take_the_more_useful_one(desk)
    desk.reads("10")  # people at a table


def hold_the_evening(desk: Desk, browser: Any) -> None:
    """Nora does not turn up, Rosa walks in."""
    evening.go_under_way(desk)
    evening.check_in_at_the_door(desk, [name for name in SEATED if name != "Nora Bedacht"])
    evening.make_and_use_tables(desk, "Maak tafels van wie er is")
    evening.see_who_moves_and_why(desk, new="Rosa Bedacht", gone="Nora Bedacht")
    codes = evening.codes_on_the_stickers(desk)
    link = journey.link_in_the_mail_to("anna")
    home = link.split("/mijn/")[0] + "/mijn/"
    evening.answer_the_questions_by_link(browser, home, met=["Carla Bedacht", "Els Bedacht"])
    evening.answer_the_questions_by_the_wall(desk, browser, code=codes["Carla Bedacht"], met=["Anna Bedacht"])
    evening.type_a_paper_form_over(
        desk, code=codes["Leo Bedacht"], met=f"{codes['Anna Bedacht']} {codes['Karin Bedacht']}"
    )


def read_the_harvest(desk: Desk) -> None:
    """Anna named Carla and Els, Carla named Anna, Leo named Anna and Karin: four pairs, one of them said by both."""
    page = desk.page
    desk.follow("Klaar met overtypen")
    assert desk.download("Print formulieren").startswith(b"%PDF")
    desk.tab("Overzicht")
    desk.press("Rond af en oogst")
    desk.press("Rond af en oogst")
    desk.reads("Geoogst")
    desk.menu("Resultaten")
    assert evening.figures(desk) == {
        "deelnemers": 10,
        "nieuwe verbindingen": 4,
        "verbinding, gezegd door allebei": 1,
        "telefoontje": 1,
        "contacten in het pact": 18,
        "actiepunten gedaan": 0,
        "actiepunten nog open": 2,
        "actiepunten losgelaten": 0,
        "willen bijdragen aan een volgende keer": 3,
    }
    assert desk.download("Boekje (A4)").startswith(b"%PDF")
    desk.follow("nieuwe verbindingen")
    expect(page.get_by_role("heading", level=1)).to_have_text("4 nieuwe verbindingen")
    expect(page.locator("tbody tr")).to_have_count(4)
