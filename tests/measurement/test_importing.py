# SPDX-License-Identifier: EUPL-1.2
"""Lists as people have them: what can be used comes in, every other line stands apart with its reason."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from samenspel.base.tables import read_table, write_xlsx
from samenspel.measurement.models import Indicator, Measurement
from samenspel.measurement.operations.import_reading import Found, knows_heading, read_values
from samenspel.partnerships.models import Partnership

PAGE = "/p/testdam/cijfers/inlezen/"
MESSY = """Overzicht gemeente Testdam;;;
Indicator;Jaar;Waarde;Toelichting
Gezinnen met hulp;2021;1.250;

Gezinnen met hulp;2022;n.b.;nog niet binnen
gezinnen  met hulp;2023;1.300,5;
Gezinnen met hulp;;1.400;
Gezinnen met hulp;2023;9;
Gezinnen met hulp;1e kwartaal 2023;400;
Gezinnen met hulp;2024;twaalf;
Onbekend cijfer;2024;12;
Deel van gezinnen;2024;12,5%;voorlopig
Gezinnen met hulp;2025;12%;
Deel van gezinnen;2025;13;111222333
"""


@pytest.fixture(autouse=True)
def indicators(pact: Partnership) -> None:
    names = (("Gezinnen met hulp", "gezinnen"), ("Deel van gezinnen", "%"))
    rows = [Indicator(partnership=pact, name=name, kind="how_much", unit=unit) for name, unit in names]
    Indicator._base_manager.bulk_create(rows)


def preview(client: Client, pasted: str) -> str:
    response = client.post(PAGE, {"pasted": pasted, "about": ""})
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def take(client: Client, page: str) -> None:
    found = re.search(r'name="lines" value="([^"]+)"', page)
    assert found
    assert client.post(PAGE, {"lines": found.group(1)}).status_code == 302


def kept() -> dict[str, str]:
    rows = Measurement._base_manager.values_list("indicator__name", "start_date__year", "value")
    return {f"{name} {year}": str(value.normalize()) for name, year, value in rows}


def test_everything_usable_comes_in_and_the_rest_says_why(as_fenna: Client) -> None:
    page = preview(as_fenna, MESSY)
    for reason in (
        "Er staat dat de waarde niet bekend is.",
        "Het jaar of de periode ontbreekt.",
        "Deze periode staat al eerder in de lijst.",
        "Deze periode valt samen met 2023",
        "“twaalf” is geen getal.",
        "Het cijfer “Onbekend cijfer” kennen we niet.",
        "Dit is een percentage, en het cijfer heeft een andere eenheid.",
        "burgerservicenummer",
    ):
        assert reason in page, reason
    assert not kept(), "what is not confirmed is not kept"
    take(as_fenna, page)
    there = {"Gezinnen met hulp 2021": "1.25E+3", "Gezinnen met hulp 2023": "1300.5", "Deel van gezinnen 2024": "12.5"}
    assert kept() == there
    Measurement._base_manager.filter(start_date__year=2021).update(note="Geteld door Welzijn")
    again = MESSY.replace("1.250", "1.260") + "Gezinnen met hulp;2020;1.100;\n"
    take(as_fenna, preview(as_fenna, again))
    assert kept() == there | {"Gezinnen met hulp 2021": "1.26E+3", "Gezinnen met hulp 2020": "1.1E+3"}
    assert Measurement._base_manager.get(start_date__year=2021).note == "Geteld door Welzijn"


def read(rows: list[list[Any]], headings: list[str], about: str = "") -> Found:
    return read_values(read_table(write_xlsx(headings, rows), knows_heading=knows_heading), about=about)


def test_years_beside_each_other_are_read_too() -> None:
    found = read([["Gezinnen met hulp", "1.250", "", "1.300"], ["", "", "", ""]], ["", "2021", "2022", "2023"])
    # A workbook of texts: points in threes only would be decimals, as the program itself writes them.
    assert [(line.span.start.year, float(line.value)) for line in found.lines] == [(2021, 1.25), (2023, 1.3)]
    assert [left.reason for left in found.left] == ["Er staat geen waarde."]


def test_a_part_of_nobody_is_no_share() -> None:
    rows = [["2023", "6", "24"], ["2024", "0", "0"], ["2025", "9", "3"]]
    found = read(rows, ["Jaar", "Teller", "Noemer"], about="Deel van gezinnen")
    assert [(float(line.value), line.people) for line in found.lines] == [(25.0, 24)]
    assert [left.reason[:16] for left in found.left] == ["De noemer is 0: ", "De teller is gro"]


def test_figures_beside_each_other_are_read_by_column() -> None:
    rows = [["2023", "12,5", "1.250"], ["2024*", "", "1.300,5*"]]
    found = read(rows, ["Jaar", "Deel van gezinnen", "Gezinnen met hulp"])
    assert [(line.name[:4], line.span.start.year, float(line.value)) for line in found.lines] == [
        *[("Deel", 2023, 12.5), ("Gezi", 2023, 1250.0), ("Gezi", 2024, 1300.5)]
    ]
    assert [left.reason for left in found.left] == ["Er staat geen waarde."]
