# SPDX-License-Identifier: EUPL-1.2
"""One's own page once a gathering is over: what was, not what comes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import AttendanceFactory, GatheringFactory, RegistrationFactory


@pytest.fixture
def home(coby: Contact, token_for: Callable[[Contact], str]) -> str:
    return f"/p/testdam/k/{token_for(coby)}/mijn/"


@pytest.mark.parametrize(
    ("present", "answer", "words"),
    [
        (True, "yes", "Je was erbij. Fijn dat je er was."),
        (False, "yes", "Je had je aangemeld."),
        (False, "no", "Je had je afgemeld."),
    ],
)
def test_after_the_harvest_my_page_speaks_of_what_was(
    visitor: Client, home: str, coby: Contact, pact: Partnership, present: bool, answer: str, words: str
) -> None:
    """Also when the harvest came before the hour at which it would end."""
    start = timezone.now() - timedelta(hours=2)
    gathering = GatheringFactory(
        partnership=pact, title="Vanavond", starts_at=start, ends_at=start + timedelta(hours=3), state="harvested"
    )
    state = "seated" if answer == "yes" else "none"
    mine = RegistrationFactory(gathering=gathering, contact=coby, answer=answer, state=state)
    if present:
        AttendanceFactory(registration=mine)
    own = visitor.get(f"{home}{gathering.pk}/").content.decode()
    assert words in own
    assert "Deze bijeenkomst is voorbij." in own
    assert "Je komt" not in own
    assert "Vanavond" in visitor.get(home).content.decode().split("Eerdere bijeenkomsten")[1]
