# SPDX-License-Identifier: EUPL-1.2
"""From draft to harvested, and back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.partnerships.models import Partnership
from tests.factories import AttendanceFactory, GatheringFactory, RegistrationFactory


def move(client: Client, gathering: object, seen: str, to: str, **more: str) -> int:
    address = f"/p/testdam/bijeenkomsten/{gathering.pk}/stand/"  # type: ignore[attr-defined]
    return client.post(address, {"seen": seen, "to": to, **more}).status_code


def test_opening_makes_a_code_that_cannot_be_guessed_and_an_undo_keeps_it(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, state="draft")
    move(as_fenna, gathering, "draft", "inviting")
    gathering.refresh_from_db()
    code = gathering.open_code
    assert gathering.state == "inviting"
    assert len(code) >= 22
    move(as_fenna, gathering, "inviting", "draft")
    move(as_fenna, gathering, "draft", "inviting")
    gathering.refresh_from_db()
    assert (gathering.state, gathering.open_code) == ("inviting", code)


def test_beginning_makes_the_code_of_the_wall(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, state="closed")
    move(as_fenna, gathering, "closed", "under_way")
    gathering.refresh_from_db()
    assert gathering.state == "under_way"
    assert len(gathering.evaluation_code) >= 22


@pytest.mark.parametrize(("seen", "to"), [("inviting", "draft"), ("closed", "inviting"), ("under_way", "closed")])
def test_a_step_can_be_undone_until_the_harvest(as_fenna: Client, pact: Partnership, seen: str, to: str) -> None:
    gathering = GatheringFactory(partnership=pact, state=seen)
    move(as_fenna, gathering, seen, to)
    gathering.refresh_from_db()
    assert gathering.state == to


def test_pressing_twice_is_one_step(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, state="draft")
    for _ in range(20):
        assert move(as_fenna, gathering, "draft", "inviting") == 302
    gathering.refresh_from_db()
    assert gathering.state == "inviting"
    assert Event._base_manager.filter(action="gathering.moved").count() == 1


def test_somebody_who_looked_at_an_older_state_moves_nothing(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, state="closed")
    move(as_fenna, gathering, "inviting", "draft")
    gathering.refresh_from_db()
    assert gathering.state == "closed"


@pytest.mark.parametrize(
    ("seen", "to"), [("draft", "harvested"), ("draft", "under_way"), ("inviting", "harvested"), ("draft", "feest")]
)
def test_steps_are_not_skipped(as_fenna: Client, pact: Partnership, seen: str, to: str) -> None:
    gathering = GatheringFactory(partnership=pact, state=seen)
    move(as_fenna, gathering, seen, to, confirmed="1")
    gathering.refresh_from_db()
    assert gathering.state == seen


def test_the_harvest_asks_first_and_then_closes_both_codes(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, state="under_way", open_code="o" * 27, evaluation_code="e" * 27)
    assert move(as_fenna, gathering, "under_way", "harvested") == 200
    gathering.refresh_from_db()
    assert gathering.state == "under_way"
    assert move(as_fenna, gathering, "under_way", "harvested", confirmed="1") == 302
    gathering.refresh_from_db()
    assert (gathering.state, gathering.open_code, gathering.evaluation_code) == ("harvested", "", "")
    assert gathering.harvested_at is not None


def test_what_is_harvested_is_told_as_what_was_also_on_the_same_evening(as_fenna: Client, pact: Partnership) -> None:
    soon = timezone.now() + timedelta(hours=1)
    begun = soon - timedelta(hours=3)
    gathering = GatheringFactory(partnership=pact, title="Vanavond", state="harvested", starts_at=begun, ends_at=soon)
    AttendanceFactory(registration=RegistrationFactory(gathering=gathering))
    listed = as_fenna.get("/p/testdam/bijeenkomsten/").content.decode().split("Wat was")[1]
    assert "Vanavond" in listed
    assert "1 was er" in " ".join(listed.split())
    people = as_fenna.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/mensen/").content.decode()
    assert "Aangemeld (1)" in people
    assert "Iemand belt" not in people
    assert ">Komt" not in people


@pytest.mark.parametrize("to", ["under_way", "closed", "draft"])
def test_what_is_harvested_stays_so(as_fenna: Client, pact: Partnership, to: str) -> None:
    gathering = GatheringFactory(partnership=pact, state="harvested")
    move(as_fenna, gathering, "harvested", to)
    gathering.refresh_from_db()
    assert gathering.state == "harvested"


def test_only_the_facilitator_moves_it_and_only_by_a_press(
    as_fenna: Client, as_karim: Client, as_otto: Client, pact: Partnership
) -> None:
    gathering = GatheringFactory(partnership=pact, state="draft")
    assert move(as_karim, gathering, "draft", "inviting") == 403
    assert move(as_otto, gathering, "draft", "inviting") == 404
    assert as_fenna.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/stand/").status_code == 405
    gathering.refresh_from_db()
    assert gathering.state == "draft"


def test_on_the_day_itself_the_next_step_is_to_begin_and_that_opens_the_questions(
    as_fenna: Client, pact: Partnership
) -> None:
    gathering = GatheringFactory(partnership=pact, state="inviting", starts_at=timezone.now())
    page = as_fenna.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/").content.decode()
    assert "Begin de bijeenkomst" in page
    assert "Begin de bijeenkomst" in as_fenna.get("/p/testdam/").content.decode()
    move(as_fenna, gathering, "inviting", "under_way")
    gathering.refresh_from_db()
    assert (gathering.state, len(gathering.evaluation_code) >= 22) == ("under_way", True)


def test_before_the_day_the_next_step_is_to_close_the_registration(as_fenna: Client, pact: Partnership) -> None:
    gathering = GatheringFactory(partnership=pact, state="inviting", starts_at=timezone.now() + timedelta(days=3))
    page = as_fenna.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/").content.decode()
    assert "Sluit de aanmelding" in page
    assert "Begin de bijeenkomst" not in as_fenna.get("/p/testdam/").content.decode()
