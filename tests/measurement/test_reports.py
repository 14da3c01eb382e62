# SPDX-License-Identifier: EUPL-1.2
"""The joint report: told, frozen when it is finished, and the same on every medium."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from samenspel.measurement.models import Indicator, Measurement, Report
from samenspel.partnerships.models import Partnership

LIST = "/p/testdam/verslag/"


@pytest.fixture
def report(pact: Partnership) -> Report:
    indicator = Indicator(partnership=pact, name="Gezinnen met hulp", kind="how_much", definition="Elk gezin eens")
    Indicator._base_manager.bulk_create([indicator])
    days = {"start_date": date(2024, 1, 1), "end_date": date(2024, 12, 31)}
    Measurement._base_manager.bulk_create(
        [Measurement(partnership=pact, indicator=indicator, value=Decimal(120), **days)]
    )
    made = Report(partnership=pact, title="Jaarverslag 2024", first_date=date(2024, 1, 1), last_date=date(2024, 12, 31))
    Report._base_manager.bulk_create([made])
    return made


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_finished_report_says_what_it_said(as_fenna: Client, report: Report) -> None:
    page = f"{LIST}{report.pk}/"
    assert as_fenna.post(f"{page}woorden/goed/", {"text": "Bellen hielp, want het is warm."}).status_code == 302
    late = as_fenna.post(f"{page}woorden/goed/", {"text": "Iets anders", "version": "0"})
    assert late.status_code == 409
    assert as_fenna.post(f"{page}af/").status_code == 302
    Measurement._base_manager.update(value=Decimal(999))
    Indicator._base_manager.update(name="Een andere naam")
    assert as_fenna.post(f"{page}woorden/goed/", {"text": "Later", "version": "1"}).status_code == 422
    said = text(as_fenna.get(page))
    assert "Gezinnen met hulp" in said and "120" in said and "Bellen hielp" in said
    assert "999" not in said and "Een andere naam" not in said
    book = load_workbook(io.BytesIO(as_fenna.get(f"{page}excel/").content))
    assert [one.value for one in book["Definities en bronnen"]["C"]] == ["Wat we tellen", "Elk gezin eens"]
    assert book["Cijfers"]["E2"].value == 120
    pdf = as_fenna.get(f"{page}pdf/")
    assert pdf.content.startswith(b"%PDF") and b"/StructTreeRoot" in pdf.content
    assert as_fenna.post(f"{page}open/").status_code == 302
    assert "999" in text(as_fenna.get(page))


def test_days_in_the_wrong_order_are_refused(as_fenna: Client) -> None:
    sent = {"title": "Verslag", "first_date": "2025-01-01", "last_date": "2024-01-01"}
    response = as_fenna.post(f"{LIST}nieuw/", sent)
    assert response.status_code == 422
    assert "De laatste dag ligt vóór de eerste." in text(response)


def test_a_report_shows_the_figures_that_were_chosen_for_it(
    as_fenna: Client, report: Report, pact: Partnership
) -> None:
    other = Indicator(partnership=pact, name="Kinderen op zwemles", kind="how_much")
    Indicator._base_manager.bulk_create([other])
    days = {"start_date": date(2023, 1, 1), "end_date": date(2023, 12, 31)}
    Measurement._base_manager.bulk_create([Measurement(partnership=pact, indicator=other, value=Decimal(31), **days)])
    page = f"{LIST}{report.pk}/"
    assert "In de tijd van dit verslag is dit niet gemeten" in text(as_fenna.get(page))
    assert "Kinderen op zwemles (2023)" in text(as_fenna.get(f"{page}wijzig/"))
    kept = Indicator._base_manager.get(name="Gezinnen met hulp").pk
    said = {"title": "Jaarverslag 2024", "first_date": "2024-01-01", "last_date": "2024-12-31", "funders": ""}
    assert as_fenna.post(f"{page}wijzig/", {**said, "figures": [str(kept)], "version": "1"}).status_code == 302
    assert "Kinderen op zwemles" not in text(as_fenna.get(page))
    book = load_workbook(io.BytesIO(as_fenna.get(f"{page}excel/").content))
    assert {cell.value for cell in book["Cijfers"]["A"][1:]} == {"Gezinnen met hulp"}
    theirs = as_fenna.post(f"{page}wijzig/", {**said, "figures": [str(other.pk)], "version": "1"})
    assert theirs.status_code == 409 and "Kinderen op zwemles" in text(theirs)
