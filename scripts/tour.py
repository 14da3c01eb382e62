# SPDX-License-Identifier: EUPL-1.2
"""The tour of the Dutch guide: an empty partnership, a real list, made-up people, one gathering, its harvest.

Everything is done in a browser as a facilitator and a participant would, so a step that no longer works ends the tour.
The list of organisations is `tests/data/lists/utrecht.csv`, the made-up people stand in `docs/handleiding/mensen.csv`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Browser, Locator, Page, expect

from scripts.steps import ROOT

ORGANIZATIONS = ROOT / "tests" / "data" / "lists" / "utrecht.csv"
PEOPLE = ROOT / "docs" / "handleiding" / "mensen.csv"
DESKTOP, PHONE = (1180, 820), (390, 780)
OUTER = {"vrijwilligersinitiatief", "kerk", "ervaringsdeskundigen", "belangenbehartiger", "jongerenwerk"}
INNER = {"gemeente", "zorgverzekeraar", "woningcorporatie", "onderwijs en onderzoek", "fonds"}
COMING = 13  # those who say yes on the phone; one more does so by link
WAIT_MS = 10_000


class Photo(Protocol):
    """Takes a picture of a page, or of one part of it."""

    def __call__(self, page: Page, name: str, part: str = "body") -> None: ...


def visitor(browser: Browser, size: tuple[int, int]) -> Page:
    """A browser of somebody in the Netherlands, with the given size."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )
    context.set_default_timeout(WAIT_MS)
    return context.new_page()


