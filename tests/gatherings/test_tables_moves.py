# SPDX-License-Identifier: EUPL-1.2
"""Who moves when tables are made anew in the hall: on the page, on paper and at the door."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.gatherings.constants import PlanState
from samenspel.gatherings.models import Attendance, SeatingPlan
from samenspel.gatherings.operations import tables
from samenspel.gatherings.queries.tables import plan_to_show
from tests.factories import RegistrationFactory
from tests.gatherings.evening import come_inside, gathering_with, people, seating_of
from tests.gatherings.table_pages import Make, registrations_of, url, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(pact: Any, make: Make) -> tuple[SeatingPlan, SeatingPlan]:
    """Twenty-four at four tables; half an hour later nine are missing and two walked in, so that three tables do."""
    gathering = gathering_with(pact, people(pact, [1] * 24), table_size=6, rounds=2)
    first = make(gathering, use=True)
    come_inside(registrations_of(gathering)[::2] + registrations_of(gathering)[1:6:2])
    late = [RegistrationFactory(gathering=gathering, contact=one, source="door") for one in people(pact, [1, 1])]
    come_inside(late)
    return first, make(gathering, from_attendance=True)


def changes(first: SeatingPlan, second: SeatingPlan) -> tuple[set[str], set[str], set[str]]:
    """By hand: who sits elsewhere in some round, who came, who left (names)."""
    was, now = (
        {
            (number, one): table
            for number, round_ in enumerate(seating_of(plan))
            for table, group in round_.items()
            for one in group
        }
        for plan in (first, second)
    )
    name = {str(row.pk): row.contact.name for row in registrations_of(first.gathering)}
    before, after = {one for _number, one in was}, {one for _number, one in now}
    moved = {one for (number, one), table in now.items() if one in before and was[number, one] != table}
    return {name[one] for one in moved}, {name[one] for one in after - before}, {name[one] for one in before - after}


def test_after_people_came_and_stayed_away_the_page_names_who_moves_and_nobody_else(
    as_karim: Client, hall: tuple[SeatingPlan, SeatingPlan]
) -> None:
    first, second = hall
    moved, new, gone = changes(first, second)
    page = as_karim.get(url(second.gathering, f"{second.pk}/wie-verhuist/"))
    text = words(page)
    everybody = {row.contact.name for row in registrations_of(second.gathering)}
    assert {name for name in everybody if re.search(rf"\b{re.escape(name)}\b", text)} == moved | new | gone
    assert f"{len(moved)} " in text
    assert "verhui" in text
    assert (len(new), len(gone)) == (2, 9)
    assert "van tafel" in text
    assert 0 < len(moved) < 15  # a table fewer, yet not everybody of the fifteen who stay
    shown = words(as_karim.get(url(second.gathering, f"{second.pk}/")))
    assert "Lijst om te printen" in shown


def test_people_move_from_the_plan_they_know_not_from_one_that_was_only_tried(
    as_fenna: Client, hall: tuple[SeatingPlan, SeatingPlan], make: Make
) -> None:
    first, tried = hall
    third = make(first.gathering, from_attendance=True, based_on_id=tried.pk)
    moved, _new, _gone = changes(first, third)
    text = words(as_fenna.get(url(first.gathering, f"{third.pk}/wie-verhuist/")))
    assert all(name in text for name in moved)
    count = re.search(r"(\d+) (?:persoon verhuist|mensen verhuizen)", text)
    assert count is not None
    assert int(count.group(1)) == len(moved)


def test_in_the_hall_the_plan_in_use_is_changed_and_not_one_tried_at_home(pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 24), table_size=6, rounds=2)
    known = make(gathering, use=True)
    tried = make(gathering, goal=100)
    come_inside(registrations_of(gathering)[1:])
    tonight = make(gathering, from_attendance=True, based_on_id=tried.pk)
    assert tonight.based_on_id == known.pk
    moved, _new, _gone = changes(known, tonight)
    assert len(moved) <= 6
    # Changed by hand since, it is that one which is changed further.
    assert make(gathering, from_attendance=True, based_on_id=tonight.pk).based_on_id == tonight.pk


def test_paper_and_door_say_where_somebody_sat_first(as_fenna: Client, hall: tuple[SeatingPlan, SeatingPlan]) -> None:
    first, second = hall
    tables.use_plan(plan_id=second.pk)
    was, now = seating_of(first)[0], seating_of(second)[0]
    came_from = {one: int(number) for number, group in was.items() for one in group}
    moved = {
        one: (came_from[one], int(number))
        for number, group in now.items()
        for one in group
        if one in came_from and came_from[one] != int(number)
    }
    assert moved, "nobody moves in round 1: this evening shows nothing"
    paper = words(as_fenna.get(url(first.gathering, f"{second.pk}/afdrukken/persoon/")))
    door = words(as_fenna.get(f"/p/testdam/bijeenkomsten/{first.gathering_id}/deur/"))
    for before, after in moved.values():
        assert f"{after} (was {before})" in paper
        assert f"tafel {after} (was {before})" in door
    assert door.count("(was ") == len(moved)
    assert as_fenna.get(url(first.gathering, f"{second.pk}/per-persoon.pdf")).content.startswith(b"%PDF")


def test_a_first_plan_moves_nobody(as_fenna: Client, pact: Any, make: Make) -> None:
    plan = make(gathering_with(pact, people(pact, [1] * 8), table_size=4))
    text = words(as_fenna.get(url(plan.gathering, f"{plan.pk}/wie-verhuist/")))
    assert "Dan verhuist er niemand." in text
    assert "Lijst om te printen" not in words(as_fenna.get(url(plan.gathering)))


# As many questions for a hall as for a table


def test_the_questions_to_the_database_do_not_grow_with_the_people(as_fenna: Client, pact: Any, make: Make) -> None:
    as_fenna.get(url(gathering_with(pact, [])))  # what is asked once only
    counts = []
    for size in (8, 48):
        gathering = gathering_with(pact, people(pact, [2] * (size // 2)), inside=size - 2, rounds=2)
        first = make(gathering, use=True)
        second = make(gathering, from_attendance=True, based_on_id=first.pk)
        someone = Attendance._base_manager.filter(gathering=gathering).first().registration_id
        asked = []
        for rest in (
            "",
            "vergelijken/",
            f"{second.pk}/wie-verhuist/",
            f"{second.pk}/waarom/{someone}/",
            f"{second.pk}/afdrukken/persoon/",
        ):
            with CaptureQueriesContext(connection) as queries:
                assert as_fenna.get(url(gathering, rest)).status_code == 200
            asked.append(len(queries))
        counts.append(asked)
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 24


def test_who_signed_off_since_is_sent_to_no_table(pact: Any, make: Make, as_fenna: Client) -> None:
    gathering = gathering_with(pact, people(pact, [2] * 6), table_size=3, rounds=2)
    make(gathering, use=True)
    second = make(gathering, goal=100)
    stays, *left = registrations_of(gathering)
    type(stays)._base_manager.filter(pk__in=[one.pk for one in left]).update(state="cancelled")
    page = as_fenna.get(url(gathering, f"{second.pk}/wie-verhuist/"))
    moves = page.context["moves"]
    assert {one.person.name for one in moves.movers} <= {stays.contact.name}
    assert {one.name for one in moves.gone} == {one.contact.name for one in left}
    assert len(moves.movers) + moves.stay == 1
    beside = as_fenna.get(url(gathering, "vergelijken/"))
    assert beside.text.count("(afgemeld)") == sum(
        one.person.gone for round_ in beside.context["beside"].rounds for one in round_.elsewhere
    )


def test_a_plan_that_leaves_out_a_done_round_does_not_push_aside_the_one_in_use() -> None:
    used = SimpleNamespace(state=PlanState.IN_USE, rounds_done=1)
    older, newer = (SimpleNamespace(state=PlanState.READY, rounds_done=done) for done in (0, 1))
    assert plan_to_show([older, used]) is used
    assert plan_to_show([newer, used]) is newer
