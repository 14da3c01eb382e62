# SPDX-License-Identifier: EUPL-1.2
"""The evening at the door: three phones at once, one of which loses its network."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.scope import Actor, acting_as
from samenspel.entrance.operations import token_of
from samenspel.gatherings.models import Attendance, DoorPress, Gathering, Registration
from samenspel.gatherings.operations.door_link import share_door, stop_sharing_door
from samenspel.gatherings.operations.sticker_tokens import token_for
from samenspel.partnerships.models import Partnership
from tests.browser.conftest import signed_in
from tests.browser.looking import PHONE, axe, screen, until
from tests.factories import ContactFactory, GatheringFactory, RegistrationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ("Bedachte Bella", "Bedachte Boris", "Bedachte Saar", "Özlem Yıldız")


@pytest.fixture
def hall(pact: Partnership) -> Gathering:
    begun = timezone.now() - timedelta(minutes=30)
    made: Gathering = GatheringFactory(
        partnership=pact, state="under_way", starts_at=begun, ends_at=begun + timedelta(hours=3), seats_taken=4
    )
    for name in NAMES:
        RegistrationFactory(gathering=made, contact=ContactFactory(partnership=pact, name=name))
    return made


@pytest.fixture
def phone(browser: Any) -> Any:
    """Phones of people at the door, each a browser of its own."""
    with ExitStack() as open_screens:
        yield lambda: open_screens.enter_context(screen(browser, PHONE))


def door_of(hall: Gathering, server: str) -> str:
    return f"{server}/p/testdam/bijeenkomsten/{hall.pk}/deur/"


def link_of(hall: Gathering, server: str) -> str:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=hall.partnership_id)):
        return f"{server}/p/testdam/k/{token_of(share_door(gathering_id=hall.pk))}/deur/"


def ready_for_no_network(page: Any) -> None:
    """The list is on the phone, and the small program that opens the page without network is at work."""
    until(page, "() => Object.keys(localStorage).some((name) => name.startsWith('samenspel:deur:'))")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    until(page, "() => navigator.serviceWorker.controller !== null")


def tap(page: Any, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{name}.*Is er$")).click()


def inside() -> list[str]:
    rows = Attendance._base_manager.order_by("registration__contact__name")
    return list(rows.values_list("registration__contact__name", flat=True))


def test_three_phones_one_without_network_and_nobody_is_lost_or_counted_twice(
    phone: Callable[[], Any], live_server: Any, hall: Gathering, fenna: User, karim: User
) -> None:
    first, second, third = phone(), phone(), phone()
    for page, user in ((first, fenna), (second, karim)):
        signed_in(page, live_server.url, user)
        page.goto(door_of(hall, live_server.url))
    third.goto(link_of(hall, live_server.url))
    ready_for_no_network(third)

    third.context.set_offline(True)
    expect(third.get_by_text("Geen netwerk. Ga gewoon door")).to_be_visible()
    tap(third, "Bedachte Bella")
    expect(third.get_by_text("Geen netwerk: 1 wacht op dit toestel")).to_be_visible()
    tap(third, "Bedachte Saar")
    third.get_by_role("button", name=re.compile("^Toch niet ?: Bedachte Saar$")).click()
    third.get_by_label("Naam", exact=True).fill("Verzonnen Vera")
    third.get_by_label("Organisatie", exact=True).fill("Bedachte Bieb")
    third.get_by_role("button", name="Zet erbij en check in").click()
    expect(third.get_by_text("Geen netwerk: 2 wachten op dit toestel")).to_be_visible()
    assert axe(third) == []

    tap(first, "Bedachte Bella")
    expect(first.locator("#door").get_by_role("status")).to_contain_text("Bedachte Bella is binnen")
    tap(second, "Bedachte Boris")
    expect(second.locator("#door").get_by_role("status")).to_contain_text("Bedachte Boris is binnen")

    third.reload()  # still without network
    expect(third.get_by_role("heading", name="De deur, zonder netwerk")).to_be_visible()
    expect(third.get_by_text("Geen netwerk: 2 wachten op dit toestel")).to_be_visible()
    third.get_by_label("Naam, organisatie of code").fill("ozlem")
    tap(third, "Özlem Yıldız")
    expect(third.get_by_text("Geen netwerk: 3 wachten op dit toestel")).to_be_visible()
    assert axe(third) == []
    assert inside() == ["Bedachte Bella", "Bedachte Boris"]

    third.context.set_offline(False)
    expect(third.get_by_text("Bedachte Bella was al binnen, sinds")).to_be_visible()
    expect(third.locator(".door__number").locator("visible=true")).to_have_text("4")
    third.get_by_role("button", name="Gezien").click()
    expect(third.get_by_text("Bedachte Bella was al binnen")).to_have_count(0)
    assert inside() == ["Bedachte Bella", "Bedachte Boris", "Verzonnen Vera", "Özlem Yıldız"]


def test_signed_out_while_there_was_no_network_one_sign_in_later_all_is_sent(
    phone: Callable[[], Any], live_server: Any, hall: Gathering, fenna: User
) -> None:
    page = phone()
    signed_in(page, live_server.url, fenna)
    page.goto(door_of(hall, live_server.url))
    ready_for_no_network(page)
    page.context.set_offline(True)
    expect(page.get_by_text("Geen netwerk. Ga gewoon door")).to_be_visible()
    tap(page, "Bedachte Bella")
    tap(page, "Bedachte Boris")
    Session.objects.all().delete()  # an hour later

    page.context.set_offline(False)
    expect(page.get_by_text("Je bent uitgelogd: 2 wachten op dit toestel.")).to_be_visible()
    assert inside() == []
    signed_in(page, live_server.url, fenna)
    page.get_by_role("link", name="Log in").click()
    expect(page.locator(".door__number").locator("visible=true")).to_have_text("2")
    assert inside() == ["Bedachte Bella", "Bedachte Boris"]

    page.locator("details.menu > summary").click()
    page.get_by_role("button", name="Uitloggen").locator("visible=true").click()
    page.wait_for_url(f"{live_server.url}/**")
    assert page.evaluate("() => Object.keys(localStorage).filter((name) => name.startsWith('samenspel:'))") == []


def test_an_answer_that_got_lost_is_asked_again_and_counts_once(
    phone: Callable[[], Any], live_server: Any, hall: Gathering, fenna: User
) -> None:
    """The server had the press, the phone never heard it."""
    page = phone()
    signed_in(page, live_server.url, fenna)
    page.goto(door_of(hall, live_server.url))
    ready_for_no_network(page)

    def lost(route: Any) -> None:
        route.fetch(max_redirects=0)
        route.abort("internetdisconnected")

    page.route("**/deur/inchecken/", lost, times=1)
    tap(page, "Bedachte Bella")
    expect(page.locator(".door__number").locator("visible=true")).to_have_text("1")
    assert inside() == ["Bedachte Bella"]
    assert DoorPress._base_manager.count() == 1
    expect(page.locator("[data-problems] li")).to_have_count(0)


def test_what_waited_on_a_link_that_was_revoked_goes_along_with_the_new_one(
    browser: Any, live_server: Any, hall: Gathering
) -> None:
    page = browser.new_context(viewport=PHONE).new_page()  # of which the console complains about the dead link
    page.goto(link_of(hall, live_server.url))
    ready_for_no_network(page)
    page.context.set_offline(True)
    expect(page.get_by_text("Geen netwerk. Ga gewoon door")).to_be_visible()
    tap(page, "Bedachte Bella")
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=hall.partnership_id)):
        stop_sharing_door(gathering_id=hall.pk)
    page.context.set_offline(False)
    expect(page.get_by_text("Deze deur is voor dit toestel gesloten: 1 wacht nog.")).to_be_visible()
    expect(page.get_by_text("Bedachte Boris")).to_have_count(0)
    assert inside() == []
    page.goto(link_of(hall, live_server.url))
    expect(page.locator("#door .door__number")).to_have_text("1")
    assert inside() == ["Bedachte Bella"]
    page.context.close()


CAMERA = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() { return window.before ? [{ rawValue: window.before }] : []; }
};
navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
HTMLMediaElement.prototype.play = async () => {};
"""


