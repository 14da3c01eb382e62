# SPDX-License-Identifier: EUPL-1.2
"""P17 on the public page: read as a visitor reads it, release after release."""

import html
import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.measurement.models import DashboardPublication, Indicator, Measurement
from samenspel.measurement.queries.dashboard import releases_of
from samenspel.measurement.queries.frozen import thawed_row
from samenspel.measurement.queries.indicators import IndicatorRow
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory

PAGE = "/p/testdam/cijfers/openbaar/"
YEAR = {"start_date": date(2024, 1, 1), "end_date": date(2024, 12, 31)}


def indicator(pact: Partnership, name: str, value: int, *, people: int | None = None, **fields: object) -> Indicator:
    said = {"kind": "how_much", "counts_persons": True, "is_public": True, "unit": "%" if people else "mensen"}
    row = Indicator(partnership=pact, name=name, **{**said, **fields})
    Indicator._base_manager.bulk_create([row])
    Measurement._base_manager.bulk_create(
        [Measurement(partnership=pact, indicator=row, value=Decimal(value), people=people, **YEAR)]
    )
    return row


def publish(client: Client) -> str:
    """Look, agree, and read what a visitor reads."""
    seen = re.search(r'name="seen" value="(\w+)"', client.get(f"{PAGE}?kies=1&deel=verhalen").content.decode())
    assert seen
    assert client.post(PAGE, {"seen": seen.group(1), "looked": "on", "deel": ["verhalen"]}).status_code == 302
    code = DashboardPublication._base_manager.get(withdrawn_at__isnull=True).code
    answer = Client().get(f"/p/testdam/openbaar/cijfers/{code}/")
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def shown(page: str) -> dict[str, str]:
    found = re.findall(r'<h3 dir="auto">(.*?)</h3>\s*<p class="measured__number">(\S+)', page)
    return dict(found)


def test_counts_of_few_people_are_not_on_the_page(as_fenna: Client, pact: Partnership) -> None:
    whole = indicator(pact, "Geholpen", 63)
    indicator(pact, "Met een brief", 58, part_of=whole)  # the rest would be five people
    indicator(pact, "Klein", 9)
    indicator(pact, "Bijna iedereen", 98, people=60)
    indicator(pact, "Zonder noemer", 50, unit="%")
    indicator(pact, "De helft", 52, people=60, story="Van 31 gezinnen hoorden we dat het hielp.")
    indicator(pact, "Niet openbaar", 400, is_public=False)
    indicator(pact, "Bijeenkomsten", 7, counts_persons=False, unit="")
    page = publish(as_fenna)
    assert shown(page) == {"Geholpen": "65", "De helft": "50%", "Bijeenkomsten": "7"}
    kept = [one for figure in DashboardPublication._base_manager.get().content["figures"] for one in figure["values"]]
    assert {(one["value"], one["people"]) for one in kept} == {("65", None), ("50", None), ("7.0000", None)}


def test_what_is_counted_is_kept_from_subtraction_too() -> None:
    """Nobody said that the ones done are among all: it follows from what is counted."""
    rows = [counted("actions", 20), counted("actions_done", 15)]
    first = releases_of(rows, {})
    assert {what: release.shown for (what, _span), release in first.items()} == {
        "data:actions": 20,
        "data:actions_done": None,
    }
    again = releases_of([counted("actions_done", 15)], first)  # the other was taken away; what was shown of it is known
    assert [release.shown for release in again.values()] == [None]


def test_a_figure_that_is_made_anew_remembers_what_was_shown() -> None:
    """Taking it away and making it again would else show each few people that came."""
    first = releases_of([counted("people", 12)], {})
    (again,) = releases_of([counted("people", 13)], first).values()
    assert (again.exact, again.shown) == (12, 10)


