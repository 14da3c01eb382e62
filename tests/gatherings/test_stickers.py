# SPDX-License-Identifier: EUPL-1.2
"""What goes on paper: stickers that never overflow, the list, the tables."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.base.documents import render_pdf
from samenspel.gatherings.models import Gathering, Registration, SeatingPlan
from samenspel.gatherings.operations import tables
from tests.factories import ContactFactory, OrganizationFactory, PartnerFactory, RegistrationFactory
from tests.gatherings.evening import gathering_with, people

pytestmark = pytest.mark.django_db


def url(gathering: Gathering, rest: str) -> str:
    return f"/p/testdam/bijeenkomsten/{gathering.pk}/{rest}"


def pages(pdf: bytes) -> int:
    return sum(int(count) for count in re.findall(rb"/Type/Pages/Count (\d+)", pdf))


@pytest.fixture
def hall(pact: Any) -> Gathering:
    return gathering_with(pact, people(pact, [2, 2, 1, 1, 1, 1, 1, 1, 1]), inside=4, table_size=4, rounds=2)


@pytest.fixture
def plan(
    hall: Gathering, facilitating: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> SeatingPlan:
    monkeypatch.setattr(tables, "SECONDS", 0)
    with django_capture_on_commit_callbacks(execute=True):
        made = tables.request_plan(gathering_id=hall.pk, from_attendance=False, form_key=uuid4())
    return tables.use_plan(plan_id=made.pk)


def test_eleven_people_and_no_blanks_fill_two_sheets(as_fenna: Client, hall: Gathering) -> None:
    answer = as_fenna.get(url(hall, "stickers.pdf"), {"wie": "iedereen", "vanaf": 1, "leeg": 0})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert pages(answer.content) == 2


@pytest.mark.parametrize(("start", "blank", "sheets"), [(1, 9, 2), (1, 10, 3), (10, 0, 2), (9, 0, 2), (10, 10, 3)])
def test_beginning_at_a_later_sticker_moves_all_of_them(
    as_fenna: Client, hall: Gathering, start: int, blank: int, sheets: int
) -> None:
    answer = as_fenna.get(url(hall, "stickers.pdf"), {"wie": "iedereen", "vanaf": start, "leeg": blank})
    assert pages(answer.content) == sheets


def test_only_blank_stickers_or_only_those_of_the_door(as_fenna: Client, hall: Gathering) -> None:
    assert pages(as_fenna.get(url(hall, "stickers.pdf"), {"wie": "leeg", "vanaf": 1, "leeg": 20}).content) == 2
    Registration._base_manager.filter(gathering=hall).update(source="door")
    assert pages(as_fenna.get(url(hall, "stickers.pdf"), {"wie": "deur", "vanaf": 1, "leeg": 0}).content) == 2


def test_a_wrong_number_is_refused_beside_its_field(as_fenna: Client, hall: Gathering) -> None:
    for values in ({"vanaf": 11, "leeg": 0}, {"vanaf": 0, "leeg": 0}, {"vanaf": "x", "leeg": 0}, {"vanaf": "9" * 40}):
        answer = as_fenna.get(url(hall, "stickers.pdf"), {"wie": "iedereen", **values})
        assert answer.status_code == 422
        assert "Vul een getal in van 1 tot en met 10." in answer.text
    assert as_fenna.get(url(hall, "stickers.pdf"), {"wie": "\x00", "vanaf": 1, "leeg": 1}).status_code == 422


def test_a_name_no_letter_can_print_is_told_beforehand_and_still_prints(as_fenna: Client, hall: Gathering) -> None:
    organization = OrganizationFactory(partnership=hall.partnership, name="Bedacht \U0001f600 Huis")
    partner = PartnerFactory(partnership=hall.partnership, organization=organization)
    contact = ContactFactory(partnership=hall.partnership, partner=partner, name="م Verzonnen")
    RegistrationFactory(gathering=hall, contact=contact)
    page = as_fenna.get(url(hall, "stickers/"))
    assert "Deze tekens kan de letter niet drukken: " in page.text
    assert "\U0001f600" in page.text
    answer = as_fenna.get(url(hall, "stickers.pdf"), {"wie": "iedereen", "vanaf": 1, "leeg": 0})
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["W" * 300, "woord " * 50, "Marie-Louise " * 23, "i" * 300, "", "\u0301" * 300])
def test_a_name_of_three_hundred_letters_stays_on_its_sticker(name: str) -> None:
    person = {
        "name": name,
        "organization": name,
        "circle": "inner",
        "circle_word": "Binnenste kring",
        "table": "Tafel 12",
    }
    data = {
        "title": "Stickers",
        "pact": name,
        "start": 1,
        "blanks": 0,
        "people": [{**person, "code": "ACDEF"}] * 10,
        "words": {"name": "naam", "organization": "organisatie", "code": "code"},
    }
    assert pages(render_pdf(template="gatherings/documents/stickers.typ", data=data)) == 1


def test_the_list_and_both_ways_to_print_the_tables(as_karim: Client, hall: Gathering, plan: SeatingPlan) -> None:
    for rest in ("deelnemerslijst.pdf", f"tafels/{plan.pk}/per-tafel.pdf", f"tafels/{plan.pk}/per-persoon.pdf"):
        answer = as_karim.get(url(hall, rest))
        assert answer.content.startswith(b"%PDF"), rest
        assert b"<pdfuaid:part>1</pdfuaid:part>" in answer.content
    assert pages(as_karim.get(url(hall, f"tafels/{plan.pk}/per-tafel.pdf")).content) == 3
    names = list(Registration._base_manager.filter(gathering=hall).values_list("contact__name", flat=True))
    for rest in ("deelnemerslijst/", f"tafels/{plan.pk}/afdrukken/tafel/", f"tafels/{plan.pk}/afdrukken/persoon/"):
        page = as_karim.get(url(hall, rest))
        assert page.status_code == 200
        assert all(name in page.text for name in names), rest


def test_an_empty_list_is_a_sentence(as_fenna: Client, pact: Any) -> None:
    empty = gathering_with(pact, [])
    assert "Er staat nog niemand op de lijst." in as_fenna.get(url(empty, "deelnemerslijst/")).text
    assert as_fenna.get(url(empty, "deelnemerslijst.pdf")).content.startswith(b"%PDF")
    assert pages(as_fenna.get(url(empty, "stickers.pdf"), {"wie": "iedereen", "vanaf": 1, "leeg": 0}).content) == 1


def test_paper_of_another_partnership_is_404(
    as_fenna: Client, as_otto: Client, hall: Gathering, plan: SeatingPlan
) -> None:
    for rest in (
        "stickers/",
        "stickers.pdf",
        "deelnemerslijst/",
        "deelnemerslijst.pdf",
        f"tafels/{plan.pk}/per-tafel.pdf",
        f"tafels/{plan.pk}/afdrukken/persoon/",
    ):
        asked = {"wie": "leeg", "vanaf": 1, "leeg": 1}
        assert as_fenna.get(url(hall, rest), asked).status_code == 200
        assert as_otto.get(url(hall, rest), asked).status_code == 404
        assert as_otto.get(f"/p/elders/bijeenkomsten/{hall.pk}/{rest}", asked).status_code == 404
