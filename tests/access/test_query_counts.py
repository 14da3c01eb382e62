# SPDX-License-Identifier: EUPL-1.2
"""The questions that a page asks the database do not grow with the number of rows.

Every page is opened with few and with many rows in every table; the soak does the same with a thousand.
"""

from typing import Any

import pytest
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.partnerships.models import Partnership
from tests.access.crowd import Crowd
from tests.access.stage import set_stage
from tests.access.test_matrix import ROUTES, address

FEW, MANY, MOST = 10, 40, 1_000
# With more partners than a picture can name, this address goes to the list instead.
ONLY_FOR_FEW = {"organizations:circles_download"}


@pytest.fixture(autouse=True)
def mail_stays_inside(settings: Any) -> None:
    settings.MAIL_STAYS_INSIDE = True


def _questions(client: Client, stage: dict[str, Any]) -> dict[str, int]:
    """How many questions each page asks, of all that a facilitator or a link may open by GET."""
    asked: dict[str, int] = {}
    for name, route in sorted(ROUTES.items()):
        if set(route.arguments) <= stage.keys():
            reset_queries()  # the log holds nine thousand, and counts nothing when it is full
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address(route, stage))
            if answer.status_code == 200:
                asked[name] = len(queries)
    return asked


def _grown(client: Client, pact: Partnership, many: int) -> tuple[dict[str, int], dict[str, int]]:
    stage = set_stage(pact)
    crowd = Crowd(pact, stage)
    crowd.grow(FEW)
    _questions(client, stage)  # what is remembered between visits is asked once only
    few = _questions(client, stage)
    crowd.grow(many)
    return few, _questions(client, stage)


@pytest.mark.words
def test_a_page_asks_as_many_questions_of_many_rows_as_of_few(pact: Partnership, as_fenna: Client) -> None:
    few, many = _grown(as_fenna, pact, MANY)
    assert {name: (few[name], asked) for name, asked in many.items() if asked != few[name]} == {}
    assert few.keys() == many.keys()
    assert len(many) > 150


@pytest.mark.soak
def test_a_page_asks_as_many_questions_of_a_thousand_rows_as_of_ten(pact: Partnership, as_fenna: Client) -> None:
    few, most = _grown(as_fenna, pact, MOST)
    assert {name: (few[name], asked) for name, asked in most.items() if asked != few[name]} == {}
    assert few.keys() - most.keys() == ONLY_FOR_FEW
