# SPDX-License-Identifier: EUPL-1.2
"""Choosing a day: own turnout, days off, days to avoid and other gatherings. It warns and never blocks."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.gatherings.models import DayToAvoid, Gathering
from samenspel.partnerships.models import Partnership
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    RegistrationFactory,
    models_save,
)
from tests.gatherings.corpus import BAD_TEXT
from tests.gatherings.test_planning_facts import NEW, typed

DAYS = "/p/testdam/bijeenkomsten/dagen-om-te-mijden/"
CHECK = "/p/testdam/bijeenkomsten/dag/"


def avoid(pact: Partnership, name: str, first: date, last: date | None = None) -> DayToAvoid:
    made = DayToAvoid(partnership=pact, name=name, first_date=first, last_date=last or first)
    models_save(made)
    return made


def day(**changes: str) -> dict[str, str]:
    return {"form_key": str(uuid4()), "name": "Herfstvakantie", "first_date": "2027-10-16", **changes}


def evening(
    pact: Partnership, at: datetime, *, invited: int, registered: int, came: int, walk_ins: int = 0, **values: Any
) -> Gathering:
    """`came` of the invited and registered were there; people at the door come on top."""
    session: Gathering = GatheringFactory(partnership=pact, starts_at=at, state="harvested", **values)
    for number in range(invited):
        contact = ContactFactory(partnership=pact)
        InvitationFactory(gathering=session, contact=contact)
        if number < registered:
            row = RegistrationFactory(gathering=session, contact=contact)
            if number < came:
                AttendanceFactory(registration=row)
    for _ in range(walk_ins):
        AttendanceFactory(registration=RegistrationFactory(gathering=session, source="door"))
    return session


TUESDAYS = [
    datetime(2026, 3, 3, 15, 30, tzinfo=UTC),
    datetime(2026, 7, 7, 14, 30, tzinfo=UTC),
]  # 16.30 in the Netherlands
THURSDAYS = [datetime(2026, 3, 5, 9, 0, tzinfo=UTC), datetime(2026, 7, 9, 8, 0, tzinfo=UTC)]  # ten in the morning


def test_the_own_turnout_is_told_with_the_figures_behind_it(as_fenna: Client, pact: Partnership) -> None:
    evening(pact, TUESDAYS[0], invited=8, registered=6, came=5, walk_ins=2)
    evening(pact, TUESDAYS[1], invited=4, registered=3, came=3)
    evening(pact, THURSDAYS[0], invited=6, registered=3, came=1)
    evening(pact, THURSDAYS[1], invited=4, registered=2, came=1)
    evening(pact, THURSDAYS[0], invited=9, registered=9, came=9, kind="core_group")
    answer = as_fenna.get(NEW)
    turnout = answer.context["turnout"]
    assert [(row.label, row.meetings, row.invited.came, row.invited.of) for row in turnout.weekdays] == [
        ("dinsdag", 2, 8, 12),
        ("donderdag", 2, 2, 10),
    ]
    assert [(row.label, row.registered.came, row.registered.of) for row in turnout.hours] == [
        ("tussen 10 en 11 uur", 2, 5),
        ("tussen 16 en 17 uur", 8, 9),
    ]
    text = answer.content.decode()
    assert "Op dinsdag kwam bij jullie het grootste deel: 8 van de 12 genodigden, over 2 keer." in text
    assert "Dat kan ook aan iets anders liggen" in text
    assert "aan het eind van de werkdag" not in text


def test_with_two_sessions_the_lesson_of_others_stands_there(as_fenna: Client, pact: Partnership) -> None:
    for at in TUESDAYS:
        evening(pact, at, invited=2, registered=2, came=2)
    text = as_fenna.get(NEW).content.decode()
    assert "aan het eind van de werkdag" in text
    assert "Na drie verbindingssessies" in text
    assert "grootste deel" not in text


def test_what_belongs_to_another_pact_does_not_count(as_fenna: Client, other_pact: Partnership) -> None:
    evening(other_pact, TUESDAYS[0], invited=2, registered=2, came=2)
    assert as_fenna.get(NEW).context["turnout"].sessions == []


@pytest.mark.parametrize(
    ("chosen", "ends", "words"),
    [
        ("2027-05-17", "19:30", "Tweede Pinksterdag"),
        ("2027-04-27", "12:00", "Koningsdag"),
        ("2027-12-05", "19:30", "pakjesavond"),
        ("2027-10-18", "19:30", "Herfstvakantie"),
        ("2027-10-24", "19:30", "Herfstvakantie"),
    ],
)
def test_a_day_off_or_to_avoid_warns_and_is_kept_all_the_same(
    as_fenna: Client, pact: Partnership, chosen: str, ends: str, words: str
) -> None:
    avoid(pact, "Herfstvakantie", date(2027, 10, 16), date(2027, 10, 24))
    begins = "16:30" if ends > "17" else "10:00"
    assert words in as_fenna.get(CHECK, {"day": chosen, "begins": begins, "ends": ends}).content.decode()
    page = as_fenna.post(NEW, typed(day=chosen, begins=begins, ends=ends), follow=True)
    assert words in page.content.decode()
    assert Gathering._base_manager.count() == 1


def test_another_gathering_on_that_day_is_told_and_not_the_one_itself(
    as_fenna: Client, pact: Partnership, other_pact: Partnership
) -> None:
    at = datetime(2027, 3, 16, 8, 0, tzinfo=UTC)
    core = GatheringFactory(partnership=pact, title="Kerngroep", starts_at=at, place="Het gemeentehuis")
    GatheringFactory(partnership=other_pact, title="Van elders", starts_at=at)
    asked = {"day": "2027-03-16", "begins": "16:30", "ends": "19:30"}
    text = as_fenna.get(CHECK, asked).content.decode()
    assert "Die dag is er ook “Kerngroep”, om 09.00 uur in Het gemeentehuis." in text
    assert "Van elders" not in text
    assert "Kerngroep" not in as_fenna.get(CHECK, {**asked, "form_key": str(core.pk)}).content.decode()
    assert "Let op deze dag" not in as_fenna.get(f"/p/testdam/bijeenkomsten/{core.pk}/").content.decode()


def test_an_ordinary_day_says_nothing(as_fenna: Client) -> None:
    assert "Kies je deze dag?" not in as_fenna.get(CHECK, {"day": "2027-03-16", "begins": "16:30"}).content.decode()


@pytest.mark.words
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"day": ""},
        {"day": "31-02-2027"},
        {"day": "2027-03-28", "begins": "02:30", "ends": "03:30"},
        {"day": "2027-10-31", "begins": "02:30"},
        {"day": "2027-05-17"},
        {"day": "9999-12-31", "begins": "x"},
        {"day": "2027-05-17", "begins": "19:00", "ends": "09:00"},
        {"day": "2027-05-17", "form_key": "geen"},
        *({"day": text[:500], "begins": text[:500]} for text in BAD_TEXT),
    ],
)
def test_half_a_day_or_none_is_no_reason_to_fall_over(as_fenna: Client, asked: dict[str, str]) -> None:
    assert as_fenna.get(CHECK, asked).status_code == 200


def test_without_scripts_a_button_looks_and_keeps_nothing(as_fenna: Client) -> None:
    answer = as_fenna.post(NEW, typed(day="2027-05-17", title="Eigen titel", kijk="1"))
    assert answer.status_code == 200
    assert "Tweede Pinksterdag" in answer.content.decode()
    assert "Eigen titel" in answer.content.decode()
    assert "We vonden niets bijzonders" in as_fenna.post(NEW, typed(kijk="1")).content.decode()
    assert Gathering._base_manager.count() == 0


def test_days_are_added_once_taken_away_and_put_back(as_fenna: Client, pact: Partnership) -> None:
    form = day(last_date="2027-10-24")
    for _ in range(20):
        assert as_fenna.post(DAYS, form).status_code == 302
    as_fenna.post(DAYS, day(name="Kermis", first_date="2027-08-20"))
    rows = DayToAvoid._base_manager.order_by("first_date")
    assert [(row.name, str(row.first_date), str(row.last_date)) for row in rows] == [
        ("Kermis", "2027-08-20", "2027-08-20"),
        ("Herfstvakantie", "2027-10-16", "2027-10-24"),
    ]
    as_fenna.post(f"{DAYS}{rows[0].pk}/weg/")
    assert "Zet terug" in as_fenna.get(DAYS).content.decode()
    for _ in range(2):
        as_fenna.post(f"{DAYS}terug/")
    assert rows.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"first_date": ""}, "first_date"),
        ({"first_date": "31-02-2027"}, "first_date"),
        ({"last_date": "2027-10-15"}, "last_date"),
        ({"last_date": "2028-10-15"}, "last_date"),
    ],
)
def test_days_that_cannot_be_are_told_beside_the_field(as_fenna: Client, changes: dict[str, str], field: str) -> None:
    answer = as_fenna.post(DAYS, day(**changes))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert DayToAvoid._base_manager.count() == 0


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_names_of_days_are_shown_as_text(as_fenna: Client, text: str) -> None:
    as_fenna.post(DAYS, day(name=text, first_date="2027-10-16"))
    for page in (as_fenna.get(DAYS), as_fenna.get(CHECK, {"day": "2027-10-16", "begins": "16:30"})):
        assert page.status_code == 200
        assert "<svg/onload" not in page.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_sessions(as_fenna: Client, pact: Partnership) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(f"{NEW}").status_code == 200
        return len(captured)

    def fill(count: int) -> None:
        for number in range(count):
            evening(pact, TUESDAYS[0] - timedelta(days=number), invited=2, registered=1, came=1)
            avoid(pact, "Kermis", date(2027, 1, 1))

    fill(3)
    queries()
    few = queries()
    fill(30)
    assert queries() == few
