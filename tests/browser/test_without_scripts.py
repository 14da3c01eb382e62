# SPDX-License-Identifier: EUPL-1.2
"""A phone that runs no scripts: registering, the questions, the door, a list and the circles work all the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from samenspel.accounts.models import User
from samenspel.agenda.models import ActionPoint
from samenspel.gatherings.models import Attendance, Evaluation, Gathering, Registration
from samenspel.network.models import ConnectionReport
from samenspel.organizations.models import Contact, Partner
from samenspel.partnerships.models import Partnership
from tests.browser.conftest import signed_in
from tests.browser.looking import PHONE, screen
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    PartnerFactory,
    RegistrationFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def phone(browser: Any) -> Any:
    with screen(browser, PHONE, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def under_way(pact: Partnership) -> Gathering:
    begun = timezone.now() - timedelta(minutes=30)
    made: Gathering = GatheringFactory(
        partnership=pact, state="under_way", starts_at=begun, ends_at=begun + timedelta(hours=3)
    )
    return made


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def test_somebody_registers_says_what_is_needed_and_cancels(
    phone: Any, live_server: Any, coby: Contact, token_for: Callable[..., str]
) -> None:
    gathering = GatheringFactory(partnership=coby.partnership, with_meal=True)
    InvitationFactory(gathering=gathering, contact=coby)
    phone.goto(f"{live_server.url}/p/testdam/k/{token_for(coby)}/mijn/{gathering.pk}/")
    press(phone, "Ja, ik kom")
    phone.get_by_role("group", name="Eet je mee?").get_by_label("Ja").check()
    phone.get_by_label("Wat eet je niet, of juist wel?").fill("vegetarisch")
    press(phone, "Bewaar")
    expect(phone.get_by_text("Je komt. Er is een plek voor je.")).to_be_visible()
    row = Registration._base_manager.get(contact=coby)
    assert (row.state, row.eats_along, row.diet) == ("seated", True, "vegetarisch")

    phone.get_by_text("Kun je toch niet?").click()
    press(phone, "Meld me af")
    expect(phone.get_by_text("Je zei dat je niet komt.")).to_be_visible()
    assert Gathering._base_manager.get(pk=gathering.pk).seats_taken == 0


def test_somebody_answers_the_questions_at_the_end(
    phone: Any, live_server: Any, coby: Contact, under_way: Gathering, token_for: Callable[..., str]
) -> None:
    AttendanceFactory(registration=RegistrationFactory(gathering=under_way, contact=coby))
    met = ContactFactory(partnership=coby.partnership, name="Bedachte Buur")
    AttendanceFactory(registration=RegistrationFactory(gathering=under_way, contact=met))
    phone.goto(f"{live_server.url}/p/testdam/k/{token_for(coby)}/evaluatie/{under_way.pk}/")
    phone.get_by_role("checkbox", name="Bedachte Buur").check()
    press(phone, "Verder")
    phone.get_by_role("radio", name="Misschien").check()
    press(phone, "Verder")
    phone.get_by_role("radio", name="Ja", exact=True).check()
    press(phone, "Verder")
    phone.get_by_label("Wat ga je doen?").fill("Bellen over de fietsen")
    press(phone, "Klaar")
    expect(phone.get_by_role("heading", name="Dank je wel")).to_be_visible()
    answers = Evaluation._base_manager.get(registration__contact=coby)
    assert (answers.will_cooperate, answers.will_contribute) == ("maybe", "yes")
    assert ConnectionReport._base_manager.get().reporter_id == coby.pk
    assert ActionPoint._base_manager.get().what == "Bellen over de fietsen"


def test_the_door_lets_people_in_and_takes_it_back(
    phone: Any, live_server: Any, fenna: User, under_way: Gathering
) -> None:
    for name in ("Bedachte Bella", "Bedachte Boris"):
        contact = ContactFactory(partnership=under_way.partnership, name=name)
        RegistrationFactory(gathering=under_way, contact=contact)
    signed_in(phone, live_server.url, fenna)
    phone.goto(f"{live_server.url}/p/testdam/bijeenkomsten/{under_way.pk}/deur/")
    phone.get_by_label("Naam, organisatie of code").fill("boris")
    press(phone, "Zoek")
    expect(phone.locator("button.door__person")).to_have_count(1)
    phone.locator("button.door__person").click()
    expect(phone.locator("#door").get_by_role("status")).to_contain_text("Bedachte Boris is binnen")
    assert Attendance._base_manager.get().registration.contact.name == "Bedachte Boris"
    press(phone, "Toch niet")
    expect(phone.get_by_text("Bedachte Boris staat weer op")).to_be_visible()
    assert Attendance._base_manager.count() == 0


def test_a_pasted_list_comes_in(phone: Any, live_server: Any, fenna: User) -> None:
    signed_in(phone, live_server.url, fenna)
    phone.goto(f"{live_server.url}/p/testdam/importeren/")
    table = "Organisatie;Naam;E-mail\nVerzonnen Huis;Bedachte Bea;bea@voorbeeld.test\nVerzonnen Hof;;\n"
    phone.get_by_label("Of plak een tabel").fill(table)
    press(phone, "Lees de lijst")
    expect(phone.get_by_role("heading", name="Klopt dit?")).to_be_visible()
    press(phone, "Neem op")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("De lijst staat erin")
    expect(phone.get_by_text("Bij 1 partner is nog niemand om uit te nodigen.")).to_be_visible()
    assert Partner._base_manager.count() == 2
    assert Contact._base_manager.get().name == "Bedachte Bea"


def test_a_partner_moves_to_another_circle_by_a_button_and_back(
    phone: Any, live_server: Any, fenna: User, pact: Partnership
) -> None:
    partner = PartnerFactory(partnership=pact, circle="outer", organization__name="Verzonnen Moestuin")
    signed_in(phone, live_server.url, fenna)
    phone.goto(f"{live_server.url}/p/testdam/kringen/")
    phone.locator("#lijst").get_by_role("button", name="Midden").click()
    expect(phone.get_by_text("Verzonnen Moestuin staat nu in de middelste kring.")).to_be_visible()
    assert Partner._base_manager.get(pk=partner.pk).circle == "middle"
    press(phone, "Zet terug")
    expect(phone.get_by_text("Verzonnen Moestuin staat nu in de buitenste kring.")).to_be_visible()
    assert Partner._base_manager.get(pk=partner.pk).circle == "outer"


def test_the_slider_moves_by_the_keyboard_and_a_name_tells_why(
    phone: Any, live_server: Any, fenna: User, under_way: Gathering
) -> None:
    Gathering._base_manager.filter(pk=under_way.pk).update(table_size=3, rounds=1)
    for _ in range(6):
        contact = ContactFactory(partnership=under_way.partnership)
        AttendanceFactory(registration=RegistrationFactory(gathering=under_way, contact=contact))
    signed_in(phone, live_server.url, fenna)
    phone.goto(f"{live_server.url}/p/testdam/bijeenkomsten/{under_way.pk}/tafels/")
    phone.get_by_text("Liever nieuw of liever nuttig?").click()
    phone.get_by_role("slider", name="Nieuw of nuttig?").press("ArrowRight")
    press(phone, "Maak tafels van wie er is")
    expect(phone.get_by_text("Gemaakt met de schuif op “vooral nieuw”.")).to_be_visible()
    phone.locator(".seating__people a").first.click()
    phone.get_by_label("En samen met …?").select_option(index=1)
    press(phone, "Vraag het na")
    expect(phone.get_by_text("Zij kennen elkaar nog niet.").first).to_be_visible()