def test_the_camera_reads_stickers_with_and_without_network(
    phone: Callable[[], Any], live_server: Any, hall: Gathering, fenna: User
) -> None:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=hall.partnership_id)):
        tokens = {row.contact.name: token_for(row) for row in Registration._base_manager.filter(gathering=hall)}
    page = phone()
    page.add_init_script(CAMERA)
    signed_in(page, live_server.url, fenna)
    page.goto(door_of(hall, live_server.url))
    ready_for_no_network(page)

    def hold_before_the_camera(token: str) -> None:
        page.evaluate("(address) => { window.before = address; }", f"{live_server.url}/p/testdam/s/{token}/")

    page.get_by_role("button", name="Scan met de camera").click()
    hold_before_the_camera(tokens["Bedachte Bella"])
    expect(page.locator("#door").get_by_role("status")).to_contain_text("Bedachte Bella is binnen")
    hold_before_the_camera("een-sticker-van-ergens-anders")
    expect(page.get_by_text("Deze sticker kent dit toestel niet.")).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text("Geen netwerk. Ga gewoon door")).to_be_visible()
    hold_before_the_camera(tokens["Bedachte Boris"])
    expect(page.get_by_text("Geen netwerk: 1 wacht op dit toestel")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#door .door__number")).to_have_text("2")
    assert inside() == ["Bedachte Bella", "Bedachte Boris"]
