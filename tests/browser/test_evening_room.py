# SPDX-License-Identifier: EUPL-1.2
"""The room: a sticker under the phone's own camera, a beamer that follows, the questions by QR, the live harvest."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Attendance, Gathering, GatheringTable, Registration, Seat, SeatingPlan
from samenspel.gatherings.operations.sticker_tokens import token_for
from samenspel.partnerships.models import Partnership
from tests.browser.conftest import signed_in
from tests.browser.looking import DESK, PHONE, axe, faults, screen
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ("Bedachte Bella", "Bedachte Boris", "Bedachte Saar")


@pytest.fixture
def hall(pact: Partnership) -> Gathering:
    begun = timezone.now() - timedelta(minutes=30)
    values = {"state": "under_way", "evaluation_code": "muur-0123456789-0123", "rounds": 2, "seats_taken": 3}
    made: Gathering = GatheringFactory(partnership=pact, starts_at=begun, ends_at=begun + timedelta(hours=3), **values)
    plan = SeatingPlan(partnership=pact, gathering=made, state="in_use", rounds=2, figures={"people": 3})
    plan.save_base(force_insert=True)
    tables = [GatheringTable(partnership=pact, plan=plan, gathering=made, number=number) for number in (1, 2)]
    for table in tables:
        table.save_base(force_insert=True)
    for name in NAMES:
        row = RegistrationFactory(gathering=made, contact=ContactFactory(partnership=pact, name=name))
        for number, table in enumerate(tables, start=1):
            Seat(partnership=pact, plan=plan, table=table, registration=row, round=number).save_base(force_insert=True)
        if name != "Bedachte Bella":
            AttendanceFactory(registration=row)
    return made


def test_from_a_sticker_to_the_live_harvest(browser: Any, live_server: Any, hall: Gathering, fenna: User) -> None:
    bella = Registration._base_manager.get(contact__name="Bedachte Bella")
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=hall.partnership_id)):
        sticker = f"{live_server.url}/p/testdam/s/{token_for(bella)}/"
    room = f"{live_server.url}/p/testdam/bijeenkomsten/{hall.pk}/"
    with screen(browser, PHONE) as desk, screen(browser, DESK) as beamer, screen(browser, PHONE) as guest:
        signed_in(desk, live_server.url, fenna)
        signed_in(beamer, live_server.url, fenna)

        guest.goto(sticker)
        expect(guest.get_by_role("heading", name="Dit is een naamsticker")).to_be_visible()
        expect(guest.get_by_text("Bedachte Bella")).to_have_count(0)
        desk.goto(sticker)
        expect(desk.get_by_role("heading", name="Bedachte Bella")).to_be_visible()
        desk.get_by_role("button", name="Inchecken").click()
        expect(desk.get_by_text("Is binnen, sinds")).to_be_visible()
        assert Attendance._base_manager.filter(registration=bella).exists()

        beamer.goto(f"{room}scherm/")
        expect(beamer.get_by_role("heading", name="Ronde 1: jouw tafel")).to_be_visible()
        beamer.get_by_label("Zoek je naam").fill("boris")
        expect(beamer.locator(".screen__who")).to_have_count(1)
        beamer.get_by_label("Zoek je naam").fill("")

        desk.goto(f"{room}schermen/")
        desk.get_by_label("Hoeveel minuten?").fill("15")
        desk.get_by_role("button", name="Begin ronde 1").click()
        desk.get_by_role("button", name="De klok van de ronde").click()
        expect(beamer.get_by_role("heading", name="Ronde 1 van 2")).to_be_visible()
        expect(beamer.get_by_role("timer")).to_have_text(re.compile("^14:5"))
        expect(beamer.get_by_role("button", name="Geluid aan")).to_be_visible()
        desk.get_by_role("button", name="Zet de klok stil").click()
        expect(beamer.get_by_text("De klok staat stil.")).to_be_visible()
        assert faults(beamer) == []

        beamer.context.set_offline(True)
        expect(beamer.get_by_text("Even geen netwerk.")).to_be_visible()
        expect(beamer.get_by_role("timer")).to_be_visible()
        beamer.context.set_offline(False)
        expect(beamer.get_by_text("Even geen netwerk.")).to_be_hidden()

        desk.get_by_role("button", name="De vragen").click()
        expect(beamer.get_by_alt_text("QR-code naar de vragen")).to_be_visible()
        guest.goto(beamer.locator("code").inner_text())
        guest.get_by_label("Welke code staat op je sticker?").fill(bella.code)
        guest.get_by_role("button", name="Begin").click()
        desk.get_by_role("button", name="De oogst groeit").click()
        expect(beamer.get_by_text("nieuwe verbindingen")).to_be_visible()
        expect(beamer.locator(".growing__tie")).to_have_count(0)
        guest.get_by_role("checkbox", name="Bedachte Boris").check()
        guest.get_by_role("button", name="Verder").click()
        expect(beamer.locator(".growing__tie")).to_have_count(1)
        expect(beamer.get_by_text("nieuwe verbinding", exact=False)).to_be_visible()
        expect(beamer.get_by_text("Bedachte Boris")).to_have_count(0)
        assert axe(beamer) == []
