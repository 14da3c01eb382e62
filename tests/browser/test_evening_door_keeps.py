# SPDX-License-Identifier: EUPL-1.2
"""What a phone at the door keeps: no name longer than it must, and nobody whose coming in was confirmed is lost."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.door_link import stop_sharing_door
from tests.browser.looking import PHONE, axe, until
from tests.browser.test_evening_door import hall, inside, link_of, phone, ready_for_no_network, tap

__all__ = ["hall", "phone"]  # the same evening, the same phones
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ON_DISK = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("samenspel-deur");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const base = asked.result;
    if (!base.objectStoreNames.contains("presses")) { base.close(); return resolve("[]"); }
    const all = base.transaction("presses").objectStore("presses").getAll();
    all.onsuccess = () => { base.close(); resolve(JSON.stringify(all.result)); };
  };
})"""
MADE_OLDER = """(hours) => new Promise((resolve) => {
  indexedDB.open("samenspel-deur").onsuccess = ({ target }) => {
    const store = target.result.transaction("presses", "readwrite").objectStore("presses");
    store.getAll().onsuccess = (found) => {
      for (const press of found.target.result) store.put({ ...press, pressed: press.pressed - hours * 3600_000 });
      store.transaction.oncomplete = () => { target.result.close(); resolve(); };
    };
  };
})"""
LEFT_BEHIND = """() => new Promise((resolve) => {
  localStorage.setItem("samenspel-deur-tot", Date.now() + 3600_000);
  const asked = indexedDB.open("samenspel-deur", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("presses", { keyPath: "key" });
  asked.onsuccess = () => {
    const store = asked.result.transaction("presses", "readwrite").objectStore("presses");
    store.put({ key: "1", deed: "new", name: "Verzonnen Vera", pressed: Date.now() });
    store.transaction.oncomplete = () => { asked.result.close(); resolve(); };
  };
})"""
BY_NAME = ("Bella", "Vera", "Bieb")


def on_disk(page: Any) -> str:
    found: str = page.evaluate(ON_DISK)
    return found


def names_on_disk(page: Any) -> list[str]:
    return [name for name in BY_NAME if name in on_disk(page)]


def offline_with(page: Any, hall: Gathering, server: str, *, newcomer: bool = True) -> None:
    """One from the list and one who is new wait on this phone, whose network is gone."""
    page.goto(link_of(hall, server))
    ready_for_no_network(page)
    page.context.set_offline(True)
    expect(page.get_by_text("Geen netwerk. Ga gewoon door")).to_be_visible()
    tap(page, "Bedachte Bella")
    if newcomer:
        page.get_by_label("Naam", exact=True).fill("Verzonnen Vera")
        page.get_by_label("Organisatie", exact=True).fill("Bedachte Bieb")
        page.get_by_role("button", name="Zet erbij en check in").click()
        expect(page.get_by_text("Geen netwerk: 2 wachten op dit toestel")).to_be_visible()


def revoked(hall: Gathering) -> None:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=hall.partnership_id)):
        stop_sharing_door(gathering_id=hall.pk)


def test_who_was_on_the_list_waits_as_a_number_and_nothing_is_left_once_it_is_sent(
    phone: Any, live_server: Any, hall: Gathering
) -> None:
    page = phone()
    offline_with(page, hall, live_server.url)
    assert names_on_disk(page) == ["Vera", "Bieb"]
    expect(page.locator("[data-inside-list]")).to_contain_text("Bedachte Bella")  # the name comes from the list
    page.reload()
    expect(page.get_by_text("Geen netwerk: 2 wachten op dit toestel")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Toch niet ?: Bedachte Bella$"))).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#door .door__number")).to_have_text("2")
    assert inside() == ["Bedachte Bella", "Verzonnen Vera"]
    assert on_disk(page) == "[]"


def test_what_was_told_keeps_no_name_on_the_phone_and_still_says_who(
    phone: Any, live_server: Any, hall: Gathering
) -> None:
    first, second = phone(), phone()
    offline_with(first, hall, live_server.url, newcomer=False)
    second.goto(link_of(hall, live_server.url))
    tap(second, "Bedachte Bella")
    expect(second.locator("#door .door__number")).to_have_text("1")
    first.context.set_offline(False)
    expect(first.get_by_text("Bedachte Bella was al binnen, sinds")).to_be_visible()
    assert "{wie} was al binnen" in on_disk(first)
    assert names_on_disk(first) == []
    first.reload()
    expect(first.get_by_text("Bedachte Bella was al binnen, sinds")).to_be_visible()
    first.get_by_role("button", name="Gezien").click()
    expect(first.get_by_text("was al binnen")).to_have_count(0)
    assert on_disk(first) == "[]"


