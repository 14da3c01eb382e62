# SPDX-License-Identifier: EUPL-1.2
"""The hands of the journey: each function is something a person does on the screen, and waits for what it brings."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core import mail
from playwright.sync_api import expect

HERE = ZoneInfo("Europe/Amsterdam")

PEOPLE = """Organisatie	Naam	E-mail	Telefoon
Verzonnen Voedselbank	Anna Bedacht	anna@voorbeeld.test	06 0000 0001
Verzonnen Voedselbank	Bram Bedacht	bram@voorbeeld.test	06 0000 0002
Gemeente Nergenshuizen	Carla Bedacht	carla@voorbeeld.test	06 0000 0003
Gemeente Nergenshuizen	Dirk Bedacht	dirk@voorbeeld.test	06 0000 0004
Fantasiekerk	Els Bedacht	els@voorbeeld.test	06 0000 0005
Fantasiekerk	Fred Bedacht	fred@voorbeeld.test	06 0000 0006
Wijkhuis De Droom	Gerda Bedacht	gerda@voorbeeld.test	06 0000 0007
Wijkhuis De Droom	Hans Bedacht	hans@voorbeeld.test	06 0000 0008
Bibliotheek Luchtkasteel	Ines Bedacht	ines@voorbeeld.test	06 0000 0009
Bibliotheek Luchtkasteel	Joris Bedacht	joris@voorbeeld.test	06 0000 0010
Energieloket Schijn	Karin Bedacht	karin@voorbeeld.test	06 0000 0011
Jeugdhonk Wolk	Leo Bedacht	leo@voorbeeld.test	06 0000 0012
Jeugdhonk Wolk	Mira Bedacht	mira@voorbeeld.test	06 0000 0013
Leerfonds Doen Alsof	Nora Bedacht	nora@voorbeeld.test	06 0000 0014
Repaircafé Schroefje	Omar Bedacht	omar@voorbeeld.test	06 0000 0015
Taalpunt Letterbak	Petra Bedacht		06 0000 0016
"""
OUTER = ["Verzonnen Voedselbank", "Fantasiekerk", "Wijkhuis De Droom", "Repaircafé Schroefje"]
MIDDLE = ["Bibliotheek Luchtkasteel", "Jeugdhonk Wolk", "Taalpunt Letterbak"]
INNER = ["Gemeente Nergenshuizen", "Energieloket Schijn"]
BY_SUGGESTION = "Leerfonds Doen Alsof"


def _read_aloud(name: str, about: str) -> str | re.Pattern[str]:
    """What a screen reader says of a button: its word, and what it is about."""
    return re.compile(rf"^{re.escape(name)}\s?: {re.escape(about)}$") if about else name


@dataclass
class Desk:
    """The screen of the facilitator."""

    page: Any
    server: str
    starts_at: datetime
    is_phone: bool

    def menu(self, name: str) -> None:
        if self.is_phone:
            self.page.locator("details.menu > summary").click()
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).click()

    def tab(self, name: str) -> None:
        """Another part of the same gathering or of the partners; on a phone many parts fold into one line."""
        folded = self.page.locator(".tabs__menu > summary")
        if folded.is_visible():
            folded.click()
        with self.page.expect_navigation():
            self.page.locator("nav.tabs").get_by_role("link", name=name, exact=True).click()

    def press(self, name: str, about: str = "") -> None:
        self.page.get_by_role("button", name=_read_aloud(name, about)).first.click()

    def follow(self, name: str, about: str = "") -> None:
        self.page.get_by_role("link", name=_read_aloud(name, about)).first.click()

    def search(self, label: str, word: str) -> None:
        """Types letter by letter, and waits for the list that belongs to the whole word."""
        self.settled()
        field = self.page.get_by_label(label)
        field.fill("")
        field.press_sequentially(word)
        self.page.wait_for_url(re.compile(rf"[?&]q={word}$"))
        self.settled()

    def settled(self) -> None:
        """No answer is on its way into the page."""
        expect(self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)

    def reads(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def download(self, name: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.follow(name)
        return Path(waiting.value.path()).read_bytes()


def sign_in_with_a_mailed_code(desk: Desk, address: str) -> None:
    page = desk.page
    page.goto(f"{desk.server}/account/login/")
    page.get_by_label("E-mailadres").first.fill(address)
    desk.press("Stuur mij een code")
    expect(page.get_by_role("heading", name="Vul de code in")).to_be_visible()
    letter = mail.outbox.pop()
    (code,) = re.findall(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", letter.body, re.MULTILINE)
    page.get_by_label("Code").fill(code)
    desk.press("Verder")
    desk.reads("voor vandaag")


def import_the_list(desk: Desk) -> None:
    desk.menu("Partners")
    desk.follow("Haal een lijst binnen")
    desk.page.get_by_label("Of plak een tabel").fill(PEOPLE)
    desk.press("Lees de lijst")
    desk.reads("Klopt dit?")
    desk.reads("We lazen 16 regels")
    desk.reads("Er komen 10 organisaties bij")
    desk.press("Neem op")
    desk.reads("De lijst staat erin")


def place_in_the_circles(desk: Desk) -> None:
    """Nine by one press each; the last one after two questions, and other than was suggested."""
    page = desk.page
    desk.menu("Partners")
    desk.tab("Kringen")
    desk.reads("Nog 10 partners zonder kring")
    for word, names in (("Buiten", OUTER), ("Midden", MIDDLE), ("Binnen", INNER)):
        for name in names:
            desk.press(word, about=name)
            desk.reads(f"{name} staat nu in de")
    desk.follow("Help me kiezen", about=BY_SUGGESTION)
    for question in ("Heb je een verwijzing van iemand anders nodig?", "Moet je papieren laten zien?"):
        page.get_by_role("group", name=question).get_by_label("Ja", exact=True).check()
    expect(page.locator("#suggestion")).to_contain_text("Voorstel: Middelste kring")
    page.get_by_label("Binnenste kring").check()
    page.get_by_label("Waarom deze kring").fill("Een school of hulpverlener vraagt aan.")
    desk.press("Bewaar")
    expect(page.get_by_role("heading", level=1, name=BY_SUGGESTION)).to_be_visible()
    desk.reads("Binnenste kring")


def plan_a_session(desk: Desk) -> None:
    page = desk.page
    desk.menu("Bijeenkomsten")
    desk.follow("Plan een bijeenkomst")
    page.get_by_label("Dag", exact=True).fill(desk.starts_at.strftime("%Y-%m-%d"))
    page.get_by_label("Begin", exact=True).fill("16:30")
    page.get_by_label("Einde", exact=True).fill("19:00")
    page.get_by_label("Naam", exact=True).fill("Verbindingssessie Luchtkasteel")
    page.get_by_label("Wie ontvangt jullie").select_option(label="Bibliotheek Luchtkasteel")
    page.get_by_label("Plek", exact=True).fill("Bibliotheek Luchtkasteel")
    page.get_by_label("Hoeveel mensen passen er").fill("20")
    page.get_by_label("Mensen aan een tafel").fill("4")
    page.get_by_label("Aantal rondes").fill("2")
    page.get_by_label("Wie zich via de open link aanmeldt, laat ik eerst toe").check()
    desk.press("Bewaar")
    expect(page.get_by_role("heading", level=1, name="Verbindingssessie Luchtkasteel")).to_be_visible()
    desk.tab("Programma")
    for card in ("Binnenkomen met een sticker", "Eén situatie aan tafel", "Van idee naar eerste stap"):
        desk.follow("Voeg een stap toe")
        desk.follow("Kies deze", about=card)
        desk.press("Bewaar")
        expect(page.get_by_role("heading", level=2, name=card)).to_be_visible()


def open_and_invite(desk: Desk) -> str:
    """Everybody with a mail address gets a letter; gives the open link to pass on."""
    page = desk.page
    desk.tab("Overzicht")
    desk.press("Open de aanmelding")
    desk.reads("Sluit de aanmelding")
    desk.tab("Uitnodigen")
    open_link = re.search(r"https?://\S+", page.get_by_label("Tekst om te plakken").input_value())
    page.get_by_label("Uitnodiging", exact=True).check()
    page.get_by_label("Iedereen in het pact").check()
    desk.press("Verder naar de tekst")
    body = page.get_by_label("Tekst", exact=True)
    body.fill(body.input_value().replace("Neem gerust een collega mee.", "De soep staat klaar."))
    desk.press("Bewaar en bekijk")
    desk.reads("De soep staat klaar.")
    desk.press("Verstuur 15 mails")
    desk.reads("15 van 15 verstuurd")
    assert len(mail.outbox) == 15
    assert open_link is not None
    return open_link.group()


def link_in_the_mail_to(address: str) -> str:
    letter = next(one for one in mail.outbox if address in one.to[0])  # the invitation; what came after is further on
    found = re.search(r"https?://\S+/k/\S+", letter.body)
    assert found, letter.body
    return found.group()
