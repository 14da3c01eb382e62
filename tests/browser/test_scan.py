# SPDX-License-Identifier: EUPL-1.2
"""The five conditions on a phone, from the link in the mail to thanks: six taps."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.scope import Actor, acting_as
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.surveys.models import ScanAnswer
from samenspel.surveys.operations.asking import ask
from samenspel.surveys.operations.rounds import open_scan
from tests.browser.journey import link_in_the_mail_to
from tests.browser.looking import PHONE, screen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST_LINES = (
    "Ik werk bij een andere organisatie",
    "We kozen samen een paar doelen",
    "Ieder telt voor zichzelf",
    "Weet ik niet",
    "We bellen elkaar makkelijk",
    "Niemand is er voor het geheel",
)


def test_the_scan_takes_six_taps_from_the_link_to_thanks(
    browser: Any, live_server: Any, pact: Partnership, fenna: User, coby: Contact
) -> None:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk, user_id=fenna.pk, name=fenna.name)):
        wave = open_scan(form_key=uuid4(), closes_date=timezone.localdate() + timedelta(days=21))
        ask(opened=wave, contact_ids=[coby.pk])
    taps = 0
    with screen(browser, PHONE, has_touch=True) as page:
        page.goto(link_in_the_mail_to("coby"))
        expect(page.get_by_text("Niemand ziet wat jij antwoordt")).to_be_visible()
        for number, line in enumerate(FIRST_LINES, start=1):
            expect(page.get_by_text(f"{number} van 6", exact=True)).to_be_visible()
            page.get_by_role("button", name=line).tap()
            taps += 1
        expect(page.get_by_role("heading", level=1)).to_have_text("Dank je wel")
        page.get_by_role("link", name="Wijzig Kijken we samen of het helpt?").tap()
        expect(page.locator("button[aria-pressed=true]")).to_contain_text("Ieder telt voor zichzelf")
    assert taps == 6
    given = ScanAnswer._base_manager.values_list(
        "group", "agenda", "evaluation", "activities", "communication", "structure"
    )
    assert list(given) == [("professional", 4, 1, 0, 4, 1)]
