# SPDX-License-Identifier: EUPL-1.2
"""Logos: one by one, and many at once; what could not be read is said, what could is kept."""

import io
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from samenspel.audit.models import Event
from samenspel.organizations.models import Organization, Partner
from samenspel.organizations.operations.partners import add_logos
from samenspel.organizations.queries.logos import PAGE_LENGTH, logo_page, logos_of, without_logo
from tests.factories import OrganizationFactory, PartnerFactory

pytestmark = pytest.mark.django_db

PAGE = "/p/testdam/partners/logos/"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script><rect width="9" height="9"/></svg>'
)


def drawn(colour: str = "red", kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(out, kind)
    return out.getvalue()


def file(content: bytes, name: str = "logo") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def partner_named(pact: Any, name: str, **values: Any) -> Partner:
    organization = OrganizationFactory(partnership=pact, name=name)
    partner: Partner = PartnerFactory(partnership=pact, organization=organization, **values)
    return partner


def logo_of(partner: Partner) -> bytes | None:
    logo = Organization._base_manager.get(pk=partner.organization_id).logo
    return bytes(logo) if logo else None


@pytest.mark.parametrize("content", [drawn(), drawn(kind="JPEG"), SVG], ids=["png", "jpeg", "svg"])
def test_each_kind_of_file_becomes_a_png_that_the_page_shows(as_fenna: Client, pact: Any, content: bytes) -> None:
    partner = partner_named(pact, "Bedachte Bieb")
    address = f"/p/testdam/partners/{partner.pk}/logo/"
    assert as_fenna.get(address).status_code == 404
    answer = as_fenna.post(f"{address}wijzigen/", {"logo": file(content)})
    assert answer.status_code == 302
    shown = as_fenna.get(address)
    assert shown.headers["Content-Type"] == "image/png"
    assert shown.content.startswith(b"\x89PNG")
    assert b"svg" not in shown.content


def test_a_logo_is_replaced_and_taken_away(as_fenna: Client, pact: Any) -> None:
    partner = partner_named(pact, "Bedachte Bieb")
    address = f"/p/testdam/partners/{partner.pk}/logo/wijzigen/"
    as_fenna.post(address, {"logo": file(drawn("red"))})
    red = logo_of(partner)
    answer = as_fenna.post(address, {"logo": file(drawn("blue"))})
    assert answer.headers["Clear-Site-Data"] == '"cache"'  # or the browser would show the old one for ten minutes
    assert logo_of(partner) not in (None, red)
    assert "Vervang het logo of haal het weg" in as_fenna.get(f"/p/testdam/partners/{partner.pk}/wijzigen/").text
    as_fenna.post(address, {"remove": "yes"})
    assert logo_of(partner) is None


def test_the_page_asks_for_the_logos_that_are_missing_and_keeps_several_at_once(as_fenna: Client, pact: Any) -> None:
    first, second, third = (partner_named(pact, f"Bedacht Huis {letter}") for letter in "ABC")
    partner_named(pact, "Al gestopt", status="former")
    assert "0 van de 3 partners hebben een logo." in as_fenna.get(PAGE).text
    assert "Al gestopt" not in as_fenna.get(PAGE).text
    files = {f"logo-{first.pk}": file(drawn()), f"logo-{third.pk}": file(SVG)}
    page = as_fenna.post(f"{PAGE}toevoegen/", files, follow=True)
    assert "Logo&#x27;s toegevoegd: 2." in page.text
    assert "2 van de 3 partners hebben een logo." in page.text
    assert f"logo-{second.pk}" in page.text
    assert f"logo-{first.pk}" not in page.text
    assert Event._base_manager.filter(action="partner.logo").count() == 2


def test_one_file_that_cannot_be_read_keeps_no_other_from_being_saved(as_fenna: Client, pact: Any) -> None:
    good, bad = (partner_named(pact, f"Bedacht Huis {letter}") for letter in "AB")
    answer = as_fenna.post(f"{PAGE}toevoegen/", {f"logo-{good.pk}": file(drawn()), f"logo-{bad.pk}": file(b"GIF89a")})
    assert answer.status_code == 422
    assert "Kies een PNG-, JPEG- of SVG-bestand." in answer.text
    assert f"logo-{good.pk}" not in answer.text
    assert logo_of(good)
    assert logo_of(bad) is None


def test_nothing_chosen_is_a_sentence_and_all_chosen_another(as_fenna: Client, pact: Any) -> None:
    partner = partner_named(pact, "Bedachte Bieb")
    assert "Je koos nog geen bestand." in as_fenna.post(f"{PAGE}toevoegen/", {}, follow=True).text
    as_fenna.post(f"{PAGE}toevoegen/", {f"logo-{partner.pk}": file(drawn())})
    assert "Elke partner heeft een logo." in as_fenna.get(PAGE).text


def test_a_logo_that_came_in_the_meantime_stays(pact: Any, facilitating: Any) -> None:
    partner = partner_named(pact, "Bedachte Bieb")
    assert add_logos(logos={partner.pk: drawn("red")}) == 1
    assert add_logos(logos={partner.pk: drawn("blue")}) == 0
    assert logo_of(partner) == drawn("red")


def test_a_partner_of_another_pact_gets_no_logo_from_here(
    as_fenna: Client, pact: Any, other_pact: Any, facilitating: Any
) -> None:
    own, foreign = partner_named(pact, "Bedachte Bieb"), partner_named(other_pact, "Elders")
    as_fenna.post(f"{PAGE}toevoegen/", {f"logo-{foreign.pk}": file(drawn()), f"logo-{own.pk}": file(drawn())})
    assert add_logos(logos={foreign.pk: drawn()}) == 0
    assert logo_of(foreign) is None
    assert logo_of(own)
    assert logos_of([own.organization_id, foreign.organization_id]).keys() == {own.organization_id}
    assert without_logo([foreign.organization_id]) == []


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 40, "²", ""])
def test_a_page_that_is_not_there_is_the_nearest(as_fenna: Client, pact: Any, number: str) -> None:
    partner_named(pact, "Bedachte Bieb")
    assert "Bedachte Bieb" in as_fenna.get(PAGE, {"bladzijde": number}).text


def test_a_long_list_is_in_pages_and_takes_as_few_questions_as_a_short_one(
    pact: Any, facilitating: Any, django_assert_num_queries: Any
) -> None:
    names: dict[UUID, str] = {}
    for place in range(3 * PAGE_LENGTH - 1):
        name = f"Bedacht Huis {place:03d}"
        names[partner_named(pact, name).pk] = name
    with django_assert_num_queries(3):
        last = logo_page(number=3)
    assert [row.name for row in last.rows] == sorted(names.values())[2 * PAGE_LENGTH :]
    assert (last.pages, last.missing, last.having) == (3, 3 * PAGE_LENGTH - 1, 0)
