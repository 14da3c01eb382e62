# SPDX-License-Identifier: EUPL-1.2
"""The questions that a page asks the database do not grow with the number of rows: as many at 10 as at 1,000."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.partnerships.models import Partnership
from tests.access.crowd import Crowd
from tests.access.stage import set_stage
from tests.access.test_matrix import ROUTES, address

FEW, MANY = 10, 1_000
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
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address(route, stage))
            if answer.status_code == 200:
                asked[name] = len(queries)
    return asked


def test_a_page_asks_as_many_questions_at_a_thousand_rows_as_at_ten(pact: Partnership, as_fenna: Client) -> None:
    stage = set_stage(pact)
    crowd = Crowd(pact, stage)
    crowd.grow(FEW)
    _questions(as_fenna, stage)  # what is remembered between visits is asked once only
    few = _questions(as_fenna, stage)
    crowd.grow(MANY)
    many = _questions(as_fenna, stage)
    assert few.keys() - many.keys() == ONLY_FOR_FEW
    assert {name: (few[name], asked) for name, asked in many.items() if asked != few[name]} == {}
    assert len(many) > 80
