# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

import pytest

from samenspel.gatherings.models import Gathering, SeatingPlan
from samenspel.gatherings.operations import tables
from tests.gatherings.table_pages import Make


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch, facilitating: Any, django_capture_on_commit_callbacks: Any) -> Make:
    """Make a plan after one look at the clock, and take it into use if asked."""
    monkeypatch.setattr(tables, "SECONDS", 0)
    monkeypatch.setattr(tables, "SECONDS_TONIGHT", 0)

    def made(gathering: Gathering, *, from_attendance: bool = False, use: bool = False, **values: Any) -> SeatingPlan:
        with django_capture_on_commit_callbacks(execute=True):
            plan = tables.request_plan(
                gathering_id=gathering.pk, from_attendance=from_attendance, form_key=uuid4(), **values
            )
        return tables.use_plan(plan_id=plan.pk) if use else SeatingPlan.of(plan.pk)

    return made
