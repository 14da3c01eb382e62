# SPDX-License-Identifier: EUPL-1.2
"""What the guide shows of the made-up partnership Zilverdam, where most things have happened already.

Each part begins at its own page, so it can be made alone. The parts follow each other in time: calling and planning,
the evening (`scripts/tour_evening.py`), what comes after it, the core group, the Oogst.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Browser, Page

from scripts.tour import DESKTOP, PHONE, Photo, fill, press, visitor

SESSION = "Verbindingssessie De Brink"
HELD = "Verbindingssessie Molenhof"
HELPER = "Marijke"  # calls along without an account
PAPER = 1200  # dots along the longest side of a sheet
SHOPPING = (("Linzen", "80", "gram"), ("Tomaten uit blik", "100", "gram"), ("Brood", "2", "plakken"))


class Paper(Protocol):
    """Keeps the picture of a sheet of paper."""

    def __call__(self, picture: bytes, name: str) -> None: ...


@dataclass
class Zilverdam:
    """The facilitator of the made-up partnership at a desk, and now and then somebody with a phone."""

    address: str
    browser: Browser
    photo: Photo
    paper: Paper

    @cached_property
    def desk(self) -> Page:
        return self.signed_in(DESKTOP)

    @cached_property
    def gathering(self) -> str:
        """The address of the session to come."""
        return self.address_of(SESSION)

    @cached_property
    def own_page(self) -> str:
        """The personal link of somebody who was at many sessions."""
        phone = visitor(self.browser, PHONE)
        phone.goto(f"{self.address}/demo/")
        press(phone.locator('form[action="/demo/als/contactpersoon/"]'), "Kijk rond")
        found = re.sub(r"(/k/[^/]+/).*", r"\1", phone.url)
        phone.context.close()
        return found

    def signed_in(self, size: tuple[int, int]) -> Page:
        page = visitor(self.browser, size)
        page.goto(f"{self.address}/demo/")
        press(page.locator('form[action="/demo/als/aanjager/"]'), "Kijk rond")
        return page

    def address_of(self, session: str) -> str:
        self.open("bijeenkomsten/")
        press(self.desk, session)
        return re.sub(r"(/bijeenkomsten/[0-9a-f-]{36}/).*", r"\1", self.desk.url)

    def open(self, path: str, page: Page | None = None) -> None:
        answer = (page or self.desk).goto(path if "://" in path else f"{self.address}/p/zilverdam/{path}")
        if answer is None or not answer.ok:
            raise RuntimeError(f"{path} answers {answer.status if answer else 'nothing'}")

    def on_a_phone(self, path: str, name: str, button: str = "") -> None:
        """A page as somebody sees it who has no account; ``button`` is pressed first."""
        phone = visitor(self.browser, PHONE)
        self.open(path, phone)
        if button:
            press(phone, button)
        self.photo(phone, name)
        phone.context.close()

    # Before the evening

    def calling(self) -> None:
        self.open(f"{self.gathering}bellen/hulp/?q={HELPER}")
        press(self.desk, re.compile("^Belt mee"))
        self.open(f"{self.gathering}bellen/verdelen/")
        boxes = self.desk.locator('main input[name="callers"]')
        for number in range(boxes.count()):
            boxes.nth(number).check()
        press(self.desk, "Verdeel eerlijk")
        self.photo(self.desk, "bellen-verdelen")
        press(self.desk, re.compile("^De link om mee te bellen"))
        press(self.desk, re.compile("^Laat de link zien"))
        words = self.desk.locator("main textarea").input_value()
        link = re.search(r"https?://\S+", words)
        self.on_a_phone(link[0] if link else "", "bellen-helper", "Begin met bellen")
        self.open(f"{self.gathering}bellen/")
        press(self.desk, "Begin met bellen")
        self.photo(self.desk, "bellen")
        self.open(f"{self.address_of(HELD)}bellen/wat-volgde/")
        self.photo(self.desk, "wat-volgde")

    def inviting(self) -> None:
        self.open(f"{self.gathering}uitnodigen/")
        press(self.desk, "Verder naar de tekst")
        press(self.desk, "Bewaar en bekijk")
        press(self.desk, re.compile("^Verander de tekst voor"))
        body = self.desk.locator('main [name="body"]')
        greeting, _blank, rest = body.input_value().partition("\n\n")
        body.fill(f"{greeting}\n\nFijn dat we elkaar vorige week spraken. Neem je je collega mee?\n\n{rest}")
        self.photo(self.desk, "eigen-tekst")
        press(self.desk, "Bewaar en bekijk")
        press(self.desk, re.compile(r"^Verstuur (toch )?\d+ mail"))
        self.desk.get_by_text("Alles is verstuurd.").wait_for(timeout=60_000)
        self.open("post/")
        press(self.desk, re.compile("^Herinnering|^Uitnodiging|^Kom je"))
        self.desk.get_by_text("Deze mail kwam terug").click()
        self.desk.locator('main [name="reason"]').first.check()
        press(self.desk, "Noteer dat hij terugkwam")
        self.photo(self.desk, "mail-kwam-terug")

    def speaking(self) -> None:
        self.open(f"{self.gathering}programma/")
        self.desk.get_by_role("link", name=re.compile("^Vraag nog eens")).click()
        self.photo(self.desk, "sprekers-vragen")
        press(self.desk, re.compile("^Verstuur de vraag|^Vraag het nog een keer"))
        self.open("postvak/?aan=info%40voedselbank.example")
        press(self.desk, re.compile("^Wil jij iets vertellen"))
        link = self.desk.locator('main a[href*="/spreken/"]').first.get_attribute("href") or ""
        self.on_a_phone(link, "ja-of-nee")

    def planning(self) -> None:
        self.open("bijeenkomsten/gastheren/")
        self.photo(self.desk, "wie-kan-ontvangen")
        self.open("bijeenkomsten/nieuw/")
        year = dt.date.today().year + 1  # noqa: DTZ011 a day on the calendar of this machine
        fill(self.desk, day=f"{year}-04-27", begins="16:30", ends="19:00")
        self.desk.locator('main [name="ends"]').blur()
        self.desk.locator("#dag").get_by_text("Koningsdag").wait_for()
        self.photo(self.desk, "let-op-deze-dag", "main .card")

    def eating_and_driving(self) -> None:
        self.open(f"{self.gathering}eten/lijst/")
        for number, (what, amount, unit) in enumerate(SHOPPING):
            place = self.desk.locator("main fieldset").nth(number)
            place.locator('[name$="-what"]').fill(what)
            place.locator('[name$="-amount"]').fill(amount)
            place.locator('[name$="-unit"]').fill(unit)
        press(self.desk, "Bewaar")
        self.photo(self.desk, "boodschappen", "main")
        self.open(f"{self.gathering}liften/")
        press(self.desk, re.compile("^Spreek af"))
        self.photo(self.desk, "liften", "main")

    # After the evening

    def afterwards(self) -> None:
        self.on_a_phone(f"{self.own_page}stappenplan/", "stappenplan")
        phone = visitor(self.browser, PHONE)
        self.open(f"{self.own_page}actiepunten/nieuw/", phone)
        phone.locator('main [name="what"]').press_sequentially("Iemand moet de folder maken")
        phone.locator("#hint-what").get_by_text("iemand").wait_for()
        self.photo(phone, "actiepunt-met-tip")
        phone.context.close()
        self.open("actiepunten/vastgelopen/")
        self.photo(self.desk, "vastgelopen")
        self.open("actiepunten/gedaan-en-gebleven/")
        self.photo(self.desk, "gedaan-en-gebleven")
        self.open("instellingen/vragen/")
        self.photo(self.desk, "de-vragen")

    def core_group(self) -> None:
        self.open("kerngroep/")
        self.photo(self.desk, "kerngroep")
        press(self.desk, "Naar de agenda")
        self.photo(self.desk, "kerngroep-agenda")
        self.open("kerngroep/besluiten/")
        self.desk.locator('main a[href*="/kerngroep/besluiten/"]', has_text="Elke").first.click()
        self.photo(self.desk, "besluit")
        self.open("overdracht/nieuw/")
        self.desk.locator('main [name="kind"]').first.check()
        self.desk.locator('main [name="receiver"]').select_option(label="Karel Kerngroep")
        press(self.desk, "Begin")
        for _step in range(2):
            press(self.desk, re.compile("^Gedaan"))
        self.photo(self.desk, "overdracht")

    def questions(self) -> None:
        self.open("vragen/")
        self.photo(self.desk, "vragen-en-tips")
        phone = self.signed_in(PHONE)
        self.open("vragen/", phone)
        press(phone, re.compile("^Ga verder"))
        phone.locator("form.pieces fieldset").first.wait_for()
        self.photo(phone, "wat-is-wat", "form.pieces fieldset:nth-of-type(3)")
        phone.context.close()
        self.on_a_phone(f"{self.own_page}start/", "mijn-start")

    # The Oogst

    def harvest(self) -> None:
        self.open("oogst/")
        poster = self.desk.locator('main a[href*="/papier/poster/"]').first.get_attribute("href") or ""
        self.open("oogst/openbaar/")
        self.desk.locator('main [name="looked"]').check()
        self.desk.locator('main form[method="post"]').last.get_by_role(
            "button", name=re.compile("openbaar|Vervang")
        ).click()
        public = self.desk.locator("main textarea").first.input_value()
        self.on_a_phone(public, "oogst-openbaar")
        self.on_paper(f"{self.address}{poster}", "oogst-poster")

    def on_paper(self, address: str, name: str) -> None:
        """What comes out of the printer; a PDF becomes a picture with poppler."""
        if shutil.which("pdftoppm") is None:
            raise RuntimeError("There is no pdftoppm (Debian: poppler-utils), so no picture of a PDF.")
        answer = self.desk.request.get(address)
        with tempfile.TemporaryDirectory() as folder:
            sheet = Path(folder, name)
            command = ["pdftoppm", "-png", "-singlefile", "-scale-to", str(PAPER), "-", str(sheet)]
            subprocess.run(command, input=answer.body(), check=True)
            self.paper(sheet.with_suffix(".png").read_bytes(), name)