def test_a_figure_that_was_shown_stays_what_it_is(as_fenna: Client, pact: Partnership) -> None:
    whole = indicator(pact, "Geholpen", 63)
    part = indicator(pact, "Met een brief", 58, part_of=whole)
    publish(as_fenna)
    said = {"kind": "how_much", "obtained": "hand", "better": "up", "unit": "mensen", "version": "1"}
    for row in (whole, part):
        page = f"/p/testdam/cijfers/{row.pk}/"
        not_people = as_fenna.post(f"{page}wijzig/", {**said, "name": row.name, "part_of": str(row.part_of_id or "")})
        assert "Dit cijfer stond openbaar" in not_people.content.decode()
        answer = as_fenna.post(f"{page}weg/", follow=True)
        assert "uit oud en nieuw" in answer.content.decode()
    loose = {**said, "name": part.name, "counts_persons": "on", "part_of": ""}
    assert as_fenna.post(f"/p/testdam/cijfers/{part.pk}/wijzig/", loose).status_code == 422
    assert Indicator._base_manager.count() == 2
    fine = {**loose, "name": "Met een begrijpelijke brief", "part_of": str(whole.pk), "is_public": "on"}
    assert as_fenna.post(f"/p/testdam/cijfers/{part.pk}/wijzig/", fine).status_code == 302


def counted(code: str, count: int) -> IndicatorRow:
    value = {"span": {"start": "2024-01-01", "end": "2024-12-31"}, "value": str(count)}
    nothing: dict[str, Any] = dict.fromkeys([field.name for field in fields(IndicatorRow)], "")
    nothing |= dict.fromkeys(("baseline_span", "baseline_value", "target_value", "target_date"))
    return thawed_row(
        {
            **nothing,
            "id": str(uuid4()),
            "obtained": "data",
            "data_code": code,
            "counts_persons": True,
            "is_public": True,
            "values": [value],
        }
    )


def test_a_few_people_are_not_found_by_comparing_releases(as_fenna: Client, pact: Partnership) -> None:
    row = indicator(pact, "Geholpen", 12)
    seen = []
    for count in (12, 13, 17, 21, 22, 31):
        Measurement._base_manager.filter(indicator=row).update(value=Decimal(count))
        page = publish(as_fenna)
        seen.append(shown(page)["Geholpen"])
        if count == 17:  # also a page that was taken back was seen
            live = DashboardPublication._base_manager.get(withdrawn_at__isnull=True)
            assert as_fenna.post(f"{PAGE}{live.pk}/terug/").status_code == 302
            assert Client().get(f"/p/testdam/openbaar/cijfers/{live.code}/").status_code == 404
    assert seen == ["10", "10", "10", "10", "20", "20"]


@pytest.mark.parametrize("first", ["Geholpen", "Met een brief"])
@pytest.mark.parametrize("stays", [True, False])
def test_a_rest_of_a_few_people_is_not_found_from_a_part_and_a_whole_of_two_releases(
    as_fenna: Client, pact: Partnership, first: str, *, stays: bool
) -> None:
    """What was public before is known, also when it is not public any more: the other does not follow it."""
    whole = indicator(pact, "Geholpen", 63, is_public=first == "Geholpen")
    indicator(pact, "Met een brief", 58, part_of=whole, is_public=first == "Met een brief")
    indicator(pact, "Anders", 40)
    one = shown(publish(as_fenna))
    Indicator._base_manager.exclude(name="Anders").update(is_public=True)
    if not stays:
        Indicator._base_manager.filter(name=first).update(is_public=False)
    two = shown(publish(as_fenna))
    assert {*one, *two} == {first, "Anders"}


def test_what_is_public_does_not_move_along(as_fenna: Client, pact: Partnership) -> None:
    row = indicator(pact, "Geholpen", 40)
    publish(as_fenna)
    Measurement._base_manager.filter(indicator=row).update(value=Decimal(90))
    code = DashboardPublication._base_manager.get().code
    assert shown(Client().get(f"/p/testdam/openbaar/cijfers/{code}/").content.decode()) == {"Geholpen": "40"}
    stale = {"seen": "0" * 64, "looked": "on"}
    assert as_fenna.post(PAGE, stale).status_code == 409


@pytest.mark.parametrize("where", ["story", "definition", "name"])
def test_nobody_is_named_in_public(as_fenna: Client, pact: Partnership, where: str) -> None:
    ContactFactory(partnership=pact, name="Wilhelmina Verzonnen")
    row = indicator(pact, "Geholpen", 40)
    Indicator._base_manager.filter(pk=row.pk).update(**{where: "Dank aan Wilhelmina Verzonnen"})
    assert "Dit kan nog niet openbaar" in as_fenna.get(PAGE).content.decode()
    seen = {"seen": "0" * 64, "looked": "on", "deel": ["verhalen"]}
    assert as_fenna.post(PAGE, seen).status_code == 422
    assert not DashboardPublication._base_manager.exists()