def test_when_the_link_is_revoked_no_name_stays_and_who_was_new_is_told_to_be_written_down(
    browser: Any, live_server: Any, hall: Gathering
) -> None:
    page = browser.new_context(viewport=PHONE).new_page()  # of which the console complains about the dead link
    offline_with(page, hall, live_server.url)
    revoked(hall)
    page.context.set_offline(False)
    expect(page.get_by_text("Deze deur is voor dit toestel gesloten: 2 wachten nog.")).to_be_visible()
    told = page.locator("[data-problems] li")
    expect(told).to_contain_text("Verzonnen Vera")
    expect(told).to_contain_text("Schrijf hem op papier.")
    expect(page.get_by_role("button", name="Zet erbij en check in")).to_be_hidden()
    assert axe(page) == []
    assert names_on_disk(page) == []
    assert page.evaluate("() => Object.keys(localStorage).filter((name) => name.startsWith('samenspel:'))") == []
    page.goto(link_of(hall, live_server.url))
    expect(page.locator("#door .door__number")).to_have_text("1")
    assert inside() == ["Bedachte Bella"]  # she waited as a number
    page.context.close()


def test_after_half_a_day_without_network_the_phone_throws_away_what_waited_and_says_so(
    phone: Any, live_server: Any, hall: Gathering
) -> None:
    page = phone()
    offline_with(page, hall, live_server.url)
    page.evaluate(MADE_OLDER, 11)
    page.reload()
    expect(page.get_by_text("Geen netwerk: 2 wachten op dit toestel")).to_be_visible()
    page.evaluate(MADE_OLDER, 1.1)
    page.reload()
    expect(page.get_by_text("Wat langer dan 12 uur op dit toestel wachtte, is weggegooid. Aantal: 2.")).to_be_visible()
    assert on_disk(page) == "[]"


def test_a_page_that_stays_open_says_what_it_throws_away(phone: Any, live_server: Any, hall: Gathering) -> None:
    page = phone()
    offline_with(page, hall, live_server.url, newcomer=False)
    page.evaluate(MADE_OLDER, 12.1)
    expect(page.get_by_text("Wat langer dan 12 uur op dit toestel wachtte, is weggegooid. Aantal: 1.")).to_be_visible(
        timeout=15_000
    )
    assert on_disk(page) == "[]"


def test_pages_work_in_a_browser_that_keeps_nothing(phone: Any, live_server: Any, pact: Any) -> None:
    page = phone()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{live_server.url}/account/login/")
    page.wait_for_load_state("networkidle")
    assert wrong == []


def test_any_page_throws_away_what_a_door_left_too_long(phone: Any, live_server: Any, pact: Any) -> None:
    page = phone()
    page.goto(f"{live_server.url}/account/login/")
    page.evaluate(LEFT_BEHIND)
    page.reload()
    assert "Vera" in on_disk(page)
    page.evaluate("() => localStorage.setItem('samenspel-deur-tot', Date.now() - 1)")
    page.evaluate("() => localStorage.setItem('samenspel:deur:oud', JSON.stringify({ people: [], until: 1 }))")
    page.reload()
    until(page, "() => !localStorage.getItem('samenspel-deur-tot') && !localStorage.getItem('samenspel:deur:oud')")
    assert on_disk(page) == "[]"


def test_the_page_says_what_it_keeps_and_how_long(phone: Any, live_server: Any, hall: Gathering) -> None:
    page = phone()
    page.goto(link_of(hall, live_server.url))
    page.get_by_text("Dit werkt ook zonder netwerk").click()
    expect(page.get_by_text("wacht hier als nummer, zonder naam")).to_be_visible()
    expect(page.get_by_text("Ook dat is na 12 uur weg.")).to_be_visible()
    expect(page.get_by_text("Dan gaan de namen meteen van dit toestel.")).to_be_visible()
    assert page.locator("#door-phone").get_attribute("data-keep-seconds") == str(12 * 3600)
