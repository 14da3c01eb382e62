# SPDX-License-Identifier: EUPL-1.2
"""Every page as each role sees it in the made-up municipality, on a phone in the light and at a desk in the dark.

The phone is looked at by the tests; the desk, and the core group with its fewer buttons, by the soak. On the phone the
form of each page is also sent with what it cannot take: the page then says so, and can still be read and tapped. The
tests do so for whoever has a link, the soak for the facilitator.
"""

from typing import Any

import pytest
from django.test import Client

from samenspel.accounts.models import User
from samenspel.partnerships.models import Partnership
from tests.browser.addresses import pages
from tests.browser.conftest import signed_in
from tests.browser.looking import DESK, PHONE, faults, screen, too_wide_for_the_narrowest
from tests.browser.nonsense import faults_after_nonsense
from tests.factories import GatheringFactory, InvitationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PARTS_OF_EVALUATION = ["samenwerken", "bijdragen", "actie"]  # beside the first question, which the stage opens
LEAST_FORMS = 8
PARTS = 4  # of the many pages of the facilitator, so that two processes share them
SCREENS = pytest.mark.parametrize(
    ("size", "scheme"),
    [pytest.param(PHONE, "light", id="phone"), pytest.param(DESK, "dark", id="desk", marks=pytest.mark.soak)],
)


def look_at(page: Any, server: str, addresses: list[str], *, with_nonsense: bool = False) -> int:
    """How many pages had a form that could be sent with nonsense; nothing may be wrong before or after."""
    found, forms = {}, 0
    for address in addresses:
        page.goto(server + address)
        page.keyboard.press("Tab")  # from here on the browser shows where the focus is
        wrong = faults(page)
        if page.viewport_size == PHONE:
            wrong += too_wide_for_the_narrowest(page)
        if with_nonsense:
            after = faults_after_nonsense(page)
            forms += after is not None
            wrong += after or []
        if wrong:
            found[address] = wrong
    assert found == {}
    return forms


def staff(client: Client, mail: str) -> User:
    user = User.objects.get(email=mail)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@SCREENS
@pytest.mark.parametrize("part", range(PARTS))
def test_the_facilitator_can_see_read_and_tap_everything(
    browser: Any, live_server: Any, stage: dict[str, Any], size: Any, scheme: str, part: int
) -> None:
    client = Client()
    user = staff(client, "aanjager@zilverdam.example")
    addresses = pages(client, stage, by_link=False, who="facilitator")
    assert len(addresses) > 60
    with screen(browser, size, scheme) as page:
        signed_in(page, live_server.url, user)
        look_at(page, live_server.url, addresses[part::PARTS])


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_what_the_facilitator_cannot_send_is_said_on_top(
    browser: Any, live_server: Any, stage: dict[str, Any], part: int
) -> None:
    client = Client()
    user = staff(client, "aanjager@zilverdam.example")
    addresses = pages(client, stage, by_link=False, who="facilitator")[part::PARTS]
    seen, found = 0, {}
    with screen(browser, PHONE) as page:
        signed_in(page, live_server.url, user)
        for address in addresses:
            page.goto(live_server.url + address)
            wrong = faults_after_nonsense(page)
            seen += wrong is not None
            if wrong:
                found[address] = wrong
    assert found == {}
    assert seen >= LEAST_FORMS


@pytest.mark.soak
@pytest.mark.parametrize("mail", ["kerngroep@zilverdam.example", "beheer@zilverdam.example"])
def test_the_core_group_and_the_administrator_can_too(
    browser: Any, live_server: Any, stage: dict[str, Any], mail: str
) -> None:
    client = Client()
    user = staff(client, mail)
    with screen(browser, PHONE) as page:
        signed_in(page, live_server.url, user)
        look_at(page, live_server.url, pages(client, stage, by_link=False))


@SCREENS
def test_whoever_has_a_link_can_too(
    browser: Any, live_server: Any, stage: dict[str, Any], size: Any, scheme: str
) -> None:
    coming = GatheringFactory(partnership=Partnership._base_manager.get(slug="zilverdam"), open_code="kom-0123456789")
    InvitationFactory(gathering=coming, contact_id=stage["contact_id"])
    addresses = pages(Client(), stage, by_link=True)
    addresses += [
        one.replace("/wie/", f"/{part}/") for part in PARTS_OF_EVALUATION for one in addresses if "/wie/" in one
    ]
    before = {**stage, "gathering_id": coming.pk, "open_code": coming.open_code}
    addresses += [one for one in pages(Client(), before, by_link=True) if one not in addresses]
    assert len(addresses) > 12
    with screen(browser, size, scheme) as page:
        forms = look_at(page, live_server.url, addresses, with_nonsense=size == PHONE)
        assert forms >= LEAST_FORMS or size == DESK


@SCREENS
def test_signing_in_can_be_done_by_everybody(browser: Any, live_server: Any, db: None, size: Any, scheme: str) -> None:
    with screen(browser, size, scheme) as page:
        look_at(
            page,
            live_server.url,
            ["/account/login/", "/account/login/code/", "/account/password/reset/", "/account/signup/"],
        )
