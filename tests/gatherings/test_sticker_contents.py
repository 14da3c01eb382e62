# SPDX-License-Identifier: EUPL-1.2
"""What stands on whose sticker: the own logo, the own QR, words of the room."""

from typing import Any

import pytest
from django.conf import settings as site
from django.test import Client

from samenspel.gatherings.models import Gathering, Registration
from samenspel.gatherings.operations import sticker_sheets
from samenspel.gatherings.operations.sticker_tokens import token_for
from samenspel.gatherings.queries.sticker_tokens import registration_for
from samenspel.organizations.models import Organization
from tests.access.stage import png
from tests.factories import ContactFactory, OrganizationFactory, PartnerFactory, RegistrationFactory
from tests.gatherings.evening import gathering_with, people
from tests.gatherings.sheets import filled
from tests.gatherings.sheets import sticker_url as url

pytestmark = [pytest.mark.django_db, pytest.mark.words]


@pytest.fixture
def hall(pact: Any) -> Gathering:
    return gathering_with(pact, people(pact, [2, 2, 1, 1, 1, 1, 1, 1, 1]), inside=4)


def test_who_makes_stickers_before_the_tables_is_told_beside_the_button(as_fenna: Client, hall: Gathering) -> None:
    page = as_fenna.get(url(hall)).text
    assert "Er zijn nog geen tafels. De eerste tafel komt dus niet op de stickers." in page
    assert f'href="/p/testdam/bijeenkomsten/{hall.pk}/tafels/"' in page.split("Er zijn nog geen tafels")[1]
    Gathering._base_manager.update(with_tables=False)
    assert "nog geen tafel" not in as_fenna.get(url(hall)).text


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What was handed to the drawing: data, pictures and the texts of the QR codes."""
    seen: dict[str, Any] = {"qr": {}}
    real_document, real_qr = sticker_sheets.render_document, sticker_sheets.qr_svg

    def document(**values: Any) -> Any:
        seen.update(values)
        return real_document(**values)

    def qr(text: str) -> bytes:
        picture = real_qr(text)
        seen["qr"][picture] = text
        return picture

    monkeypatch.setattr(sticker_sheets, "render_document", document)
    monkeypatch.setattr(sticker_sheets, "qr_svg", qr)
    return seen


def test_every_sticker_has_the_qr_of_its_own_wearer(
    as_fenna: Client, drawn: dict[str, Any], hall: Gathering, facilitating: Any
) -> None:
    as_fenna.post(url(hall, "maken/"), filled())
    of_code = {row.code: row for row in Registration._base_manager.filter(gathering=hall)}
    assert len(drawn["data"]["people"]) == 11
    for person in drawn["data"]["people"]:
        registration = of_code[person["code"]]
        address = drawn["qr"][drawn["pictures"][person["qr"]]]
        assert address == f"{site.BASE_URL}/p/testdam/s/{token_for(registration)}/"
        assert registration_for(address.rstrip("/").rsplit("/", 1)[-1]) == registration.pk


def test_everybody_wears_the_logo_of_their_own_organisation_and_each_logo_is_sent_once(
    as_fenna: Client, drawn: dict[str, Any], hall: Gathering
) -> None:
    organizations = list(Organization._base_manager.filter(partnership=hall.partnership).order_by("name"))
    pictured = organizations[:3]
    for place, organization in enumerate(pictured):
        Organization._base_manager.filter(pk=organization.pk).update(logo=png() + bytes([place]))
    as_fenna.post(url(hall, "maken/"), filled())
    logos = {name: content for name, content in drawn["pictures"].items() if name.endswith(".png")}
    assert len(logos) == 3
    for person in drawn["data"]["people"]:
        place = [organization.name for organization in organizations].index(person["organization"])
        assert (logos[person["logo"]][-1] == place) if place < 3 else (person["logo"] == "")


def test_the_sticker_of_an_experience_expert_names_no_organisation(
    as_fenna: Client, drawn: dict[str, Any], hall: Gathering
) -> None:
    expert = ContactFactory(
        partnership=hall.partnership, partner=None, is_experience_expert=True, name="Bedachte Ervaring"
    )
    RegistrationFactory(gathering=hall, contact=expert)
    as_fenna.post(url(hall, "maken/"), filled())
    person = next(one for one in drawn["data"]["people"] if one["name"] == "Bedachte Ervaring")
    assert (person["organization"], person["logo"], person["circle"], person["circle_word"]) == ("", "", "", "")


def test_stickers_are_in_dutch_also_for_who_reads_english(
    as_fenna: Client, hall: Gathering, drawn: dict[str, Any]
) -> None:
    as_fenna.cookies["samenspel_language"] = "en"
    as_fenna.post(url(hall, "maken/"), filled(leeg=1), headers={"Accept-Language": "en"})
    assert drawn["data"]["words"]["name"] == "naam"
    assert {person["circle_word"] for person in drawn["data"]["people"]} <= {
        "Buitenste kring",
        "Middelste kring",
        "Binnenste kring",
    }


def test_a_character_no_letter_can_print_is_told_before_and_after(as_fenna: Client, hall: Gathering) -> None:
    organization = OrganizationFactory(partnership=hall.partnership, name="Bedacht \U0001f600 Huis")
    partner = PartnerFactory(partnership=hall.partnership, organization=organization)
    contact = ContactFactory(partnership=hall.partnership, partner=partner, name="王 Verzonnen مريم")
    RegistrationFactory(gathering=hall, contact=contact)
    page = as_fenna.get(url(hall))
    assert "Deze tekens kan de letter niet drukken: \U0001f600 王." in page.text or (
        "Deze tekens kan de letter niet drukken: 王 \U0001f600." in page.text
    )
    made = as_fenna.post(url(hall, "maken/"), filled(), follow=True)
    assert "Deze tekens kan de letter niet drukken: " in made.text
    assert "王" in made.text
    assert "م" not in made.text