@dataclass
class Tour:
    """One facilitator at a desk, one participant with a phone, and somebody who takes the pictures."""

    address: str
    desk: Page
    phone: Page
    photo: Photo
    gathering: str = ""
    own_page: str = ""

    def all(self) -> None:
        for step in (
            self.start,
            self.own_partnership,
            self.organizations,
            self.people,
            self.circles,
            self.plan,
            self.invite,
            self.register,
            self.call,
            self.tables,
            self.door,
            self.evaluate_on_the_phone,
            self.evaluate_on_paper,
            self.harvest,
        ):
            step()

    def open(self, path: str) -> None:
        answer = self.desk.goto(path if "://" in path else f"{self.address}/p/utrecht/{path}")
        if answer is None or not answer.ok:
            raise RuntimeError(f"{path} answers {answer.status if answer else 'nothing'}")

    def sign_in(self, role: str) -> None:
        self.desk.goto(f"{self.address}/demo/")
        press(self.desk.locator(f'form[action="/demo/als/{role}/"]'), "Kijk rond")

    # From sign-in to circles

    def start(self) -> None:
        self.desk.goto(f"{self.address}/demo/")
        self.photo(self.desk, "beginnen")

    def own_partnership(self) -> None:
        self.sign_in("beheer")
        press(self.desk, "Nieuw pact")
        fill(self.desk, name="Armoedepact Utrecht", slug="utrecht", facilitator_name="Femke Aanjager")
        fill(self.desk, facilitator_email="aanjager@zilverdam.example")
        self.photo(self.desk, "nieuw-pact")
        press(self.desk, "Maak het pact")
        self.sign_in("aanjager")
        self.open("instellingen/")
        fill(
            self.desk, ambition="Niemand in Utrecht staat er met geldzorgen alleen voor.", more_municipalities="Utrecht"
        )
        press(self.desk, "Bewaar")
        self.photo(self.desk, "instellingen")
        self.open("instellingen/pijlers/")
        for pillar in ("Schulden en inkomen", "Kinderen doen mee", "Eten en ontmoeten"):
            fill(self.desk, name=pillar)
            press(self.desk, "Voeg toe")
        self.open("")
        self.photo(self.desk, "vandaag-leeg")

    def organizations(self) -> None:
        self.open("importeren/")
        self.photo(self.desk, "importeren")
        self.desk.set_input_files('input[type="file"]', ORGANIZATIONS)
        self.take_list("organisaties")

    def people(self) -> None:
        self.open("importeren/")
        self.desk.fill("main textarea", PEOPLE.read_text(encoding="utf-8"))
        self.take_list("mensen")
        self.open("contacten/")
        self.photo(self.desk, "mensen")

    def take_list(self, name: str) -> None:
        """From the list that stands ready to the report of what came in."""
        press(self.desk, "Lees de lijst")
        self.photo(self.desk, f"nakijken-{name}", "main")
        press(self.desk, "Neem op")
        self.desk.get_by_role("heading", name="De lijst staat erin").wait_for(timeout=60_000)
        self.photo(self.desk, f"opgenomen-{name}")

    def circles(self) -> None:
        self.open("kringen/")
        press(self.desk, "Help me kiezen")
        for question, answer in (("walk_in", "yes"), ("anonymous", "yes"), ("needs_appointment", "no")):
            self.desk.check(f'[name="{question}"][value="{answer}"]')
        press(self.desk, "Doe een voorstel")
        self.photo(self.desk, "kring-kiezen", "main")
        self.desk.check('[name="circle"][value="outer"]')
        press(self.desk, "Bewaar")
        self.open("kringen/")
        rows = self.desk.locator("li", has=self.desk.get_by_role("link", name="Help me kiezen"))
        while left := rows.count():
            press(rows.first, circle_of(rows.first.inner_text()))
            expect(rows).to_have_count(left - 1)
        self.open("kringen/")
        self.photo(self.desk, "kringen", "figure.picture--circles")

    # From plan to registration

    def plan(self) -> None:
        self.open("bijeenkomsten/")
        press(self.desk, "Plan een bijeenkomst")
        day = dt.date.today() + dt.timedelta(days=14)  # noqa: DTZ011 a day on the calendar of this machine
        fill(self.desk, day=day.isoformat(), begins="16:30", ends="19:30", title="Verbindingssessie Kanaleneiland")
        fill(
            self.desk,
            theme="Wie ken jij nog niet?",
            place="Buurthuis De Linde",
            capacity="40",
            table_size="5",
            rounds="3",
        )
        for box in ("with_meal", "with_tables"):
            self.desk.check(f"[name={box}]")
        self.photo(self.desk, "plannen", "main")
        press(self.desk, "Bewaar")
        self.gathering = re.sub(r"(/bijeenkomsten/[0-9a-f-]{36}/).*", r"\1", self.desk.url)
        for card in (0, 3, 6, 7, 8):
            self.open(f"{self.gathering}programma/nieuw/")
            if card == 0:
                self.photo(self.desk, "werkvormen")
            press(self.desk, "Kies deze", card)
            press(self.desk, "Bewaar")
        self.photo(self.desk, "programma")
        self.open(self.gathering)
        press(self.desk, "Open de aanmelding")
        self.photo(self.desk, "bijeenkomst")

    def invite(self) -> None:
        self.open(f"{self.gathering}uitnodigen/")
        self.photo(self.desk, "uitnodigen")
        press(self.desk, "Verder naar de tekst")
        press(self.desk, "Bewaar en bekijk")
        self.photo(self.desk, "zo-komt-het-aan")
        press(self.desk, re.compile(r"^Verstuur \d+ mail"))
        self.desk.get_by_text("Alles is verstuurd.").wait_for(timeout=60_000)
        self.photo(self.desk, "verstuurd")

    def register(self) -> None:
        """Fatima opens the link in her mail; a demo keeps the mail inside."""
        self.open("postvak/?aan=fatima%40voorbeeld.example")
        press(self.desk, re.compile("^Kom je ook"))
        link = self.desk.locator('main a[href*="/k/"]').first.get_attribute("href") or ""
        self.own_page = re.sub(r"(/k/[^/]+/).*", r"\1", link)
        self.phone.goto(link)
        self.photo(self.phone, "kom-je")
        press(self.phone, "Ja, ik kom")
        self.photo(self.phone, "aangemeld")
        press(self.phone, "Niets nodig, klaar")

    def call(self) -> None:
        self.open(f"{self.gathering}bellen/")
        press(self.desk, "Begin met bellen")
        for _person in range(COMING):
            press(self.desk.locator("body"), re.compile("^Komt$"))  # how it went stands beside the main part
        self.open(f"{self.gathering}mensen/")
        self.photo(self.desk, "aanmeldingen")

    # The evening itself

    def tables(self) -> None:
        self.open(self.gathering)
        press(self.desk, "Sluit de aanmelding")
        self.open(f"{self.gathering}tafels/")
        press(self.desk, "Maak tafels")
        use = self.desk.get_by_role("button", name="Gebruik deze indeling")
        use.wait_for(timeout=60_000)
        use.click()
        self.desk.get_by_role("heading", name="Deze indeling is in gebruik").wait_for()
        self.photo(self.desk, "tafels", "main")
        self.open(f"{self.gathering}stickers/")
        self.photo(self.desk, "stickers")

    def door(self) -> None:
        self.open(self.gathering)
        press(self.desk, "Begin de bijeenkomst")
        self.open(f"{self.gathering}deur/")
        people = self.desk.get_by_role("button", name=re.compile("Is er$"))
        while waiting := people.count():
            if waiting == 4:
                self.photo(self.desk, "deur")
            people.first.click()
            expect(people).to_have_count(waiting - 1)

    def evaluate_on_the_phone(self) -> None:
        self.open(f"{self.gathering}evaluatie/muur/")
        self.photo(self.desk, "muur")
        session = self.gathering.rstrip("/").rsplit("/", 1)[-1]
        self.phone.goto(f"{self.own_page}evaluatie/{session}/")
        boxes = self.phone.locator('main input[name="met"]')
        for number in (0, 1, 3):
            boxes.nth(number).check()
        self.photo(self.phone, "leren-kennen")
        press(self.phone, "Verder")
        self.phone.check('[name="will_cooperate"][value="yes"]')
        self.phone.check('[name="shares_details"]')
        self.photo(self.phone, "samenwerken")
        press(self.phone, "Verder")
        self.phone.check('[name="will_contribute"][value="yes"]')
        press(self.phone, "Verder")
        due = dt.date.today() + dt.timedelta(days=21)  # noqa: DTZ011
        fill(self.phone, what="Samen eten in de wijk", first_step="Anton bellen", due_date=due.isoformat())
        self.photo(self.phone, "actiepunt")
        press(self.phone, "Klaar")

    def evaluate_on_paper(self) -> None:
        self.open(f"{self.gathering}evaluatie/")
        self.photo(self.desk, "evaluatie")
        codes = re.findall(r"^([A-Z0-9]{5})$", self.desk.locator("main").inner_text(), flags=re.MULTILINE)
        self.open(f"{self.gathering}evaluatie/papier/")
        for number, code in enumerate(codes[1:9], start=1):
            fill(self.desk, code=code, met=f"{codes[number - 1]} {codes[number + 1]}")
            self.desk.check('[name="will_cooperate"][value="yes"]')
            if number == 1:
                self.photo(self.desk, "overtypen")
            press(self.desk, "Bewaar en volgende")

    def harvest(self) -> None:
        self.open(self.gathering)
        press(self.desk, "Rond af en oogst")
        if self.desk.get_by_role("button", name="Rond af en oogst").count():  # asked once more, since it is final
            press(self.desk, "Rond af en oogst")
        self.open(f"{self.address}/p/utrecht/oogst/{self.gathering.rstrip('/').rsplit('/', 1)[-1]}/")
        self.photo(self.desk, "oogst-bijeenkomst")


def press(place: Page | Locator, name: str | re.Pattern[str], number: int = 0) -> None:
    """Press the button or link with this name, and wait for what comes of it."""
    inside = place.locator("main") if isinstance(place, Page) else place
    inside.get_by_role("button", name=name).or_(inside.get_by_role("link", name=name)).nth(number).click()
    (place if isinstance(place, Page) else place.page).wait_for_load_state("networkidle")


def fill(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.fill(f'main [name="{name}"]', text)


def circle_of(row: str) -> str:
    """The button for a partner whose row holds its kind on the second line."""
    kind = row.splitlines()[1].strip() if "\n" in row else ""
    return "Buiten" if kind in OUTER else "Binnen" if kind in INNER else "Midden"
