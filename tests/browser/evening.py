# SPDX-License-Identifier: EUPL-1.2
"""The second half of the journey: who comes, the tables, the door, the questions and what they yield."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.journey import Desk
from tests.browser.looking import PHONE, screen

SESSION = "Verbindingssessie Luchtkasteel"


def answer_by_own_link(browser: Any, link: str) -> None:
    """A volunteer without JavaScript: yes, eats along, done. Fewer than six taps."""
    taps = 0
    with screen(browser, PHONE, java_script_enabled=False) as page:
        page.goto(link)
        for name in ("Ja, ik kom", "Bewaar"):
            page.get_by_role("button", name=name, exact=True).click()
            taps += 1
        expect(page.get_by_text("Je komt. Er is een plek voor je.")).to_be_visible()
    assert taps < 6


def decline_by_own_link(browser: Any, link: str) -> None:
    with screen(browser, PHONE, java_script_enabled=False) as page:
        page.goto(link)
        page.get_by_role("button", name="Nee, ik kan niet", exact=True).click()
        expect(page.get_by_text("Je zei dat je niet komt.")).to_be_visible()


def sign_up_on_the_open_page(browser: Any, link: str) -> None:
    with screen(browser, PHONE) as page:
        page.goto(link)
        page.get_by_label("Je naam").fill("Quinten Bedacht")
        page.get_by_label("organisatie").first.fill("Speelgoedbank Hersenschim")
        page.get_by_label("mail").first.fill("quinten@voorbeeld.test")
        page.get_by_role("button", name="Meld me aan").click()
        expect(page.get_by_role("heading", name="Dank je, we hebben je aanmelding")).to_be_visible()


def let_in_call_and_register(desk: Desk, *, by_phone: list[str]) -> None:
    """The newcomer is welcome, one person is called, others ring up themselves."""
    page = desk.page
    desk.tab("Aanmeldingen")
    desk.press("Welkom", about="Quinten Bedacht")
    expect(page.get_by_role("row", name=re.compile("Quinten Bedacht"))).to_contain_text("Heeft een plek")
    desk.tab("Bellen")
    page.get_by_role("link", name="Petra Bedacht").first.click()
    desk.press("Komt")
    desk.reads("Petra Bedacht: komt.")
    desk.tab("Aanmeldingen")
    desk.follow("Iemand belt")
    for name in by_phone:
        desk.search("Zoek op naam of organisatie", name.split()[0])
        desk.press("Komt", about=name)
        expect(page.get_by_role("listitem").filter(has_text=name)).to_contain_text("Heeft een plek")


def make_and_use_tables(desk: Desk, button: str) -> None:
    desk.tab("Tafels")
    desk.press(button)
    desk.press("Gebruik deze indeling")
    desk.reads("Deze indeling is in gebruik")


def take_the_more_useful_one(desk: Desk) -> None:
    """The slider by the keyboard, and then both plans beside each other."""
    page = desk.page
    page.get_by_text("Liever nieuw of liever nuttig?").click()
    slider = page.get_by_role("slider", name="Nieuw of nuttig?")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "zo nuttig mogelijk")
    desk.press("Maak opnieuw van alle aanmeldingen")
    desk.reads("Gemaakt met de schuif op “zo nuttig mogelijk”.")
    desk.follow("Leg twee indelingen naast elkaar")
    expect(page.get_by_role("row", name=re.compile(r"^nieuwe ontmoetingen \d"))).to_be_visible()
    desk.press("Neem deze", about="De andere")
    desk.reads("Deze indeling is in gebruik")


def see_who_moves_and_why(desk: Desk, *, new: str, gone: str) -> None:
    card = desk.page.locator("#wie-verhuist")
    expect(card.get_by_role("listitem").filter(has_text=new)).to_contain_text("ronde 1: tafel")
    expect(card.locator("p").last).to_contain_text(gone)
    desk.page.get_by_role("link", name=re.compile(f"^{new}")).first.click()
    expect(desk.page.get_by_role("heading", level=1, name=f"Waarom zit {new} hier?")).to_be_visible()
    desk.reads("Zij kennen elkaar nog niet.")


def go_under_way(desk: Desk) -> None:
    desk.menu("Bijeenkomsten")
    desk.follow(SESSION)
    desk.press("Begin de bijeenkomst")
    expect(desk.page.get_by_role("button", name="Rond af en oogst")).to_be_visible()


def check_in_at_the_door(desk: Desk, names: list[str]) -> None:
    """Search as you type, one tap each; the first one by mistake and back; somebody walks in."""
    page = desk.page
    desk.tab("Deur")
    for number, name in enumerate([names[0], *names]):
        desk.search("Naam, organisatie of code", name.split()[0])
        expect(page.locator("button.door__person")).to_have_count(1)
        page.locator("button.door__person", has_text=name).click()
        expect(page.locator("#door").get_by_role("status")).to_contain_text(name)
        if number == 0:
            desk.press("Toch niet", about=name)
            desk.reads(f"{name} staat weer op")
    desk.follow("Iemand erbij zetten")
    page.get_by_label("Naam", exact=True).fill("Rosa Bedacht")
    page.get_by_label("Organisatie", exact=True).fill("Buurtmoestuin Zomaar")
    desk.press("Zet erbij en check in")
    expect(page.locator(".door__number")).to_have_text(str(len(names) + 1))


def codes_on_the_stickers(desk: Desk) -> dict[str, str]:
    desk.tab("Evaluatie")
    rows = desk.page.locator("main li:has(code)").all_inner_texts()
    return {" ".join(row.split()[:2]): row.split()[-1] for row in rows}


def answer_the_questions_by_link(browser: Any, link: str, *, met: list[str]) -> None:
    """Each tick is kept at once: a second look on another screen shows it, although nothing was sent."""
    with screen(browser, PHONE) as page:
        page.goto(link)
        page.get_by_role("link", name="Beantwoord de vragen").click()
        _tick(page, met, keeps_by_itself=True)
    with screen(browser, PHONE) as page:
        page.goto(link)
        page.get_by_role("link", name="Beantwoord de vragen").click()
        page.get_by_role("link", name="Vorige vraag").click()  # the first question counts as answered
        for name in met:
            expect(page.get_by_label(name)).to_be_checked()
        _answer_the_rest(page, what="Soep maken", first_step="Pannen lenen")
        expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()


def answer_the_questions_by_the_wall(desk: Desk, browser: Any, *, code: str, met: list[str]) -> None:
    """The screen in the room shows a code to scan; the person types what is on the own sticker."""
    desk.follow("Toon op de muur")
    expect(desk.page.get_by_alt_text("QR-code naar de vragen")).to_be_visible()
    address = desk.page.locator("code").inner_text()
    with screen(browser, PHONE) as page:
        page.goto(address)
        page.get_by_label("Welke code staat op je sticker?").fill(code.lower())
        page.get_by_role("button", name="Begin").click()
        _tick(page, met, keeps_by_itself=False)
        _answer_the_rest(page, what="", first_step="")
        expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()
    desk.page.go_back()


def _tick(page: Any, met: list[str], *, keeps_by_itself: bool) -> None:
    expect(page.get_by_role("heading", name="Wie heb je vandaag leren kennen?")).to_be_visible()
    others = page.get_by_text("Iemand van een andere tafel")
    if others.is_visible():
        others.click()
    for name in met:
        if keeps_by_itself:
            with page.expect_response(lambda answer: answer.request.method == "POST"):
                page.get_by_role("checkbox", name=name).check()
        else:
            page.get_by_role("checkbox", name=name).check()


def _answer_the_rest(page: Any, *, what: str, first_step: str) -> None:
    page.get_by_role("button", name="Verder").click()
    for question in ("Ga je met iemand van vandaag samenwerken?", "Wil je bijdragen aan een volgende bijeenkomst?"):
        expect(page.get_by_role("heading", name=question)).to_be_visible()
        page.get_by_role("radio", name="Ja", exact=True).check()
        page.get_by_role("button", name="Verder").click()
    page.get_by_label("Wat ga je doen?").fill(what)
    page.get_by_label("Wat is de eerste stap?").fill(first_step)
    page.get_by_role("button", name="Klaar").click()


def type_a_paper_form_over(desk: Desk, *, code: str, met: str) -> None:
    page = desk.page
    desk.follow("Typ formulieren over")
    page.get_by_label("Code op de sticker").fill(code)
    page.get_by_label("Leerde kennen: codes").fill(met)
    page.get_by_role("group", name="Ga je met iemand van vandaag samenwerken?").get_by_label("Misschien").check()
    page.get_by_role("group", name="Wil je bijdragen aan een volgende bijeenkomst?").get_by_label("Ja").check()
    page.get_by_label("Wat ga je doen?").fill("Folder in gewone taal")
    page.keyboard.press("Enter")
    desk.reads("3 van de")


def figures(desk: Desk) -> dict[str, int]:
    """The large numbers of the page, by the word below them."""
    found = desk.page.locator(".figure").all_inner_texts()
    return {" ".join(words.split()[1:]): int(words.split()[0]) for words in found}
