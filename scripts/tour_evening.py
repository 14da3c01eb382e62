# SPDX-License-Identifier: EUPL-1.2
"""The evening in Zilverdam as the guide shows it: the door without network, a sticker, the screens in the room."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from scripts.server import environment
from scripts.steps import ROOT
from scripts.tour import DESKTOP, PHONE, press
from scripts.tour_zilverdam import Zilverdam

INSIDE = 9  # when the network goes
KEPT = 2  # on the phone that has none


def evening(tour: Zilverdam, data: Path) -> None:
    """Tables are made, the session begins, people come in, a round runs, the first answers arrive."""
    _begin(tour)
    _moment(data, "begin")
    phone = tour.signed_in(PHONE)
    _door(tour, phone)
    tour.open(f"s/{_moment(data, 'sticker')}/", phone)
    tour.photo(phone, "sticker-scan")
    _screens(tour, phone)
    phone.context.close()
    tour.on_a_phone(f"k/{_moment(data, 'named')}/noemden-mij/", "noemden-mij")


def _begin(tour: Zilverdam) -> None:
    desk = tour.desk
    tour.open(tour.gathering)
    press(desk, "Sluit de aanmelding")
    tour.open(f"{tour.gathering}tafels/")
    press(desk, "Maak tafels")
    use = desk.get_by_role("button", name="Gebruik deze indeling")
    use.wait_for(timeout=60_000)
    use.click()
    desk.get_by_role("heading", name="Deze indeling is in gebruik").wait_for()
    tour.open(tour.gathering)
    press(desk, "Begin de bijeenkomst")


def _door(tour: Zilverdam, phone: Page) -> None:
    """The phone has the list, and the small program that opens the page without network is at work."""
    tour.open(f"{tour.gathering}deur/", phone)
    for number in range(INSIDE):
        _next(phone).click()
        expect(phone.locator("#door .door__number")).to_have_text(str(number + 1))
    phone.reload()
    phone.wait_for_function("() => Object.keys(localStorage).some((name) => name.startsWith('samenspel:deur:'))")
    phone.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    phone.wait_for_function("() => navigator.serviceWorker.controller !== null")
    phone.context.set_offline(True)
    phone.get_by_text("Geen netwerk. Ga gewoon door").wait_for()
    for number in range(KEPT):
        _next(phone).click()
        phone.get_by_text(re.compile(f"Geen netwerk: {number + 1} wacht")).wait_for()
    tour.photo(phone, "deur-zonder-netwerk")
    phone.context.set_offline(False)
    phone.get_by_text(re.compile("Geen netwerk")).wait_for(state="hidden")


def _next(phone: Page) -> Locator:
    return phone.locator("button.door__person").locator("visible=true").first


def _moment(data: Path, what: str) -> str:
    command = [sys.executable, "-m", "scripts.tour_moment", what]
    answer = subprocess.run(command, cwd=ROOT, env=environment(data, 8000), check=True, capture_output=True, text=True)
    return answer.stdout.strip()


def _screens(tour: Zilverdam, phone: Page) -> None:
    tour.open(f"{tour.gathering}schermen/", phone)
    phone.get_by_label("Hoeveel minuten?").fill("15")
    press(phone, "Begin ronde 1")
    press(phone, "De klok van de ronde")
    tour.photo(phone, "schermen")
    beamer = tour.signed_in(DESKTOP)
    tour.open(f"{tour.gathering}scherm/", beamer)
    beamer.get_by_role("timer").wait_for()
    tour.photo(beamer, "scherm-ronde")
    _answer_on_paper(tour)
    press(phone, "De oogst groeit")
    beamer.locator(".growing__tie").first.wait_for()
    tour.photo(beamer, "scherm-oogst")
    beamer.context.close()


def _answer_on_paper(tour: Zilverdam) -> None:
    desk = tour.desk
    tour.open(f"{tour.gathering}evaluatie/")
    codes = re.findall(r"^([A-Z0-9]{5})$", desk.locator("main").inner_text(), flags=re.MULTILINE)
    tour.open(f"{tour.gathering}evaluatie/papier/")
    for number in range(len(codes) - 2):
        desk.fill('main [name="code"]', codes[number])
        desk.fill('main [name="met"]', f"{codes[number + 1]} {codes[number + 2]}")
        if number % 2:
            desk.fill('main [name="what"]', "Elkaars inloop bezoeken")
        press(desk, "Bewaar en volgende")
