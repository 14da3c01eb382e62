# SPDX-License-Identifier: EUPL-1.2
"""What got done and what stayed: counts by kind and by gathering, each with exactly the rows behind it."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.base.scope import Actor
from samenspel.gatherings.models import Evaluation, EvaluationActionPoint
from samenspel.gatherings.queries.done_and_stayed import COLUMNS, KINDS, done_and_stayed, rows_behind
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory, GatheringFactory, RegistrationFactory, models_save

PAGE = "/p/testdam/actiepunten/gedaan-en-gebleven/"


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def written(coby: Contact, pact: Partnership) -> Any:
    """Six by hand, of which one at a gathering; one of another pact."""
    rows = [
        ("concrete", "done"),
        ("concrete", "done"),
        ("concrete", "busy"),
        ("step date", "let_go"),
        ("large_step date", "stuck"),
        ("owner step date waits", "open"),
    ]
    points = [ActionPointFactory(owner=coby, judged=judged, state=state) for judged, state in rows]
    ActionPointFactory(judged="concrete", state="done")
    gathering = GatheringFactory(partnership=pact, title="Avond in De Brink", theme="Warmte")
    registration = RegistrationFactory(gathering=gathering, contact=coby)
    evaluation = Evaluation(partnership=pact, gathering=gathering, registration=registration, way="phone")
    models_save(evaluation)
    models_save(EvaluationActionPoint(partnership=pact, evaluation=evaluation, action_point=points[0]))
    return gathering


def numbers(line: Any) -> list[int]:
    return [cell.number for cell in line.cells]


def test_counts_by_kind_as_counted_by_hand(written: Any, facilitating: Actor) -> None:
    found = done_and_stayed()
    assert {line.key: numbers(line) for line in found.by_kind} == {
        # written, done, going, stuck, let go
        "concreet": [3, 2, 1, 0, 0],
        "zonder-stap": [2, 0, 1, 0, 1],
        "grote-stap": [1, 0, 0, 1, 0],
        "zonder-dag": [3, 0, 1, 1, 1],
        "wie": [1, 0, 1, 0, 0],
        "wacht": [1, 0, 1, 0, 0],
    }
    assert numbers(found.total) == [6, 2, 2, 1, 1]


def test_counts_by_gathering_as_counted_by_hand(written: Any, facilitating: Actor) -> None:
    by = {line.label: (line.note.endswith("Warmte"), numbers(line)) for line in done_and_stayed().by_gathering}
    assert by == {
        "Avond in De Brink": (True, [1, 1, 0, 0, 0]),
        "Los van een bijeenkomst": (False, [5, 1, 2, 1, 1]),
    }


def test_each_number_is_the_number_of_rows_behind_it(written: Any, facilitating: Actor) -> None:
    found = done_and_stayed()
    for line in found.by_kind:
        for cell in line.cells:
            assert len(rows_behind(kind=line.key, column=cell.column).rows) == cell.number
    for line in found.by_gathering:
        for cell in line.cells:
            assert len(rows_behind(gathering=line.key, column=cell.column).rows) == cell.number
    assert {line.key for line in found.by_kind} <= KINDS.keys()
    assert [cell.column for cell in found.total.cells] == list(COLUMNS)


def test_every_link_on_the_page_opens(written: Any, as_karim: Client) -> None:
    page = text(as_karim.get(PAGE))
    links = re.findall(r'href="([^"]+/rijen/[^"]+)"', page)
    assert len(links) > 10
    for link in links:
        assert as_karim.get(link.replace("&amp;", "&")).status_code == 200
    assert "Ze zeggen niet waardoor" in page
    assert "Het zijn er nog weinig" in page


@pytest.mark.parametrize(
    "query", ["soort=x", "stand=x", "bij=x", "bij=00000000-0000-4000-8000-000000000000", "soort=%00"]
)
def test_a_number_that_does_not_exist_is_not_found(as_fenna: Client, query: str) -> None:
    assert as_fenna.get(f"{PAGE}rijen/?{query}").status_code == 404


def test_a_gathering_of_elsewhere_is_not_found(as_fenna: Client) -> None:
    assert as_fenna.get(f"{PAGE}rijen/", {"bij": str(GatheringFactory().pk)}).status_code == 404


def test_the_number_of_questions_does_not_grow_with_action_points(as_fenna: Client, coby: Contact) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert as_fenna.get(PAGE).status_code == 200
        return len(seen)

    ActionPointFactory(owner=coby, judged="concrete")
    questions()
    few = questions()
    for _ in range(100):
        ActionPointFactory(owner=coby, judged="step")
    assert questions() == few


def test_what_was_written_before_the_hints_is_judged_as_of_its_own_day(coby: Contact) -> None:
    from importlib import import_module

    point = ActionPointFactory(owner=coby, what="Iemand moet bellen", judged="")
    kept = ActionPointFactory(owner=coby, judged="date")
    import_module("samenspel.agenda.migrations.0003_judge_what_was_written").judge_them(_Historical(), None)
    for row in (point, kept):
        row.refresh_from_db()
    assert (point.judged, kept.judged) == ("owner step date", "date")


class _Historical:
    """As a migration sees the models: with a plain manager."""

    def get_model(self, app: str, name: str) -> Any:
        model = apps.get_model(app, name)
        return type("Plain", (), {"objects": model._base_manager})
