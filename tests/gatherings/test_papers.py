# SPDX-License-Identifier: EUPL-1.2
"""What goes on paper besides stickers: the list and the tables."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.gatherings.models import Gathering, Registration, SeatingPlan
from samenspel.gatherings.operations import tables
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


def test_paper_of_another_partnership_is_404(
    as_fenna: Client, as_otto: Client, hall: Gathering, plan: SeatingPlan
) -> None:
    for rest in (
        "deelnemerslijst/",
        "deelnemerslijst.pdf",
        f"tafels/{plan.pk}/per-tafel.pdf",
        f"tafels/{plan.pk}/afdrukken/persoon/",
    ):
        assert as_fenna.get(url(hall, rest)).status_code == 200
        assert as_otto.get(url(hall, rest)).status_code == 404
        assert as_otto.get(f"/p/elders/bijeenkomsten/{hall.pk}/{rest}").status_code == 404
