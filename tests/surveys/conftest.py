# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.surveys.models import ReflectionRound, ScanWave
from samenspel.surveys.operations.rounds import open_reflection, open_scan

IN_THREE_WEEKS = timedelta(days=21)


@pytest.fixture
def wave(facilitating: Any) -> ScanWave:
    return open_scan(form_key=uuid4(), closes_date=timezone.localdate() + IN_THREE_WEEKS)


@pytest.fixture
def looking_back(facilitating: Any) -> ReflectionRound:
    today = timezone.localdate()
    return open_reflection(
        form_key=uuid4(), first_date=today - timedelta(days=180), last_date=today, closes_date=today + IN_THREE_WEEKS
    )


@pytest.fixture
def by_link() -> Callable[[Any], Any]:
    """Whoever holds the personal link of this contact."""

    def acting(contact: Any) -> Any:
        return acting_as(
            Actor(role=Role.CONTACT, partnership_id=contact.partnership_id, contact_id=contact.pk, link_id=uuid4())
        )

    return acting
